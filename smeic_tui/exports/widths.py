"""Column widths that fit Japanese: a wide character takes two cells."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from smeic_tui.exports.cells import Kind, Value, as_text

_WIDEST = 40
_NARROWEST = 6
_PADDING = 2
_FILTER_ARROW = 3
"""The autofilter's button covers the end of a header."""
_FIXED: dict[Kind, float] = {"date": 12, "month": 10}


def cells_of(text: str) -> int:
    """Cells a line takes in a Japanese font; ambiguous characters (○, →) count two there."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WFA" else 1 for char in text
    )


def column_width(kind: Kind, header: str, values: Iterable[Value]) -> float:
    """Width in characters for a header and its values, from 6 to 40; the longest line counts."""
    longest = max((cells_of(line) for line in header.split("\n")), default=0) + _FILTER_ARROW
    if kind in _FIXED:
        return max(_FIXED[kind], longest)
    for value in values:
        if value is not None and value != "":
            for line in as_text(value).split("\n"):
                longest = max(longest, cells_of(line))
                if longest >= _WIDEST:
                    return _WIDEST
    return min(_WIDEST, max(_NARROWEST, longest + _PADDING))
