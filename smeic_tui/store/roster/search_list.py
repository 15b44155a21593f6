"""Everybody's search text in memory: a list that is never changed, only replaced as a whole.

What is typed in romaji or digits is found by a ``TokenIndex``. Kanji and kana may stand anywhere in
a name, so their texts are read through: a thousand people are one string, for ``str.find`` reads
100,000 of them in 2 ms where testing one string a person takes 27. The dearest needle (会社, which
most companies have) costs 15 ms so, and nothing need be remembered between two keys.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import compress
from operator import and_, or_

from smeic_tui.domain.search import Place, Term, parse
from smeic_tui.store.roster.roster import Order, search_texts
from smeic_tui.store.roster.token_index import TokenIndex

BLOCK = 768
"""People whose texts are read, and searched, at once."""
_PAGES_KB = 256
"""SQLite's cache while the list is read: every page of people is asked for once."""
_FEW = 3
"""One person in so many has the needle: up to there jumping from hit to hit is quicker."""
_END = "\n"


class Texts:
    """Texts that are read through, a block of people joined in one string.

    One string for everybody would have to be built from its parts: twice the memory for a moment.
    """

    def __init__(self) -> None:
        self._blocks: list[tuple[str, int]] = []

    def add(self, texts: Sequence[str]) -> None:
        """Append the texts of the next people."""
        lines = [text.replace(_END, " ") for text in texts]
        self._blocks.append((_END.join([*lines, ""]), len(lines)))

    def flags(self, needle: str) -> bytearray:
        """A byte for each person: 1 where the needle is found, else 0."""
        found = bytearray()
        for text, size in self._blocks:
            if text.count(needle) * _FEW < size:
                found += _jumping(text, size, needle)
            else:
                found += bytes([needle in line for line in text.split(_END)[:size]])
        return found


def _jumping(text: str, size: int, needle: str) -> bytearray:
    """The flags of one block, found from hit to hit."""
    flags = bytearray(size)
    line = begin = 0
    at = text.find(needle)
    while at >= 0:
        line += text.count(_END, begin, at)
        flags[line] = 1
        begin = text.index(_END, at)
        at = text.find(needle, begin)
    return flags


class SearchList:
    """A picture of the roster in one order, to be searched on every key."""

    def __init__(self, ids: array[int], latin: TokenIndex, cjk: Texts) -> None:
        self.ids = ids
        """Everybody's id, in the order of the list."""
        self._places: dict[Place, TokenIndex | Texts] = {"latin": latin, "cjk": cjk}

    @classmethod
    def load(
        cls, conn: sqlite3.Connection, order: Order, *, descending: bool = False
    ) -> SearchList:
        """Read the list; about a second for 100,000 people, so off the UI thread."""
        ids = array("q")
        latin, cjk = TokenIndex(), Texts()
        conn.execute(f"PRAGMA cache_size = -{_PAGES_KB}")
        cursor = search_texts(conn, order, descending=descending)
        while block := cursor.fetchmany(BLOCK):
            ids.extend([row[0] for row in block])
            latin.add([row[1] for row in block])
            cjk.add([row[2] for row in block])
        return cls(ids, latin, cjk)

    def __len__(self) -> int:
        return len(self.ids)

    def search(self, query: str) -> array[int]:
        """Ids of the people a query finds, in the order of the list; everybody for a blank one."""
        terms = parse(query)
        if not terms:
            return self.ids
        return array("q", compress(self.ids, _joined(and_, map(self._holding, terms))))

    def _holding(self, term: Term) -> bytes:
        """For whom a term holds: those with any of its needles."""
        return _joined(or_, (self._places[place].flags(needle) for place, needle in term.needles))


def _joined(how: Callable[[int, int], int], flags: Iterable[bytes | bytearray]) -> bytes:
    """Flags of everybody taken together, as two numbers of many digits."""
    first, *others = flags
    if not others:
        return bytes(first)
    numbers = (int.from_bytes(each, "big") for each in (first, *others))
    return reduce(how, numbers).to_bytes(len(first), "big")
