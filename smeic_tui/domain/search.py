"""The language of the search box: what a person is found by, and what a query asks for.

A person has two search texts, written by ``search_text`` when facts change and read by every search
(the roster's, the command line's), so that a query and a text are always folded by the same code:

- ``latin``: tokens led by a blank (romaji of every kana reading, Latin names, mail addresses, the
  member number) or by a control code that nobody can type (cohorts, digits of phone numbers);
- ``cjk``: folded names, former names, companies and the title, searched anywhere in them.

A query is blank-separated terms that must all hold: ``wata 3``, ``3期 わたなべ``, ``八尾精機``,
``代表取締役``, ``1234``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from smeic_tui.japanese.event_conditions import read_condition
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.kana import hiragana, is_kana
from smeic_tui.japanese.romaji import romaji_key, romaji_query

Place = Literal["latin", "cjk"]

WORD, COHORT, PHONE, END = " ", "\x01", "\x02", "\x03"
"""What leads a token in ``latin``; END closes cohorts and phone numbers."""
PHONE_DIGITS = 4
"""From how many digits on a number is the end of a phone number, not a cohort."""

_COHORT = re.compile(r"(?:第|mot|m)?(\d{1,2})(?:期生?)?")
_COHORT_FIRST = re.compile(r"((?:第)?\d{1,3}期生?)(.+)")
_LATIN_RUN = re.compile(r"[a-z0-9]+")
_KANA_RUN = re.compile(r"[\u3041-\u309f\u30a0-\u30ff]+")


@dataclass(frozen=True, slots=True)
class SearchText:
    """The two texts of one person."""

    latin: str
    cjk: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: it holds if any of its needles is found."""

    text: str
    """The word as typed."""
    needles: tuple[tuple[Place, str], ...]
    """Where to look, and for what exact string."""

    def found_in(self, latin: str, cjk: str) -> bool:
        """Whether this word is found in a person's two texts."""
        return any(needle in (latin if place == "latin" else cjk) for place, needle in self.needles)


def search_text(
    *,
    names: Iterable[str],
    readings: Iterable[str],
    organisations: Iterable[str],
    cohorts: Iterable[int],
    mails: Iterable[str],
    phones: Iterable[str],
    member_no: str | None,
    title: str | None = None,
) -> SearchText:
    """The search texts of one person.

    Args:
        names: Full names, former names, Latin names, as written.
        readings: Kana of names, family and given separated by a blank where known.
        organisations: Names of present and past companies.
        cohorts: Every cohort the person belongs to.
        mails: Mail addresses.
        phones: Digits of phone numbers.
        member_no: 会員番号.
        title: 役職 of the post that lists show; of former posts it would find who is it no longer.
    """
    tokens: dict[str, None] = {}
    cjk: dict[str, None] = {}
    for reading in readings:
        words = reading.split()
        # The whole name begins with the family name, which so needs no token of its own.
        for word in ("".join(words), *words[1:]):
            tokens[WORD + _spelt(word)] = None
    for text in names:
        folded = key(text)
        cjk[hiragana(folded)] = None
        _add_latin_words(text, folded, tokens)
    for text in organisations:
        folded = key(text)
        _add_latin_words(text, folded, tokens)
        folded = hiragana(folded)
        cjk[folded] = None
        for run in _KANA_RUN.findall(folded):
            tokens[WORD + _spelt(run)] = None
    if title:
        folded = key(title)
        _add_latin_words(title, folded, tokens)
        cjk[hiragana(folded)] = None
    for cohort in cohorts:
        tokens[f"{COHORT}{cohort}{END}"] = None
    for mail in mails:
        tokens[WORD + mail.lower()] = None
    for phone in phones:
        tokens[f"{PHONE}{phone}{END}"] = None
    if member_no:
        tokens[WORD + key(member_no)] = None
    return SearchText("".join(tokens), " ".join(cjk))


@lru_cache(maxsize=16_384)
def _spelt(kana: str) -> str:
    """One word of a reading in Latin letters; given names come again and again."""
    return romaji_key(kana)


def _add_latin_words(text: str, folded: str, tokens: dict[str, None]) -> None:
    words = _LATIN_RUN.findall(" ".join(text.split()).lower() if text.isascii() else folded)
    for word in words:
        tokens[WORD + romaji_query(word)] = None
    if len(words) > 1:
        tokens[WORD + romaji_query("".join(words))] = None


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query, without its conditions on events; an empty tuple for a blank one."""
    terms: list[Term] = []
    for word in query.split():
        if read_condition(word) is not None:
            continue
        folded = key(word)
        if not folded:
            continue
        joined = _COHORT_FIRST.fullmatch(folded)
        for part in joined.groups() if joined else (folded,):
            terms.append(Term(part, tuple(dict.fromkeys(_needles(part)))))
    return tuple(terms)


def _needles(word: str) -> Iterable[tuple[Place, str]]:
    cohort = _COHORT.fullmatch(word)
    if cohort:
        yield "latin", f"{COHORT}{int(cohort[1])}{END}"
    digits = word.replace("-", "")
    if digits.isdigit() and len(digits) >= PHONE_DIGITS:
        yield "latin", f"{digits}{END}"
    if word.isascii():
        yield "latin", WORD + word
        if word[0].isalpha() and not cohort:
            yield "latin", WORD + romaji_query(word)
    elif not cohort:
        folded = hiragana(word)
        yield "cjk", folded
        # A lone っ or ー has no romaji: without a letter to look for everybody would be found.
        if is_kana(folded) and (romaji := romaji_key(folded)):
            yield "latin", WORD + romaji
