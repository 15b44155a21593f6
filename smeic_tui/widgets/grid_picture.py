"""How a grid is painted: headings, frozen cells, cells in view, and the cursor on one of them."""

from __future__ import annotations

from typing import Unpack

from rich.segment import Segment
from textual.strip import Strip

from smeic_tui.widgets.grid_rows import (
    GridColumn,
    GridLine,
    GridLines,
    ListedLines,
    columns_in_view,
)
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.show import cleaned, cut, fit, width
from smeic_tui.widgets.windowed import Windowed, read_window

MARK = ">"
"""Stands before the cell of the cursor: no colour is needed to see it."""


class GridPicture(Windowed):
    """What is in view of a grid; the lines are read from the source a window at a time."""

    def __init__(self, *, empty: str = "", **named: Unpack[Named]) -> None:
        """Show nothing yet.

        Args:
            empty: What stands in it while it has no lines.
            named: Its id and classes.
        """
        super().__init__(**named)
        self.empty = empty
        self.frozen: tuple[GridColumn, ...] = ()
        self.columns: tuple[GridColumn, ...] = ()
        self._lines: GridLines = ListedLines()
        self._count = 0
        self._row = self._column = 0
        self._top = self._left = 0
        self._header = 1
        self._read: dict[int, GridLine] = {}

    @property
    def page(self) -> int:
        """Lines that fit below the headings."""
        return max(1, self.size.height - self._header)

    @property
    def _frozen_cells(self) -> int:
        """Cells of the frozen columns, each with a blank before it."""
        return sum(column.width + 1 for column in self.frozen)

    @property
    def _room(self) -> int:
        """Cells for the columns that scroll; the last cell of a line is the scrollbar."""
        return max(0, self.size.width - self._frozen_cells - 1)

    @property
    def _shown(self) -> int:
        if not self.columns:
            return 0
        return columns_in_view([c.width for c in self.columns], self._left, self._room)

    def _line(self, index: int) -> GridLine:
        """A line, read together with the rest of the visible window that is not known yet."""
        found = self._read.get(index)
        if found is not None:
            return found
        first, last = self._top, min(self._top + self.page, self._count)
        if not first <= index < last:
            first, last = index, index + 1
        # The line above the window is kept: it may be the heading of the first one.
        self._read = read_window(self._read, self._lines, first, last, above=1)
        return self._read[index]

    def render_line(self, y: int) -> Strip:
        """A heading, a line, or blank."""
        wide = self.size.width
        if y < self._header:
            return self._heading(y, wide) if self._count else Strip.blank(wide, self.tone(""))
        index = self._top + y - self._header
        if index < self._count:
            return self._painted(index, y - self._header, wide)
        if not self._count and y == self._header and self.empty:
            return Strip([Segment(fit(f"  {self.empty}", wide), self.tone("dim"))], wide)
        return Strip.blank(wide, self.tone(""))

    def _heading(self, y: int, wide: int) -> Strip:
        """One line of the headings; ``<`` and ``>`` say where more columns are."""
        plain, here = self.tone("header"), self.tone("key")
        segments = [
            Segment(" " + fit(self._title(column, y), column.width, column.right), plain)
            for column in self.frozen
        ]
        last = self._left + self._shown
        bottom = y == self._header - 1
        for index in range(self._left, last):
            column = self.columns[index]
            gap = "<" if bottom and index == self._left and index else " "
            text = fit(self._title(column, y), column.width, column.right)
            segments.append(Segment(gap, plain))
            segments.append(Segment(text, here if index == self._column else plain))
        more = MARK if bottom and last < len(self.columns) else " "
        return self._strip(segments, wide, Segment(more, plain))

    def _title(self, column: GridColumn, y: int) -> str:
        at = y - (self._header - len(column.titles))
        return column.titles[at] if at >= 0 else ""

    def _painted(self, index: int, y: int, wide: int) -> Strip:
        line = self._line(index)
        bar = self._bar(y)
        end = Segment(" ", self.tone(("track", "thumb")[bar - 1] if bar else line.tone))
        if line.is_heading:
            text = " " + "  ".join(filter(None, line.names))
            return self._strip(
                [Segment(cut(cleaned(text), wide - 1), self.tone("title"))], wide, end
            )
        here = index == self._row
        plain = self.tone(line.tone)
        named = self.tone("strong") if here else plain
        segments = [
            Segment(" " + fit(name, column.width, column.right), named)
            for name, column in zip(line.names, self.frozen, strict=False)
        ]
        for at in range(self._left, self._left + self._shown):
            column = self.columns[at]
            text = fit(line.cells[at], column.width, column.right)
            if here and at == self._column:
                segments.append(Segment(MARK + text, self.tone("cursor")))
            else:
                tone = self.tone(line.tone or column.tone)
                segments.append(Segment(" " + text, tone))
        return self._strip(segments, wide, end)

    def _strip(self, segments: list[Segment], wide: int, end: Segment) -> Strip:
        """The segments in so many cells, cut where the grid is narrower than its columns."""
        taken = sum(width(segment.text) for segment in segments)
        if taken >= wide:
            return Strip([*segments, end]).crop_extend(0, wide, self.tone(""))
        gap = Segment(" " * (wide - taken - 1), self.tone(""))
        return Strip([*segments, gap, end], wide)
