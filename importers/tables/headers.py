"""Find the header rows of tables in a sheet, and read the column names out of them.

Evidence: rows of known headings; the first row of the filter, the repeated print rows, the frozen
pane; and the shape of a block whose first row is words and whose next rows fill the same columns.
"""

from __future__ import annotations

import re
from itertools import pairwise

from importers.tables.grid import Grid
from importers.tables.header import AS_OF, DATE, LOOK_AHEAD, Header
from importers.tables.header_above import (
    ends_prior,
    from_top,
    is_over_names,
    starts_block,
    with_parent,
)
from importers.tables.header_below import (
    heads_block,
    heads_people,
    is_form,
    is_record,
    is_single,
    named_columns,
)
from importers.tables.header_depth import (
    header_end,
    is_day_number,
    is_label,
    is_number,
    names_people,
)
from importers.tables.headings import fold, known_count

_KNOWN_SHARE = 0.4
_ISO_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2}|$)")
_DATUM = re.compile(r"@|^\(?0\d[\d()-]{7,}|^(?:第|mot|m)?\d{1,2}期(?:生|修了)?$")
_YEARS = range(1900, 2101)
_ABOUT = re.compile(
    r"(?:開催)?(?:日時?|日程|期日|年月日|時間)|(?:開催)?(?:会場|場所|地)|ところ|とき"
    r"|(?:行事|催し|イベント|会合|会議)名?|件名|名称|テーマ|演題|主催|共催|講師|定員|会費|参加費|担当|対象"
)
"""Labels of what a list as a whole is about."""
_LONGEST = 1_000
"""Letters of a cell that is surely no name; folding thousands of long ones takes minutes."""
_GAP = 3
"""Blank columns between two tables that stand side by side."""


def headers_at(grid: Grid, row: int) -> list[Header]:
    """The headers that start at this row, from left to right; usually none or one."""
    cells = grid.filled(row)
    if not cells:
        return []
    segments = _segments(grid, row, cells)
    ends = [*(segment[0][0] - 1 for segment in segments[1:]), grid.width]
    parts = zip(segments, ends, strict=True)
    return [header for part, end in parts if (header := _evaluate(grid, row, part, end))]


def _segments(grid: Grid, row: int, cells: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Cut a row where another table begins: the names repeat, or blank columns lie between."""
    segments = [[cells[0]]]
    for (before, _), cell in pairwise(cells):
        current = segments[-1]
        gap = cell[0] - grid.right_of(row, before) - 1
        if gap and _stands_apart(grid, row, current, cell, gap):
            segments.append([cell])
        else:
            current.append(cell)
    return segments


def _stands_apart(
    grid: Grid, row: int, names: list[tuple[int, str]], cell: tuple[int, str], gap: int
) -> bool:
    """Whether a name behind blank columns begins the names again, or is not filled with the rest.

    Args:
        grid: The sheet.
        row: Where the names stand.
        names: Those before the gap.
        cell: The one behind it.
        gap: How many columns have no name.
    """
    left, right = names[0][0], cell[0]
    if grid.any_filled(row + 1, row + LOOK_AHEAD, right - gap, right - 1):
        return False
    if gap >= _GAP or (len(names) > 1 and fold(cell[1]) == fold(names[0][1])):
        return True
    below = range(row + 1, row + 1 + LOOK_AHEAD)
    rows = [r for r in below if grid.filled(r, left, right - gap - 1)]
    return sum(1 for r in rows if grid.filled(r, right)) < 0.5 * len(rows)


def _evaluate(grid: Grid, row: int, cells: list[tuple[int, str]], end: int) -> Header | None:
    left, right = cells[0][0], grid.right_of(row, cells[-1][0])
    texts = [text for _, text in cells]
    if max(map(len, texts)) > _LONGEST or is_over_names(grid, row, left, right):
        return None
    known = known_count(texts)
    people = names_people(texts)
    numbers = sum(1 for text in texts if is_number(text) and not (people and is_day_number(text)))
    if numbers > 0.3 * len(texts) and not (known >= 2 and _are_steps(texts)):
        return None
    prior = _prior(grid, row)
    starts = starts_block(grid, row, left, right)
    bottom, right = header_end(grid, row, left, right, cells)
    header = Header(row, bottom, left, right, known, prior)
    labels = all(is_label(text) for text in texts)
    enough = 2 if starts or prior else 3
    enough += any(AS_OF.search(text) for text in texts)
    dated = sum(1 for text in texts if DATE.search(fold(text)))
    # The days of events over the columns of a matrix say nothing against the other names.
    told = len(texts) - numbers - (dated if people else 0)
    strong = known >= enough and known >= _KNOWN_SHARE * told
    named = all(is_label(text) or is_day_number(text) for text in texts)
    strong = strong or (people and named and heads_people(grid, header))
    if strong and not is_form(grid, header):
        return from_top(grid, with_parent(grid, header))
    if any(_DATUM.search(fold(text)) for text in texts):
        return None
    if not labels or len(texts) < 2:
        return header if len(texts) == 1 and known and is_single(grid, header) else None
    if any(_ISO_DATE.match(text) or AS_OF.search(text) for text in texts):
        return None
    if any(text.endswith((":", "：")) for text in texts):
        # 件名：  研修の見積もり: a label of a form and what is written beside it.
        return None
    if not people and _is_about_list(grid, row, texts):
        return None
    below = [text for _, text in grid.filled(row + 1)]
    if dated and not people and names_people(below):
        # 開催日 2025年7月12日  場所 本町: what the list below is about.
        return None
    if not prior and not (starts and heads_block(grid, header, named_columns(grid, header), end)):
        return None
    if not prior and (is_form(grid, header) or (not known and is_record(grid, header))):
        return None
    return from_top(grid, header)


def _is_about_list(grid: Grid, row: int, texts: list[str]) -> bool:
    """Whether a label and its value stand here, and the list they are about further down."""
    if len(texts) % 2 or not all(_ABOUT.fullmatch(fold(text)) for text in texts[::2]):
        return False
    rows = range(row + 1, row + 1 + LOOK_AHEAD)
    return any(names_people(text for _, text in grid.filled(below)) for below in rows)


def _are_steps(texts: list[str]) -> bool:
    """Whether the numbers among the names are years or count up: a matrix's columns."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    rising = all(after == before + 1 for before, after in pairwise(numbers))
    return bool(numbers) and (rising or all(number in _YEARS for number in numbers))


def _prior(grid: Grid, row: int) -> bool:
    sheet = grid.sheet
    filtered = sheet.autofilter is not None and sheet.autofilter.top == row
    return filtered or ends_prior(grid, row)
