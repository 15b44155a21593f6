"""The one way data reaches the screen: cleaned of control codes and measured in cells.

A name typed by someone else may hold ``[/b]``, an escape code or a line break. Given to a widget as
a string, the first crashes it, the second reaches the terminal and the third breaks a row in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from smeic_tui.japanese.clean import clean

_USUAL = re.compile("[ -~\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff60]+")
"""Characters of one cell (ASCII) and of two (kana, kanji, full width), none that combines."""

ELLIPSIS = "…"
"""Stands where a text was cut; one cell."""


@lru_cache(maxsize=2048)
def cleaned(value: str) -> str:
    """One line without control codes; the characters themselves stay as written."""
    return value if value.isascii() and value.isprintable() else clean(value)


def show(value: object, style: str = "") -> Text:
    """Any value as text that is never read as markup, never wraps and is cut with a mark."""
    text = "" if value is None else str(value)
    return Text(cleaned(text), style=style, no_wrap=True, overflow="ellipsis")


def widest(words: Iterable[str]) -> int:
    """Cells that the widest of these words takes: what a column of codes needs in any language."""
    return max((width(word) for word in words), default=0)


def width(text: str) -> int:
    """Cells a cleaned text takes; a kanji takes two.

    Counting ASCII and the usual Japanese apart takes a tenth of looking up every character.
    """
    if text.isascii():
        return len(text)
    if _USUAL.fullmatch(text):
        return 2 * len(text) - len(text.encode("ascii", "ignore"))
    return cell_len(text)


@lru_cache(maxsize=2048)
def fit(value: str, cells: int, right: bool = False) -> str:
    """Clean a text and pad or cut it to exactly so many cells.

    A wide character is never cut in half: the cell left over becomes a space.

    Args:
        value: Text from data.
        cells: Cells to fill.
        right: Put the padding before the text (numbers).
    """
    if cells <= 0:
        return ""
    text = cleaned(value)
    taken = width(text)
    if taken > cells:
        return set_cell_size(cut(text, cells), cells)
    pad = " " * (cells - taken)
    return pad + text if right else text + pad


@lru_cache(maxsize=2048)
def clipped(value: str, cells: int) -> tuple[str, int]:
    """A text cleaned and cut to at most so many cells, and how many it takes."""
    text = cleaned(value)
    taken = width(text)
    if taken > cells:
        text = cut(text, cells)
        taken = width(text)
    return text, taken


def cut(text: str, cells: int) -> str:
    """At most so many cells of a cleaned text, marked where it was cut."""
    if width(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + ELLIPSIS if cells > 0 else ""
