"""How many alumni each cohort has."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

_BLOCK = 500


def cohort_sizes(conn: sqlite3.Connection) -> dict[int, int]:
    """Alumni by cohort who are neither dead nor withdrawn."""
    return dict(
        conn.execute(
            "SELECT cohort, count(*) FROM roster_row WHERE kind = 'alumnus' "
            "AND standing IN ('active', 'missing') AND cohort IS NOT NULL GROUP BY cohort"
        ).fetchall()
    )


def sizes_of(
    conn: sqlite3.Connection, people: Collection[int], event_id: int | None = None
) -> dict[int, int]:
    """Alumni among these people by cohort, together with those who have a seat at an event."""
    ids = set(people)
    if event_id is not None:
        ids |= {
            row[0]
            for row in conn.execute(
                "SELECT reply.person_id FROM reply "
                "JOIN event_part ON event_part.id = reply.event_part_id "
                "WHERE event_part.event_id = ? AND reply.seat = 'seated'",
                (event_id,),
            )
        }
    listed = sorted(ids)
    found: dict[int, int] = {}
    for start in range(0, len(listed), _BLOCK):
        block = listed[start : start + _BLOCK]
        for cohort, count in conn.execute(
            "SELECT cohort, count(*) FROM roster_row WHERE kind = 'alumnus' "
            f"AND cohort IS NOT NULL AND person_id IN ({', '.join('?' * len(block))}) "
            "GROUP BY cohort",
            block,
        ):
            found[cohort] = found.get(cohort, 0) + count
    return found
