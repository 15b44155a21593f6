"""What a grid shows: lines with frozen cells on the left and cells that scroll beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from smeic_tui.widgets.rows import Tone


class GridColumn(NamedTuple):
    """One column of a grid, frozen or not."""

    titles: tuple[str, ...]
    """Its heading, a line each from the top; fewer than the grid has lines stand at the bottom."""
    width: int
    """Cells it takes."""
    right: bool = True
    """Flush right (numbers)."""
    tone: Tone = ""
    """How its cells look where the line says nothing."""


class GridLine(NamedTuple):
    """One line of a grid, ready to be shown."""

    key: int
    """What the line stands for, e.g. a person's id; unique in the grid."""
    names: tuple[str, ...]
    """Text of each frozen column."""
    cells: tuple[str, ...] = ()
    """Text of each column that scrolls; empty for a heading, which the cursor passes over."""
    tone: Tone = ""
    """How the line looks; whatever it means must also stand in it as a word."""

    @property
    def is_heading(self) -> bool:
        """True for a line that only says what the lines below it are."""
        return not self.cells


class GridLines(Protocol):
    """The lines of a grid: only those that are painted are asked for."""

    def __len__(self) -> int:
        """How many lines there are."""

    def window(self, start: int, stop: int) -> Sequence[GridLine]:
        """Lines from ``start`` up to ``stop``; both lie in the grid."""


class ListedLines:
    """Lines held in memory."""

    def __init__(self, lines: Sequence[GridLine] = ()) -> None:
        self.lines = lines

    def __len__(self) -> int:
        return len(self.lines)

    def window(self, start: int, stop: int) -> Sequence[GridLine]:
        """A slice."""
        return self.lines[start:stop]


class Place(NamedTuple):
    """A cell of a grid."""

    line: GridLine
    """Its line."""
    column: int
    """Index of its column, the frozen ones not counted."""

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.line.cells[self.column]


def columns_in_view(widths: Sequence[int], first: int, room: int) -> int:
    """How many columns from ``first`` on fit whole; at least one.

    Args:
        widths: Cells of every column; a blank cell stands before each.
        first: Index of the first one shown.
        room: Cells there are.
    """
    shown = 0
    for wide in widths[first:]:
        room -= wide + 1
        if room < 0:
            break
        shown += 1
    return max(shown, 1)


def first_in_view(widths: Sequence[int], first: int, column: int, room: int) -> int:
    """The first column to show so that ``column`` is in view and as little moves as can be.

    Args:
        widths: Cells of every column.
        first: Index of the first one shown now.
        column: The one that must be seen.
        room: Cells there are.
    """
    first = min(first, column)
    while first + columns_in_view(widths, first, room) <= column:
        first += 1
    # No blank room at the right end while columns are hidden at the left.
    while first > 0 and first - 1 + columns_in_view(widths, first - 1, room) >= len(widths):
        first -= 1
    return first
