"""When people last came to anything: what the roster shows, and whom an invitation looks for.

A person came who was there themselves, on site or online; somebody in their place does not count.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

_BLOCK = 500
CAME = (
    "SELECT attendance.person_id FROM attendance "
    "JOIN event_part ON event_part.id = attendance.event_part_id "
    "JOIN event ON event.id = event_part.event_id WHERE attendance.proxy IS NULL"
)
"""Who came to anything, by person; a condition on ``event`` may follow with AND."""
ASKED = (
    "SELECT invitation.person_id FROM invitation JOIN wave ON wave.id = invitation.wave_id "
    "JOIN event ON event.id = wave.event_id "
    "WHERE event.uid = ? OR CAST(event.id AS TEXT) = ?"
)
"""Who is in a wave of an event, sent or not; its uid, or its number as typed, is given twice."""
KNOWN = "EXISTS (SELECT 1 FROM event WHERE event.uid = ? OR CAST(event.id AS TEXT) = ?)"
"""Whether there is such an event: nobody was left out of one that does not exist."""


@dataclass(frozen=True, slots=True)
class LastCame:
    """The latest event somebody came to."""

    held_on: str | None
    series: str | None
    number: int | None
    title: str | None


def last_came(conn: sqlite3.Connection, person_ids: Collection[int]) -> dict[int, LastCame]:
    """The latest event of each of these people; whoever never came is not in it."""
    found: dict[int, LastCame] = {}
    ids = list(person_ids)
    for start in range(0, len(ids), _BLOCK):
        block = ids[start : start + _BLOCK]
        for person_id, *values in conn.execute(
            "SELECT attendance.person_id, event.held_on, series.name, event.number, event.title "
            "FROM attendance JOIN event_part ON event_part.id = attendance.event_part_id "
            "JOIN event ON event.id = event_part.event_id "
            "LEFT JOIN series ON series.id = event.series_id "
            "WHERE attendance.proxy IS NULL "
            f"AND attendance.person_id IN ({', '.join('?' * len(block))}) "
            "ORDER BY event.held_on, event.id",
            block,
        ):
            found[person_id] = LastCame(*values)
    return found


def came_before(
    conn: sqlite3.Connection, person_ids: Collection[int], event_id: int, held_on: str | None
) -> frozenset[int]:
    """Who of these came to another event before this one; without a day, to any other."""
    found: set[int] = set()
    ids = list(person_ids)
    for start in range(0, len(ids), _BLOCK):
        block = ids[start : start + _BLOCK]
        rows = conn.execute(
            f"{CAME} AND event.id <> ?1 AND (?2 IS NULL OR event.held_on < ?2) "
            f"AND attendance.person_id IN ({', '.join('?' * len(block))})",
            [event_id, held_on, *block],
        )
        found.update(person_id for (person_id,) in rows)
    return frozenset(found)
