"""Which numbers of a published table are not told, so that none of them can be worked out.

Primary suppression hides a count of one or two: with so few behind it a number can name them.
Secondary suppression hides further numbers until no hidden one follows from the sums of its line
and its column. Zero names nobody; it is told, and hidden only where nothing else is left. Where not
even that helps (a single 1 in a table of zeros) the sums are not to be published.

The rule is that of official statistics: Hundepool et al., Statistical Disclosure Control (Wiley
2012), chapter 4. When a hidden number follows from the sums is the theorem of Gusfield, A graph
theoretic approach to statistical data security (SIAM J. Comput. 17, 1988): lines and columns are
places, a hidden number is a way from its line to its column, and back unless it is zero, as it
cannot fall. What a round trip leads over can rise or fall while the sums stay; all else follows.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

SMALL = 3
"""Counts below it, other than zero, are hidden for their own sake."""
K = TypeVar("K", bound=Hashable)
_Cell = tuple[int, Hashable]
"""Number of the line, key of the column."""
_Place = tuple[bool, Hashable]
"""A line (False) or a column (True)."""
_Ways = dict[_Place, list[tuple[_Place, _Cell]]]


def suppressed(
    lines: Sequence[Mapping[K, int]], *, columns_add_up: bool = True
) -> list[dict[K, int | None]]:
    """The lines of a table as they may be published: None for a number that is not told.

    Args:
        lines: Counts by column; an outsider may know the sum of each line.
        columns_add_up: An outsider may know the sums of columns too. Those of a single line are the
            numbers themselves, and nobody knows them.
    """
    counts: dict[_Cell, int] = {
        (at, key): count for at, line in enumerate(lines) for key, count in line.items()
    }
    by_column = columns_add_up and len(lines) > 1
    hidden = {cell for cell, count in counts.items() if 0 < count < SMALL}
    while more := _to_hide(counts, hidden, by_column):
        hidden.add(more)
    return [
        {key: None if (at, key) in hidden else count for key, count in line.items()}
        for at, line in enumerate(lines)
    ]


def _to_hide(counts: Mapping[_Cell, int], hidden: Set[_Cell], by_column: bool) -> _Cell | None:
    """The number to hide next; None once none follows from the sums, or nothing is left beside it.

    It is taken from the line with the fewest gaps: one that saves the gap at once, or the smallest.
    """
    ways = _ways(counts, hidden, by_column)
    filled = {end for cell, count in counts.items() if count for end in _ends(cell, by_column)}
    found = [
        (sum(c in hidden for c in line), counts[cell], cell, left)
        for cell in counts
        if cell in hidden and not _can_differ(cell, ways, by_column)
        for line in _lines_of(cell, counts, by_column)
        # Where a whole line or column is zero its sum says so: hiding a part of it hides nothing.
        if (left := [c for c in line if c not in hidden and filled.issuperset(_ends(c, by_column))])
    ]
    if not found:
        return None
    _, _, cell, left = min(found, key=lambda each: each[:2])

    def dear(other: _Cell) -> tuple[bool, bool, int]:
        then = _ways(counts, hidden | {other}, by_column)
        return not _can_differ(cell, then, by_column), counts[other] == 0, counts[other]

    return min(left, key=dear)


def _lines_of(cell: _Cell, counts: Mapping[_Cell, int], by_column: bool) -> Iterator[list[_Cell]]:
    """The numbers of its line, and of its column where that has a sum."""
    yield [c for c in counts if c[0] == cell[0]]
    if by_column:
        yield [c for c in counts if c[1] == cell[1]]


def _ways(counts: Mapping[_Cell, int], hidden: Set[_Cell], by_column: bool) -> _Ways:
    """Where one comes from each place, and over which hidden number."""
    ways: _Ways = {}
    for cell in hidden:
        line, column = _ends(cell, by_column)
        ways.setdefault(line, []).append((column, cell))
        if counts[cell]:
            ways.setdefault(column, []).append((line, cell))
    return ways


def _ends(cell: _Cell, by_column: bool) -> tuple[_Place, _Place]:
    # Without sums of columns they are all one place: what a number loses there, nobody misses.
    return (False, cell[0]), (True, cell[1] if by_column else None)


def _can_differ(cell: _Cell, ways: _Ways, by_column: bool) -> bool:
    """Whether other numbers behind what is hidden, this one among them, have the same sums."""
    line, column = _ends(cell, by_column)
    falls = any(passed == cell for _, passed in ways.get(column, ()))
    return _leads(ways, column, line, cell) or (falls and _leads(ways, line, column, cell))


def _leads(ways: _Ways, start: _Place, end: _Place, not_over: _Cell) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for place, cell in ways.get(waiting.pop(), ()):
            if cell == not_over or place in seen:
                continue
            if place == end:
                return True
            seen.add(place)
            waiting.append(place)
    return False
