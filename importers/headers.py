"""Find the header rows of tables in a sheet, and read the column names out of them.

Evidence: rows of known headings; the first row of the filter, the repeated print rows, the frozen
pane; and the shape of a block whose first row is words and whose next rows fill the same columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from importers.grid import Grid
from importers.headings import fold, look_up
from importers.workbook import Span

MAX_LABEL = 40
_KNOWN_SHARE = 0.4
_NUMBER = re.compile(r"[-+¥]?[\d,.]+%?$")
_DATE = re.compile(r"\d{4}[-/年.]\d{1,2}|\d{1,2}[/月]\d{1,2}|[RHSrhs]\d{1,2}\.\d")
_ISO_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2}|$)")
_SENTENCE = re.compile(r"[。、]\S|です|ます|^[※＊*]")
_LOOK_AHEAD = 20
_GAP = 3
"""Blank columns between two tables that stand side by side."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in the sheet."""

    top: int
    """First header row."""
    bottom: int
    """Last header row."""
    left: int
    """First column with a name."""
    right: int
    """Last column with a name, merged width included."""
    known: int
    """How many of its names are known headings."""
    prior: bool
    """Whether the filter, print titles or the frozen pane point at it."""


def headers_at(grid: Grid, row: int) -> list[Header]:
    """The headers that start at this row, from left to right; usually none or one."""
    cells = grid.filled(row)
    if not cells:
        return []
    found = [_evaluate(grid, row, segment) for segment in _segments(grid, row, cells)]
    return [header for header in found if header]


def _segments(grid: Grid, row: int, cells: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Cut a row where another table begins: the names repeat, or blank columns lie between."""
    segments = [[cells[0]]]
    for (before, _), cell in pairwise(cells):
        current = segments[-1]
        gap = cell[0] - grid.right_of(row, before) - 1
        again = gap and fold(cell[1]) == fold(current[0][1]) and len(current) > 1
        empty = gap >= _GAP and not grid.any_filled(
            row + 1, row + _LOOK_AHEAD, cell[0] - gap, cell[0] - 1
        )
        if again or empty:
            segments.append([cell])
        else:
            current.append(cell)
    return segments


def _evaluate(grid: Grid, row: int, cells: list[tuple[int, str]]) -> Header | None:
    left, right = cells[0][0], grid.right_of(row, cells[-1][0])
    texts = [text for _, text in cells]
    known = sum(1 for text in texts if look_up(text))
    numbers = sum(1 for text in texts if is_number(text))
    if numbers > 0.3 * len(texts) and not known > numbers:
        return None
    prior = _prior(grid, row)
    starts = _starts_block(grid, row, left, right)
    bottom = _bottom(grid, row, left, right, cells)
    header = Header(row, bottom, left, right, known, prior)
    labels = all(is_label(text) for text in texts)
    enough = 2 if starts or prior else 3
    strong = known >= enough and known >= _KNOWN_SHARE * len(texts)
    if strong and not _is_form(grid, header):
        return _with_parent(grid, header)
    if not labels or len(texts) < 2:
        return header if len(texts) == 1 and known and _single(grid, header) else None
    if any(_ISO_DATE.match(text) for text in texts):
        return None
    if prior or (starts and _heads_block(grid, header, len(texts))):
        return header
    return None


def is_number(text: str) -> bool:
    """Whether a cell shows a bare number."""
    return bool(_NUMBER.match(text))


def is_label(text: str) -> bool:
    """Whether a text may be the name of a column: short, no sentence, no bare number."""
    bare = fold(text)
    return len(bare) <= MAX_LABEL and not is_number(bare) and not _SENTENCE.search(text)


def _prior(grid: Grid, row: int) -> bool:
    sheet = grid.sheet
    filtered = sheet.autofilter is not None and sheet.autofilter.top == row
    printed = sheet.print_titles is not None and sheet.print_titles[1] == row
    return filtered or printed or sheet.frozen_rows == row


def _bottom(grid: Grid, row: int, left: int, right: int, cells: list[tuple[int, str]]) -> int:
    """The last header row: as deep as merged cells reach, or one more row of names below groups."""
    deep = [
        merged.bottom
        for merged in grid.merged_at(row)
        if merged.bottom > row and left <= merged.left <= right
    ]
    if deep:
        return max(deep)
    below = grid.filled(row + 1, left, right)
    if len(below) < 2 or not all(is_label(text) for _, text in below):
        return row
    groups = [m for m in grid.merged_at(row) if m.right > m.left and left <= m.left <= right]
    under = {column for group in groups for column in range(group.left, group.right + 1)}
    names = {column for column, _ in cells}
    known = sum(1 for _, text in below if look_up(text))
    folded = [fold(text) for _, text in below]
    if groups:
        inside = [column for column, _ in below if column in under]
        outside = [column for column, _ in below if column not in under]
        says = known or len(set(folded)) < len(folded)
        return row + 1 if says and not outside and len(inside) >= 0.8 * len(under) else row
    # No merged cells: names below stand only under or right of a group name.
    single = {column for column in names if column + 1 in names or column == right}
    below_columns = {column for column, _ in below}
    grouped = known >= 2 and known >= 0.6 * len(below) and not below_columns & single
    return row + 1 if grouped else row


def _with_parent(grid: Grid, header: Header) -> Header:
    """Take in a row of group names that stands right above."""
    row = header.top - 1
    cells = grid.filled(row, header.left, header.right)
    if len(cells) < 2 or not all(is_label(text) and not _DATE.search(text) for _, text in cells):
        return header
    if len(grid.filled(row)) > len(cells) or any(m.bottom > row for m in grid.merged_at(row)):
        return header
    width = header.right - header.left + 1
    groups = [m for m in grid.merged_at(row) if 1 < m.right - m.left + 1 < width]
    if not groups or cells[0][0] > header.left + width // 2:
        return header
    return Header(row, header.bottom, header.left, header.right, header.known, header.prior)


def _starts_block(grid: Grid, row: int, left: int, right: int) -> bool:
    """Whether nothing but a title stands right above."""
    return len(grid.filled(row - 1, left, right)) <= 1


def _heads_block(grid: Grid, header: Header, names: int) -> bool:
    """Whether the rows below fill the columns that are named, and no wider ones."""
    rows = []
    for row in range(header.bottom + 1, header.bottom + 1 + _LOOK_AHEAD):
        cells = grid.filled(row, header.left, grid.width)
        if not cells:
            break
        rows.append({column for column, _ in cells})
    full = [row for row in rows if len(row) >= max(2, 0.5 * names)]
    if len(full) < 2:
        return False
    used = set().union(*full)
    named = set(range(header.left, header.right + 1))
    if len(used - named) > 0.3 * len(used) or names < 0.6 * len(used & named):
        return False
    return names > 2 or _differs_below(grid, header)


def _differs_below(grid: Grid, header: Header) -> bool:
    """Two words over two columns head a list only if the cells below are of another sort.

    Otherwise they are the first line of a list of definitions. A text file begins with its header.
    """
    if not grid.sheet.name and header.top == 1:
        return True
    rows = range(header.bottom + 1, header.bottom + 1 + _LOOK_AHEAD)
    for column in (header.left, header.right):
        texts = [text for row in rows if (text := grid.text(row, column))]
        values = sum(
            1 for t in texts if is_number(t) or _DATE.match(t) or "@" in t or not is_label(t)
        )
        if texts and values >= 0.6 * len(texts):
            return True
    return False


def _is_form(grid: Grid, header: Header) -> bool:
    """Whether the "names" are the labels of a form: known words above one another."""
    below = [
        grid.text(row, header.left)
        for row in range(header.bottom + 1, header.bottom + 1 + _LOOK_AHEAD)
        if grid.text(row, header.left)
    ]
    known = sum(1 for text in below if look_up(text))
    return bool(look_up(grid.text(header.top, header.left))) and (
        known >= 2 and known >= 0.5 * len(below)
    )


def _single(grid: Grid, header: Header) -> bool:
    """A list of one column: a known name with values right below and nothing beside."""
    rows = range(header.bottom + 1, header.bottom + 4)
    return all(len(grid.filled(row)) == 1 and grid.text(row, header.left) for row in rows)


def column_span(grid: Grid, header: Header) -> Span:
    """The header's rectangle, widened by unnamed columns whose cells are filled below."""
    left, right = header.left, header.right
    filled: list[int] = []
    for row in range(header.bottom + 1, header.bottom + 1 + 2 * _LOOK_AHEAD):
        cells = grid.filled(row, left, right)
        if not cells and filled:
            break
        if len(cells) > 1:
            filled.append(row)
    if not filled:
        return Span(header.top, left, header.bottom, right)
    while right < grid.width and _share(grid, filled, right + 1) >= 0.3:
        right += 1
    while left > 1 and _share(grid, filled, left - 1) >= 0.5:
        left -= 1
    return Span(header.top, left, header.bottom, right)


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
        names.append((name, raw, tuple(tidy(text) for text, _ in parts)))
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
    if row == span.bottom or not grid.text(row + 1, column):
        return ""
    for before in range(column - 1, span.left - 1, -1):
        if text := grid.text(row, before):
            merged = grid.merge_of(row, before)
            ends = merged is not None and (merged.right < column or merged.bottom > row)
            return text if grid.text(row + 1, before) and not ends else ""
        if not grid.text(row + 1, before):
            return ""
    return ""


def tidy(text: str) -> str:
    """A column name without line breaks, outer white space, and spaces that spread one word."""
    joined = "".join(text.splitlines()).strip()
    letters = joined.split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else joined
