"""Lists without any header: recognised by cells that speak for themselves.

A list of two columns, name and mail, is common (``contacts.csv``). What is not surely a list of
records, such as a letter with a telephone number in it, is left alone.
"""

from __future__ import annotations

from itertools import islice

from importers.tables import contents
from importers.tables.grid import Grid
from importers.tables.header import Header
from importers.tables.header_depth import is_number
from importers.tables.headings import look_up

_LOOK_AT = 60
"""Rows looked at."""
_SURE = frozenset({"email", "mobile", "tel", "zip", "kana"})
"""Kinds of cells that only records have one below another."""
_MANY = 5
"""Records from which names of people alone are enough."""
_TITLES = 5
"""Rows above the first record, at most."""


def first_record(grid: Grid) -> Header | None:
    """A header of no rows above the first record of a list that has none."""
    for top in islice(_starts(grid), _TITLES + 1):
        rows = _block(grid, top)
        if len(rows) < 2:
            continue
        left = min(cells[0][0] for cells in rows)
        right = max(cells[-1][0] for cells in rows)
        if _speaks(grid, top, rows, left, right):
            return Header(top, top - 1, left, right, 0, prior=False)
    return None


def _starts(grid: Grid) -> list[int]:
    return [row for row in range(1, min(grid.height, 50) + 1) if len(grid.filled(row)) >= 2]


def _block(grid: Grid, top: int) -> list[list[tuple[int, str]]]:
    """The rows from here to the first blank one that fill some columns."""
    rows = []
    for row in range(top, min(grid.height, top + _LOOK_AT) + 1):
        cells = grid.filled(row)
        if not cells:
            break
        rows.append(cells)
    return rows


def _speaks(grid: Grid, top: int, rows: list[list[tuple[int, str]]], left: int, right: int) -> bool:
    """Whether most rows fill the same columns, one of which speaks for itself from its first cell.

    The other columns must not begin with words where numbers follow: that would be a header.
    """
    typical = sorted(len(cells) for cells in rows)[len(rows) // 2]
    alike = sum(1 for cells in rows if len(cells) >= max(2, 0.5 * typical))
    if alike < 0.7 * len(rows) or any(look_up(text) for _, text in rows[0]):
        return False
    sure = people = shaped = 0
    for column in range(left, right + 1):
        texts = [text for cells in rows for at, text in cells if at == column]
        if len(texts) < max(2, 0.5 * len(rows)):
            continue
        found = contents.field_of(texts)
        first = grid.text(top, column)
        if found and found[0] in _SURE:
            sure += not first or contents.field_of([first] * 2) == (found[0], 1.0)
        elif contents.looks_like_people(texts):
            people += contents.looks_like_people([first] * 2)
        elif contents.has_shape_of_names(texts):
            shaped += 1
        elif first and not is_number(first) and all(map(is_number, texts[1:])):
            return False
    if sure:
        return bool(people or shaped or sure > 1)
    return people == 1 and typical >= 3 and len(rows) >= _MANY
