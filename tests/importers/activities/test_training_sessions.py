"""Sessions of a list are those on file, also when they were called off, put off or moved."""

from __future__ import annotations

import sqlite3

import pytest

from importers.activities.training.weighing import by_key_of
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.calling_off import call_off
from smeic_tui.store.training.trainings import add_session, course, revise_session
from tests.importers.activities.trainings import (
    attendance_book,
    changed,
    the_book,
)
from tests.importers.importing import imported
from tests.store.trainings import make_run, mark

pytestmark = pytest.mark.usefixtures("roster")


def test_a_book_that_comes_again_knows_what_was_called_off_and_put_off(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    imported(conn, actor, attendance_book())
    found = the_book(conn)
    hanako = next(e for e in found.everybody if e.name == "青空　花子").trainee.person_id
    first, second, _ = found.course.regular
    mark(conn, actor, found.run.id, first.id, [hanako], None)
    with operation(conn, actor, "training_session_called_off") as op:
        call_off(op, first, "2025-04-01", "台風")
        instead = call_off(op, second, "2025-04-01", "台風", "2026-02-28").instead
    imported(conn, actor, attendance_book(changed(8, 6, "出")))
    now = the_book(conn)
    assert len(now.course.sessions) == len(found.course.sessions) + 1
    assert first.id not in now.marks_of(hanako)
    assert instead not in now.marks_of(hanako)
    imported(conn, actor, attendance_book(changed(8, 5, "出")))
    assert the_book(conn).marks_of(hanako)[instead or 0].kind == "present"
    assert the_book(conn).marks_of(hanako)[second.id].kind == "late"


def test_a_session_without_a_number_is_known_by_every_day_and_title_it_had(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-05-16"])
    with operation(conn, actor, "training_session_added") as op:
        first = {"held_on": "2026-04-12", "title": "開講式", "minutes": 60}
        add_session(op, run_id, first)
        add_session(op, run_id, {"title": "財務演習", "minutes": 60})
    opening, _, practice = course(conn, run_id).sessions
    with operation(conn, actor, "training_session_put_off") as op:
        instead = call_off(op, opening, "2026-04-01", "台風", "2026-04-26").instead
    with operation(conn, actor, "training_session_edited") as op:
        revise_session(op, practice, {"held_on": "2026-07-18"})
    keys = by_key_of(course(conn, run_id))
    assert {key for key, each in keys.items() if each.id == instead} == {
        *("2026-04-12", "2026-04-26", "開講式"),
    }
    assert keys["財務演習"].id == keys["2026-07-18"].id == practice.id
    assert keys["1"].id == keys["2026-05-16"].id


def test_the_day_of_a_session_goes_before_a_day_it_stands_for(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, [])
    with operation(conn, actor, "training_session_added") as op:
        for day in ("2026-04-12", "2026-05-16"):
            add_session(op, run_id, {"held_on": day, "minutes": 60})
    first, second = course(conn, run_id).sessions
    with operation(conn, actor, "training_session_put_off") as op:
        instead = call_off(op, first, "2026-04-01", "台風", "2026-06-20").instead
    with operation(conn, actor, "training_session_edited") as op:
        revise_session(op, second, {"held_on": "2026-04-12"})
    keys = by_key_of(course(conn, run_id))
    assert (keys["2026-04-12"].id, keys["2026-06-20"].id) == (second.id, instead)
