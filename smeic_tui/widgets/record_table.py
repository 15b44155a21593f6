"""A table of one-line rows that paints what is visible and asks the source for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Unpack

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from smeic_tui.text import t
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.rows import Column, ListRows, Rows, RowView, column_widths
from smeic_tui.widgets.show import fit, width
from smeic_tui.widgets.windowed import Windowed, read_window

GUTTER = 4
"""Cells before the first column: the cursor's ``>`` and the word of a selected row."""
_KEPT_LINES = 200
"""Painted lines kept; about five screens."""


class RecordTable(Windowed, can_focus=True):
    """A list of records with a cursor and, where asked for, a selection.

    The source is read a window at a time, so 640 and 100,000 rows cost the same. Nothing here
    causes a layout pass: header, rows and scrollbar are painted by ``render_line``.
    """

    DEFAULT_CSS = """
    RecordTable { height: 1fr; width: 1fr; }
    """

    class Told(Message):
        """Something happened to a table."""

        def __init__(self, table: RecordTable) -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> RecordTable:
            """The table, for ``@on`` selectors."""
            return self.table

    class Opened(Told):
        """Enter or a double click on a row."""

        def __init__(self, table: RecordTable, row: RowView) -> None:
            super().__init__(table)
            self.row = row

    class SelectionChanged(Told):
        """Rows were selected or unselected."""

        def __init__(self, table: RecordTable, count: int) -> None:
            super().__init__(table)
            self.count = count

    def __init__(
        self,
        columns: Sequence[Column] = (),
        *,
        selectable: bool = False,
        header: bool = True,
        empty: str = "",
        follow: Callable[[RowView | None], None] | None = None,
        **named: Unpack[Named],
    ) -> None:
        """Make an empty table.

        Args:
            columns: Its columns; a row has one cell for each.
            selectable: Space and Shift+arrows select rows.
            header: Show the headings.
            empty: What stands in an empty list: what it is for and which key starts.
            follow: Called at once with the cursor's row (None in an empty list) when that is
                another one: a panel beside the table is so painted in the same frame.
            named: Its id and classes.
        """
        super().__init__(**named)
        self.columns = tuple(columns)
        self.selectable = selectable
        self.empty = empty
        self.selected: set[int] = set()
        self._header = 1 if header else 0
        self._follow = follow
        self._rows: Rows = ListRows()
        self._count = 0
        self._cursor = 0
        self._top = 0
        self._read: dict[int, RowView] = {}
        self._told: RowView | None = None
        self._sort: tuple[int, bool] | None = None
        self._range_from: int | None = None
        self._range_base: frozenset[int] = frozenset()
        self._lines: dict[tuple[RowView, str, bool, int], Strip] = {}
        self._widths: list[int] = []
        self._left = 0
        self._measured = -1

    # What is shown

    def show(self, rows: Rows, *, key: int | None = None, index: int = 0) -> None:
        """Show another list.

        Args:
            rows: The list.
            key: Put the cursor on the row with this key where it is still there …
            index: … else on this row, or the last one of a shorter list.
        """
        self._rows = rows
        self._count = len(rows)
        self._read.clear()
        self._range_from = None
        if key is not None:
            keys = rows.keys(0, self._count)
            index = keys.index(key) if key in keys else index
        self._cursor = max(0, min(index, self._count - 1))
        self._keep_in_view()
        self.refresh()
        self._tell()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Replace the columns; give rows with as many cells next."""
        self.columns = tuple(columns)
        self._measured = -1
        self.refresh()

    def show_sort(self, column: int, descending: bool = False) -> None:
        """Mark the column the list is sorted by."""
        self._sort = (column, descending)
        self.refresh()

    @property
    def cursor(self) -> int:
        """Index of the cursor's row; 0 in an empty list."""
        return self._cursor

    @property
    def row(self) -> RowView | None:
        """The row under the cursor."""
        return self._row(self._cursor) if self._count else None

    @property
    def count(self) -> int:
        """How many rows the list has."""
        return self._count

    # Moving

    @property
    def page(self) -> int:
        """Rows that fit."""
        return max(1, self.outer_size.height - self._header)

    @property
    def in_view(self) -> range:
        """Indexes of the rows that are on the screen."""
        return range(self._top, min(self._top + self.page, self._count))

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or as near as the list has rows."""
        index = max(0, min(index, self._count - 1))
        if index == self._cursor or not self._count:
            return
        before, top = self._cursor, self._top
        self._cursor = index
        self._keep_in_view()
        if self._top == top:
            self._refresh_rows(before, index)
        else:
            self.refresh()
        self._tell()

    def move(self, rows: int) -> None:
        """Move the cursor so many rows down (up when negative)."""
        self._range_from = None
        self.move_to(self._cursor + rows)

    def press(self, key: str) -> bool:
        """Act on a moving or selecting key; True when it was one. The search box passes them on."""
        page = self.page
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in moves:
            self.move(moves[key])
        elif key == "home":
            self.move(-self._count)
        elif key == "end":
            self.move(self._count)
        elif key in ("shift+up", "shift+down") and self.selectable:
            self._extend(1 if key == "shift+down" else -1)
        else:
            return False
        return True

    # Selecting

    def toggle(self) -> None:
        """Select the cursor's row, or unselect it, and go on to the next one."""
        row = self.row
        if row is None:
            return
        self.selected ^= {row.key}
        self._refresh_rows(self._cursor)
        self._told_selection()
        self.move(1)

    def toggle_all(self) -> None:
        """Select every row of the list; when all are selected, unselect them."""
        keys = set(self._rows.keys(0, self._count))
        self.select(self.selected - keys if keys <= self.selected else self.selected | keys)

    def select(self, keys: set[int]) -> None:
        """Let exactly these be selected, shown at the moment or not."""
        self.selected = set(keys)
        self.refresh()
        self._told_selection()

    def _extend(self, step: int) -> None:
        if not self._count:
            return
        if self._range_from is None:
            self._range_from, self._range_base = self._cursor, frozenset(self.selected)
        self.move_to(self._cursor + step)
        low, high = sorted((self._range_from, self._cursor))
        self.select(set(self._range_base) | set(self._rows.keys(low, high + 1)))

    def _told_selection(self) -> None:
        self.post_message(self.SelectionChanged(self, len(self.selected)))

    # Keys and mouse

    def act(self, key: str) -> bool:
        """Space selects, Enter opens."""
        if key == "space" and self.selectable:
            self.toggle()
        elif key == "enter" and self.row is not None:
            self.open()
        else:
            return False
        return True

    def open(self) -> None:
        """Open the cursor's row, as Enter does."""
        row = self.row
        if row is not None:
            self.post_message(self.Opened(self, row))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click opens."""
        index = self._top + event.y - self._header
        if event.y < self._header or index >= self._count:
            return
        self._range_from = None
        self.move_to(index)
        if event.chain == 2:
            self.open()

    def wheel(self, step: int, *, across: bool) -> None:
        """Some rows; there is nothing to scroll across."""
        self.move(step)

    # Painting

    def on_resize(self) -> None:
        """Keep the cursor's row in view."""
        top = self._top
        self._keep_in_view()
        if self._top != top:
            self.refresh()

    def notify_style_update(self) -> None:
        """Forget painted lines when colours change."""
        super().notify_style_update()
        self._lines.clear()

    def _measure(self, wide: int) -> None:
        """Measure the columns when the width is another: also before the first resize event."""
        if wide != self._measured:
            self._measured = wide
            self._widths = column_widths(self.columns, wide - GUTTER - 1)
            shown = [cells for cells in self._widths if cells]
            self._left = wide - GUTTER - sum(shown) - max(len(shown) - 1, 0) - 1
            self._lines.clear()

    def _keep_in_view(self) -> None:
        top = min(self._top, self._cursor, max(0, self._count - self.page))
        self._top = max(top, self._cursor - self.page + 1, 0)

    def _refresh_rows(self, *indexes: int) -> None:
        wide = self.outer_size.width
        self.refresh(*(Region(0, self._header + i - self._top, wide, 1) for i in indexes))

    def _tell(self) -> None:
        row = self.row
        if row != self._told:
            self._told = row
            if self._follow is not None:
                self._follow(row)

    def _row(self, index: int) -> RowView:
        """A row, read together with the rest of the visible window that is not known yet."""
        found = self._read.get(index)
        if found is not None:
            return found
        first, last = self._top, min(self._top + self.page, self._count)
        if not first <= index < last:
            first, last = index, index + 1
        self._read = read_window(self._read, self._rows, first, last)
        return self._read[index]

    def render_line(self, y: int) -> Strip:
        """Header, a row, or blank."""
        wide = self.outer_size.width
        self._measure(wide)
        if y < self._header:
            return self._header_line(wide)
        index = self._top + y - self._header
        if index < self._count:
            return self._row_line(index, y - self._header)
        if not self._count and y == self._header + 1 and self.empty:
            text = fit(" " * GUTTER + self.empty, wide)
            return Strip([Segment(text, self.tone("dim"))], wide)
        return Strip.blank(wide, self.tone(""))

    def _header_line(self, wide: int) -> Strip:
        titles = []
        for i, (column, cells) in enumerate(zip(self.columns, self._widths, strict=False)):
            if cells:
                title = column.title
                if self._sort is not None and self._sort[0] == i:
                    title += t("frame.descending" if self._sort[1] else "frame.ascending")
                titles.append(fit(title, cells, column.right))
        text = fit(" " * GUTTER + " ".join(titles), wide)
        return Strip([Segment(text, self.tone("header"))], wide)

    def _row_line(self, index: int, line: int) -> Strip:
        row = self._row(index)
        here = index == self._cursor
        chosen = row.key in self.selected
        state = "cursor" if here else "selected" if chosen else row.tone
        bar = self._bar(line)
        known = (row, state, chosen, bar)
        strip = self._lines.get(known)
        if strip is None:
            if len(self._lines) >= _KEPT_LINES:
                self._lines.clear()
            strip = self._lines[known] = self._paint(row, state, here, chosen, bar)
        return strip

    def _paint(self, row: RowView, state: str, here: bool, chosen: bool, bar: int) -> Strip:
        wide = self.outer_size.width
        word = t("frame.selected") if chosen else ""
        body = " ".join(
            fit(cell, cells, column.right)
            for column, cell, cells in zip(self.columns, row.cells, self._widths, strict=False)
            if cells
        )
        mark = ">" if here else " "
        text = f"{mark}{word}{' ' * (GUTTER - 1 - width(word))}{body}"
        text = text + " " * self._left if self._left >= 0 else fit(text, wide - 1)
        end = Segment(" ", self.tone(("track", "thumb")[bar - 1] if bar else state))
        return Strip([Segment(text, self.tone(state)), end], wide)
