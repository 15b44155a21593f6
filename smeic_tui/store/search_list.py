"""Everybody's search text in memory: a list that is never changed, only replaced as a whole.

Scanning Python strings with ``in`` takes about 5 ms for 100,000 people on the first letter; every
further letter looks only at the last hits, and going back with Backspace finds the shorter query
remembered. FTS5 is no alternative here: its trigram index needs three characters, and Japanese
names have two.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Sequence

from smeic_tui.domain.search import Term, parse
from smeic_tui.store.roster import Order, search_texts

_REMEMBERED = 64


class SearchList:
    """A picture of the roster in one order, to be searched on every key."""

    def __init__(self, ids: array[int], latin: Sequence[str], cjk: Sequence[str]) -> None:
        self.ids = ids
        """Everybody's id, in the order of the list."""
        self._latin = latin
        self._cjk = cjk
        self._remembered: dict[str, tuple[tuple[Term, ...], array[int]]] = {}

    @classmethod
    def load(
        cls, conn: sqlite3.Connection, order: Order, *, descending: bool = False
    ) -> SearchList:
        """Read the list; 0.1 s for 100,000 people, so off the UI thread."""
        ids = array("q")
        latin: list[str] = []
        cjk: list[str] = []
        for person_id, one, other in search_texts(conn, order, descending=descending):
            ids.append(person_id)
            latin.append(one)
            cjk.append(other)
        return cls(ids, latin, cjk)

    def __len__(self) -> int:
        return len(self.ids)

    def search(self, query: str) -> array[int]:
        """Ids of the people a query finds, in the order of the list; everybody for a blank one."""
        terms = parse(query)
        if not terms:
            return self.ids
        places = self._places(query, terms)
        ids = self.ids
        return array("q", [ids[i] for i in places])

    def _places(self, query: str, terms: tuple[Term, ...]) -> array[int]:
        known = self._remembered.get(query)
        if known is not None:
            return known[1]
        places: Sequence[int] = range(len(self.ids))
        remaining = terms
        for shorter in reversed(self._remembered):
            old_terms, hits = self._remembered[shorter]
            if _narrows(terms, old_terms):
                places = hits
                remaining = tuple(t for t in terms if t not in old_terms)
                break
        for term in remaining:
            places = self._scan(term, places)
        found = array("l", places)
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.pop(next(iter(self._remembered)))
        self._remembered[query] = (terms, found)
        return found

    def _scan(self, term: Term, places: Sequence[int]) -> Sequence[int]:
        latin = [needle for place, needle in term.needles if place == "latin"]
        cjk = [needle for place, needle in term.needles if place == "cjk"]
        hits: set[int] = set()
        for texts, needles in ((self._latin, latin), (self._cjk, cjk)):
            for needle in needles:
                if isinstance(places, range):
                    hits.update([i for i, text in enumerate(texts) if needle in text])
                else:
                    hits.update([i for i in places if needle in texts[i]])
        return sorted(hits)


def _narrows(new: tuple[Term, ...], old: tuple[Term, ...]) -> bool:
    """Whether every hit of ``new`` is surely a hit of ``old``.

    ``3`` (a cohort) does not narrow to ``31``, nor ``123`` to ``1234`` (the end of a phone number):
    each needle of a longer term must contain a needle of the shorter one, in the same text.
    """
    if len(new) < len(old):
        return False
    return all(_implies(after, before) for before, after in zip(old, new, strict=False))


def _implies(longer: Term, shorter: Term) -> bool:
    return all(
        any(place == old_place and old in needle for old_place, old in shorter.needles)
        for place, needle in longer.needles
    )
