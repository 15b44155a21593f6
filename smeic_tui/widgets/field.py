"""A text field with an undo of its own, folding on leaving it, and messages in our language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Unpack
from unicodedata import category

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from smeic_tui.widgets.field_line import Looks, field_line
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.painting import PlainLines
from smeic_tui.widgets.show import cleaned, width

Fold = Callable[[str], str]
"""Turns what was typed into what is meant, e.g. ``１２`` into ``12``."""
Check = Callable[[str], str | None]
"""What is wrong with a value, as a sentence of the catalogue, or None."""

_STEPS = 200


def caret(field: Input) -> Offset:
    """Cell of the screen where the next character appears, which is where an IME must draw.

    The stock offset is one cell too far at the end of the value, and a placeholder never scrolls.
    """
    region = field.content_region
    cells = width(field.value[: field.cursor_position])
    scrolled = round(field.scroll_offset.x) if field.value else 0
    return Offset(region.x + cells - scrolled, region.y)


class Field(Input, PlainLines):
    """One line of text.

    Ctrl+Z and Ctrl+Y go through what was typed here and stop here: passed on, Ctrl+Z would undo the
    last operation on the database.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo_edit", show=False),
        Binding("ctrl+y", "redo_edit", show=False),
    ]
    DEFAULT_CSS = """
    Field {
        height: 1;
        border: none;
        padding: 0;
        background: $surface;
        color: $foreground;
        &:focus { border: none; background: $panel; background-tint: $panel 0%; }
        &.-invalid, &.-invalid:focus { border: none; background: $error-muted; }
        &>.input--cursor { background: $accent; color: $background; text-style: none; }
        &>.input--placeholder { color: $text-disabled; }
    }
    """

    @dataclass
    class Left(Message):
        """The user left the field: its value is folded and checked."""

        field: Field
        value: str
        error: str | None
        """What is wrong with it."""

        @property
        def control(self) -> Field:
            """The field, for ``@on`` selectors."""
            return self.field

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        fold: Fold | None = None,
        check: Check | None = None,
        max_length: int = 0,
        select_on_focus: bool = False,
        **named: Unpack[Named],
    ) -> None:
        """Make a field.

        Args:
            value: What it starts with, shown as it is.
            placeholder: Shown while it is empty.
            fold: Applied when the user leaves the field, not while an IME is composing in it.
            check: Applied after the fold; its sentence stands beside the field.
            max_length: Most characters, 0 for no limit.
            select_on_focus: Select all on entering, so that typing replaces the value.
            named: Its id and classes.
        """
        self._past: list[tuple[str, int]] = []
        self._future: list[tuple[str, int]] = []
        self._travelling = False
        self._last = cleaned(value)
        self._looks: Looks | None = None
        super().__init__(
            placeholder=placeholder,
            max_length=max_length,
            select_on_focus=select_on_focus,
            validate_on=(),
            **named,
        )
        # Without its watcher, which needs a running app.
        self.set_reactive(Input.value, self._last)
        # A blinking cursor repaints twice a second for nothing.
        self.cursor_blink = False
        self.fold = fold
        self.check = check
        self.error: str | None = None

    def on_mount(self) -> None:
        """Start at the end of the value; stock fields start before it."""
        self._initial_value = False
        self.virtual_size = Size(self.content_width, 1)
        self.cursor_position = len(self.value)

    def on_resize(self) -> None:
        """Know the width before the first character is typed, which else lays out the screen."""
        self.set_reactive(Field.virtual_size, Size(self.content_width, 1))

    @property
    def content_width(self) -> int:
        """Cells of the value, at least the field's own width; a placeholder is cut instead.

        Every change of it lays out the whole screen (5 ms a key), so it stays while the value fits.
        """
        own = self.content_size.width
        return max(super().content_width, own) if self.value or not own else own

    # Painting

    def render_line(self, y: int) -> Strip:
        """The value with its caret, or the placeholder."""
        if self._looks is None:
            self._looks = self._made_looks()
        if y:
            return Strip.blank(self.size.width, self._looks.text)
        shown = "•" * len(self.value) if self.password else self.value
        start, stop = sorted(self.selection) if self.has_focus else (0, 0)
        return field_line(
            shown or self.placeholder,
            self.size.width,
            self._looks,
            is_placeholder=not shown,
            caret=self.cursor_position if self.has_focus and self._cursor_visible else None,
            selected=(start, stop),
            scrolled=round(self.scroll_offset.x) if shown else 0,
        )

    def _made_looks(self) -> Looks:
        plain = self.rich_style
        parts = ("placeholder", "cursor", "selection")
        return Looks(plain, *(plain + self.get_component_rich_style(f"input--{p}") for p in parts))

    def notify_style_update(self) -> None:
        """Forget the styles when theme, focus or CSS changes."""
        super().notify_style_update()
        self._looks = None

    # Editing

    def _watch_value(self, value: str) -> None:
        if not self._travelling and value != self._last:
            self._past.append((self._last, self._was_at))
            del self._past[:-_STEPS]
            self._future.clear()
        self._last = value
        super()._watch_value(value)

    @property
    def _was_at(self) -> int:
        """The caret before the change that is being watched; the value changes first."""
        return self.cursor_position

    def action_undo_edit(self) -> None:
        """Take back the last change of this field; with none left, nothing happens."""
        self._travel(self._past, self._future)

    def action_redo_edit(self) -> None:
        """Make the change again."""
        self._travel(self._future, self._past)

    def _travel(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> None:
        if not source:
            return
        value, position = source.pop()
        target.append((self.value, self.cursor_position))
        self._travelling = True
        try:
            self.value = value
        finally:
            self._travelling = False
        self.cursor_position = position

    async def _on_key(self, event: events.Key) -> None:
        """Take the wide blank of an IME, which Python does not call printable and Input drops."""
        character = event.character
        if character and not event.is_printable and category(character) == "Zs":
            event.stop()
            event.prevent_default()
            self.replace(character, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        """Pasted text becomes one clean line: cells of a table come with tabs and line breaks."""
        event.stop()
        event.prevent_default()
        line = " ".join(event.text.split())
        if line:
            self.replace(cleaned(line), *self.selection)

    def restricted(self) -> None:
        """A character over the limit is not typed; no bell on the telephone."""

    # Leaving

    def settle(self) -> str | None:
        """Fold and check the value now; also returns what is wrong with it."""
        if self.fold is not None:
            folded = self.fold(self.value)
            if folded != self.value:
                self.value = folded
        self.error = self.check(self.value) if self.check is not None else None
        self.set_class(self.error is not None, "-invalid")
        return self.error

    def on_blur(self) -> None:
        """Fold and check on leaving."""
        self.settle()
        self.post_message(self.Left(self, self.value, self.error))
