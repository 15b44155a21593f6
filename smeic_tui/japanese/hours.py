"""Hours as the office writes them: lengths, and spans of a day with their breaks."""

from __future__ import annotations

import re
import unicodedata

_LENGTH = re.compile(
    r"(?P<bare>\d{1,2}(?:\.\d{1,2})?)|(?P<minutes>\d{1,4})分"
    r"|(?P<hours>\d{1,2}(?:\.\d{1,2})?)(?:時間|h)(?:(?P<more>\d{1,2})分|(?P<half>半))?"
)
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_TIME = r"([01]?\d|2[0-4])(?::([0-5]\d)|時(?:([0-5]?\d)分?|(半))?)"
_SPAN = re.compile(rf"{_TIME}[-~〜–—―から]+{_TIME}(?:まで)?(.*)", re.DOTALL)
_BREAK = re.compile(r"(?:昼休み?|休憩|昼食)(.+?)(?:[)を除休]|$)")
_DAY = 24 * 60


def read_length(text: str) -> int | None:
    """Minutes of ``2.5``, ``2時間30分``, ``1:30``, ``90分``, ``３ｈ``; None for anything else."""
    level = _level(text)
    if clock := _CLOCK.fullmatch(level):
        return int(clock["hours"]) * 60 + int(clock["minutes"])
    found = _LENGTH.fullmatch(level)
    if found is None:
        return None
    minutes = round(float(found["bare"] or found["hours"] or 0) * 60)
    minutes += int(found["minutes"] or found["more"] or 0) + (30 if found["half"] else 0)
    return minutes if minutes <= _DAY else None


def read_span(text: str) -> tuple[str, str, int] | None:
    """Start, end and minutes of ``13:00～17:00``, a break named in it (昼休1h) left out.

    Returns:
        ``("13:00", "17:00", 240)``, or None where it is no span of one day.
    """
    found = _SPAN.fullmatch(_level(text))
    if found is None:
        return None
    first, last = (_clock(found.groups()[at : at + 4]) for at in (0, 4))
    rest = 0
    if again := _BREAK.search(found[9]):
        length = read_length(again[1])
        if length is None:
            return None
        rest = length
    minutes = last - first - rest
    if minutes <= 0 or last > _DAY:
        return None
    return _written(first), _written(last), minutes


def _clock(groups: tuple[str | None, ...]) -> int:
    hours, colon, minutes, half = groups
    return int(hours or 0) * 60 + int(colon or minutes or 0) + (30 if half else 0)


def _written(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _level(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
