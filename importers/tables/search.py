"""Find the tables of a sheet: upright, lying on their side, or without any header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from importers.reading.workbook import MAX_COLUMNS, Sheet, Span
from importers.tables.collector import Collector
from importers.tables.grid import Grid
from importers.tables.header import Header
from importers.tables.headerless import first_record
from importers.tables.headers import headers_at
from importers.tables.headings import look_up
from importers.tables.raw_table import RawTable, SectionRow, Tables
from importers.tables.row_kinds import is_phone
from importers.tables.turned import TurnedBlock, turn, turned_blocks
from smeic_tui.errors import Reason

__all__ = ["RawTable", "SectionRow", "Tables", "find_tables"]

_LOOK_FOR_HEADER = 500
"""Rows without any table after which the search ends."""


def find_tables(sheet: Sheet) -> Tables:
    """All tables of a sheet, or why it holds none. A pure function of the sheet."""
    grid = Grid(sheet)
    if not any(sheet.rows):
        return Tables((), Reason("sheet_empty"))
    upright = _upright(grid)
    found = _with_turned(grid, upright)
    if not found and (record := first_record(grid)):
        table = Collector(grid, record, 1)
        if table.collect():
            found = [table.result()]
    return Tables(tuple(found)) if found else Tables((), Reason(_why_none(grid)))


def _upright(grid: Grid) -> list[RawTable]:
    found: list[RawTable] = []
    row, above, looked = 1, 1, 0
    while row <= grid.height and looked < _LOOK_FOR_HEADER:
        headers = headers_at(grid, row)
        collected = [
            Collector(grid, header, above, _beside(headers, at))
            for at, header in enumerate(headers)
        ]
        collected = [table for table in collected if table.collect()]
        first = found[0].titles if found else ()
        found.extend(replace(table.result(), above=first) for table in collected)
        looked = 0 if collected else looked + 1
        if collected:
            above = max(table.last_data for table in collected) + 1
            row = max(min(table.end for table in collected), above)
        else:
            row += 1
    return found


def table_under(sheet: Sheet, header_rows: Sequence[int], above: int = 1) -> RawTable | None:
    """The table whose header somebody pointed at; None if nothing stands in or below these rows.

    Args:
        sheet: The sheet.
        header_rows: Rows of the header, one below the other.
        above: First row that may belong to its titles.
    """
    grid = Grid(sheet)
    top, bottom = header_rows[0], header_rows[-1]
    cells = [(row, cell) for row in header_rows for cell in grid.filled(row)]
    if not cells:
        return None
    left = min(column for _, (column, _) in cells)
    right = max(grid.right_of(row, column) for row, (column, _) in cells)
    known = sum(1 for _, text in grid.filled(bottom) if look_up(text))
    collector = Collector(grid, Header(top, bottom, left, right, known, prior=True), above)
    return collector.result() if collector.collect() else None


def _beside(headers: list[Header], at: int) -> tuple[int, int] | None:
    """The columns of one of several tables side by side, up to the next one."""
    if len(headers) < 2:
        return None
    first = headers[at].left if at else 1
    return first, headers[at + 1].left - 1 if at + 1 < len(headers) else MAX_COLUMNS


def _with_turned(grid: Grid, upright: list[RawTable]) -> list[RawTable]:
    """Tables that lie on their side take the place of what the upright search saw in them."""
    found: list[tuple[int, RawTable]] = [(table.span.top, table) for table in upright]
    for block in turned_blocks(grid):
        rivals = [table for _, table in found if _overlap(_place(table), block.span)]
        if any(table.known >= block.known for table in rivals):
            continue
        if table := _turned_table(grid, block):
            found = [pair for pair in found if pair[1] not in rivals]
            found.append((block.span.top, table))
    return [table for _, table in sorted(found, key=lambda pair: pair[0])]


def _turned_table(grid: Grid, block: TurnedBlock) -> RawTable | None:
    sheet = turn(grid.sheet, block.span)
    tables = _upright(Grid(sheet))
    if len(tables) != 1 or tables[0].header_rows[0] != block.span.left:
        return None
    return replace(tables[0], turned=sheet, titles=block.titles)


def _place(table: RawTable) -> Span:
    """Where a table stands in the sheet as it is."""
    span = table.span
    return Span(span.left, span.top, span.right, span.bottom) if table.turned else span


def _overlap(one: Span, other: Span) -> bool:
    return (
        one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )


def _why_none(grid: Grid) -> str:
    """The code of the reason: the sheet is a form, has no header, or no table."""
    rows = range(1, min(grid.height, _LOOK_FOR_HEADER) + 1)
    for column in range(1, min(grid.width, 4) + 1):
        if sum(1 for row in rows if look_up(grid.text(row, column))) >= 2:
            return "form"
    if any(header.known >= 2 for row in rows for header in headers_at(grid, row)):
        return "no_rows"
    places = sum(1 for row in rows for _, text in grid.filled(row) if "@" in text or is_phone(text))
    return "no_header" if places >= 2 else "no_table"
