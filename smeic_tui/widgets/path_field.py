"""A field for the path of a file: Tab completes it, and a path dropped into the window is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack
from urllib.parse import unquote, urlsplit

from textual import events
from textual.message import Message

from smeic_tui.widgets.field import Field
from smeic_tui.widgets.named import Named

Wanted = Callable[[str], bool]
"""Whether a file of that name may be chosen."""

_MOST = 200
"""Names offered at most; a folder of 10,000 files helps nobody."""


def typed_path(text: str) -> Path:
    """The path meant by what was typed, pasted, or dropped into the terminal.

    Terminals drop a file as a quoted path, with its blanks escaped, or as a ``file://`` address.
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
        if os.name == "nt":
            text = text.lstrip("/")
    elif os.name != "nt" and "\\ " in text:
        text = text.replace("\\ ", " ")
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        # ``~nobody``: no such user, so the text stands for itself.
        return path


def completions(text: str, wanted: Wanted) -> tuple[str, ...]:
    """What a half-typed path can go on to, folders first and with their separator.

    Args:
        text: What is typed so far.
        wanted: Which files are offered; folders always are.
    """
    head, tail = os.path.split(os.path.expanduser(text.strip()))
    try:
        found = sorted(_entries(head or ".", tail, wanted), key=lambda e: (not e[1], e[0]))
    except OSError:
        return ()
    return tuple(
        os.path.join(head, name) + (os.sep if folder else "") for name, folder in found[:_MOST]
    )


def _entries(folder: str, start: str, wanted: Wanted) -> Iterator[tuple[str, bool]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if not name.lower().startswith(start.lower()) or (name[0] == "." and not start):
                continue
            is_folder = entry.is_dir()
            if is_folder or wanted(name):
                yield name, is_folder


def _common(texts: Sequence[str]) -> str:
    """What all of them begin with, character by character."""
    low, high = min(texts, default=""), max(texts, default="")
    same = (at for at, (a, b) in enumerate(zip(low, high, strict=False)) if a != b)
    return low[: next(same, len(low))]


class PathField(Field):
    """Tab goes on with the path as far as it is certain; with nothing to add it goes on."""

    @dataclass
    class Completed(Message):
        """Tab was pressed: these are the paths it can still become (one: it is whole)."""

        field: PathField
        paths: tuple[str, ...]

        @property
        def control(self) -> PathField:
            """The field, for ``@on`` selectors."""
            return self.field

    @dataclass
    class Entered(Message):
        """Enter on a path."""

        field: PathField
        path: Path

        @property
        def control(self) -> PathField:
            """The field, for ``@on`` selectors."""
            return self.field

    def __init__(
        self,
        value: str = "",
        *,
        wanted: Wanted = lambda name: True,
        placeholder: str = "",
        select_on_focus: bool = False,
        **named: Unpack[Named],
    ) -> None:
        """Make a field.

        Args:
            value: What it starts with.
            wanted: Which files Tab offers.
            placeholder: Shown while it is empty.
            select_on_focus: Typing replaces the value.
            named: Its id and classes.
        """
        super().__init__(value, placeholder=placeholder, select_on_focus=select_on_focus, **named)
        self._wanted = wanted

    @property
    def path(self) -> Path:
        """What is meant."""
        return typed_path(self.value)

    def on_key(self, event: events.Key) -> None:
        """Tab completes, Enter takes the path."""
        if event.key == "enter" and self.value.strip():
            self.post_message(self.Entered(self, self.path))
        elif event.key != "tab" or not self._complete():
            return
        event.stop()
        event.prevent_default()

    def _complete(self) -> bool:
        if not self.value.strip():
            return False
        found = completions(self.value, self._wanted)
        whole = _common(found)
        if len(whole) <= len(os.path.expanduser(self.value.strip())) and len(found) <= 1:
            return False
        if len(whole) >= len(self.value.strip()):
            self.value = whole
            self.cursor_position = len(whole)
        self.post_message(self.Completed(self, found))
        return True
