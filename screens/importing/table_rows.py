"""Tables that were found in the files, and sheets without one, as rows: pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.kinds import PEOPLE_KINDS
from smeic_tui.text import render, t
from smeic_tui.widgets.rows import Column, RowView

if TYPE_CHECKING:
    from importers.inspection import Inspection, Skipped
    from importers.reading.workbook import Sheet
    from importers.tables.table import Table


_NAMED = frozenset({"events", "training", "referrals"})
"""Kinds of lists of people that are more than a roster, and are called by what they are."""


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the list: a table, or a sheet without one."""

    file: int
    """Index of the file."""
    table: int | None
    """Index of the table in it; None for what was left aside."""
    skipped: int | None = None
    """Index of what was left aside."""


def all_found(inspections: Sequence[Inspection]) -> list[Found]:
    """File by file: its tables, then what was left aside."""
    return list(_all_found(inspections))


def _all_found(inspections: Sequence[Inspection]) -> Iterator[Found]:
    for file, inspection in enumerate(inspections):
        yield from (Found(file, number) for number in range(len(inspection.tables)))
        yield from (Found(file, None, number) for number in range(len(inspection.skipped)))


def sheet_of(inspection: Inspection, found: Found) -> Sheet | None:
    """The sheet a line speaks of."""
    if found.table is not None:
        return inspection.tables[found.table].sheet
    name = inspection.skipped[found.skipped or 0].sheet
    return next((sheet for sheet in inspection.workbook.sheets if sheet.name == name), None)


def table_columns(*, files: bool) -> tuple[Column, ...]:
    """Columns of the list of tables; with the file where there are several."""
    return (
        Column(t("import_screen.column_file"), 20 if files else 0, wide=34 if files else 0),
        Column(t("import_screen.column_sheet"), 14 if files else 16, wide=20),
        Column(t("import_screen.column_kind"), 12, wide=16),
        Column(t("import_screen.column_header"), 8),
        Column(t("import_screen.column_rows"), 9, right=True),
        Column(t("import_screen.column_note"), 8, grow=1),
    )


def found_rows(inspections: Sequence[Inspection]) -> list[RowView]:
    """The whole list; the key is the place in `all_found`."""
    rows = []
    for key, found in enumerate(all_found(inspections)):
        inspection = inspections[found.file]
        file = inspection.workbook.file
        if found.table is not None:
            rows.append(table_row(key, file, inspection.tables[found.table]))
        else:
            rows.append(skipped_row(key, file, inspection.skipped[found.skipped or 0]))
    return rows


def table_row(key: int, file: str, table: Table) -> RowView:
    """One table: what it is and what is known about it."""
    known = sum(column.field is not None for column in table.columns)
    notes = []
    if table.kind not in PEOPLE_KINDS:
        notes.append(t("import_screen.not_yet"))
    else:
        if table.context.as_of is not None:
            notes.append(t("import_screen.as_of", date=table.context.as_of.iso))
        if table.context.cohort is not None:
            notes.append(t("import_screen.cohort", cohort=table.context.cohort))
        notes.append(t("import_screen.columns_known", all=len(table.columns), known=known))
        if table.sheet.hidden:
            notes.append(t("import_screen.hidden"))
    cells = (
        file,
        table.sheet.name,
        t(f"import_screen.kind_{table.kind}"),
        header_word(table.raw.header_rows),
        t("import_screen.rows", count=f"{table.row_count:,}"),
        "  ".join(notes),
    )
    return RowView(key, cells, "" if table.kind in PEOPLE_KINDS else "dim")


def header_word(header: Sequence[int]) -> str:
    """``4行目``, or ``4-5行目``."""
    if not header:
        return t("import_screen.no_header_row")
    first, last = header[0], header[-1]
    rows = str(first) if first == last else f"{first}-{last}"
    return t("import_screen.header_row", row=rows)


def skipped_row(key: int, file: str, skipped: Skipped) -> RowView:
    """A sheet without a table, with the reason."""
    reason = render("reason", skipped.reason.code, skipped.reason.params)
    return RowView(key, (file, skipped.sheet, "", "", "", reason), "dim")


def chosen_at_first(inspection: Inspection) -> set[int]:
    """Tables that are imported unless somebody says otherwise: lists of people on visible sheets.

    Where all lists of people are hidden, none is.
    """
    return {
        i
        for i, table in enumerate(inspection.tables)
        if table.kind in PEOPLE_KINDS and not table.sheet.hidden
    }


def what_it_is(kind: str) -> str:
    """What a table is and whether it can be imported, as one sentence."""
    own = kind not in PEOPLE_KINDS or kind in _NAMED
    return t(f"import_screen.is_{kind}" if own else "import_screen.is_people")
