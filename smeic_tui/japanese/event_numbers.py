"""The 回次 in a title or the name of a sheet: 第5回, vol.12, ③, （19回目）."""

from __future__ import annotations

import re

from smeic_tui.japanese.cohorts import kanji_number
from smeic_tui.japanese.letters import KANJI, LONGEST, level

_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)}
HERE = "\x01"
"""Where the 回次 was."""
_RANGE = re.compile(
    rf"第?[ ]*(?:[0-9]{{1,3}}|[{KANJI}]{{1,4}})[ ]*回?[ ]*[~\-―–][ ]*第?[ ]*"
    rf"(?:[0-9]{{1,3}}|[{KANJI}]{{1,4}})[ ]*回"
)
"""第5回～第8回: a list of several, which has no number."""
_NUMBER = re.compile(
    rf"[(〈]?(?:第[ ]*(?P<a>[0-9]{{1,3}}|[{KANJI}]{{1,4}})[ ]*回目?"
    r"|(?<![0-9])(?P<b>[0-9]{1,3})[ ]*回目"
    r"|(?<![a-zA-Z])(?:vol|no|ver)[. ]*(?P<c>[0-9]{1,3})(?![0-9])"
    r"|(?:#|その)[ ]*(?P<d>[0-9]{1,3})(?![0-9]))[)〉]?"
    rf"|(?P<e>[{''.join(_CIRCLED)}])",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?<=[^0-9 /.\-])(?P<f>[0-9]{1,2})$")
_NUMBERED_QUOTE = re.compile(
    rf"[「『【]([^」』】]*?(?:{_NUMBER.pattern})[^」』】]*)[」』】]", re.IGNORECASE
)
"""「第3回架空鼎談会」, 【第3回架空鼎談会】: what is quoted is the title itself."""


def sheet_number(text: str) -> int | None:
    """The 回次 that ends a sheet's name: ``MOT倶楽部34``, ``研究会②``."""
    flat = level(text[:LONGEST]).strip()
    _, number = take_number(flat)
    if number is not None or flat.isascii():
        return number
    bare = _BARE_NUMBER.search(flat)
    return int(bare["f"]) or None if bare else None


def take_number(text: str) -> tuple[str, int | None]:
    """Cut the 回次 out of a title; the rest, with `HERE` in its place, and the number."""
    match = _NUMBER.search(text)
    if match is None:
        return text, None
    if match["e"]:
        number: int | None = _CIRCLED[match["e"]]
    else:
        written = next(each for each in match.groups() if each)
        number = int(written) if written.isdecimal() else kanji_number(written)
    return text[: match.start()] + HERE + text[match.end() :], number or None


def without_ranges(text: str) -> str:
    """A title without 第5回～第8回: a list of several events is none of them."""
    return _RANGE.sub("|", text)


def without_quotes_of_numbered(text: str) -> str:
    """A title without the signs around 「第3回架空鼎談会」, which is no theme and no aside."""
    return _NUMBERED_QUOTE.sub(r"|\1|", text)


def number_first(text: str) -> str:
    """The cell that holds the 回次 before the others: it is the one with the name."""
    cells = text.split("\n")
    return "\n".join(sorted(cells, key=lambda cell: HERE not in cell)).replace(HERE, "|")
