"""An invented event for the tests of its store."""

from __future__ import annotations

import sqlite3

from smeic_tui.store.events import events
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people


def make_event(
    conn: sqlite3.Connection, actor: Actor, *, capacity: int | None = None
) -> tuple[int, int, int]:
    """An event of a series with 本会 (also online) and 懇親会: ids of event and parts."""
    with operation(conn, actor, "event_added", params={"event": "鼎談会"}) as op:
        series = events.series_named(conn, "架空鼎談会")
        series_id = series.id if series else events.add_series(op, {"name": "架空鼎談会"})
        event_id = events.add_event(
            op,
            {"series_id": series_id, "number": 8, "held_on": "2026-12-05", "venue": "神田"},
            [
                {"name": "本会", "starts": "18:00", "capacity": capacity, "is_online": 1},
                {"name": "懇親会", "starts": "20:00", "capacity": capacity, "fee": 5000},
            ],
        )
    first, second = events.event(conn, event_id).parts
    return event_id, first.id, second.id


def make_people(conn: sqlite3.Connection, actor: Actor, count: int) -> list[int]:
    """So many alumni, one a cohort."""
    with operation(conn, actor, "person_added") as op:
        return [
            people.add_person(op, {"kind": "alumnus", "name": f"架空 {n}郎"}, cohort=n % 20 + 1)
            for n in range(count)
        ]


def answer(
    conn: sqlite3.Connection, actor: Actor, part: int, person: int, given: Answered
) -> tuple[int, bool | None]:
    """Record a reply: the operation, and whether a yes went to the waiting list."""
    with operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op:
        place = record_reply(op, part, person, given)
    return op.id, place.waiting if place else None
