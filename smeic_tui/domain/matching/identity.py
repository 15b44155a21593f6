"""What of a person, or of a row that names one, is compared: keys only, never shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from smeic_tui.japanese.cohorts import cohort_of_completion
from smeic_tui.japanese.companies import company_key
from smeic_tui.japanese.fold import fold, fold_kana
from smeic_tui.japanese.mails import mail_key
from smeic_tui.japanese.names import is_latin, name_key
from smeic_tui.japanese.phones import digits

_SOUND = str.maketrans({"ぢ": "じ", "づ": "ず", "を": "お", "ゔ": "ぶ", "ー": None, "・": None})
_UNREAD = ("", "", "")
_FIRST_KANA = "\u3041"
_TITLES_END = "様殿氏君生方んンまマ中"
_WORD = re.compile(r"[a-z]+")
_MOBILE = ("070", "080", "090", "060")
_MOBILE_DIGITS = 11


class Identity(NamedTuple):
    """The keys of one person or row. Empty means unknown."""

    names: tuple[str, ...] = ()
    """Full names: as written, and family and given name joined."""
    aliases: tuple[str, ...] = ()
    """Other names under which lists named the same person."""
    former: tuple[str, ...] = ()
    """Former family name and given name joined."""
    former_family: str = ""
    """Former family name alone."""
    family: str = ""
    """Family name, where the cut is known."""
    given: str = ""
    """Given name, where the cut is known."""
    latin: str = ""
    """Words of the Latin name in alphabetical order, so that either order is the same."""
    foreign_script: bool = False
    """The name itself is in Latin letters: it cannot be compared with one in kanji."""
    kana: str = ""
    """Reading of the whole name."""
    kana_family: str = ""
    """Reading of the family name, where the reading is written in two parts."""
    kana_given: str = ""
    """Reading of the given name, where the reading is written in two parts."""
    cohorts: tuple[int, ...] = ()
    """期 of every enrolment."""
    cohorts_by_year: tuple[int, ...] = ()
    """期 by the year of completion, where it is another than the one stated: one is mistyped."""
    mails: tuple[str, ...] = ()
    """Mail addresses."""
    mobiles: tuple[str, ...] = ()
    """Digits of mobile numbers, which belong to one person."""
    phones: tuple[str, ...] = ()
    """Digits of other numbers, which a whole company may share."""
    licence: str = ""
    """診断士登録番号."""
    member: str = ""
    """会員番号."""
    companies: tuple[str, ...] = ()
    """Keys of companies, present and past."""


def identity(
    *,
    name: str,
    family: str | None = None,
    given: str | None = None,
    former_name: str | None = None,
    kana: str | None = None,
    latin: str | None = None,
    cohorts: Sequence[int] = (),
    completed: Sequence[str] = (),
    mails: Sequence[str] = (),
    phones: Sequence[str] = (),
    licence_no: str | None = None,
    member_no: str | None = None,
    companies: Sequence[str] = (),
    aliases: Sequence[str] = (),
) -> Identity:
    """Make the keys from values as the roster stores them or a list writes them.

    Args:
        name: Full name.
        family: Family name, where known.
        given: Given name, where known.
        former_name: 旧姓, or a former full name.
        kana: Reading, family and given name apart where known.
        latin: Latin spelling.
        cohorts: 期.
        completed: When the courses were completed (partial ISO dates).
        mails: Addresses.
        phones: Telephone numbers of all kinds.
        licence_no: 診断士登録番号.
        member_no: 会員番号.
        companies: Names of companies.
        aliases: Names under which lists that were imported named the person.
    """
    family_key = name_key(family) if family else ""
    given_key = name_key(given) if given else ""
    joined = family_key + given_key if family_key and given_key else ""
    whole = joined if joined and _is_both(name, family, given) else name_key(name)
    former_key = name_key(former_name) if former_name else ""
    foreign = name[:1] < _FIRST_KANA and is_latin(name)
    mobiles, fixed = _numbers(phones) if phones else ((), ())
    stated = tuple(cohorts)
    reading, reading_family, reading_given = _reading(kana) if kana else _UNREAD
    # In the order of the fields: names of 17 arguments cost as much as the keys of a plain row.
    return Identity(
        (whole,) if whole and whole == joined else _distinct((whole, joined)),
        _keys(name_key, aliases) if aliases else (),
        _former(former_key, given_key) if former_key else (),
        former_key,
        family_key,
        given_key,
        latin_key(latin or name) if latin or foreign else "",
        foreign,
        reading,
        reading_family,
        reading_given,
        stated,
        _by_year(completed, stated) if stated and completed else (),
        _keys(mail_key, mails) if mails else (),
        mobiles,
        fixed,
        digits(licence_no).lstrip("0") if licence_no else "",
        fold(member_no) if member_no else "",
        _keys(company_key, companies) if companies else (),
    )


def _reading(kana: str) -> tuple[str, str, str]:
    """The reading without spaces, and its two parts if there are two."""
    words = kana.split()
    if len(words) != 2:
        return "".join([sounds(word) for word in words]), "", ""
    family, given = sounds(words[0]), sounds(words[1])
    return family + given, family, given


def _is_both(name: str, family: str | None, given: str | None) -> bool:
    """Whether a name is its two parts and a space, as most are: its key then is that of both."""
    return (
        bool(family and given)
        and (name == f"{family} {given}" or name == f"{family}\u3000{given}")
        and name[-1] not in _TITLES_END
    )


@lru_cache(maxsize=16_384)
def sounds(word: str) -> str:
    """The key of one word of a reading; family names and given names come again and again."""
    return fold_kana(word).translate(_SOUND)


def _former(former: str, given: str) -> tuple[str, ...]:
    """Former full names: the family name with the given name, or a full name as it is."""
    return (former + given,) if given and not former.endswith(given) else (former,)


def _by_year(completed: Sequence[str], stated: tuple[int, ...]) -> tuple[int, ...]:
    found = []
    for day in completed:
        cohort = cohort_of_completion(int(day[:4]), int(day[5:7]) if len(day) > 4 else None)
        if cohort is not None and cohort not in stated:
            found.append(cohort)
    return tuple(found)


def latin_key(latin: str) -> str:
    """The words of a Latin name in alphabetical order, so that either order is the same."""
    return " ".join(sorted(_WORD.findall(fold(latin)))) if latin else ""


def _numbers(phones: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The digits of mobile numbers, and those of others."""
    mobiles: list[str] = []
    fixed: list[str] = []
    for phone in phones:
        number = digits(phone)
        mobile = len(number) == _MOBILE_DIGITS and number.startswith(_MOBILE)
        (mobiles if mobile else fixed).append(number)
    return _distinct(mobiles), _distinct(fixed)


def _keys(key: Callable[[str], str], texts: Sequence[str]) -> tuple[str, ...]:
    """The different keys of some texts; most rows have one of a kind."""
    if len(texts) == 1:
        only = key(texts[0])
        return (only,) if only else ()
    return _distinct([key(text) for text in texts])


def _distinct(keys: Sequence[str]) -> tuple[str, ...]:
    if len(keys) < 2:
        return (keys[0],) if keys and keys[0] else ()
    return tuple(dict.fromkeys([key for key in keys if key]))
