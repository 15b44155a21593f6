"""Comments and links on the cells of a row: kept beside its columns, under headings of their own.

A comment is as good a remark as one in a column, and is lost as easily. A mail address that only a
link knows counts where the row says no other; any other link stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from importers.reading.workbook import shown
from importers.tables.columns import Column
from importers.tables.table import Table
from importers.values.contact_cells import linked_mail
from importers.values.remarks import may_matter, refusals, standing
from importers.values.row_values import RowValues
from smeic_tui.errors import Reason

COMMENT, LINK = "のコメント", "のリンク"
"""What follows a column's heading in the heading of what hangs on its cells."""
_MAIL = "mailto:"

Annotated = Mapping[str, str]
"""By heading, what hangs on the cells of one row."""


def annotations_by_row(table: Table) -> dict[int, dict[str, str]]:
    """What hangs on the cells of a table's data rows, by row.

    Of links only those that say more than their cell are kept.
    """
    sheet = table.sheet
    if not sheet.comments and not sheet.links:
        return {}
    found: dict[int, dict[str, str]] = {}
    headers = {column.index: column.header for column in table.columns}
    rows = set(table.raw.data_rows)
    for (row, column), text in sorted(sheet.comments.items()):
        if row in rows and column in headers:
            found.setdefault(row, {})[f"{headers[column]}{COMMENT}"] = text
    for (row, column), target in sorted(sheet.links.items()):
        address = _address(target)
        if row in rows and column in headers and address not in shown(sheet.at(row, column)):
            found.setdefault(row, {})[f"{headers[column]}{LINK}"] = address
    return found


def _address(target: str) -> str:
    """``mailto:a@example.jp?subject=…`` → ``a@example.jp``; other addresses as they are."""
    if not target.lower().startswith(_MAIL):
        return target
    return unquote(target[len(_MAIL) :].partition("?")[0]).strip()


def of_people(told: Annotated, columns: Iterable[Column]) -> Annotated:
    """What hangs on cells that say something of the person.

    A remark on a mark of attendance is about the day, and is read with the mark.
    """
    ours = {column.header for column in columns if column.field in ("mark", "event", "row_only")}
    return {
        heading: text
        for heading, text in told.items()
        if heading.removesuffix(COMMENT).removesuffix(LINK) not in ours
    }


def with_annotations(values: RowValues, told: Annotated) -> RowValues:
    """What a row says together with what hangs on its cells."""
    remarks = [text for heading, text in told.items() if heading.endswith(COMMENT)]
    notes = list(values.notes)
    known = values._replace(other={**values.other, **told})
    if may_matter(remarks):
        gone = values.standing or standing(remarks)
        if gone and not values.standing:
            notes.append(Reason("standing_proposed", {"standing": gone}))
        known = known._replace(standing=gone, rules=values.rules or refusals(remarks))
    if not any(contact.kind == "mail" for contact in values.contacts):
        for heading, text in told.items():
            mail = linked_mail(text) if heading.endswith(LINK) else None
            if mail is not None:
                notes.append(Reason("mail_from_link", {"header": heading, "text": mail.value}))
                known = known._replace(contacts=(*values.contacts, mail))
                break
    return known._replace(notes=tuple(notes))
