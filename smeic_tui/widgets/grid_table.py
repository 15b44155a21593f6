"""A grid with a cursor on a cell: frozen columns on the left, the others scroll beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Unpack

from textual import events
from textual.geometry import Region
from textual.message import Message

from smeic_tui.widgets.grid_picture import GridPicture
from smeic_tui.widgets.grid_rows import (
    GridColumn,
    GridLines,
    Place,
    first_in_view,
)
from smeic_tui.widgets.named import Named


class GridTable(GridPicture, can_focus=True):
    """Lines of cells under headings of one or more lines.

    Like the record table it reads a window of its source, paints by ``render_line`` and never
    causes a layout pass. Enter tells which cell is meant; what else a key does to a cell is the
    screen's, which finds it in ``place``.
    """

    DEFAULT_CSS = """
    GridTable { height: 1fr; width: 1fr; }
    """

    class Told(Message):
        """Something happened to a grid."""

        def __init__(self, table: GridTable, place: Place) -> None:
            super().__init__()
            self.table = table
            self.place = place

        @property
        def control(self) -> GridTable:
            """The grid, for ``@on`` selectors."""
            return self.table

    class Opened(Told):
        """Enter or a double click on a cell."""

    def __init__(
        self,
        *,
        empty: str = "",
        follow: Callable[[Place | None], None] | None = None,
        **named: Unpack[Named],
    ) -> None:
        """Make an empty grid.

        Args:
            empty: What stands in it while it has no lines.
            follow: Called at once when the cursor stands on another cell, so that what explains
                it is painted in the same frame.
            named: Its id and classes.
        """
        super().__init__(empty=empty, **named)
        self._follow = follow
        self._told: Place | None = None

    # What is shown

    def show(
        self,
        frozen: Sequence[GridColumn],
        columns: Sequence[GridColumn],
        lines: GridLines,
        *,
        key: int | None = None,
    ) -> None:
        """Show another grid, or this one with other cells.

        The cursor stays in its column, and what is in view stays in view, as far as there is one.

        Args:
            frozen: The columns that stay in view; a line has a name for each.
            columns: The others; a line has a cell for each.
            lines: The lines.
            key: Put the cursor on the line with this key where there is one, else on the first.
        """
        self.frozen, self.columns = tuple(frozen), tuple(columns)
        self._header = max((len(c.titles) for c in (*frozen, *columns)), default=1)
        self._lines, self._count = lines, len(lines)
        self._read.clear()
        self._row = self._found(key)
        self._column = max(0, min(self._column, len(self.columns) - 1))
        self._keep_in_view()
        self.refresh()
        self._tell()

    def _found(self, key: int | None) -> int:
        if key is not None:
            # Mostly the same grid with another cell: nothing need be looked for.
            if self._row < self._count:
                here = self._lines.window(self._row, self._row + 1)[0]
                if here.key == key and not here.is_heading:
                    return self._row
            for index, line in enumerate(self._lines.window(0, self._count)):
                if line.key == key and not line.is_heading:
                    return index
        return self._nearest(0, 1)

    @property
    def place(self) -> Place | None:
        """The cell under the cursor; None where there is none."""
        if not self._count or not self.columns:
            return None
        line = self._line(self._row)
        return None if line.is_heading else Place(line, self._column)

    @property
    def row(self) -> int:
        """Index of the cursor's line."""
        return self._row

    @property
    def column(self) -> int:
        """Index of the cursor's column."""
        return self._column

    @property
    def count(self) -> int:
        """How many lines there are, headings included."""
        return self._count

    # Moving

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or as near as the grid has cells; headings are passed over."""
        if not self._count or not self.columns:
            return
        row = max(0, min(row, self._count - 1))
        column = max(0, min(column, len(self.columns) - 1))
        row = self._nearest(row, 1 if row >= self._row else -1)
        if (row, column) == (self._row, self._column):
            return
        before, seen, turned = self._row, (self._top, self._left), column != self._column
        self._row, self._column = row, column
        self._keep_in_view()
        if (self._top, self._left) != seen:
            self.refresh()
        else:
            self._refresh_lines(before, row, heading=turned)
        self._tell()

    def _nearest(self, row: int, step: int) -> int:
        """The first line from here on that is no heading, else the last one before it."""
        for way in (step, -step):
            at = row
            while 0 <= at < self._count:
                if not self._line(at).is_heading:
                    return at
                at += way
        return row

    def move(self, rows: int, columns: int = 0) -> None:
        """Move the cursor so many lines down and columns to the right."""
        self.move_to(self._row + rows, self._column + columns)

    def move_section(self, step: int) -> None:
        """Go to the first line below the next heading, or below the one before."""
        lines = self._lines.window(0, self._count)
        starts = [i + 1 for i, line in enumerate(lines[:-1]) if line.is_heading]
        starts = [0, *starts] if lines and not lines[0].is_heading else starts
        if step > 0:
            found = next((i for i in starts if i > self._row), None)
        else:
            found = next((i for i in reversed(starts) if i < self._row), None)
        if found is not None:
            self.move_to(found, self._column)

    def press(self, key: str) -> bool:
        """Act on a key that moves; True when it was one."""
        page, end = self.page, len(self.columns)
        moves = {
            "up": (-1, 0),
            "down": (1, 0),
            "left": (0, -1),
            "right": (0, 1),
            "pageup": (-page, 0),
            "pagedown": (page, 0),
            "home": (0, -end),
            "end": (0, end),
            "ctrl+home": (-self._count, -end),
            "ctrl+end": (self._count, end),
        }
        if key in moves:
            self.move(*moves[key])
        elif key in ("tab", "shift+tab"):
            self.move_section(1 if key == "tab" else -1)
        else:
            return False
        return True

    # Keys and mouse

    def act(self, key: str) -> bool:
        """Enter opens."""
        if key != "enter" or self.place is None:
            return False
        self.open()
        return True

    def open(self) -> None:
        """Open the cursor's cell, as Enter does."""
        place = self.place
        if place is not None:
            self.post_message(self.Opened(self, place))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click opens; a frozen cell stands for its line."""
        row = self._top + event.y - self._header
        if event.y < self._header or row >= self._count or self._line(row).is_heading:
            return
        column = self._column_at(event.x)
        self.move_to(row, self._column if column is None else column)
        if event.chain == 2:
            self.open()

    def _column_at(self, x: int) -> int | None:
        start = self._frozen_cells
        if x < start:
            return None
        for index in range(self._left, self._left + self._shown):
            start += self.columns[index].width + 1
            if x < start:
                return index
        return None

    def wheel(self, step: int, *, across: bool) -> None:
        """Some lines; with Shift a column."""
        if across:
            self.move(0, 1 if step > 0 else -1)
        else:
            self.move(step)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """A column."""
        event.stop()
        self.move(0, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """A column."""
        event.stop()
        self.move(0, -1)

    # What is in view

    def on_resize(self) -> None:
        """Keep the cursor's cell in view."""
        self._keep_in_view()
        self.refresh()

    def _keep_in_view(self) -> None:
        top = min(self._top, self._row, max(0, self._count - self.page))
        self._top = max(top, self._row - self.page + 1, 0)
        # The heading of the first line of a section is seen with it.
        if self._row == self._top and self._row and self._line(self._row - 1).is_heading:
            self._top -= 1 if self.page > 1 else 0
        if self.columns:
            widths = [column.width for column in self.columns]
            self._left = first_in_view(widths, self._left, self._column, self._room)

    def _refresh_lines(self, *rows: int, heading: bool) -> None:
        wide = self.size.width
        regions = [Region(0, self._header + i - self._top, wide, 1) for i in rows]
        if heading:
            regions.append(Region(0, 0, wide, self._header))
        self.refresh(*regions)

    def _tell(self) -> None:
        place = self.place
        if place != self._told:
            self._told = place
            if self._follow is not None:
                self._follow(place)
