"""One of a few things on one line, chosen by its digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

from textual import events
from textual.message import Message

from smeic_tui.actions.action import DIGITS
from smeic_tui.widgets.lines import Lines, Piece
from smeic_tui.widgets.named import Named


class Choice(Lines, can_focus=True):
    """Options with their digits; the chosen one stands in brackets, not only in a colour."""

    @dataclass
    class Changed(Message):
        """Another option was chosen; ``by_digit`` when its own digit was pressed."""

        choice: Choice
        value: str
        by_digit: bool

        @property
        def control(self) -> Choice:
            """The widget, for ``@on`` selectors."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str = "",
        *,
        close: bool = False,
        **named: Unpack[Named],
    ) -> None:
        """Make a choice.

        Args:
            options: Value and label of each, at most ten.
            value: The one chosen at first; one that is not offered chooses none.
            close: Set the options close together: there are many for one line.
            named: Its id and classes.
        """
        super().__init__(**named)
        self._close = close
        self.options = tuple(options)
        self.value = value
        self._show()

    def choose(self, value: str, *, by_digit: bool = False) -> None:
        """Choose an option by its value."""
        if value != self.value or by_digit:
            self.value = value
            self._show()
            self.post_message(self.Changed(self, value, by_digit))

    def on_key(self, event: events.Key) -> None:
        """Digits choose, left and right go on."""
        values = [value for value, _ in self.options]
        if event.key in DIGITS[: len(values)]:
            self.choose(values[DIGITS.index(event.key)], by_digit=True)
        elif event.key in ("left", "right") and values:
            step = 1 if event.key == "right" else -1
            at = values.index(self.value) if self.value in values else -1 if step > 0 else 0
            self.choose(values[(at + step) % len(values)])
        else:
            return
        event.stop()
        event.prevent_default()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The chosen option is brighter while keys go here."""
        super().watch_has_focus(_has_focus)
        self._show()

    def _show(self) -> None:
        pieces: list[Piece] = []
        # With nothing chosen yet, the digits show that keys go here.
        open_ = self.has_focus and all(value != self.value for value, _ in self.options)
        for digit, (value, label) in zip(DIGITS, self.options, strict=False):
            if value == self.value:
                tone = "chosen" if self.has_focus else "held"
                pieces.append((f"[{digit}{'' if self._close else ' '}{label}]", tone))
                pieces.append(("" if self._close else " ", ""))
            elif open_:
                pieces += [(" ", ""), (digit, "chosen"), (f" {label}  ", "")]
            elif self._close:
                pieces.append((f" {digit}{label} ", ""))
            else:
                pieces += [(f" {digit} {label} ", ""), (" ", "")]
        self.put(pieces)
