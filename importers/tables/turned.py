"""Tables that lie on their side: the names stand in a column and each record in a column beside it.

Such a block is turned upright and then read like any other table. What tells it from a form is that
there are two records or more; what tells it from a list of definitions is that its cells are of
the kind its names speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from importers.reading.workbook import Address, Cell, Sheet, Span
from importers.tables import contents
from importers.tables.grid import Grid
from importers.tables.header_depth import is_label
from importers.tables.headings import look_up

_FIRST_COLUMNS = 8
"""Columns in which the names may stand."""
_FIRST_ROWS = 500
_AT_LEAST = 2
"""Names and records. One known name is enough if it is first and its cells prove it."""
_FULL = 0.5
"""Part of the names a record gives something for."""
_DATES = frozenset({"birth", "graduated", "entered", "registered_on", "expires_on"})


@dataclass(frozen=True, slots=True)
class TurnedBlock:
    """A rectangle of the sheet whose records are columns."""

    span: Span
    """Names on the left, records beside them."""
    known: int
    """How many of its names are known headings."""
    titles: tuple[str, ...]
    """What stands above and on the left of the names."""


def turned_blocks(grid: Grid) -> Iterator[TurnedBlock]:
    """The blocks of a sheet that lie on their side, from top to bottom."""
    height, row, above = min(grid.height, _FIRST_ROWS), 1, 1
    while row <= height:
        block = next(
            (
                found
                for column, text in grid.filled(row, 1, _FIRST_COLUMNS)
                if look_up(text) and (found := _block(grid, row, column, above))
            ),
            None,
        )
        if block:
            yield block
            above = block.span.bottom + 1
        row = block.span.bottom + 1 if block else row + 1


def _block(grid: Grid, top: int, column: int, above: int) -> TurnedBlock | None:
    names = _names(grid, top, column)
    known = sum(1 for text in names.values() if look_up(text))
    people = _heads_people(grid, top, column)
    if len(names) < _AT_LEAST or (known < 0.3 * len(names) and not people):
        return None
    bottom, left = max(names), max(grid.right_of(row, column) for row in names) + 1
    last = _last_record(grid, names, left)
    if last - left + 1 < _AT_LEAST:
        return None
    cells = [text for row in names for _, text in grid.filled(row, left, last)]
    if sum(1 for text in cells if look_up(text)) > 0.2 * len(cells):
        return None
    if not _fits(grid, names if known >= _AT_LEAST else {top: names[top]}, left, last):
        return None
    titles = tuple(
        text
        for row in range(above, bottom + 1)
        for _, text in grid.filled(row, 1, column - 1 if row >= top else grid.width)
    )
    return TurnedBlock(Span(top, column, bottom, last), known, titles)


def _heads_people(grid: Grid, top: int, column: int) -> bool:
    """Whether 氏名 is followed by people: what is named below may be events that nobody knows."""
    found = look_up(grid.text(top, column))
    cells = [text for _, text in grid.filled(top, column + 1)]
    return found is not None and found.field == "name" and contents.looks_like_people(cells)


def _names(grid: Grid, top: int, column: int) -> dict[int, str]:
    """Row and text of the names below one another; merged rows and one blank row are passed."""
    names: dict[int, str] = {}
    blank = 0
    for row in range(top, min(grid.height, top + 200) + 1):
        text = grid.text(row, column)
        if names and text == names[top]:
            break
        if text and is_label(text) and not (column > 1 and grid.text(row, column - 1) == text):
            names[row] = text
            blank = 0
        elif text:
            break
        elif not grid.merge_of(row, column):
            blank += 1
            if blank > 1 or grid.filled(row, column + 1):
                break
    return names


def _last_record(grid: Grid, names: dict[int, str], left: int) -> int:
    """The last column of the run of records; one that is blank may lie between them."""
    last = left - 1
    for column in range(left, grid.width + 1):
        filled = sum(1 for row in names if grid.text(row, column))
        if filled >= max(1, _FULL * len(names)):
            last = column
        elif not filled and column > last + 1:
            break
    return last


def _fits(grid: Grid, names: dict[int, str], left: int, last: int) -> bool:
    """Whether some name's cells are of its kind: numbers counting up, mails, dates."""
    for row, name in names.items():
        heading = look_up(name)
        cells = [text for _, text in grid.filled(row, left, last)]
        if heading is None or len(cells) < _AT_LEAST:
            continue
        field = heading.field
        if field == "row_no" and contents.looks_like_count(cells):
            return True
        if field in contents.TESTS and contents.share(cells, field) >= 0.7:
            return True
        if field in _DATES and contents.looks_like_dates(cells):
            return True
        if field == "name" and contents.looks_like_people(cells):
            return True
    return False


def turn(sheet: Sheet, span: Span) -> Sheet:
    """The sheet with rows and columns exchanged; blank outside the rectangle."""
    rows: list[list[Cell]] = [
        [
            sheet.at(row, column) if row >= span.top and column >= span.left else ""
            for row in range(1, span.bottom + 1)
        ]
        for column in range(1, span.right + 1)
    ]
    return replace(
        sheet,
        rows=[row if any(cell != "" for cell in row) else [] for row in rows],
        merged=tuple(Span(m.left, m.top, m.right, m.bottom) for m in sheet.merged),
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
        autofilter=None,
        print_titles=None,
        frozen_rows=0,
        fills=_exchanged(sheet.fills),
        struck=frozenset((column, row) for row, column in sheet.struck),
        errors=frozenset((column, row) for row, column in sheet.errors),
        readings=_exchanged(sheet.readings),
        comments=_exchanged(sheet.comments),
        links=_exchanged(sheet.links),
    )


def _exchanged(found: Mapping[Address, str]) -> dict[Address, str]:
    return {(column, row): text for (row, column), text in found.items()}
