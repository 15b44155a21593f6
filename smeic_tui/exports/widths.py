"""Column widths that fit Japanese: a wide character takes two cells."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from smeic_tui.exports.cells import Kind, Value, as_text

WIDEST = 40
NARROWEST = 6
_PADDING = 2
_FILTER_ARROW = 3
"""The autofilter's button covers the end of a header."""
_INDENTED: dict[Kind, int] = {"number": 1}
"""Numbers keep off the line behind them."""
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
    return min(WIDEST, max(content_width(kind, values), longest + _PADDING))


def content_width(kind: Kind, values: Iterable[Value]) -> float:
    """Width in characters for values alone."""
    if kind in _FIXED:
        return _FIXED[kind]
    longest = 0
    for value in values:
        if value is not None and value != "":
            for line in as_text(value).split("\n"):
                longest = max(longest, cells_of(line))
                if longest >= WIDEST:
                    return WIDEST
    return min(WIDEST, max(NARROWEST, longest + _PADDING + _INDENTED.get(kind, 0)))
