"""The rows above the names of a header: groups of columns, events over their marks, a title."""

from __future__ import annotations

import re
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
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
_TITLE_AND_NOTE = 2
_APART = 3
"""Blank columns between a title and what stands on its right: a unit, a date."""
_BESIDE = 2
"""Columns left of the names, whose own name may begin further up."""
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
    if len(above) != _TITLE_AND_NOTE:
        return len(above) < _TITLE_AND_NOTE
    (title, _), (note, _) = above
    apart = note - grid.right_of(row - 1, title) - 1
    return any(AS_OF.search(text) for _, text in above) or apart >= _APART


def from_top(grid: Grid, header: Header) -> Header:
    """Begin where the merged cells begin that reach into the header from above.

    If the pane or print titles end with the header, all of its width is looked at.
    """
    whole = ends_prior(grid, header.bottom)
    first, last = (1, grid.width) if whole else (header.left - _BESIDE, header.right)
    columns = range(max(1, first), last + 1)
    merged = [found for column in columns if (found := grid.merge_of(header.top, column))]
    top = min([header.top, *(found.top for found in merged)])
    if not whole or top == header.top:
        return replace(header, top=top)
    names = [column for row in range(top, header.bottom + 1) for column, _ in grid.filled(row)]
    return replace(header, top=top, left=min(names), right=max(header.right, *names))


def ends_prior(grid: Grid, row: int) -> bool:
    """Whether the rows repeated in print, or the frozen ones, end with this row."""
    sheet = grid.sheet
    printed = sheet.print_titles is not None and sheet.print_titles[1] == row
    return printed or sheet.frozen_rows == row


def with_parent(grid: Grid, header: Header) -> Header:
    """Take in a row of group names that stands right above."""
    if (top := _above_names(grid, header)) < header.top:
        beyond = max(grid.filled(row)[-1][0] for row in range(top, header.top))
        return replace(header, top=top, right=max(header.right, beyond))
    row = header.top - 1
    cells = grid.filled(row, header.left, header.right)
    if _names_groups(grid, header, cells):
        return replace(header, top=row)
    if len(cells) < 2 or not all(_may_group(text) for _, text in cells):
        return header
    if len(grid.filled(row)) > len(cells) or any(m.bottom > row for m in grid.merged_at(row)):
        return header
    width = header.right - header.left + 1
    groups = [m for m in grid.merged_at(row) if 1 < m.right - m.left + 1 < width]
    if not groups or cells[0][0] > header.left + width // 2:
        return header
    return replace(header, top=row)


def _may_group(text: str) -> bool:
    """Whether a word may stand over several names: no day, and no unit in brackets."""
    return is_label(text) and not DATE.search(text) and not _NOTE.fullmatch(text)


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
