"""The letters of a title before it is read: of one width, and no more than a title has."""

from __future__ import annotations

_WIDTH: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x301C: "~",
}
KANJI = "一二三四五六七八九十〇"
"""Numerals."""
LONGEST = 200
"""Letters of a cell that are read: no title is longer, and a hostile one would take minutes."""


def level(text: str) -> str:
    """Letters, digits and signs in their ordinary width; kanji and kana as written."""
    return text.translate(_WIDTH).replace("\n", " ")
