"""What a list and a grid share: a window of their source, keys and wheel, and the scrollbar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from textual import events

from smeic_tui.widgets.toned import Toned

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_WHEEL = 3
"""Lines that one notch of the wheel moves, as terminals do."""


class Source(Protocol[T_co]):
    """Where lines are read from."""

    def window(self, start: int, stop: int) -> Sequence[T_co]:
        """Lines from ``start`` up to ``stop``; both lie in the source."""


def read_window(
    known: Mapping[int, T], source: Source[T], first: int, last: int, *, above: int = 0
) -> dict[int, T]:
    """The lines of a window by index; only those that are not known yet are read, at once.

    Args:
        known: Lines read before; those outside the window are forgotten.
        source: Reads the others.
        first: Index of the first line.
        last: Index behind the last one; at least one line is not known.
        above: Lines above the window that are kept as well.
    """
    kept = {i: line for i, line in known.items() if first - above <= i < last}
    missing = [i for i in range(first, last) if i not in kept]
    start, stop = missing[0], missing[-1] + 1
    kept.update(enumerate(source.window(start, stop), start))
    return kept


class Windowed(Toned):
    """Lines of which one page is in view; headings above them are not counted."""

    _count: int
    """How many lines there are."""
    _top: int
    """Index of the first line in view."""

    @property
    def page(self) -> int:
        """Lines that fit."""
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Act on a key that moves or selects; True when it was one."""
        raise NotImplementedError

    def act(self, key: str) -> bool:
        """Act on any other key of the widget itself, such as Enter; True when it was one."""
        raise NotImplementedError

    def wheel(self, step: int, *, across: bool) -> None:
        """Move by the mouse wheel; ``across`` is with Shift."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Keys of the widget itself; all others go up to the screen."""
        if self.press(event.key) or self.act(event.key):
            event.stop()
            event.prevent_default()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Some lines on."""
        event.stop()
        self.wheel(_WHEEL, across=event.shift)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Some lines back."""
        event.stop()
        self.wheel(-_WHEEL, across=event.shift)

    def _bar(self, line: int) -> int:
        """What the scrollbar shows beside a line: 0 nothing, 1 the track, 2 the thumb."""
        page = self.page
        if self._count <= page:
            return 0
        size = max(1, page * page // self._count)
        start = round((page - size) * self._top / (self._count - page))
        return 2 if start <= line < start + size else 1
