"""How deep a header reaches: merged cells, groups over names, names piled up over numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from importers.tables.grid import Grid
from importers.tables.headings import fold, is_mark, known_count, look_up

MAX_LABEL = 40
_NUMBER = re.compile(r"[-+¥]?[\d,.]+%?$")
_DAY_NUMBER = re.compile(
    r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|[34]\d{4}"
    r"|20\d\d\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])"
)
_SENTENCE = re.compile(r"[。、]\S|です|ます|^[※＊*]")
_DEEPEST = 8
"""Rows of names piled up over columns, at most."""
_COLUMNS_TOLD = 2
"""Columns of which a row of a header has to say something."""
_OF_EVENTS = frozenset(
    {"attend", "party", "party2", "companions", "format", "paid", "session", "note", "workgroup"}
)
_PEOPLE = frozenset({"name", "family"})


def is_number(text: str) -> bool:
    """Whether a cell shows a bare number."""
    return bool(_NUMBER.match(text))


def is_day_number(text: str) -> bool:
    """Whether digits and points are a day: ``2024.5.18``, ``20240518``, Excel's number."""
    return bool(_DAY_NUMBER.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether a text may be the name of a column: short, no sentence, no bare number."""
    bare = fold(text)
    return len(bare) <= MAX_LABEL and not is_number(bare) and not _SENTENCE.search(text)


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
    for r in range(row + 1, first):
        texts = grid.filled(r, left, right)
        over = sum(1 for column, _ in texts if column in counted)
        if over < max(2, 0.5 * len(counted)) or not all(is_label(text) for _, text in texts):
            return row
    return first - 1


def _numbers(grid: Grid, row: int, left: int, right: int) -> list[int]:
    """The columns of a row that show numbers, if at least half of it does."""
    cells = grid.filled(row, left, right)
    found = [column for column, text in cells if is_number(text)]
    return found if len(found) >= max(2, 0.5 * len(cells)) else []
