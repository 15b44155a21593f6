"""The search box: every character searches at once, and the list below moves from within it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from textual import events
from textual.message import Message

from smeic_tui.widgets.field import Field
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from smeic_tui.widgets.board import Board

_MOVES = frozenset({"up", "down", "pageup", "pagedown"})


class SearchBox(Field):
    """Searches inside the value's watcher, so that box and list are painted in one frame.

    A round trip through ``Input.Changed`` comes after the box's own repaint and waits for the next
    frame (measured: 41 ms against 5).
    """

    @dataclass
    class Closed(Message):
        """Enter (``entered``), or Esc in an empty box: the list has the focus now."""

        entered: bool

    enter_key = "frame.to_list"
    """Catalogue key of what Enter does, for the footer."""

    def __init__(
        self,
        search: Callable[[str], None],
        table: RecordTable,
        *,
        placeholder: str = "",
        **named: Unpack[Named],
    ) -> None:
        """Make a search box.

        Args:
            search: Called with the text at every change; shows the hits in the table.
            table: The list it moves.
            placeholder: What can be searched for.
            named: Its id and classes.
        """
        self._search = search
        self.table: RecordTable | Board = table
        """What Enter goes to and the arrows move; a page that shows its hits otherwise sets it."""
        super().__init__(placeholder=placeholder, **named)

    def _watch_value(self, value: str) -> None:
        with self.prevent(Field.Changed):
            super()._watch_value(value)
        self._search(value)

    def on_key(self, event: events.Key) -> None:
        """Arrows move the list, Enter goes to it, Esc clears and then leaves."""
        if event.key in _MOVES:
            self.table.press(event.key)
        elif event.key == "enter" or (event.key == "escape" and not self.value):
            self.leave(entered=event.key == "enter")
        elif event.key == "escape":
            self.value = ""
        else:
            return
        event.stop()
        event.prevent_default()

    def leave(self, *, entered: bool) -> None:
        """Give the focus to the list."""
        self.screen.set_focus(self.table)
        self.post_message(self.Closed(entered))
