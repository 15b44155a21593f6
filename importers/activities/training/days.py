"""Days of a training year, also those that a list writes without a year."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from smeic_tui.japanese.dates import parse_date

_MONTH_DAY = re.compile(r"(\d{1,2})[/.月](\d{1,2})日?(?:\(.\))?")
_MONTH_END = re.compile(r"(\d{1,2})月末")
_APRIL, _MAY = 4, 5


def read_day(text: str, fiscal_year: int | None, *, before: bool = False) -> str | None:
    """An ISO day, or as much of one as is written; None for no date.

    Args:
        text: ``2025-04-12``, ``R7.6.14``, ``5/17``, ``7月19日``, ``2026.2.14(土)``.
        fiscal_year: The year of the training, for a day without one.
        before: The day lies before the training begins (an application), not within it.
    """
    level = unicodedata.normalize("NFKC", text).strip()
    if match := _MONTH_DAY.fullmatch(level):
        return _iso(int(match[1]), int(match[2]), fiscal_year, before=before)
    found = parse_date(level)
    return found.iso if found is not None and found.month is not None else None


def read_month_end(text: str, fiscal_year: int | None) -> str | None:
    """The last day of a month named as ``7月末``."""
    match = _MONTH_END.search(unicodedata.normalize("NFKC", text))
    if match is None or fiscal_year is None or not 1 <= int(match[1]) <= 12:
        return None
    month = int(match[1])
    year = fiscal_year + (month < _APRIL)
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).isoformat()


def _iso(month: int, day: int, fiscal_year: int | None, *, before: bool) -> str | None:
    if fiscal_year is None:
        return None
    year = fiscal_year - (month >= _MAY) if before else fiscal_year + (month < _APRIL)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
