"""What staff correct of what was found: where a header is, what a column means, what is imported.

Pure functions over an `Inspection`; the file is not read again. A correction is certain: its
columns say ``chosen`` and have the confidence 1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from importers.activities.registry import recognised
from importers.inspection import Inspection, Skipped, read_table, surroundings_of
from importers.tables.columns import Column, may_repeat
from importers.tables.findings import findings
from importers.tables.headings import Scope, takes_scope
from importers.tables.kinds import kind_of
from importers.tables.repeats import repeats
from importers.tables.search import table_under
from importers.tables.table import Table
from smeic_tui.errors import Reason, SmeicError

_TITLE_ROWS = 10
"""Rows above a header that may be its titles."""


def with_header(
    inspection: Inspection, sheet: str, header_rows: Sequence[int], table: int | None
) -> Inspection:
    """The same file with a table whose header stands where staff say.

    Tables that share rows with the new one are replaced by it.

    Args:
        inspection: What was found.
        sheet: Name of the sheet.
        header_rows: Rows of the header, one below the other, as Excel counts.
        table: Index of the table that is corrected; None where the sheet had none.

    Raises:
        SmeicError: ``header_without_rows``: nothing stands below such a header.
    """
    found = next(each for each in inspection.workbook.sheets if each.name == sheet)
    raw = table_under(found, header_rows, _titles_from(inspection, sheet, header_rows[0]))
    if raw is None:
        raise SmeicError("header_without_rows", row=header_rows[-1])
    made = read_table(inspection.workbook, found, raw)
    tables = [
        each
        for number, each in enumerate(inspection.tables)
        if number != table and not _overlaps(each, made)
    ]
    tables.append(made)
    order = {each.name: place for place, each in enumerate(inspection.workbook.sheets)}
    tables.sort(key=lambda each: (order[each.sheet.name], *each.raw.span[:2]))
    skipped = tuple(each for each in inspection.skipped if each.sheet != sheet)
    return _remade(inspection, tables, skipped)


def _titles_from(inspection: Inspection, sheet: str, top: int) -> int:
    """First row of the titles: below the table before, and near."""
    ends = [
        each.raw.span.bottom
        for each in inspection.tables
        if each.sheet.name == sheet and each.raw.span.bottom < top
    ]
    return max(1, top - _TITLE_ROWS, *(end + 1 for end in ends))


def _overlaps(one: Table, other: Table) -> bool:
    if one.sheet.name != other.sheet.name:
        return False
    a, b = one.raw.span, other.raw.span
    return a.top <= b.bottom and b.top <= a.bottom and a.left <= b.right and b.left <= a.right


def with_column(
    inspection: Inspection, table: int, column: int, field: str | None, scope: Scope | None
) -> Inspection:
    """The same file with a column that means what staff say.

    A field that a person has once leaves the column that held it before: the last word counts.

    Args:
        inspection: What was found.
        table: Index of the table.
        column: Index of the column in the table, from 0.
        field: What it means; None: kept under the person's other fields.
        scope: Home or work, for fields that exist for both.
    """
    old = inspection.tables[table]
    here = scope if field is not None and takes_scope(field) else None
    columns = []
    for number, each in enumerate(old.columns):
        if number == column:
            each = _chosen(each, field, here)
        elif field is not None and (each.field, each.scope) == (field, here):
            each = each if may_repeat(field) else _chosen(each, None, None)
        columns.append(each)
    surroundings = surroundings_of(inspection.workbook, old.sheet, old.raw)
    made = replace(old, columns=tuple(columns), kind=kind_of(columns, surroundings))
    made = recognised(made, surroundings)
    tables = list(inspection.tables)
    tables[table] = made
    return _remade(inspection, tables, inspection.skipped)


def _chosen(column: Column, field: str | None, scope: Scope | None) -> Column:
    return replace(column, field=field, scope=scope, confidence=1.0, why="chosen")


def only_tables(inspection: Inspection, wanted: Collection[int]) -> Inspection:
    """The same file with some of its tables; the others count as not chosen.

    Args:
        inspection: What was found.
        wanted: Indices of the tables that stay.
    """
    left = [
        Skipped(each.sheet.name, Reason("sheet_not_chosen"))
        for number, each in enumerate(inspection.tables)
        if number not in wanted
    ]
    if not left:
        return inspection
    kept = tuple(inspection.tables[number] for number in sorted(wanted))
    return replace(inspection, tables=kept, skipped=(*inspection.skipped, *left))


def _remade(
    inspection: Inspection, tables: Iterable[Table], skipped: tuple[Skipped, ...]
) -> Inspection:
    kept = tuple(tables)
    noted = tuple(finding for table in kept for finding in findings(table))
    warnings = (*inspection.workbook.warnings, *noted, *repeats(kept))
    return replace(inspection, tables=kept, skipped=skipped, warnings=warnings)
