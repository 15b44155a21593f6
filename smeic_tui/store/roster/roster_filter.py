"""Which people a list shows: windows, counts and hits narrowed by kind and standing.

A filter in force is held as one byte a person, so that it costs the search of 100,000 people a
look into a table and 100 kB.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from smeic_tui.domain.attended import Attended, attended
from smeic_tui.store.events.attended import ASKED, CAME, KNOWN
from smeic_tui.store.roster.roster import ORDERS, Order, RosterRow

_COLUMNS = "person_id, kind, standing, name, kana, cohort, organisation, title, prefecture"


@dataclass(frozen=True, slots=True)
class Only:
    """People of these kinds and standings; an empty tuple allows all."""

    kinds: tuple[str, ...] = ()
    """Codes of ``Kind``."""
    standings: tuple[str, ...] = ()
    """Codes of ``Standing``."""
    attended: Attended = field(default_factory=Attended)
    """What is asked of their events."""

    @property
    def everybody(self) -> bool:
        """True when nobody is left out."""
        return not self.kinds and not self.standings and not self.attended

    def _where(self) -> tuple[str, tuple[str, ...]]:
        clauses = ["1"]
        for column, values in (("kind", self.kinds), ("standing", self.standings)):
            if values:
                clauses.append(f"{column} IN ({', '.join('?' * len(values))})")
        where, asked = attended_clause(self.attended)
        return " AND ".join([*clauses, where]), (*self.kinds, *self.standings, *asked)


def attended_clause(asked: Attended) -> tuple[str, tuple[str, ...]]:
    """A condition on ``roster_row`` for what is asked of somebody's events, and its values."""
    clauses, values = ["1"], []
    if asked.since is not None:
        clauses.append(f"person_id IN ({CAME} AND event.held_on >= ?)")
        values.append(asked.since)
    if asked.never:
        clauses.append(f"person_id NOT IN ({CAME})")
    if asked.not_asked is not None:
        clauses += [KNOWN, f"person_id NOT IN ({ASKED})"]
        values += [asked.not_asked] * 4
    return " AND ".join(clauses), tuple(values)


def count(conn: sqlite3.Connection, only: Only) -> int:
    """How many people a filter lets through."""
    where, values = only._where()
    found: int = conn.execute(f"SELECT count(*) FROM roster_row WHERE {where}", values).fetchone()[
        0
    ]
    return found


def window(
    conn: sqlite3.Connection,
    order: Order,
    start: int,
    stop: int,
    *,
    descending: bool = False,
    only: Only,
) -> tuple[RosterRow, ...]:
    """Rows ``start`` to ``stop`` of these people in an order."""
    by = ORDERS[order]
    if descending:
        by = ", ".join(f"{column} DESC" for column in by.split(", "))
    where, values = only._where()
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM roster_row WHERE {where} ORDER BY {by} LIMIT ? OFFSET ?",
        (*values, stop - start, start),
    )
    return tuple(RosterRow(*row) for row in rows)


class Sieve:
    """A filter made ready to be applied to hits."""

    def __init__(self, allowed: Iterable[int]) -> None:
        """Remember who passes.

        Args:
            allowed: Ids of the people the filter lets through.
        """
        ids = array("q", allowed)
        self._flags = bytearray(max(ids, default=0) + 1)
        for i in ids:
            self._flags[i] = 1

    @classmethod
    def load(cls, conn: sqlite3.Connection, only: Only) -> Sieve | None:
        """Read the filter; None where it lets everybody through."""
        if only.everybody:
            return None
        where, values = only._where()
        found = conn.execute(f"SELECT person_id FROM roster_row WHERE {where}", values)
        return cls(i for (i,) in found)

    @classmethod
    def asked(cls, conn: sqlite3.Connection, query: str) -> Sieve | None:
        """What a query asks about people's events; None where it asks nothing."""
        return cls.load(conn, Only(attended=attended(query)))

    def keep(self, ids: array[int]) -> array[int]:
        """Those of the ids that pass, in the same order."""
        flags, known = self._flags, len(self._flags)
        return array("q", [i for i in ids if i < known and flags[i]])
