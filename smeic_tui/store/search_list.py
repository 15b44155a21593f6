"""Everybody's search text in memory: a list that is never changed, only replaced as a whole.

The texts of thousands of people are one string, with the place where each person begins. Looking
for a word with ``str.find`` reads 100,000 people in 7 ms where testing one string a person takes
27 ms, and needs a third of the memory. Every further letter looks only at the last
hits, and going back with Backspace finds the shorter query remembered. Whom a first letter finds
is known beforehand (`Initials`).
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress

from smeic_tui.domain.search import Place, Term, parse
from smeic_tui.store.initials import Initials
from smeic_tui.store.roster import Order, search_texts

FEW = 5000
"""Hits up to which looking at each is quicker than a pass over everybody."""
BLOCK = 2048
"""People whose texts are read, and searched, at once."""
_PAGES_KB = 256
"""SQLite's cache while the list is read: every page of people is asked for once."""


class Texts:
    """The texts of all people, a few thousand joined in one string each.

    One string for everybody would have to be built from its parts: twice the memory for a moment.
    """

    def __init__(self) -> None:
        self._blocks: list[tuple[str, array[int]]] = []

    def add(self, texts: Sequence[str]) -> None:
        """Append the texts of the next ``BLOCK`` people; only the last block may be smaller."""
        starts = array("I", [0])
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        self._blocks.append(("\n".join([*texts, ""]), starts))

    def all_with(self, needle: str) -> array[int]:
        """Who has the needle, in order."""
        found = array("I")
        first = 0
        for text, starts in self._blocks:
            at = text.find(needle)
            while at >= 0:
                person = bisect_right(starts, at)
                found.append(first + person - 1)
                at = text.find(needle, starts[person])
            first += BLOCK
        return found

    def those_with(self, needle: str, people: Sequence[int]) -> array[int]:
        """Who of these, given in order, has the needle."""
        found = array("I")
        first = begin = 0
        for text, starts in self._blocks:
            end = bisect_left(people, first + BLOCK, begin)
            find = text.find
            found.extend(
                person
                for person in people[begin:end]
                if find(needle, starts[person - first], starts[person - first + 1]) >= 0
            )
            first, begin = first + BLOCK, end
        return found


class SearchList:
    """A picture of the roster in one order, to be searched on every key."""

    def __init__(self, ids: array[int], latin: Texts, cjk: Texts, initials: Initials) -> None:
        self.ids = ids
        """Everybody's id, in the order of the list."""
        self._texts: dict[Place, Texts] = {"latin": latin, "cjk": cjk}
        self._initials = initials
        self._remembered: dict[str, tuple[tuple[Term, ...], array[int]]] = {}

    @classmethod
    def load(
        cls, conn: sqlite3.Connection, order: Order, *, descending: bool = False
    ) -> SearchList:
        """Read the list; about half a second for 100,000 people, so off the UI thread."""
        ids = array("q")
        latin, cjk, initials = Texts(), Texts(), Initials()
        conn.execute(f"PRAGMA cache_size = -{_PAGES_KB}")
        cursor = search_texts(conn, order, descending=descending)
        while block := cursor.fetchmany(BLOCK):
            ids.extend([row[0] for row in block])
            words = [row[1] for row in block]
            latin.add(words)
            initials.add(words)
            cjk.add([row[2] for row in block])
        return cls(ids, latin, cjk, initials)

    def __len__(self) -> int:
        return len(self.ids)

    def search(self, query: str) -> array[int]:
        """Ids of the people a query finds, in the order of the list; everybody for a blank one."""
        terms = parse(query)
        if not terms:
            return self.ids
        ids = self.ids
        return array("q", map(ids.__getitem__, self._places(query, terms)))

    def _places(self, query: str, terms: tuple[Term, ...]) -> array[int]:
        known = self._remembered.get(query)
        if known is not None:
            return known[1]
        people: array[int] | None = None
        remaining = terms
        for shorter in reversed(self._remembered):
            old_terms, hits = self._remembered[shorter]
            if _narrows(terms, old_terms):
                people = hits
                remaining = tuple(t for t in terms if t not in old_terms)
                break
        for term in remaining:
            people = self._scan(term, people)
        found = people if people is not None else array("I")
        # Only what Backspace goes back to: first letters find a third of all people.
        self._remembered = {q: k for q, k in self._remembered.items() if query.startswith(q)}
        self._remembered[query] = (terms, found)
        return found

    def _scan(self, term: Term, people: array[int] | None) -> array[int]:
        """Who has any needle of the term: of these people, or of all."""
        found = [self._with(place, needle, people) for place, needle in term.needles]
        return found[0] if len(found) == 1 else _union(found, len(self.ids))

    def _with(self, place: Place, needle: str, people: array[int] | None) -> array[int]:
        many = people is None or len(people) > FEW
        if many and place == "latin" and self._initials.knows(needle):
            flags = self._initials.flags(needle)
            if people is None:
                return array("I", compress(range(len(flags)), flags))
            return array("I", compress(people, map(flags.__getitem__, people)))
        texts = self._texts[place]
        return texts.all_with(needle) if people is None else texts.those_with(needle, people)


def _union(found: Sequence[array[int]], everybody: int) -> array[int]:
    """Who is in any of these, in order."""
    if sum(map(len, found)) < FEW:
        return array("I", sorted(set().union(*found)))
    # Sorting half of 100,000 people takes 20 ms, ticking them off 5.
    flags = bytearray(everybody)
    for people in found:
        for person in people:
            flags[person] = 1
    return array("I", compress(range(everybody), flags))


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
