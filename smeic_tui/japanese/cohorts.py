"""Cohorts (期) as offices write them, and the years that belong to a cohort."""

from __future__ import annotations

import re
from functools import lru_cache

from smeic_tui.japanese.fold import fold

FIRST_ENTRY_YEAR = 2005
"""Cohort 1 entered in April of this year and completed in March of the next."""
_HIGHEST = 99
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_NUMBER = "(?P<arabic>[0-9]{1,2})|(?P<kanji>[〇一二三四五六七八九十]{1,3})|(?P<roman>[ivx]{1,6})"
_AFTER = "(?:修了|卒業|入学)?(?:生|者|院生|修了生|卒業生|会)?(?:修了|卒業?|入学)?"
_MARKED = re.compile(
    rf"(?:mot|m)?(?:大学院|専攻|修士)?[-:_ 第(]*(?:{_NUMBER})[ )]*期[ ]*{_AFTER}(?:\(.*\))?"
    r"|(?:m|mot)[-:_ #.第]*(?P<coded>[0-9]{1,2})(?:\(.*\))?"
    r"|期[-: ]*(?P<after>[0-9]{1,2})"
    r"|(?P<bare>[0-9]{1,2})(?:\.0+)?"
)
_ANYWHERE = re.compile(
    r"(?:(?<![0-9.,])(?P<arabic>[0-9]{1,2})|(?<![〇一二三四五六七八九十])"
    r"(?P<kanji>[〇一二三四五六七八九十]{1,3}))[ ]?期(?!間|末|首|日|限|待|初|中|分|別|目)"
    r"|(?<![a-z])(?:mot|m)-?(?P<coded>[0-9]{1,2})(?![0-9a-z年月日人]|名(?!簿))"
)
_ROMAN = re.compile("x{0,3}(?:ix|iv|v?i{0,3})")


def parse_cohort(value: str | int | float) -> int | None:
    """The cohort number a cell holds, or None where it may mean something else.

    Accepts 第20期, 20期生, 二十期, ２０期, M20, MOT20期, MOT-20, 20期修了, 20 and what a
    spreadsheet makes of it (20.0). Years, head counts (20名) and ranges (20-49) are refused.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return int(value) if whole and 1 <= value <= _HIGHEST else None
    return _cohort(value)


@lru_cache(maxsize=1024)
def _cohort(text: str) -> int | None:
    match = _MARKED.fullmatch(fold(text))
    return _number(match) if match else None


def find_cohorts(text: str) -> tuple[int, ...]:
    """Cohorts named in a longer text such as a sheet name or a section row, in reading order.

    Only marked ones count (第3期, 3期生, MOT3); a bare number says nothing in a sentence.
    """
    found = [_number(match) for match in _ANYWHERE.finditer(fold(text))]
    return tuple(dict.fromkeys(number for number in found if number))


def cohort_years(cohort: int) -> tuple[int, int]:
    """The years of entry (April) and completion (March) of a cohort: 20 -> (2024, 2025)."""
    return FIRST_ENTRY_YEAR + cohort - 1, FIRST_ENTRY_YEAR + cohort


def cohort_of_completion(year: int, month: int | None = None) -> int | None:
    """The cohort that completes in this month, or None before the first.

    Completion in April or later (秋修了) counts for the academic year that has begun.
    """
    cohort = year - FIRST_ENTRY_YEAR + (1 if month is not None and month > 3 else 0)
    return cohort if 1 <= cohort <= _HIGHEST else None


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    kanji, roman = groups.get("kanji"), groups.get("roman")
    if kanji:
        number = kanji_number(kanji)
    elif roman:
        number = _roman_number(roman)
    else:
        number = int(next(text for text in groups.values() if text))
    return number if number and 1 <= number <= _HIGHEST else None


def kanji_number(text: str) -> int | None:
    """A number below 100 in kanji numerals (二十, 十一, 二〇), or None if ill-formed."""
    if "十" not in text:
        digits = [_DIGITS.get(char) for char in text]
        if not digits or len(digits) > 2 or None in digits:
            return None
        return int("".join(str(digit) for digit in digits))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or not set(tens + ones) <= _DIGITS.keys() - {"〇"}:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _roman_number(text: str) -> int | None:
    if not _ROMAN.fullmatch(text):
        return None
    values = [{"i": 1, "v": 5, "x": 10}[char] for char in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
