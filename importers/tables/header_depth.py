"""How deep a header reaches: merged cells, groups over names, names piled up over numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from importers.tables.grid import Grid
from importers.tables.header import LOOK_AHEAD
from importers.tables.headings import fold, is_mark, known_count, look_up

MAX_LABEL = 40
_NUMBER = re.compile(r"[-+¥]?[\d,.]+%?$")
_DAY_NUMBER = re.compile(
    r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|[34]\d{4}"
    r"|20\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])"
)
_SENTENCE = re.compile(r"[。、]\S|です|ます|^[※＊*]")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
"""A note in brackets, which may hold a comma: ``設備（有、無）``."""
_DEEPEST = 8
"""Rows of names piled up over columns, at most."""
_COLUMNS_TOLD = 2
"""Columns of which a row of a header has to say something."""
_OF_EVENTS = frozenset(
    {"attend", "party", "party2", "companions", "format", "paid", "session", "note", "workgroup"}
)
_PEOPLE = frozenset({"name", "family"})
_BLANK = re.compile(r"\{\{.*\}\}|[$#]\{.*\}")
"""What a program fills in: ``{{氏名}}``, ``${name}``."""


def is_number(text: str) -> bool:
    """Whether a cell shows a bare number."""
    return bool(_NUMBER.match(text))


def is_day_number(text: str) -> bool:
    """Whether digits and points are a day: ``2024.5.18``, ``20240518``, Excel's number."""
    return bool(_DAY_NUMBER.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether a text may be the name of a column: short, no sentence, no bare number."""
    bare = fold(text)
    if len(bare) > MAX_LABEL or is_number(bare) or _BLANK.search(text):
        return False
    return not _SENTENCE.search(_ASIDE.sub("", text))


def header_end(
    grid: Grid, row: int, left: int, right: int, cells: list[tuple[int, str]]
) -> tuple[int, int]:
    """The last header row and column: as deep as merged cells reach, or names below groups."""
    deep = [
        merged.bottom
        for merged in grid.merged_at(row)
        if merged.bottom > row and left <= merged.left <= right
    ]
    if deep:
        return max(deep), right
    beyond = _reach(grid, row, right)
    if (last := _below_names(grid, row, left, beyond, cells)) > row:
        return last, beyond
    end = right
    while grid.text(row + 1, end + 1) and not grid.text(row, end + 1):
        end += 1
    if (last := _above_numbers(grid, row, left, end)) > row:
        return last, end
    if (last := _under_groups(grid, row, left, beyond, cells)) > row:
        return last, beyond
    below = grid.filled(row + 1, left, end)
    if len(below) < 2 or not all(is_label(text) for _, text in below):
        return row, right
    groups = [m for m in grid.merged_at(row) if m.right > m.left and left <= m.left <= right]
    known = sum(1 for _, text in below if look_up(text))
    if groups:
        under = {column for group in groups for column in range(group.left, group.right + 1)}
        folded = [fold(text) for _, text in below]
        inside = [column for column, _ in below if column in under]
        says = known or len(set(folded)) < len(folded)
        joined = says and len(inside) == len(below) >= 0.8 * len(under)
        return (row + 1, max(right, end)) if joined else (row, right)
    # No merged cells: names below stand only under or right of a group name.
    names = {column for column, _ in cells}
    single = {column for column in names if column + 1 in names or column == end}
    grouped = known >= 2 and known >= 0.6 * len(below) and single.isdisjoint(c for c, _ in below)
    return (row + 1, end) if grouped else (row, right)


def _under_groups(grid: Grid, row: int, left: int, right: int, cells: list[tuple[int, str]]) -> int:
    """The row below that repeats the same names under each group; the row itself if none does.

    男 女 計 under every party, 応募 内定 under every age, without merged cells. A row between the
    two may be blank or name the columns that neither of them does.
    """
    for below in (row + 1, row + 2):
        names = grid.filled(below, left, right)
        starts = [column for column, _ in cells if grid.text(below, column)]
        if len(starts) > 1 and all(column >= starts[0] for column, _ in names):
            ends = [*starts[1:], right + 1]
            groups = [
                [fold(text) for column, text in names if start <= column < end]
                for start, end in zip(starts, ends, strict=True)
            ]
            # A blank column between them would part two lists of the same names.
            whole = _filled_through(grid, below, names[0][0], names[-1][0])
            alike = whole and all(group == groups[0] for group in groups) and len(groups[0]) > 1
            return below if alike and all(is_label(text) for _, text in names) else row
        if names and names[-1][0] >= cells[0][0]:
            break
    return row


def _reach(grid: Grid, row: int, right: int) -> int:
    """How far to the right rows below name columns that this row leaves blank."""
    end = right
    while not grid.text(row, end + 1) and grid.any_filled(row + 1, row + 3, end + 1, end + 1):
        end += 1
    return end


def _below_names(grid: Grid, row: int, left: int, right: int, cells: list[tuple[int, str]]) -> int:
    """The last of the rows that say more of the columns beside those of people; the row if none.

    A matrix of people × events names its people in one row and writes day, title and part of an
    event below one another, without merging cells: such rows leave the people's columns blank.
    """
    if not names_people(text for _, text in cells):
        return row
    known = columns_of_people(cells)
    last = row
    while last - row < _DEEPEST and tells_of_columns(grid, last + 1, left, right, known):
        last += 1
    body = grid.filled(last + 1, left, right)
    return last if any(column in known for column, _ in body) else row


def _filled_through(grid: Grid, row: int, left: int, right: int) -> bool:
    """Whether every column has a name in the row or something below it."""
    return all(
        grid.text(row, column) or grid.any_filled(row + 1, row + LOOK_AHEAD, column, column)
        for column in range(left, right + 1)
    )


def tells_of_columns(grid: Grid, row: int, left: int, right: int, known: Collection[int]) -> bool:
    """Whether a row holds words or days that head columns, and nothing in the known ones."""
    cells = grid.filled(row, left, right)
    if len(cells) < _COLUMNS_TOLD or any(column in known for column, _ in cells):
        return False
    texts = [text for _, text in cells]
    if not all(is_label(text) or is_day_number(text) for text in texts):
        return False
    return sum(1 for text in texts if is_mark(text)) < len(texts)


def columns_of_people(cells: Iterable[tuple[int, str]]) -> list[int]:
    """The columns of a header that say who somebody is, not what they answered or came to."""
    return [c for c, text in cells if (found := look_up(text)) and found.field not in _OF_EVENTS]


def names_people(texts: Iterable[str]) -> bool:
    """Whether a row heads names of people among other columns."""
    cells = list(texts)
    people = any(found.field in _PEOPLE for text in cells if (found := look_up(text)))
    return people and known_count(cells) >= 2


def _above_numbers(grid: Grid, row: int, left: int, right: int) -> int:
    """The last of several rows of names piled up over columns of numbers; the row itself if none.

    Published statistics write year, item, sex and unit in a row each, without merging cells. Every
    such row names at least half of the columns that hold numbers below.
    """
    first = next(
        (r for r in range(row + 1, row + _DEEPEST + 1) if _numbers(grid, r, left, right)), 0
    )
    if first - row < 2:
        return row
    body = [_numbers(grid, r, left, right) for r in range(first, first + _DEEPEST)]
    counted = {column for numbers in body for column in numbers}
    filled = [numbers for r, numbers in enumerate(body, first) if grid.filled(r, left, right)]
    if len(filled) < 2 or not all(len(numbers) >= 0.5 * len(counted) for numbers in filled):
        return row
    for r in range(row, first):
        texts = grid.filled(r, left, right)
        over = sum(1 for column, _ in texts if column in counted)
        enough = max(2, 0.5 * len(counted)) if r > row else 1
        if over < enough or not all(is_label(text) for _, text in texts):
            return row
    return first - 1


def _numbers(grid: Grid, row: int, left: int, right: int) -> list[int]:
    """The columns of a row that show numbers, if at least half of it does."""
    cells = grid.filled(row, left, right)
    found = [column for column, text in cells if is_number(text)]
    return found if len(found) >= max(2, 0.5 * len(cells)) else []
