"""A few things offered on a page, one under the other, taken by digit or by Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, Unpack

from textual import events, on
from textual.message import Message

from smeic_tui.actions.action import DIGITS
from smeic_tui.widgets.menu import Item
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

Value = TypeVar("Value")


class Offer(RecordTable, Generic[Value]):
    """The menu of a page: what a `Menu` is over a screen, this is on one."""

    @dataclass
    class Taken(Message):
        """One of the things was chosen."""

        offer: Offer[object]
        value: object

        @property
        def control(self) -> Offer[object]:
            """The widget, for ``@on`` selectors."""
            return self.offer

    def __init__(
        self,
        items: Sequence[Item[Value]] = (),
        *,
        label: int = 26,
        point: Callable[[Value], None] | None = None,
        **named: Unpack[Named],
    ) -> None:
        """Make an offer.

        Args:
            items: What is offered; the first ten have a digit.
            label: Cells of the labels; the notes have the rest of the line.
            point: Told the item under the cursor whenever it changes.
            named: Its id and classes.
        """
        columns = (Column("", 1), Column("", label), Column("", 8, grow=1))
        super().__init__(columns, header=False, follow=self._pointed, **named)
        self._point = point
        self.items: tuple[Item[Value], ...] = ()
        self.put(items)

    def put(self, items: Sequence[Item[Value]], *, at: int = 0) -> None:
        """Offer other things.

        Args:
            items: What is offered.
            at: Index of the one marked at first.
        """
        self.items = tuple(items)
        self.styles.height = max(1, len(items))
        rows = [
            RowView(i, (DIGITS[i] if i < len(DIGITS) else "", item.label, item.note))
            for i, item in enumerate(self.items)
        ]
        self.show(ListRows(rows), index=at)

    def _pointed(self, row: RowView | None) -> None:
        if row is not None and self._point is not None:
            self._point(self.items[row.key].value)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter takes the marked one."""
        event.stop()
        self.take(event.row.key)

    def on_key(self, event: events.Key) -> None:
        """A digit takes its own."""
        if event.key in DIGITS[: len(self.items)]:
            event.stop()
            event.prevent_default()
            index = DIGITS.index(event.key)
            self.move_to(index)
            self.take(index)

    def take(self, index: int) -> None:
        """Answer with the item of that place."""
        self.post_message(self.Taken(self, self.items[index].value))  # type: ignore[arg-type]
