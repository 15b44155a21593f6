"""Say what a column holds by looking at its cells, where its name does not say it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from smeic_tui.japanese.cohorts import find_cohorts
from smeic_tui.japanese.dates import parse_date
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.kana import is_kana
from smeic_tui.japanese.names import parse_name
from smeic_tui.japanese.surnames import readings

_SHARE = 0.7
_AT_LEAST = 2
_READING = 3
"""Letters of the shortest reading; a single レ is a tick."""
_MAIL = re.compile(r"\S+@\S+\.\S+")
_MOBILE = re.compile(r"0[5789]0[-(]?\d{4}[-)]?\d{4}")
_PHONE = re.compile(r"(?:\+81|0)[\d()-]{8,13}(?!\d)")
_PHONE_DIGITS = (10, 11, 12)
_ZIP = re.compile(r"〒?\d{3}-\d{4}$")
_LEGAL = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|\((?:株|有|同|一社|一財|公社|公財|医|社)\)"
    r"|[社財]団法人|協同組合|事務所$"
)
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_ADDRESS = re.compile(r"(?:東京都|北海道|(?:京都|大阪)府|..?.県)?.{1,8}[市区町村郡].*\d")
_PREFECTURE = re.compile(r"(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)$")
_DEPARTMENT = re.compile(r"(?:部|課|室|係|局|支店|支社|工場|センター|本部)$")
_LICENCE = re.compile(r"(?:登録番号|第)?\s*\d{6}\s*号?$")
_SESSION_MARK = re.compile(r"[○◯●〇×✕△✓✔レ欠出遅早公代済]|出席|欠席|受講|参加")
_FAMILY_WORDS = re.compile(
    r"^[\u3400-\u9fff々ヶノ\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]{1,4}$"
)

_PEOPLE_SHARE = 0.6
"""Family names of two in five may be rare ones."""
_LONGEST_NAME = 14
_NO_NAME = re.compile(r"[\d@:：。、]|会社|法人|組合")
_NAME_SHAPE = re.compile(
    r"[\u3400-\u9fff々ヶノ\U00020000-\U0003ffff]{1,4}[ \u3000]?"
    r"[\u3041-\u30ff\u3400-\u9fff々ヶ]{1,5}"
)

Test = Callable[[str], bool]


def _level(text: str) -> str:
    """Half-width digits and signs, one kind of hyphen: enough to recognise a pattern."""
    flat = unicodedata.normalize("NFKC", text)
    return re.sub(r"[‐‑–—−ー―](?=\d)", "-", flat).strip()


def _matcher(pattern: re.Pattern[str], *, whole: bool = False) -> Test:
    def test(text: str) -> bool:
        found = pattern.fullmatch(text) if whole else pattern.search(text)
        return found is not None

    return test


def _is_phone(text: str) -> bool:
    found = _PHONE.match(text)
    return found is not None and sum(c.isdigit() for c in found[0]) in _PHONE_DIGITS


def _marked_cohort(text: str) -> bool:
    return len(text) <= 8 and len(find_cohorts(text)) == 1


TESTS: dict[str, Test] = {
    "email": _matcher(_MAIL),
    "url": _matcher(_URL),
    "mobile": lambda text: _MOBILE.match(text) is not None,
    "tel": _is_phone,
    "zip": _matcher(_ZIP),
    "cohort": _marked_cohort,
    "kana": lambda text: len(text) >= _READING and is_kana(text),
    "prefecture": lambda text: _PREFECTURE.match(text) is not None,
    "address": lambda text: _ADDRESS.match(text) is not None,
    "company": _matcher(_LEGAL),
    "department": _matcher(_DEPARTMENT),
}
"""Fields recognisable by their cells, surest first."""


def company_form(text: str) -> bool:
    """Whether a text names a company by its legal form."""
    return _LEGAL.search(unicodedata.normalize("NFKC", text)) is not None


def share(cells: Sequence[str], field: str) -> float:
    """Which part of the filled cells looks like this field."""
    return _share(cells, TESTS[field])


def looks_like_licence(cells: Sequence[str]) -> bool:
    """Whether these are numbers of six digits, as the 中小企業診断士 register gives them."""
    return _share(cells, lambda text: _LICENCE.match(text) is not None) >= _SHARE


def looks_like_marks(cells: Sequence[str]) -> bool:
    """Whether these are marks of attendance."""
    return _share(cells, lambda text: _SESSION_MARK.match(text) is not None) >= _SHARE


def looks_like_part_of_name(cells: Sequence[str]) -> bool:
    """Whether these are short words of kanji, as family or given names are."""
    return _share(cells, lambda text: _FAMILY_WORDS.match(text) is not None) >= _SHARE


def looks_like_people(cells: Sequence[str]) -> bool:
    """Whether these are names of people: cut by white space or by the table of family names."""
    return len(cells) >= _AT_LEAST and _share(cells, _is_person) >= _PEOPLE_SHARE


def has_shape_of_names(cells: Sequence[str]) -> bool:
    """Whether these could be names of people, which no table knows: short words, all different."""
    return len(set(cells)) == len(cells) >= _AT_LEAST and all(
        len(text) <= _LONGEST_NAME and _NAME_SHAPE.fullmatch(text) for text in cells
    )


def looks_like_dates(cells: Sequence[str]) -> bool:
    """Whether these are dates, months or years."""
    return _share(cells, lambda text: parse_date(text) is not None) >= _SHARE


@lru_cache(maxsize=4096)
def _is_person(text: str) -> bool:
    if len(text) > _LONGEST_NAME or _NO_NAME.search(text):
        return False
    name = parse_name(text)
    return name.family is not None and name.given is not None and key(name.family) in readings()


def looks_like_count(cells: Sequence[str]) -> bool:
    """Whether these are bare numbers in order, as a running number is."""
    numbers = [int(text) for text in cells if text.isdecimal()]
    rising = sum(1 for before, after in pairwise(numbers) if after > before)
    return (
        len(numbers) > 1
        and len(numbers) >= _SHARE * len(cells)
        and rising >= 0.9 * (len(numbers) - 1)
    )


def field_of(cells: Sequence[str]) -> tuple[str, float] | None:
    """(field, share) the filled cells speak for, or None."""
    if len(cells) < _AT_LEAST:
        return None
    levelled = [_level(text) for text in cells]
    for field in TESTS:
        if field == "department":
            continue
        part = sum(1 for text in levelled if TESTS[field](text)) / len(levelled)
        if part >= _SHARE:
            return field, part
    return None


def _share(cells: Sequence[str], test: Test) -> float:
    levelled = [_level(text) for text in cells]
    return sum(1 for text in levelled if test(text)) / len(levelled) if levelled else 0.0
