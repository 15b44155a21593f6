"""A list of things of which one is chosen by its digit, its letter or by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult

from smeic_tui.actions.action import DIGITS
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Item(Generic[Value]):
    """One entry of a menu."""

    value: Value
    """The answer when it is chosen."""
    label: str
    """What it is; may hold data."""
    note: str = ""
    """A word at the right end, e.g. the key that does the same."""
    letter: str = ""
    """The letter that chooses it, for things whose number changes with what else is offered."""


class Menu(Dialog[Value], Generic[Value]):
    """Answers the value of the chosen item, or None."""

    DEFAULT_CSS = """
    Menu RecordTable { height: auto; max-height: 16; }
    """

    def __init__(self, title: str, items: Sequence[Item[Value]], *, at: int = 0) -> None:
        """Make a menu.

        Args:
            title: What is being chosen.
            items: What is offered; the first ten have a digit, unless they have letters.
            at: Index of the item marked at first.
        """
        lettered = any(item.letter for item in items)
        super().__init__(title, t("frame.choose_by_letter" if lettered else "frame.choose"))
        self._items = tuple(items)
        self._at = at

    def body(self) -> ComposeResult:
        """The items, numbered."""
        columns = (Column("", 2, right=True), Column("", 20, grow=1), Column("", 12))
        yield RecordTable(columns, header=False, id="items")

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [
            RowView(i, (item.letter or "".join(DIGITS[i : i + 1]), item.label, item.note))
            for i, item in enumerate(self._items)
        ]
        table = self.query_one(RecordTable)
        table.styles.height = max(1, min(len(rows), 16))
        table.show(ListRows(rows), index=self._at)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter chooses the marked item."""
        event.stop()
        self.dismiss(self._items[event.row.key].value)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses its item."""
        for item in self._items:
            if item.letter and item.letter == event.key:
                event.stop()
                self.dismiss(item.value)
                return

    def action_choose(self, digit: str) -> None:
        """A digit chooses its item."""
        index = DIGITS.index(digit)
        if index < len(self._items) and not self._items[index].letter:
            self.dismiss(self._items[index].value)
