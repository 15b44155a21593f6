"""Tables: planned before the day, kept with who came, taken back with the rest."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.events.reception import attendances, check_in
from smeic_tui.store.events.seating import seat_at, tables
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from tests.store.events import make_event, make_people


def seat(
    conn: sqlite3.Connection, actor: Actor, part: int, person: int, table_no: str | None
) -> int:
    with operation(conn, actor, "table_changed", params={"name": "x", "event": "y"}) as op:
        seat_at(op, part, person, table_no)
    return op.id


def test_a_table_is_planned_changed_and_taken_away(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, main, _ = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    seat(conn, actor, main, person, "3")
    number = seat(conn, actor, main, person, "A")
    assert tables(conn, event_id) == {(main, person): "A"}
    undo(conn, actor, number)
    assert tables(conn, event_id) == {(main, person): "3"}
    seat(conn, actor, main, person, None)
    assert tables(conn, event_id) == {}


def test_whoever_comes_sits_where_planned_and_moves_with_the_plan(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event_id, main, party = make_event(conn, actor)
    first, second = make_people(conn, actor, 2)
    seat(conn, actor, main, first, "3")
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        check_in(op, [main, party], first)
        check_in(op, [main], second)
    sat = {(a.event_part_id, a.person_id): a.table_no for a in attendances(conn, event_id)}
    assert sat == {(main, first): "3", (party, first): None, (main, second): None}
    seat(conn, actor, main, second, "5")
    seat(conn, actor, main, first, None)
    sat = {(a.event_part_id, a.person_id): a.table_no for a in attendances(conn, event_id)}
    assert sat == {(main, first): None, (party, first): None, (main, second): "5"}


def test_nobody_sits_nowhere(conn: sqlite3.Connection, actor: Actor) -> None:
    _, main, _ = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    with pytest.raises(SmeicError, match="part_unknown"):
        seat(conn, actor, 999, person, "1")
    with pytest.raises(SmeicError, match="person_unknown"):
        seat(conn, actor, main, 999, "1")
