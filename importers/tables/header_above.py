"""The rows above the names of a header: groups of columns, events over their marks, a title."""

from __future__ import annotations

from dataclasses import replace

from importers.tables.grid import Grid
from importers.tables.header import AS_OF, DATE, Header
from importers.tables.header_depth import (
    columns_of_people,
    is_label,
    names_people,
    tells_of_columns,
)
from importers.tables.headings import fold, scope_of_parent

_HIGHEST = 3
"""Rows over the names of people that tell of the columns beside them, at most."""
_LONGEST_GROUP = 8
_GROUPS = frozenset(
    {"連絡先", "ご連絡先", "基本情報", "修了情報", "所属", "ご所属", "所属先", "学歴", "その他"}
)
"""Words over several columns that are no one's home or work."""


def is_over_names(grid: Grid, row: int, left: int, right: int) -> bool:
    """Whether the row tells of columns whose people are named in a row close below."""
    for below in range(row + 1, row + 1 + _HIGHEST):
        cells = grid.filled(below)
        if names_people(text for _, text in cells):
            known = columns_of_people(cells)
            last = max(right, cells[-1][0])
            rows = range(row, below)
            return left > min(known) and all(
                tells_of_columns(grid, above, min(known), last, known) for above in rows
            )
        if not cells:
            return False
    return False


def starts_block(grid: Grid, row: int, left: int, right: int) -> bool:
    """Whether nothing but a title, with its day perhaps, stands right above."""
    above = grid.filled(row - 1, left, right)
    return len(above) <= 1 or (len(above) == 2 and any(AS_OF.search(text) for _, text in above))


def with_parent(grid: Grid, header: Header) -> Header:
    """Take in a row of group names that stands right above."""
    if (top := _above_names(grid, header)) < header.top:
        beyond = max(grid.filled(row)[-1][0] for row in range(top, header.top))
        return replace(header, top=top, right=max(header.right, beyond))
    row = header.top - 1
    cells = grid.filled(row, header.left, header.right)
    if _names_groups(grid, header, cells):
        return replace(header, top=row)
    if len(cells) < 2 or not all(is_label(text) and not DATE.search(text) for _, text in cells):
        return header
    if len(grid.filled(row)) > len(cells) or any(m.bottom > row for m in grid.merged_at(row)):
        return header
    width = header.right - header.left + 1
    groups = [m for m in grid.merged_at(row) if 1 < m.right - m.left + 1 < width]
    if not groups or cells[0][0] > header.left + width // 2:
        return header
    return replace(header, top=row)


def _above_names(grid: Grid, header: Header) -> int:
    """The first of the rows right above that tell of columns beside those of people."""
    cells = grid.filled(header.top, header.left, header.right)
    if not names_people(text for _, text in cells):
        return header.top
    known = columns_of_people(cells)
    top = header.top
    while header.top - top < _HIGHEST and _tells_above(grid, header, top - 1, known):
        top -= 1
    return top


def _tells_above(grid: Grid, header: Header, row: int, known: list[int]) -> bool:
    cells = grid.filled(row)
    within = [column for column, _ in cells if header.left <= column <= header.right]
    return len(within) > 1 and tells_of_columns(grid, row, 1, cells[-1][0], known)


def _names_groups(grid: Grid, header: Header, cells: list[tuple[int, str]]) -> bool:
    """Whether words such as 勤務先 and ご自宅 stand, unmerged, over the first name of a group."""
    row = header.top - 1
    if not cells or len(grid.filled(row)) > len(cells) or cells[0][0] == header.left:
        return False
    if len(grid.filled(row - 1, header.left, header.right)) > 2:
        return False
    return all(
        (scope_of_parent(text) or fold(text) in _GROUPS)
        and len(text) <= _LONGEST_GROUP
        and grid.text(header.top, column)
        and grid.text(header.top, column + 1)
        for column, text in cells
    )
