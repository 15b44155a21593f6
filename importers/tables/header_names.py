"""Read the names of a table's columns out of its header rows."""

from __future__ import annotations

from importers.reading.workbook import Span
from importers.tables.grid import Grid
from importers.tables.header import Header
from importers.tables.header_depth import is_number

_LOOK_AHEAD = 40
_RIGHT_SHARE = 0.3
_LEFT_SHARE = 0.5
"""How full an unnamed column beside the header must be to belong to the table."""
_LEFT_COLUMNS = 6
"""Unnamed columns on the left, at most."""


def column_span(grid: Grid, header: Header, beside: tuple[int, int] | None = None) -> Span:
    """The header's rectangle, widened by unnamed columns whose cells are filled below.

    Args:
        grid: The sheet.
        header: Where the table begins.
        beside: The columns it may take, where other tables stand beside it.
    """
    first, last = beside or (1, grid.width)
    left, right = header.left, header.right
    # Names of the last row reach further than the groups above some of them.
    while header.bottom > header.top and left > first and grid.text(header.bottom, left - 1):
        left -= 1
    filled: list[int] = []
    for row in range(header.bottom + 1, header.bottom + 1 + _LOOK_AHEAD):
        cells = grid.filled(row, left, right)
        if not cells and filled:
            break
        if len(cells) > 1:
            filled.append(row)
    if not filled:
        return Span(header.top, left, header.bottom, right)
    while right < min(last, grid.width) and _share(grid, filled, right + 1) >= _RIGHT_SHARE:
        right += 1
    return Span(header.top, max(first, _left_of(grid, filled, left)), header.bottom, right)


def _left_of(grid: Grid, rows: list[int], left: int) -> int:
    """The first of the unnamed columns on the left, which together tell what most rows are.

    A column of groups, whose words stand in few rows, is one of them.
    """
    first = left
    for column in range(left - 1, max(0, left - 1 - _LEFT_COLUMNS), -1):
        told = sum(1 for row in rows if grid.filled(row, column, left - 1)) / len(rows)
        if sum(1 for row in rows if grid.text(row, column)) < min(2, len(rows)):
            break
        if told >= _LEFT_SHARE:
            first = column
    return first


def _share(grid: Grid, rows: list[int], column: int) -> float:
    return sum(1 for row in rows if grid.text(row, column)) / len(rows)


def column_names(grid: Grid, span: Span) -> list[tuple[str, str, tuple[str, ...]]]:
    """(name, as written, parts) of each column, names made unique; ``(3)`` where there is none."""
    names: list[tuple[str, str, tuple[str, ...]]] = []
    seen: dict[str, int] = {}
    for column in range(span.left, span.right + 1):
        parts = _parts(grid, span, column)
        raw = "/".join(text for text, own in parts if own)
        name = "/".join(clean for text, _ in parts if (clean := tidy(text)))
        if not name:
            name = f"({column - span.left + 1})"
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            name = f"{name} ({seen[name]})"
        names.append((name, raw, tuple(text for text, _ in parts)))
    return names


def _parts(grid: Grid, span: Span, column: int) -> list[tuple[str, bool]]:
    """The texts above a column, top down, and whether the text stands in this column itself."""
    parts: list[tuple[str, bool]] = []
    last: Span | None = None
    for row in range(span.top, span.bottom + 1):
        merged = grid.merge_of(row, column)
        if merged and merged == last:
            continue
        last = merged
        if own := grid.text(row, column):
            parts.append((own, True))
        elif text := _group_of(grid, span, row, column, merged):
            parts.append((text, False))
    return parts


def _group_of(grid: Grid, span: Span, row: int, column: int, merged: Span | None) -> str:
    """The group name a blank cell belongs to: of its merged range, or further left in the row."""
    if merged:
        return grid.text(merged.top, merged.left)
    below = range(row + 1, span.bottom + 1)
    if not any(grid.text(under, column) for under in below):
        return ""
    for before in range(column - 1, span.left - 1, -1):
        if text := grid.text(row, before):
            merged = grid.merge_of(row, before)
            ends = merged is not None and (merged.right < column or merged.bottom > row)
            over = any(grid.text(under, before) for under in below)
            return text if over and not ends and not is_number(text) else ""
        if not any(grid.text(under, before) for under in below):
            return ""
    return ""


def tidy(text: str) -> str:
    """A column name without line breaks, outer white space, and spaces that spread one word."""
    joined = "".join(text.splitlines()).strip()
    letters = joined.split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else joined
