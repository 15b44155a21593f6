"""Organisations searched as they are typed: in the words of the roster, by every name they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from smeic_tui.domain.search import SearchText, parse, search_text
from smeic_tui.store.organisations.organisations import Summary


class Searchable(NamedTuple):
    """An organisation with its folded texts, made once a reading."""

    summary: Summary
    text: SearchText


def searchable(found: Iterable[Summary]) -> list[Searchable]:
    """Fold what organisations are found by: names, reading, industry, prefecture, cohorts."""
    return [Searchable(each, _text(each)) for each in found]


def _text(each: Summary) -> SearchText:
    found = each.organisation
    names = (found.name, *each.names.former, *each.names.aliases)
    facts = (found.industry, found.business_type, found.prefecture)
    return search_text(
        names=[],
        readings=[found.kana] if found.kana else [],
        organisations=[*names, *filter(None, facts)],
        cohorts=each.numbers.ever,
        mails=[],
        phones=[],
        member_no=None,
    )


def matching(known: Sequence[Searchable], words: str) -> list[Summary]:
    """Those that every word finds; all of them without a word."""
    terms = parse(words)
    return [
        each.summary
        for each in known
        if all(term.found_in(each.text.latin, each.text.cjk) for term in terms)
    ]
