"""What the rows below say of a header: a list of people, a block, a form, a first record."""

from __future__ import annotations

from importers.tables import contents
from importers.tables.grid import Grid
from importers.tables.header import DATE, LOOK_AHEAD, Header
from importers.tables.header_depth import columns_of_people, is_label, is_number, names_people
from importers.tables.headings import known_count, look_up

_SUBJECTS = frozenset({"name", "family", "company", "email"})
"""Headings of what a list is about: one of them is enough for a list of two columns."""
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


def heads_block(grid: Grid, header: Header, names: int) -> bool:
    """Whether the rows below fill the columns that are named, and no wider ones."""
    rows = []
    for row in range(header.bottom + 1, header.bottom + 1 + LOOK_AHEAD):
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


def named_columns(grid: Grid, header: Header) -> int:
    """How many columns have a name in one of the header's rows, merged cells counted whole."""
    named: set[int] = set()
    for row in range(header.top, header.bottom + 1):
        for column, _ in grid.filled(row, header.left, header.right):
            named.update(range(column, grid.right_of(row, column) + 1))
    return len(named) if header.bottom > header.top else len(grid.filled(header.top))


def _differs_below(grid: Grid, header: Header) -> bool:
    """Two words over two columns head a list only if the cells below are of another sort.

    Otherwise they are the first line of a list of definitions. A text file begins with its header.
    """
    if not grid.sheet.name and header.top == 1:
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
