"""How near two keys are: slips of the finger in names, readings, mail addresses and companies.

rapidfuzz is loaded with the first comparison, so that programs which match nobody do without it.
"""

from __future__ import annotations

import re

from smeic_tui.domain.matching.identity import Identity
from smeic_tui.japanese.romaji import romaji_key

_MAIL_SLIPS = 2
"""Edits between an address and its misspelling: two letters swapped count as one."""
_SHORTEST_MAIL = 8
_COMPANY_RATIO = 88.0
_SHORTEST_COMPANY = 4
_SHORTEST_FAMILY = 4
_NOT_LETTER = re.compile("[^a-z]+")


def near_name(row: Identity, person: Identity) -> bool:
    """Whether two names differ in one character while the family or the given name is the same.

    Names of two characters (関 茂, 関 薫) are never near: one character is half of them.
    """
    for one in row.names:
        for other in person.names:
            if max(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 1:
                continue
            if _slips(one, other, 1) > 1:
                continue
            family = person.family or row.family
            given = person.given or row.given
            if not family or not given:
                return one[:2] == other[:2] and min(len(one), len(other)) > 3
            # 田中明 and 田中健 differ in one character too, which is the whole given name.
            if one.startswith(family) and other.startswith(family):
                return min(len(one), len(other)) - len(family) > 1 or _same_reading(row, person)
            if one.endswith(given) and other.endswith(given):
                return min(len(one), len(other)) - len(given) > 1 or _same_reading(row, person)
    return False


def _same_reading(row: Identity, person: Identity) -> bool:
    return bool(row.kana) and row.kana == person.kana


def near_former_name(newer: Identity, older: Identity) -> bool:
    """Whether a name misspelt in one character was the older record's before a marriage."""
    if not newer.former_family or newer.former_family != older.family:
        return False
    return any(
        len(one) >= 3 and len(one) == len(other) and _slips(one, other, 1) == 1
        for one in newer.former
        for other in older.names
    )


def mail_names(row: Identity, person: Identity) -> bool:
    """Whether the row's address is made of the person's family name and not of the row's own.

    yuko.watanabe@… in the row of 小泉優子 is what is left of 渡部優子.
    """
    family, own = romaji_key(person.kana_family), romaji_key(row.kana_family)
    if len(family) < _SHORTEST_FAMILY:
        return False
    for mail in row.mails:
        local = romaji_key(_NOT_LETTER.sub(" ", mail.partition("@")[0])).split()
        if any(word.startswith(family) for word in local):
            return not own or not any(word.startswith(own) for word in local)
    return False


def mail_spells(row: Identity, person: Identity) -> bool:
    """Whether the row's address spells the person's given name in full.

    masaharu_shimizu@… in the row of 清水正郎 is 清水正治's; m.shimizu@ or info@ says nothing.
    """
    given = romaji_key(person.kana_given)
    if not row.mails or len(given) < _SHORTEST_FAMILY:
        return False
    for mail in row.mails:
        words = romaji_key(_NOT_LETTER.sub(" ", mail.partition("@")[0])).split()
        if any(word.startswith(given) or word.endswith(given) for word in words):
            return True
    return False


def mail_contradicts(row: Identity, person: Identity) -> bool:
    """Whether the row's address is made of the family name and of another given name.

    ken_sato@… is not 佐藤健 who reads さとう たけし; t.sato@, sato-ta@, info@ may be.
    """
    family, given = romaji_key(person.kana_family), romaji_key(person.kana_given)
    if not row.mails or row.foreign_script or len(family) < _SHORTEST_FAMILY or not given:
        return False
    for mail in row.mails:
        words = romaji_key(_NOT_LETTER.sub(" ", mail.partition("@")[0])).split()
        rest = [word.removeprefix(family) for word in words]
        if rest == words:
            return False
        if all(word[:1] in ("", given[0]) for word in rest):
            return False
    return True


def reading_distance(one: str, other: str) -> int:
    """Edits between two readings, at most 3."""
    return min(_slips(one, other, 3), 3)


def near_mail(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether some address is a misspelling of another: swapped, doubled, lost or wrong letters."""
    for one in ones:
        for other in others:
            if min(len(one), len(other)) < _SHORTEST_MAIL:
                continue
            one_name, _, one_host = one.partition("@")
            name, _, host = other.partition("@")
            # A slip in the one half: k.ito and t.ito at the same host are two people.
            if one_host == host and one_name[:1] != name[:1]:
                continue
            if (one_name == name or one_host == host) and _slips(one, other, _MAIL_SLIPS) <= (
                _MAIL_SLIPS if one_name == name else 1
            ):
                return True
    return False


def near_company(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether some company is another one misspelt, or written with its branch behind."""
    from rapidfuzz.fuzz import ratio

    for one in ones:
        for other in others:
            if min(len(one), len(other)) < _SHORTEST_COMPANY:
                continue
            if one.startswith(other) or other.startswith(one):
                return True
            if ratio(one, other, score_cutoff=_COMPANY_RATIO):
                return True
    return False


def _slips(one: str, other: str, most: int) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=most))
