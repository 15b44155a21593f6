"""What a key changed is painted at once, and only those parts of lines that are not there yet.

The stock way sends a message from every changed widget to the screen, which waits for its timer and
has all widgets rendered that the changed area touches. Here the key's handler ends with writing the
changed parts. Whatever is not a few plain lines (a layout, a toast above the list, a widget of
another make) is left to the stock way, which paints it a moment later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.segment import Segment
from textual import events
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.app import App
from textual.filter import ANSIToTruecolor
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

Places = Mapping[Widget, tuple[Region, Region]]
"""Where each visible widget is and what part of the screen it may paint, the front one first."""

_PIECE = 8192
"""Characters Python writes to a Windows console at once; longer texts were cut short."""


class PlainLines(Widget):
    """A widget whose ``render_line`` is all there is to see of it, in true colours.

    It has neither border nor padding. A key that it handles is painted before the next is read.
    """

    async def on_event(self, event: events.Event) -> None:
        """Handle the event, then paint what a key changed."""
        await super().on_event(event)
        if isinstance(event, events.Key):
            paint(self.app)


class Part(NamedTuple):
    """A part of a line of the screen."""

    x: int
    y: int
    cells: int
    """How many it covers."""
    segments: Sequence[Segment]

    def rendered(self, console: Console) -> str:
        """What the terminal is told; a ``Strip`` would be made, with seven caches, for one use."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        return _at(self.x, self.y) + "".join(
            Strip.render_style(style, text, colours) if style else text
            for text, style, _ in self.segments
        )


class Painting(App[Any]):
    """An app that paints lines without a round through messages, timer and compositor."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[tuple[int, int], Strip] = {}
        self._caret_shown: Offset | None = None

    @property
    def more_to_come(self) -> bool:
        """Whether further keys wait already: one picture for all of them is enough."""
        return self.message_queue_size > 0

    def paint(self) -> None:
        """Paint what has changed, if that is lines and nothing else; leave it as it is if not."""
        screen = self.screen
        if self.more_to_come or self._batch_count or not _settled(screen):
            return
        if not all(isinstance(f, ANSIToTruecolor) for f in self.get_line_filters()):
            return
        places = screen._compositor.visible_widgets
        changed = [w for w in places if w._repaint_required or w in screen._dirty_widgets]
        if not changed or any(w._layout_required or w._scroll_required for w in places):
            return
        parts = self._changed_parts(changed, places)
        if parts is None:
            self._shown.clear()
            return
        for widget in changed:
            widget._repaint_required = False
            widget._exchange_repaint_regions()
        screen._dirty_widgets.difference_update(changed)
        self.place_caret()
        if parts or self.cursor_position != self._caret_shown:
            self.write(parts)
            self.post_display_hook()

    def place_caret(self) -> None:
        """Set ``cursor_position`` to where the terminal's own cursor belongs."""

    def write(self, parts: Sequence[Part]) -> None:
        """Write parts and caret to the terminal.

        All in one piece: each piece wakes the thread that writes, which takes turns with this one.
        """
        self._caret_shown = self.cursor_position
        if self._driver is None or self.is_headless or self._closed:
            return
        text = "".join(part.rendered(self.console) for part in parts) + _at(*self.cursor_position)
        if self._sync_available:
            text = f"{SYNC_START}{text}{SYNC_END}"
        for start in range(0, len(text), _PIECE):
            self._driver.write(text[start : start + _PIECE])
        self._driver.flush()

    def _changed_parts(self, changed: Sequence[Widget], places: Places) -> list[Part] | None:
        """What is to be written, from the back to the front; None where that is not plain lines."""
        todo = {widget: set(_lines(widget, places[widget][0])) for widget in changed}
        parts: list[Part] = []
        front = list(places)
        while front:
            widget = front.pop()
            if widget not in todo:
                continue
            if not _is_plain(widget, *places[widget]):
                return None
            region = places[widget][0]
            over = [(w, places[w][0]) for w in front if places[w][0].overlaps(region)]
            for y in sorted(todo[widget]):
                part = self._new_part(widget.render_line(y - region.y), region, y)
                if part is None:
                    continue
                parts.append(part)
                for above, place in over:
                    if place.overlaps(Region(part.x, y, part.cells, 1)):
                        todo.setdefault(above, set()).add(y)
                        self._shown.pop((place.x, y), None)
        return parts

    def _new_part(self, strip: Strip, region: Region, y: int) -> Part | None:
        """The part of a line between the segments that its predecessor began and ended with too."""
        if strip.cell_length != region.width:
            strip = strip.adjust_cell_length(region.width)
        before = self._shown.get((region.x, y))
        self._shown[region.x, y] = strip
        if before is None:
            return Part(region.x, y, region.width, strip._segments)
        if before is strip:
            return None
        old, new = before._segments, strip._segments
        same, start, stop = min(len(old), len(new)), 0, 0
        while start < same and old[start] == new[start]:
            start += 1
        while stop < same - start and old[-1 - stop] == new[-1 - stop]:
            stop += 1
        # Of the part itself nothing is measured: what stays around it was measured before.
        left = sum(segment.cell_length for segment in new[:start])
        right = sum(segment.cell_length for segment in new[len(new) - stop :])
        cells = region.width - left - right
        return Part(region.x + left, y, cells, new[start : len(new) - stop]) if cells else None

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write to the terminal; what the stock way wrote is not known line by line."""
        self._shown.clear()
        self.place_caret()
        self._caret_shown = self.cursor_position
        super()._display(screen, renderable)


def paint(app: App[Any]) -> None:
    """Paint now what a key changed, where the app can."""
    if isinstance(app, Painting):
        app.paint()


def _at(x: int, y: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"


def _settled(screen: Screen[Any]) -> bool:
    """Whether the widgets will stay where they are."""
    return not (
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
    )


def _is_plain(widget: Widget, region: Region, clip: Region) -> bool:
    return isinstance(widget, PlainLines) and clip.contains_region(region) and widget.opacity == 1.0


def _lines(widget: Widget, region: Region) -> Iterable[int]:
    """Lines of the screen that the widget wants painted; it may ask for more than it has."""
    height = region.height
    return (
        region.y + y for dirty in widget._repaint_regions for y in dirty.line_range if y < height
    )
