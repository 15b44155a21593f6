"""The day in a title or the name of a sheet: 令和6年11月9日（土）, 11/18, R6.7.6, 241109."""

from __future__ import annotations

import re
from datetime import date

from smeic_tui.japanese.cohorts import kanji_number
from smeic_tui.japanese.dates import PartialDate, parse_date
from smeic_tui.japanese.letters import KANJI, LONGEST, level

_DAY_WORD = r"[ ]*(?:\([月火水木金土日](?:曜日?)?(?:[・,]?[祝休])?\)|[月火水木金土日]曜日?)?"
_DATE = re.compile(
    r"(?<![0-9])(?P<date>(?:(?:西暦)?[0-9]{4}|(?:令和|平成|昭和|[令平昭]|(?<![a-zA-Z])[RHSrhs])"
    r"[ .]*(?:元|[0-9]{1,2}))"
    r"[ ]*(?:年[ ]*[0-9]{1,2}[ ]*月(?:[ ]*[0-9]{1,2}[ ]*日)?"
    r"|[-/.・][ ]*[0-9]{1,2}[ ]*[-/.・][ ]*[0-9]{1,2}(?![0-9])))" + _DAY_WORD
)
_WEEKDAY = re.compile(r"([月火水木金土日])(?:曜|[)・,祝休]|$)")
_NOT_HELD = re.compile(r"[ ]*(?:現在|時点|作成|更新|改訂|版|締切|〆切|発行|まで|付)")
_SHORT = re.compile(
    r"(?<![0-9/.])(?P<month>1[0-2]|0?[1-9])(?:月[ ]*|/)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])日?(?![0-9/])" + _DAY_WORD
)
_TWO_DIGITS = re.compile(
    r"(?<![0-9./])'?(?P<year>[1-4][0-9])(?P<sep>[./])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9./])" + _DAY_WORD
)
_EIGHT_DIGITS = re.compile(
    r"(?<![0-9])(?P<year>20[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_MONTH = re.compile(r"(?<![0-9./年])(?P<month>1[0-2]|0?[1-9])月(?!末)")
_KANJI_DAY = re.compile(
    f"(?:令和|平成|昭和)[ ]*[元{KANJI}]+年[ ]*[{KANJI}]+月(?:[ ]*[{KANJI}]+日)?"
)
_FISCAL = re.compile(r"(?P<year>[0-9]{4}|(?:令和|平成|[RHrh])[ ]*(?:元|[0-9]{1,2}))[ ]*年?度")
_YEAR_ALONE = re.compile(
    r"(?<![0-9a-zA-Z])(?:(?:令和|平成|[RH])[ ]*(?:元|[0-9]{1,2})|20[0-9]{2})年(?![ ]*[0-9度])"
)
_COMPACT = re.compile(
    r"(?<![0-9])(?P<year>(?:20)?[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])"
)


def take_day(text: str, fiscal: int | None) -> tuple[str, str | None, str | None]:
    """Cut the day out of a title.

    Args:
        text: The title, level.
        fiscal: The fiscal year of dates that name none (``11/18``).

    Returns:
        The rest without years; ISO date or month; a day whose year nothing tells: ``5/18``.
    """
    text, day = _take_date(text, fiscal)
    yearless: str | None = None
    if day is None and (short := _SHORT.search(text)):
        day = _in_calendar_year(text, short)
        yearless = f"{short['month']}/{short['day']}" if day is None else None
        text = text[: short.start()] + "|" + text[short.end() :]
    return _YEAR_ALONE.sub("|", text), day, yearless


def has_date(text: str) -> bool:
    """Whether a whole date, or a month with its year, stands in a text."""
    return bool(_DATE.search(text))


def fiscal_year_in(text: str) -> int | None:
    """The one fiscal year a text names: 令和5年度 is 2023; a range names none."""
    years = [
        found.year
        for match in _FISCAL.finditer(level(text[: LONGEST * 10]))
        if (found := parse_date(match["year"] + "年")) is not None
    ]
    return years[0] if len(years) == 1 else None


def without_fiscal_year(text: str) -> str:
    """A title without its fiscal years: 令和5年度 is no 回次."""
    return _FISCAL.sub("|", text)


def compact_day(text: str) -> str | None:
    """``241109`` or ``20241109``, as sheets are named; also ``R6.7.6`` and the like."""
    flat = level(text[:LONGEST])
    match = _DATE.search(flat)
    if match and (found := parse_date(match["date"])) is not None:
        return found.iso
    short = _COMPACT.search(flat)
    if short is None:
        return None
    year = int(short["year"])
    return _iso(year if year > 99 else 2000 + year, int(short["month"]), int(short["day"]))


def other_weekday(text: str, day: str | None) -> str | None:
    """The weekday that stands beside a whole day and is not its own."""
    if day is None or len(day) < len("2024-05-18"):
        return None
    for match in _DATE.finditer(text):
        found = parse_date(match["date"])
        told = _WEEKDAY.search(match[0][len(match["date"]) :])
        if found is not None and found.iso == day and told is not None:
            own = "月火水木金土日"[date.fromisoformat(day).weekday()]
            return told[1] if told[1] != own else None
    return None


def in_digits(text: str) -> str:
    """Days of an era in kanji numerals with digits: 令和六年五月二十五日."""
    return _KANJI_DAY.sub(
        lambda match: re.sub(
            f"[{KANJI}]+", lambda number: str(kanji_number(number[0]) or number[0]), match[0]
        ),
        text,
    )


def _in_calendar_year(text: str, short: re.Match[str]) -> str | None:
    """A day whose year stands elsewhere: ``5月18日 架空鼎談会（令和6年）``."""
    years = {
        found.year
        for match in _YEAR_ALONE.finditer(text)
        if (found := parse_date(match[0])) is not None
    }
    month, day = int(short["month"]), int(short["day"])
    return _iso(years.pop(), month, day) if len(years) == 1 else None


def _take_date(text: str, fiscal: int | None) -> tuple[str, str | None]:
    day: str | None = None
    for match in reversed(list(_DATE.finditer(text))):
        found = parse_date(match["date"])
        if found is None:
            continue
        if not _NOT_HELD.match(text, match.end()) and not text.startswith("度", match.end()):
            day = found.iso
        text = text[: match.start()] + "|" + text[match.end() :]
    for pattern, century in ((_EIGHT_DIGITS, 0), (_TWO_DIGITS, 2000)):
        short = pattern.search(text) if day is None else None
        if short is None:
            continue
        day = _iso(century + int(short["year"]), int(short["month"]), int(short["day"]))
        if day is not None:
            text = text[: short.start()] + "|" + text[short.end() :]
    if day is None and fiscal is not None and (short := _SHORT.search(text)):
        month = int(short["month"])
        day = _iso(fiscal if month >= 4 else fiscal + 1, month, int(short["day"]))
        if day is not None:
            text = text[: short.start()] + "|" + text[short.end() :]
    elif day is None and fiscal is not None and (short := _MONTH.search(text)):
        month = int(short["month"])
        day = PartialDate(fiscal if month >= 4 else fiscal + 1, month).iso
        text = text[: short.start()] + "|" + text[short.end() :]
    return text, day


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return PartialDate(year, month, day).iso
    except ValueError:
        return None
