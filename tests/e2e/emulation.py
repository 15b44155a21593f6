"""The emulator of `pyte`, quick on what a Textual program sends most: colours, places and text.

It takes a character at a time, which costs more than the program that is looked at. Pictures are
nearly all of three kinds of pieces; these are handled whole here and everything else as ever.
"""

from __future__ import annotations

import re

import pyte
from pyte import modes
from pyte.screens import Char
from wcwidth import wcwidth

# Colours (m) and a place of the caret (H), with nothing but numbers in them.
_COMMON = re.compile(r"\x1b\[([0-9;]*)([mH])")


class QuickScreen(pyte.Screen):
    """A screen that remembers what a character looks like in a style, and a style after a code."""

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self._cells: dict[Char, dict[str, tuple[Char, int]]] = {}
        self._styles: dict[tuple[Char, str], Char] = {}

    def style(self, code: str) -> None:
        """Take the numbers of ``ESC [ … m``."""
        known = self._styles.get((self.cursor.attrs, code))
        if known is None:
            before = self.cursor.attrs
            self.select_graphic_rendition(*_numbers(code))
            known = self._styles[before, code] = self.cursor.attrs
        self.cursor.attrs = known

    def draw(self, data: str) -> None:
        """Write text; what reaches the right edge, combines or inserts is left to the emulator."""
        cursor = self.cursor
        if modes.IRM in self.mode:
            super().draw(data)
            return
        attrs = cursor.attrs
        cells = self._cells.setdefault(attrs, {})
        line, x = self.buffer[cursor.y], cursor.x
        self.dirty.add(cursor.y)
        for at, character in enumerate(data):
            cell, width = cells.get(character) or (attrs._replace(data=character), 0)
            if not width:
                width = wcwidth(character)
                if width in (1, 2):
                    cells[character] = cell, width
            if width not in (1, 2) or x + width > self.columns:
                cursor.x = x
                super().draw(data[at:])
                return
            line[x] = cell
            if width == 2:
                line[x + 1] = attrs._replace(data="")
            x += width
        cursor.x = x


class QuickStream(pyte.ByteStream):
    """A stream that hands colours, places and text on whole."""

    def __init__(self, screen: QuickScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    def feed(self, data: bytes) -> None:  # type: ignore[override]
        """Take whole sequences, as `Terminal` cuts them."""
        text = self.utf8_decoder.decode(data)
        at = 0
        for found in _COMMON.finditer(text):
            if at < found.start():
                pyte.Stream.feed(self, text[at : found.start()])
            numbers, kind = found.groups()
            if kind == "m":
                self._screen.style(numbers)
            else:
                self._screen.cursor_position(*_numbers(numbers))
            at = found.end()
        pyte.Stream.feed(self, text[at:])


def _numbers(code: str) -> list[int]:
    return [int(number or 0) for number in code.split(";")]
