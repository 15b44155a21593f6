"""How keys reach the screen: in the order they were typed, whole, and in any width.

Two things go wrong with a stock app. Keys typed in one burst (fast typing, an IME's commit, a
paste) are handed to whatever has the focus at that moment, although the key before them is about to
move it: ``/tanaka`` loses its text. And an IME left on sends ``ｕ``, ``　`` or ``い``, which are no
keys at all.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from typing import Any

from textual import events
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from smeic_tui.widgets.painting import Painting

_PATIENCE = 1.0
"""Seconds after which held keys are let through whatever the screen is doing."""

_WRITING_AT_ONCE = frozenset("uy")
"""Undo and redo may write without a question: in full width they are text, never keys."""

_KEY_NAMES = {" ": "space", "/": "slash", "?": "question_mark"}


def in_text_field(widget: Widget | None) -> bool:
    """True while printable keys are text, not actions."""
    return isinstance(widget, Input)


def folded(event: events.Key) -> events.Key | None:
    """The ASCII key a full-width one stands for; None for a character that is no key.

    Kana, kanji, ``・`` and ``ー`` are no keys: what they would be on a keyboard without an IME is
    never guessed, because the same stroke is a name to one user and a command to another.
    """
    if event.key == "ideographic_space":
        return events.Key("space", " ")
    character = event.character
    if character is None or character.isascii():
        return event
    plain = unicodedata.normalize("NFKC", character)
    if plain.lower() in _WRITING_AT_ONCE:
        return None
    if len(plain) == 1 and plain.isascii() and plain.isprintable():
        return events.Key(_key_of(plain), plain)
    return None if event.is_printable else event


def _key_of(character: str) -> str:
    if character.isalnum():
        return character
    named = _KEY_NAMES.get(character)
    return named or unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")


class Keyboard(Painting):
    """An app whose keys are handled one after the other.

    A key is held back while the key before it is still on its way through the widgets, or while the
    screen it opened is not there yet. Typed at human speed no key ever waits.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key | events.Paste] = deque()
        self._target: Widget | Screen[Any] | None = None
        self._round = 0

    def take_text(self) -> Widget | None:
        """Give the focus to the field that text typed at a list goes into, and return that field.

        None where there is none: the text is dropped.
        """
        return None

    @property
    def more_to_come(self) -> bool:
        """Whether further keys wait already."""
        return bool(self._held) or super().more_to_come

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes in order; everything else as usual."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            if isinstance(event, events.Key):
                # A key that no widget wanted came back for its binding.
                self.paint()
        elif self._held or self._busy() is not None:
            self._held.append(event)
            if len(self._held) == 1:
                self._follow()
        else:
            await self._handle(event)

    async def _handle(self, event: events.Key | events.Paste) -> None:
        focused = self.focused
        if not in_text_field(focused):
            key = folded(event) if isinstance(event, events.Key) else None
            if key is None:
                focused = self.take_text()
                if focused is None:
                    return
            elif key is not event:
                event = key
        self._target = focused or self.screen
        await super().on_event(event)

    def _busy(self) -> Widget | Screen[Any] | None:
        """Where the last key, or what it caused, still waits to be handled."""
        screen = self.screen
        if not screen.is_mounted:
            return screen
        node: MessagePump | None = self._target
        while node is not None and node is not self:
            # A closed widget never empties its queue.
            if node.message_queue_size and node.is_running:
                return self._target
            node = node._parent
        return None

    def _follow(self) -> None:
        """Send a callback the way of the last key; when it arrives, the key has been handled."""
        self._round += 1
        round_ = self._round
        self.set_timer(_PATIENCE, lambda: self._arrived(round_, late=True))
        self._climb(self._busy(), round_)

    def _climb(self, node: MessagePump | None, round_: int) -> None:
        while node is not None and node is not self:
            if node.call_later(self._climb, node._parent, round_):
                return
            node = node._parent
        self.call_later(self._arrived, round_)

    async def _arrived(self, round_: int, late: bool = False) -> None:
        if round_ != self._round:
            return
        self._round += 1
        while self._held and (late or self._busy() is None):
            late = False
            await self._handle(self._held.popleft())
        if self._held:
            self._follow()
