"""When a form was answered: date and time in the notations of forms, in Japanese time."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

from smeic_tui.japanese.dates import parse_date

JAPAN = timezone(timedelta(hours=9))
"""Forms of a Japanese office tell Japanese time."""
_TIME = re.compile(
    r"(?P<half>午前|午後|am|pm)?\s*(?P<hour>\d{1,2})(?::|時)(?P<minute>\d{1,2})"
    r"(?:(?::|分)(?P<second>\d{1,2})?)?(?:秒|\.\d+)?\s*(?P<after>am|pm)?"
    r"\s*(?:z|gmt\s*[+-]?\d{0,2}|jst|[+-]\d\d:?\d\d)?\s*$"
)
_AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})")
"""Month first, as forms in English write it."""
_WEEKDAY = re.compile(r"\s*[(]?[月火水木金土日](?:曜日?)?[)]?\s*$")


def parse_timestamp(text: str) -> datetime | None:
    """The moment a text tells; midnight where it tells a day only, None where it tells neither.

    Reads 2025-05-01T13:30:00, 2025/5/1 13:30, 2025年5月1日 午後1時30分, 2025/05/01 午後 1:30:05
    GMT+9 and 5/1/2025 13:30:05.
    """
    flat = unicodedata.normalize("NFKC", text).strip().lower()
    time = _TIME.search(flat)
    day = flat[: time.start()] if time else flat
    day = _WEEKDAY.sub("", day.rstrip(" t"))
    american = _AMERICAN.fullmatch(day.strip())
    if american:
        year = american["year"]
        day = f"{year if len(year) == 4 else '20' + year}-{american['month']}-{american['day']}"
    date = parse_date(day.strip())
    if date is None or date.month is None or date.day is None:
        return None
    clock = _clock(time) if time else (0, 0, 0)
    try:
        return datetime(date.year, date.month, date.day, *clock, tzinfo=JAPAN)
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour = int(time["hour"])
    half = time["half"] or time["after"] or ""
    if half in ("午後", "pm") and hour < 12:
        hour += 12
    elif half in ("午前", "am") and hour == 12:
        hour = 0
    return hour, int(time["minute"]), int(time["second"] or 0)


def as_stored(moment: datetime) -> str:
    """A moment as the file keeps it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
