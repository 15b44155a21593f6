"""Lines of numbers with one cursor over all of them; Enter opens what stands behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Unpack

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from smeic_tui.actions.action import DIGITS
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.show import cleaned, cut, fit, width
from smeic_tui.widgets.toned import Toned

LABEL = 22
"""Cells of the labels."""
_GAP = 2


class Number(NamedTuple):
    """One number in words."""

    text: str
    tone: str = ""


class FigureLine(NamedTuple):
    """A label and its numbers; a line without numbers is a heading or blank."""

    label: str
    numbers: tuple[Number, ...] = ()


class FigureLines(Toned, can_focus=True):
    """Arrows go from number to number, digits to the first number of a line."""

    DEFAULT_CSS = """
    FigureLines { height: 1fr; width: 1fr; }
    """

    class Opened(Message):
        """Enter, a double click, or Enter after a digit: the number's line and place in it."""

        def __init__(self, lines: FigureLines, line: int, place: int) -> None:
            super().__init__()
            self.lines = lines
            self.line = line
            self.place = place

        @property
        def control(self) -> FigureLines:
            """The widget, for ``@on`` selectors."""
            return self.lines

    def __init__(self, **named: Unpack[Named]) -> None:
        """Make it empty."""
        super().__init__(**named)
        self.lines: tuple[FigureLine, ...] = ()
        self._line = 0
        self._place = 0
        self._top = 0

    def put(self, lines: Sequence[FigureLine]) -> None:
        """Show these lines; the cursor stays where it was as far as there is a number."""
        self.lines = tuple(lines)
        stops = self._stops()
        if stops and self._line not in stops:
            self._line = next((line for line in stops if line >= self._line), stops[-1])
        self._settle()

    @property
    def cursor(self) -> tuple[int, int]:
        """Line and place of the number under the cursor."""
        return self._line, self._place

    def _stops(self) -> list[int]:
        return [i for i, line in enumerate(self.lines) if line.numbers]

    def _settle(self) -> None:
        numbers = self.lines[self._line].numbers if self._line < len(self.lines) else ()
        self._place = max(0, min(self._place, len(numbers) - 1))
        height = max(self.outer_size.height, 1)
        self._top = max(min(self._top, self._line), self._line - height + 1)
        if self._line == next(iter(self._stops()), 0):
            self._top = 0
        self.refresh()

    def go(self, line: int, place: int = 0) -> None:
        """Put the cursor on a number."""
        self._line, self._place = line, place
        self._settle()

    def on_key(self, event: events.Key) -> None:
        """Keys of the numbers; all others go up to the screen."""
        stops = self._stops()
        at = stops.index(self._line) if self._line in stops else 0
        steps = {"up": -1, "down": 1, "pageup": -len(stops), "pagedown": len(stops)}
        if event.key in steps and stops:
            self.go(stops[max(0, min(at + steps[event.key], len(stops) - 1))], self._place)
        elif event.key in ("home", "end") and stops:
            self.go(stops[0 if event.key == "home" else -1])
        elif event.key in ("left", "right"):
            self.go(self._line, self._place + (1 if event.key == "right" else -1))
        elif event.key in DIGITS[: len(stops)]:
            # A digit chooses here as in every menu: the first number of its line.
            self.go(stops[DIGITS.index(event.key)])
            self.post_message(self.Opened(self, self._line, self._place))
        elif event.key == "enter" and stops:
            self.post_message(self.Opened(self, self._line, self._place))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a double click opens."""
        line = self._top + event.y
        if line not in self._stops():
            return
        x, place = LABEL + 3, 0
        for number, each in enumerate(self.lines[line].numbers):
            if event.x >= x:
                place = number
            x += width(cleaned(each.text)) + _GAP
        self.go(line, place)
        if event.chain == 2:
            self.post_message(self.Opened(self, self._line, self._place))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._settle()

    def render_line(self, y: int) -> Strip:
        """A digit, a label, and the numbers; the one under the cursor stands out."""
        wide = self.outer_size.width
        index = self._top + y
        if index >= len(self.lines):
            return Strip.blank(wide, self.tone(""))
        line = self.lines[index]
        if not line.numbers:
            return Strip([Segment(fit(f" {line.label}", wide), self.tone("header"))], wide)
        place = self._stops().index(index)
        digit = DIGITS[place] if place < len(DIGITS) else " "
        segments = [Segment(f" {digit} ", self.tone("key"))]
        segments.append(Segment(fit(line.label, LABEL), self.tone("dim")))
        left = wide - LABEL - 3
        for number, each in enumerate(line.numbers):
            here = index == self._line and number == self._place
            text = cut(cleaned(each.text), left - 1)
            if not text:
                break
            segments.append(Segment(text, self.tone("cursor" if here else each.tone)))
            gap = min(_GAP, left - width(text))
            segments.append(Segment(" " * gap, self.tone("")))
            left -= width(text) + gap
        segments.append(Segment(" " * max(left, 0), self.tone("")))
        return Strip(segments).adjust_cell_length(wide, self.tone(""))
