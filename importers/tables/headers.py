"""Find the header rows of tables in a sheet, and read the column names out of them.

Evidence: rows of known headings; the first row of the filter, the repeated print rows, the frozen
pane; and the shape of a block whose first row is words and whose next rows fill the same columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from importers.tables import contents
from importers.tables.grid import Grid
from importers.tables.header_depth import (
    columns_of_people,
    header_end,
    is_day_number,
    is_label,
    is_number,
    names_people,
    tells_of_columns,
)
from importers.tables.headings import fold, known_count, look_up, scope_of_parent

_KNOWN_SHARE = 0.4
_DATE = re.compile(r"\d{4}[-/年.]\d{1,2}|\d{1,2}[/月]\d{1,2}|[RHSrhs]\d{1,2}\.\d")
_ISO_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2}|$)")
_DATUM = re.compile(r"@|^\(?0\d[\d()-]{7,}|^(?:第|mot|m)?\d{1,2}期(?:生|修了)?$")
_YEARS = range(1900, 2101)
_SUBJECTS = frozenset({"name", "family", "company", "email"})
"""Headings of what a list is about: one of them is enough for a list of two columns."""
_LOOK_AHEAD = 20
_HIGHEST = 3
"""Rows over the names of people that tell of the columns beside them, at most."""
_LONGEST_GROUP = 8
_ALIKE = 0.7
"""Part of the cells below that are of the kind of the first one."""
_GROUPS = frozenset(
    {"連絡先", "ご連絡先", "基本情報", "修了情報", "所属", "ご所属", "所属先", "学歴", "その他"}
)
"""Words over several columns that are no one's home or work."""
_AS_OF = re.compile(r"\d.*(?:現在|時点|作成|更新|版)[)）]?$|^(?:現在|時点)")
_ABOUT = re.compile(
    r"(?:開催)?(?:日時?|日程|期日|年月日|時間)|(?:開催)?(?:会場|場所|地)|ところ|とき"
    r"|(?:行事|催し|イベント|会合|会議)名?|件名|名称|テーマ|演題|主催|共催|講師|定員|会費|参加費|担当|対象"
)
"""Labels of what a list as a whole is about."""
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
        if again or (gap and _stands_apart(grid, row, current[0][0], cell[0] - gap, cell[0])):
            segments.append([cell])
        else:
            current.append(cell)
    return segments


def _stands_apart(grid: Grid, row: int, left: int, gap: int, right: int) -> bool:
    """Whether what begins at ``right``, behind blank columns, is not filled along with the rest."""
    rows = [r for r in range(row + 1, row + 1 + _LOOK_AHEAD) if grid.filled(r, left, gap - 1)]
    if grid.any_filled(row + 1, row + _LOOK_AHEAD, gap, right - 1):
        return False
    beside = sum(1 for r in rows if grid.filled(r, right))
    return right - gap >= _GAP or beside < 0.5 * len(rows)


def _evaluate(grid: Grid, row: int, cells: list[tuple[int, str]]) -> Header | None:
    left, right = cells[0][0], grid.right_of(row, cells[-1][0])
    texts = [text for _, text in cells]
    if _is_over_names(grid, row, left, right):
        return None
    known = known_count(texts)
    people = names_people(texts)
    numbers = sum(1 for text in texts if is_number(text) and not (people and is_day_number(text)))
    if numbers > 0.3 * len(texts) and not (known >= 2 and _are_steps(texts)):
        return None
    prior = _prior(grid, row)
    starts = _starts_block(grid, row, left, right)
    bottom, right = header_end(grid, row, left, right, cells)
    header = Header(row, bottom, left, right, known, prior)
    labels = all(is_label(text) for text in texts)
    enough = 2 if starts or prior else 3
    enough += any(_AS_OF.search(text) for text in texts)
    dated = sum(1 for text in texts if _DATE.search(fold(text)))
    # The days of events over the columns of a matrix say nothing against the other names.
    told = len(texts) - numbers - (dated if people else 0)
    strong = known >= enough and known >= _KNOWN_SHARE * told
    named = all(is_label(text) or is_day_number(text) for text in texts)
    strong = strong or (people and named and _heads_people(grid, header))
    if strong and not _is_form(grid, header):
        return _with_parent(grid, header)
    if any(_DATUM.search(fold(text)) for text in texts):
        return None
    if not labels or len(texts) < 2:
        return header if len(texts) == 1 and known and _single(grid, header) else None
    if any(_ISO_DATE.match(text) or _AS_OF.search(text) for text in texts):
        return None
    if not people and _is_about_list(grid, row, texts):
        return None
    below = [text for _, text in grid.filled(row + 1)]
    if dated and not people and names_people(below):
        # 開催日 2025年7月12日  場所 本町: what the list below is about.
        return None
    if not prior and not (starts and _heads_block(grid, header, _named(grid, header))):
        return None
    if not prior and (_is_form(grid, header) or (not known and _is_record(grid, header))):
        return None
    return header


def _is_about_list(grid: Grid, row: int, texts: list[str]) -> bool:
    """Whether a label and its value stand here, and the list they are about further down."""
    if len(texts) % 2 or not all(_ABOUT.fullmatch(fold(text)) for text in texts[::2]):
        return False
    rows = range(row + 1, row + 1 + _LOOK_AHEAD)
    return any(names_people(text for _, text in grid.filled(below)) for below in rows)


def _heads_people(grid: Grid, header: Header) -> bool:
    """Whether the columns of people are filled below, however many events stand beside them.

    Over a matrix most names are those of events, which nobody can know.
    """
    cells = grid.filled(header.bottom, header.left, header.right)
    cells = cells if names_people(text for _, text in cells) else grid.filled(header.top)
    known = columns_of_people(cells)
    below = range(header.bottom + 1, header.bottom + 1 + _LOOK_AHEAD)
    rows = [cells for row in below if len(cells := grid.filled(row, header.left)) > 1]
    full = sum(1 for cells in rows if sum(1 for c, _ in cells if c in known) >= 0.5 * len(known))
    return len(known) > 1 and len(rows) > 1 and full >= _ALIKE * len(rows)


def _is_over_names(grid: Grid, row: int, left: int, right: int) -> bool:
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


def _is_record(grid: Grid, header: Header) -> bool:
    """Whether a row of unknown words is the first record of a list that has no header."""
    for column, text in grid.filled(header.top, header.left, header.right):
        kind = contents.field_of([text, text])
        person = contents.looks_like_people([text, text])
        if not kind and not person:
            continue
        below = [
            cell
            for row in range(header.bottom + 1, header.bottom + 1 + _LOOK_AHEAD)
            if (cell := grid.text(row, column))
        ]
        if kind and contents.share(below, kind[0]) >= _ALIKE:
            return True
        if person and contents.looks_like_people(below):
            return True
    return False


def _named(grid: Grid, header: Header) -> int:
    """How many columns have a name in one of the header's rows, merged cells counted whole."""
    named: set[int] = set()
    for row in range(header.top, header.bottom + 1):
        for column, _ in grid.filled(row, header.left, header.right):
            named.update(range(column, grid.right_of(row, column) + 1))
    return len(named) if header.bottom > header.top else len(grid.filled(header.top))


def _are_steps(texts: list[str]) -> bool:
    """Whether the numbers among the names are years or count up: a matrix's columns."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    rising = all(after == before + 1 for before, after in pairwise(numbers))
    return bool(numbers) and (rising or all(number in _YEARS for number in numbers))


def _prior(grid: Grid, row: int) -> bool:
    sheet = grid.sheet
    filtered = sheet.autofilter is not None and sheet.autofilter.top == row
    printed = sheet.print_titles is not None and sheet.print_titles[1] == row
    return filtered or printed or sheet.frozen_rows == row


def _with_parent(grid: Grid, header: Header) -> Header:
    """Take in a row of group names that stands right above."""
    if (top := _above_names(grid, header)) < header.top:
        beyond = max(grid.filled(row)[-1][0] for row in range(top, header.top))
        return replace(header, top=top, right=max(header.right, beyond))
    row = header.top - 1
    cells = grid.filled(row, header.left, header.right)
    if _names_groups(grid, header, cells):
        return replace(header, top=row)
    if len(cells) < 2 or not all(is_label(text) and not _DATE.search(text) for _, text in cells):
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


def _starts_block(grid: Grid, row: int, left: int, right: int) -> bool:
    """Whether nothing but a title, with its day perhaps, stands right above."""
    above = grid.filled(row - 1, left, right)
    return len(above) <= 1 or (len(above) == 2 and any(_AS_OF.search(text) for _, text in above))


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
    named = (look_up(text) for _, text in grid.filled(header.top, header.left, header.right))
    if any(found and found.field in _SUBJECTS for found in named):
        return not _is_form(grid, header)
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
    known = known_count(below)
    names = [(c, t) for c, t in grid.filled(header.top, header.left, header.right) if look_up(t)]
    under = [(text, grid.text(header.bottom + 1, column)) for column, text in names]
    if len(under) >= 2 and all(below != text and look_up(below) for text, below in under):
        return True
    return bool(look_up(grid.text(header.top, header.left))) and (
        known >= 2 and known >= 0.5 * len(below)
    )


def _single(grid: Grid, header: Header) -> bool:
    """A list of one column: a known name with values right below and nothing beside."""
    rows = range(header.bottom + 1, header.bottom + 4)
    return all(len(grid.filled(row)) == 1 and grid.text(row, header.left) for row in rows)
