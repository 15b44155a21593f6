"""The events of one person: invitation, reply and attendance, the latest event first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from smeic_tui.domain.events import Answer, Mode, Role


@dataclass(frozen=True, slots=True)
class PartTaken:
    """What one person answered for one part, and whether they came."""

    part: str
    """Name of the part."""
    answer: Answer | None
    """None where they never answered."""
    answer_mode: Mode | None
    waiting: bool
    """The yes stands in the waiting list."""
    came: bool
    came_mode: Mode | None
    walk_in: bool
    proxy: str | None
    """Who came in their place."""
    table_no: str | None


@dataclass(frozen=True, slots=True)
class EventTaken:
    """One event that concerns one person."""

    event_id: int
    series: str | None
    number: int | None
    title: str | None
    held_on: str | None
    invited_on: str | None
    """When they were first invited; None without an invitation."""
    role: Role | None
    parts: tuple[PartTaken, ...]

    @property
    def came(self) -> bool:
        """Whether the person came to any part, not somebody in their place."""
        return any(part.came and part.proxy is None for part in self.parts)


_CONCERNED = """
SELECT wave.event_id FROM invitation JOIN wave ON wave.id = invitation.wave_id
WHERE invitation.person_id = ?1 AND wave.sent_on IS NOT NULL
UNION SELECT event_part.event_id FROM reply
JOIN event_part ON event_part.id = reply.event_part_id WHERE reply.person_id = ?1
UNION SELECT event_part.event_id FROM attendance
JOIN event_part ON event_part.id = attendance.event_part_id WHERE attendance.person_id = ?1
UNION SELECT event_id FROM event_role WHERE person_id = ?1
"""


def events_of(conn: sqlite3.Connection, person_id: int) -> tuple[EventTaken, ...]:
    """Every event a person was invited to, answered for, came to, or had a role at."""
    parts: dict[int, list[PartTaken]] = {}
    for event_id, *values in conn.execute(
        "SELECT event_part.event_id, event_part.name, reply.answer, reply.mode, "
        "reply.seat IS 'waiting', attendance.id IS NOT NULL, attendance.mode, "
        "attendance.is_walk_in, attendance.proxy, attendance.table_no FROM event_part "
        "LEFT JOIN reply ON reply.event_part_id = event_part.id AND reply.person_id = ?1 "
        "LEFT JOIN attendance ON attendance.event_part_id = event_part.id "
        "AND attendance.person_id = ?1 "
        f"WHERE event_part.event_id IN ({_CONCERNED}) ORDER BY event_part.place, event_part.id",
        (person_id,),
    ):
        name, answer, mode, waiting, came, came_mode, walk_in, proxy, table = values
        parts.setdefault(event_id, []).append(
            PartTaken(
                name,
                answer,
                mode,
                bool(waiting),
                bool(came),
                came_mode,
                bool(walk_in),
                proxy,
                table,
            )
        )
    rows = conn.execute(
        "SELECT event.id, series.name, event.number, event.title, event.held_on, "
        "(SELECT min(wave.sent_on) FROM invitation JOIN wave ON wave.id = invitation.wave_id "
        "WHERE wave.event_id = event.id AND invitation.person_id = ?1), "
        "(SELECT role FROM event_role WHERE event_id = event.id AND person_id = ?1) "
        "FROM event LEFT JOIN series ON series.id = event.series_id "
        f"WHERE event.id IN ({_CONCERNED}) "
        "ORDER BY event.held_on IS NOT NULL, event.held_on DESC, event.id DESC",
        (person_id,),
    )
    return tuple(EventTaken(*(*row, tuple(parts.get(row[0], ())))) for row in rows)
