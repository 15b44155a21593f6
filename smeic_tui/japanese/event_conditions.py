"""What a word of a search asks about somebody's events, in Japanese or English."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Literal

Asks = Literal["since", "never", "not_asked"]

_CAME = "(?:出席|came):"
_SINCE = re.compile(_CAME + r"(\d{4})(?:年度)?")
_SINCE_DAY = re.compile(_CAME + r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NEVER = frozenset({"出席なし", "never-came"})
_NOT_ASKED = re.compile(r"(?:未案内|not-invited):([0-9a-f-]+)")


def read_condition(word: str) -> tuple[Asks, str] | None:
    """What a word asks, and the day (ISO) or event it asks about; None for any other word.

    ``出席:2025`` is a fiscal year and so its first day, ``出席:2024-10-01`` a day; ``未案内:12`` is
    the event of that number or uid.
    """
    level = unicodedata.normalize("NFKC", word).lower()
    if level in _NEVER:
        return "never", ""
    if found := _SINCE.fullmatch(level):
        return "since", f"{found[1]}-04-01"
    if found := _SINCE_DAY.fullmatch(level):
        try:
            return "since", date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            return None
    if found := _NOT_ASKED.fullmatch(level):
        return "not_asked", found[1]
    return None
