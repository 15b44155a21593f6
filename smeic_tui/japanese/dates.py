"""Dates as precise as they were written: a month never gets an invented day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from smeic_tui.japanese.fold import fold

_ERAS = (
    # Name, letter, first day, last day.
    ("令和", "r", date(2019, 5, 1), date(2118, 12, 31)),
    ("平成", "h", date(1989, 1, 8), date(2019, 4, 30)),
    ("昭和", "s", date(1926, 12, 25), date(1989, 1, 7)),
    ("大正", "t", date(1912, 7, 30), date(1926, 12, 24)),
    ("明治", "m", date(1868, 1, 25), date(1912, 7, 29)),
)
_ERA_OF = {word: era for era in _ERAS for word in (era[0], era[0][0], era[1])}
_YEARS = range(1868, 2119)
_ERA = r"(?P<era>令和|平成|昭和|大正|明治|[令平昭大明]|[rhstm])[ .]*(?P<era_year>元|[0-9]{1,3})"
_YEAR = rf"(?:(?:西暦)?[ ]*(?P<year>[0-9]{{4}})|{_ERA})"
_SEP = r"[ ]*[-/.・,][ ]*"
_WORDS = (
    r"(?:\([^()]*\)|[日月火水木金土](?:曜日?)?|現在|付け?|時点|改訂|更新|登録|取得|入学|修了|卒業?|"
    r"生まれ?|末日?|上旬|中旬|下旬|頃|ごろ|予定|見込み?|まで|から|以降|"
    r"t?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?|[ ])*"
)
_DATE = re.compile(
    rf"{_YEAR}[ ]*(?:年[ ]*(?:(?P<m1>[0-9]{{1,2}})[ ]*月[ ]*(?:(?P<d1>[0-9]{{1,2}})[ ]*日?)?)?"
    rf"|{_SEP}(?P<m2>[0-9]{{1,2}})(?:{_SEP}(?P<d2>[0-9]{{1,2}}))?[ ]*月?)?{_WORDS}"
)
# The same year twice: 平成18年(2006年)3月, 2006(H18)年3月.
_OTHER_YEAR = re.compile(r"(?<=[0-9元年])\((?:[0-9]{4}|(?:令和|平成|昭和|[rhs])[0-9元]{1,2})年?\)")
_COMPACT = re.compile(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_FISCAL = re.compile(rf"{_YEAR}[ ]*年?度[ ]*(?:\([^()]*\)|秋期?|春期?)?{_WORDS}")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day. Unknown parts sort before known ones.

    Raises:
        ValueError: when there is no such day, or a day is given without its month.
    """

    year: int
    """Western year."""
    month: int | None = None
    """1 to 12, or unknown."""
    day: int | None = None
    """1 to 31, or unknown."""

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month or 0, self.day or 0) < (
            other.year,
            other.month or 0,
            other.day or 0,
        )

    @property
    def iso(self) -> str:
        """``2024``, ``2024-03`` or ``2024-03-31``."""
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        return text if self.day is None else f"{text}-{self.day:02}"


def parse_date(text: str) -> PartialDate | None:
    """The date a text holds, with the precision it has, or None.

    Reads ISO, 2024/3, 2024.3.5, 2024年3月, 20240331, 令和6年3月, R6.3, H16.4.1, 平成元年,
    令6・3・31, S50, with words behind such as 修了 or 現在. A year of an era must lie in that era.
    A year of two digits without an era and a date without a year are refused. For 2023年度 see
    :func:`parse_fiscal_year`: it is no calendar year.
    """
    folded = _level(text)
    match = _DATE.fullmatch(folded)
    if not match:
        compact = _COMPACT.fullmatch(folded)
        if not compact:
            return None
        day = compact["day"]
        return _date(int(compact["year"]), int(compact["month"]), int(day) if day else None)
    month = match["m1"] or match["m2"]
    day = match["d1"] or match["d2"]
    year = _year(match)
    if year is None:
        return None
    found = _date(year, int(month) if month else None, int(day) if day else None)
    if found and match["era"] and not _in_era(found, match["era"]):
        return None
    return found


def parse_fiscal_year(text: str) -> int | None:
    """The Western year in which a fiscal year begins: 2023年度, 令和5年度, R5年度修了 -> 2023."""
    match = _FISCAL.fullmatch(_level(text))
    if not match:
        return None
    year = _year(match)
    if year is None or year not in _YEARS:
        return None
    # 平成31年度 and 令和元年度 are both 2019: an era's fiscal year may end in the next era.
    return year if not match["era"] or _era_has_year(match["era"], year) else None


def read_fiscal_year(text: str) -> int | None:
    """A fiscal year where one is asked for: ``2026``, ``２０２６``, ``令和8年度``, ``R8``."""
    return parse_fiscal_year(text) or parse_fiscal_year(f"{text.strip()}年度")


def parse_completed(text: str) -> PartialDate | None:
    """When someone completed the course: 2023年度修了 is March 2024, all else as a date."""
    fiscal = parse_fiscal_year(text)
    return PartialDate(fiscal + 1, 3) if fiscal is not None else parse_date(text)


def from_serial(serial: float, *, epoch_1904: bool = False) -> PartialDate | None:
    """The day behind a spreadsheet's serial number, in the 1900 or the 1904 system.

    None outside 1..2958465. In the 1900 system 60 is the 29 February 1900 that never was.
    """
    days = int(serial)
    if not (0 if epoch_1904 else 1) <= days <= 2958465:
        return None
    if epoch_1904:
        day = date(1904, 1, 1) + timedelta(days=min(days, 2957003))
    elif days == 60:
        return None
    else:
        day = date(1899, 12, 30 if days > 60 else 31) + timedelta(days=days)
    return PartialDate(day.year, day.month, day.day)


def fiscal_year(value: PartialDate) -> int | None:
    """The fiscal year (April to March) of a date, or None when the month is unknown."""
    if value.month is None:
        return None
    return value.year if value.month >= 4 else value.year - 1


def wareki(value: PartialDate) -> str:
    """The date in the Japanese calendar: 令和6年3月31日, 平成元年. Before Meiji the Western year.

    Without a day, the era in which the month or year ends is taken.
    """
    era = _era_of(value)
    text = f"{value.year}年" if era is None else f"{era[0]}{'元' if era[2] == 1 else era[2]}年"
    if value.month is not None:
        text += f"{value.month}月"
    return text if value.day is None else f"{text}{value.day}日"


def era_letter(value: PartialDate) -> str:
    """The year as numbers of documents have it: ``R8``; before Meiji the Western year."""
    era = _era_of(value)
    return str(value.year) if era is None else f"{era[1].upper()}{era[2]}"


def _era_of(value: PartialDate) -> tuple[str, str, int] | None:
    """Name, letter and year of the era a date ends in."""
    month = value.month or 12
    last = date(value.year, month, value.day or monthrange(value.year, month)[1])
    for name, letter, first, _ in _ERAS:
        if last >= first:
            return name, letter, value.year - first.year + 1
    return None


def _level(text: str) -> str:
    folded = fold(text).replace("ー", "-")
    return _OTHER_YEAR.sub("", folded) if "(" in folded else folded


def _year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    number = 1 if match["era_year"] == "元" else int(match["era_year"])
    first: date = _ERA_OF[match["era"]][2]
    return first.year + number - 1 if number else None


def _era_has_year(era: str, year: int) -> bool:
    _, _, first, last = _ERA_OF[era]
    return first.year <= year <= last.year


def _in_era(value: PartialDate, era: str) -> bool:
    """Whether some day of the (partial) date lies in the era."""
    _, _, first, last = _ERA_OF[era]
    parts = (value.year, value.month, value.day)
    known = 1 if value.month is None else 2 if value.day is None else 3
    low = (first.year, first.month, first.day)[:known]
    high = (last.year, last.month, last.day)[:known]
    return low <= parts[:known] <= high


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if year not in _YEARS:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
