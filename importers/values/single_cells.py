"""The text of one cell to a value, where nothing but the text decides."""

from __future__ import annotations

from functools import cache, lru_cache

from importers.tables.headings import words
from smeic_tui.japanese.cohorts import cohort_years, find_cohorts, parse_cohort
from smeic_tui.japanese.companies import corporate_number_ok
from smeic_tui.japanese.dates import (
    PartialDate,
    from_serial,
    parse_completed,
    parse_date,
    parse_fiscal_year,
)
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.names import Name, parse_name
from smeic_tui.japanese.phones import digits

_LONGEST_EMPTY = 6
_SERIALS = range(20_000, 60_000)
"""A bare number in a column of dates: a day between 1954 and 2064 counted by Excel."""
_YEARS_OF_BIRTH = range(1850, 2151)


def says_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: なし, 不明, －."""
    # To fold every short name costs more than all else about it; few end as these words do.
    return len(text) <= _LONGEST_EMPTY and _ends_like_empty(text[-1:]) and _is_empty(text)


@lru_cache(maxsize=4096)
def _ends_like_empty(character: str) -> bool:
    folded = fold(character)
    return any(word.endswith(folded) for word in _empty())


@lru_cache(maxsize=4096)
def _is_empty(text: str) -> bool:
    empty = _empty()
    return text in empty or fold(text) in empty


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold(word) for word in words("empty"))


# Lists repeat companies, dates and names; a parse costs some 20 to 60 µs.
@lru_cache(maxsize=2048)
def read_name(text: str, kana: str) -> Name:
    """A name with its reading, which may tell where it is cut."""
    return parse_name(text, kana=kana)


def read_cohort(text: str) -> int | None:
    """A cohort, also out of a longer text; None where there is none."""
    cohort = parse_cohort(text)
    if cohort is not None:
        return cohort
    found = find_cohorts(text)
    return found[0] if found else None


def year_differs(cohort: int | None, completed: str | None) -> bool:
    """Whether cohort and year of completion contradict each other."""
    if cohort is None or not completed:
        return False
    return int(completed[:4]) != cohort_years(cohort)[1]


@lru_cache(maxsize=1024)
def read_day(text: str, *, completion: bool = False) -> str | None:
    """A day as partial ISO date; of a completion also by the academic year (2023年度修了)."""
    found: PartialDate | None
    if text.isascii() and text.isdigit() and int(text) in _SERIALS:
        found = from_serial(int(text))
    else:
        found = parse_completed(text) if completion else parse_date(text) or _of_fiscal_year(text)
    return found.iso if found else None


def _of_fiscal_year(text: str) -> PartialDate | None:
    """2005年度 of an entry: the year, and no month, for some entered in autumn."""
    year = parse_fiscal_year(text)
    return PartialDate(year) if year else None


def birth_year(text: str) -> int | None:
    """The year of birth, from a day or a year."""
    found = parse_date(text)
    return found.year if found and found.year in _YEARS_OF_BIRTH else None


def licence_number(text: str) -> str | None:
    """The digits of a licence number."""
    return digits(text) or None


def corporate_number(text: str) -> str | None:
    """A 法人番号 whose check digit is right."""
    return digits(text) if corporate_number_ok(text) else None
