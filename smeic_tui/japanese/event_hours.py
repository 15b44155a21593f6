"""The hours in a title: 18:00～20:00, 午後6時半より."""

from __future__ import annotations

import re

_CLOCK = (
    r"(?:午前|午後|AM|PM|am|pm)?[ ]*(?:[01]?[0-9]|2[0-3])(?:[:][0-5][0-9]|時(?:半|[0-5]?[0-9]分)?)"
)
_TIME = re.compile(
    rf"(?P<start>{_CLOCK})(?:[ ]*[~\-―–][ ]*(?P<end>{_CLOCK})?)?"
    r"[ ]*(?:開始|開会|より|から|スタート)?"
)


def take_hours(text: str) -> tuple[str, str | None, str | None]:
    """Cut the hours out of a title; the rest, start and end: ``18:00``."""
    match = _TIME.search(text)
    if match is None:
        return text, None, None
    rest = text[: match.start()] + "|" + text[match.end() :]
    return rest, _clock(match["start"]), _clock(match["end"]) if match["end"] else None


def _clock(text: str) -> str:
    hour, _, minutes = text.translate({ord("時"): ":"}).partition(":")
    late = bool(re.search("午後|pm", hour, re.IGNORECASE))
    number = int(re.sub(r"[^0-9]", "", hour))
    minute = 30 if "半" in minutes else int(re.sub(r"[^0-9]", "", minutes) or 0)
    return f"{number + 12 if late and number < 12 else number:02}:{minute:02}"
