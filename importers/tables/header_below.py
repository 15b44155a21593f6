"""What the rows below say of a header: a list of people, a block, a form, a first record."""

from __future__ import annotations

from importers.tables import contents
from importers.tables.grid import Grid
from importers.tables.header import DATE, LOOK_AHEAD, Header
from importers.tables.header_depth import columns_of_people, is_label, is_number, names_people
from importers.tables.headings import known_count, look_up

_SUBJECTS = frozenset({"name", "family", "company", "email"})
"""Headings of what a list is about: one of them is enough for a list of two columns."""
_USED = 0.4
"""Part of the names that have something below."""
_MANY = 8
"""Names that head a table, however many columns without a name stand beside them."""
_ALIKE = 0.7
"""Part of the cells below that are of the kind of the first one."""


def heads_people(grid: Grid, header: Header) -> bool:
    """Whether the columns of people are filled below, however many events stand beside them.

    Over a matrix most names are those of events, which nobody can know.
    """
    cells = grid.filled(header.bottom, header.left, header.right)
    cells = cells if names_people(text for _, text in cells) else grid.filled(header.top)
    known = columns_of_people(cells)
    below = range(header.bottom + 1, header.bottom + 1 + LOOK_AHEAD)
    rows = [cells for row in below if len(cells := grid.filled(row, header.left)) > 1]
    full = sum(1 for cells in rows if sum(1 for c, _ in cells if c in known) >= 0.5 * len(known))
    return len(known) > 1 and len(rows) > 1 and full >= _ALIKE * len(rows)


def heads_block(grid: Grid, header: Header, names: int, right: int) -> bool:
    """Whether the rows below fill the columns that are named, and no wider ones.

    Args:
        grid: The sheet.
        header: The row that may be one.
        names: How many columns it names.
        right: The last column before another table.
    """
    named = set(range(header.left, header.right + 1))
    rows = _rows_below(grid, header, right)
    used = set().union(*rows) & named
    if len(used) < _USED * names:
        return False
    # Of the many columns of a published list most rows leave some blank.
    sure = header.known > 1 or _begins_text_file(grid, header)
    wide = min(names, len(used)) if sure else names
    full = [row for row in rows if len(row) >= max(2, 0.5 * wide)]
    if len(full) < 2:
        return bool(full) and _heads_one(grid, header, rows, names)
    used = set().union(*full)
    beyond = len(used - named) > 0.3 * len(used) and not _heads_whole_rows(full, named, names)
    if beyond or names < 0.6 * len(used & named):
        return False
    return names > 2 or _differs_below(grid, header)


def _rows_below(grid: Grid, header: Header, right: int) -> list[set[int]]:
    """The columns filled in each row of the block below.

    Under names that are known, blank rows may lie between rows that fill the same columns. One may
    lie above the first row: there only figures prove that the names head them, and no title does.
    """
    rows: list[set[int]] = []
    first = header.bottom + 1
    if not grid.filled(first, header.left, right):
        first += 1
        texts = [text for _, text in grid.filled(first, header.left, right)]
        if sum(1 for text in texts if is_number(text)) < 0.5 * max(1, len(texts)):
            return []
    for row in range(first, first + LOOK_AHEAD):
        columns = _columns(grid, row, header.left, right)
        if columns:
            rows.append(columns)
        elif not header.known or _columns(grid, row + 1, header.left, right) not in rows:
            break
    return rows


def _columns(grid: Grid, row: int, left: int, right: int) -> set[int]:
    return {column for column, _ in grid.filled(row, left, right)}


def _heads_whole_rows(rows: list[set[int]], named: set[int], names: int) -> bool:
    """Whether so many names stand over full columns that those without a name belong to them."""
    return names >= _MANY and all(len(row & named) >= 0.8 * names for row in rows)


def _heads_one(grid: Grid, header: Header, rows: list[set[int]], names: int) -> bool:
    """Whether a single record stands below, one of its cells a figure or a day.

    It fills every column, and so does whatever else the sheet holds below it: a form has more.
    """
    rest = range(header.bottom + 1, grid.height + 1)
    below = [cells for row in rest if (cells := grid.filled(row))]
    columns = {column for column, _ in grid.filled(header.top)}
    if len(rows) != 1 or names < 3 or header.bottom > header.top or len(below) > LOOK_AHEAD:
        return False
    return all({column for column, _ in cells} == columns for cells in below) and any(
        is_number(text) or DATE.match(text) for _, text in below[0]
    )


def named_columns(grid: Grid, header: Header) -> int:
    """How many columns have a name in one of the header's rows, merged cells counted whole."""
    named: set[int] = set()
    for row in range(header.top, header.bottom + 1):
        for column, _ in grid.filled(row, header.left, header.right):
            named.update(range(column, grid.right_of(row, column) + 1))
    if header.bottom > header.top:
        return len(named)
    return len(grid.filled(header.top, header.left, header.right))


def _begins_text_file(grid: Grid, header: Header) -> bool:
    return not grid.sheet.name and header.top == 1


def _differs_below(grid: Grid, header: Header) -> bool:
    """Two words over two columns head a list only if the cells below are of another sort.

    Otherwise they are the first line of a list of definitions. A text file begins with its header.
    """
    if _begins_text_file(grid, header):
        return True
    named = (look_up(text) for _, text in grid.filled(header.top, header.left, header.right))
    if any(found and found.field in _SUBJECTS for found in named):
        return not is_form(grid, header)
    rows = range(header.bottom + 1, header.bottom + 1 + LOOK_AHEAD)
    for column in (header.left, header.right):
        texts = [text for row in rows if (text := grid.text(row, column))]
        values = sum(
            1 for t in texts if is_number(t) or DATE.match(t) or "@" in t or not is_label(t)
        )
        if texts and values >= 0.6 * len(texts):
            return True
    return False


def is_form(grid: Grid, header: Header) -> bool:
    """Whether the "names" are the labels of a form: known words above one another."""
    below = [
        grid.text(row, header.left)
        for row in range(header.bottom + 1, header.bottom + 1 + LOOK_AHEAD)
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


def is_record(grid: Grid, header: Header) -> bool:
    """Whether a row of unknown words is the first record of a list that has no header."""
    for column, text in grid.filled(header.top, header.left, header.right):
        kind = contents.field_of([text, text])
        person = contents.looks_like_people([text, text])
        if not kind and not person:
            continue
        below = [
            cell
            for row in range(header.bottom + 1, header.bottom + 1 + LOOK_AHEAD)
            if (cell := grid.text(row, column))
        ]
        if kind and contents.share(below, kind[0]) >= _ALIKE:
            return True
        if person and contents.looks_like_people(below):
            return True
    return False


def is_single(grid: Grid, header: Header) -> bool:
    """A list of one column: a known name with values right below and nothing beside."""
    rows = range(header.bottom + 1, header.bottom + 4)
    return all(len(grid.filled(row)) == 1 and grid.text(row, header.left) for row in rows)
