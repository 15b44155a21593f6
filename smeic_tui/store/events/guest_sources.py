"""Whom an invitation can be chosen from beside the roster: each source is a name and its people.

A new kind of source is one function in ``_KINDS``; the screen and ``event invite`` offer it then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.attended import Attended, since_year
from smeic_tui.domain.events import Event
from smeic_tui.store.bodies.bodies import bodies
from smeic_tui.store.bodies.memberships import current_member_ids
from smeic_tui.store.events.events import events
from smeic_tui.store.roster.roster_filter import attended_clause

_GUESTS = """
SELECT invitation.person_id FROM invitation JOIN wave ON wave.id = invitation.wave_id
WHERE wave.event_id = ?1 AND wave.sent_on IS NOT NULL
UNION SELECT reply.person_id FROM reply
JOIN event_part ON event_part.id = reply.event_part_id WHERE event_part.event_id = ?1
UNION SELECT attendance.person_id FROM attendance
JOIN event_part ON event_part.id = attendance.event_part_id WHERE event_part.event_id = ?1
UNION SELECT event_role.person_id FROM event_role WHERE event_role.event_id = ?1
"""
_CAME = """
SELECT attendance.person_id FROM attendance
JOIN event_part ON event_part.id = attendance.event_part_id
WHERE event_part.event_id = ?1 AND attendance.proxy IS NULL
"""


@dataclass(frozen=True, slots=True)
class Source:
    """People who have something in common."""

    kind: str
    """``guests`` of an event, who ``came`` to it, members of a ``body``, who came ``lately`` to
    anything, or ``never``."""
    event: Event | None
    """The event it is about, if it is about one."""
    find: Callable[[sqlite3.Connection], frozenset[int]]
    """Finds the people, as they are now."""
    name: str = ""
    """What the body is called, for members of one."""


def sources(conn: sqlite3.Connection, event_id: int) -> Iterator[Source]:
    """What guests of an event can be chosen from, the latest of each kind first.

    Args:
        conn: Any connection.
        event_id: The event that is invited to; its own guests are no source.
    """
    for kind in _KINDS:
        yield from kind(conn, event_id)


def guests_of(event_id: int) -> Callable[[sqlite3.Connection], frozenset[int]]:
    """Whoever was invited to an event, answered for it, had a role at it, or came."""
    return lambda conn: frozenset(i for (i,) in conn.execute(_GUESTS, (event_id,)))


def came_to(event_id: int) -> Callable[[sqlite3.Connection], frozenset[int]]:
    """Whoever came to an event themselves."""
    return lambda conn: frozenset(i for (i,) in conn.execute(_CAME, (event_id,)))


def _of_events(conn: sqlite3.Connection, event_id: int) -> Iterator[Source]:
    for event in events(conn):
        if event.id != event_id:
            yield Source("guests", event, guests_of(event.id))
            if conn.execute(f"{_CAME} LIMIT 1", (event.id,)).fetchone():
                yield Source("came", event, came_to(event.id))


def _by_attendance(_conn: sqlite3.Connection, _event_id: int) -> Iterator[Source]:
    """Who came this fiscal year or the last, and who never came to anything."""
    today = date.today()
    year = today.year - (today.month < 4) - 1
    for kind, asked in (("lately", since_year(year)), ("never", Attended(never=True))):
        yield Source(kind, None, _asked(asked))


def _asked(asked: Attended) -> Callable[[sqlite3.Connection], frozenset[int]]:
    where, values = attended_clause(asked)
    query = f"SELECT person_id FROM roster_row WHERE {where}"
    return lambda conn: frozenset(i for (i,) in conn.execute(query, values))


def members_of(body_id: int) -> Callable[[sqlite3.Connection], frozenset[int]]:
    """Whoever belongs to a body today."""
    return lambda conn: frozenset(current_member_ids(conn, body_id))


def _of_bodies(conn: sqlite3.Connection, _event_id: int) -> Iterator[Source]:
    for body in bodies(conn):
        if current_member_ids(conn, body.id):
            yield Source("body", None, members_of(body.id), body.name)


_KINDS: tuple[Callable[[sqlite3.Connection, int], Iterator[Source]], ...] = (
    _by_attendance,
    _of_bodies,
    _of_events,
)
