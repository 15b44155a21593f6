"""Runs, sessions, rules, assignments: entered, corrected, copied; nothing unsound gets in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from smeic_tui.domain.training.rule import Condition, Rule
from smeic_tui.errors import SmeicError
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, EditConflict, Operation, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import book
from tests.store.events import make_people
from tests.store.trainings import RULE, enrol, make_run, mark, session_ids

Work = Callable[[Operation, int], object]


def write(conn: sqlite3.Connection, actor: Actor, run_id: int, work: Work) -> int:
    with operation(conn, actor, "training_edited", params={"training": "x"}) as op:
        work(op, run_id)
    return op.id


def test_a_run_comes_back_with_its_sessions_in_the_order_of_their_days(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-05-16", "2026-04-18", None])
    found = book(conn, run_id)
    assert (found.run.title, found.run.fiscal_year, found.run.rule) == ("架空研修", 2026, RULE)
    assert [s.number for s in found.course.sessions] == [2, 1, 3]
    assert [(a.title, a.is_final) for a in found.course.assignments] == [
        ("課題1", False),
        ("最終報告", True),
    ]
    assert trainings.run_id_of(conn, found.run.uid) == run_id
    assert trainings.run_id_of(conn, "2026") == trainings.run_id_of(conn, str(run_id)) == run_id


@pytest.mark.parametrize(
    ("code", "work"),
    [
        ("training_without_title", lambda op, _: trainings.add_run(op, {"title": ""}, RULE)),
        (
            "training_exists",
            lambda op, _: trainings.add_run(op, {"fiscal_year": 2026, "title": "架空研修"}, RULE),
        ),
        (
            "rule_refused",
            lambda op, _: trainings.add_run(op, {"fiscal_year": 2027, "title": "a"}, Rule()),
        ),
        (
            "session_number_taken",
            lambda op, run: trainings.add_session(op, run, {"number": 2, "minutes": 60}),
        ),
        (
            "make_up_of_make_up",
            lambda op, run: trainings.add_session(op, run, {"minutes": 60, "makes_up_id": 999}),
        ),
        (
            "assignment_exists",
            lambda op, run: trainings.add_assignment(op, run, {"title": "課題1"}),
        ),
        ("training_unknown", lambda op, _: trainings.run(op.conn, 999)),
        ("training_unknown", lambda op, _: trainings.run_id_of(op.conn, "１")),
    ],
)
def test_what_is_unsound_is_refused_and_changes_nothing(
    conn: sqlite3.Connection, actor: Actor, code: str, work: Work
) -> None:
    run_id = make_run(conn, actor, ["2026-04-18", "2026-05-16"])
    before = canonical(conn)
    with pytest.raises(SmeicError, match=code):
        write(conn, actor, run_id, work)
    assert canonical(conn) == before


def test_a_make_up_makes_up_for_a_regular_session_only(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-04-18", "2026-05-16"])
    first, second = session_ids(conn, run_id)
    write(
        conn,
        actor,
        run_id,
        lambda op, run: trainings.add_session(op, run, {"minutes": 90, "makes_up_id": first}),
    )
    made = next(s for s in trainings.course(conn, run_id).sessions if s.makes_up_id)
    with pytest.raises(SmeicError, match="make_up_of_make_up"):
        write(
            conn,
            actor,
            run_id,
            lambda op, run: trainings.add_session(op, run, {"minutes": 9, "makes_up_id": made.id}),
        )
    known = {s.id: s for s in trainings.course(conn, run_id).sessions}
    with pytest.raises(SmeicError, match="make_up_of_make_up"):
        write(
            conn,
            actor,
            run_id,
            lambda op, _: trainings.revise_session(
                op, known[first], {"makes_up_id": second, "number": None}
            ),
        )


def test_two_forms_on_one_session_do_not_overwrite_each_other(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-04-18"])
    (before,) = trainings.course(conn, run_id).sessions
    write(conn, actor, run_id, lambda op, _: trainings.revise_session(op, before, {"minutes": 240}))
    write(
        conn, actor, run_id, lambda op, _: trainings.revise_session(op, before, {"title": "財務"})
    )
    (now,) = trainings.course(conn, run_id).sessions
    assert (now.minutes, now.title) == (240, "財務")
    with pytest.raises(EditConflict):
        write(
            conn, actor, run_id, lambda op, _: trainings.revise_session(op, before, {"minutes": 90})
        )


def test_a_rule_edited_by_two_is_not_lost(conn: sqlite3.Connection, actor: Actor) -> None:
    run_id = make_run(conn, actor, [])
    before = trainings.run(conn, run_id)
    softer = Rule((Condition("hours", 60),))
    number = write(conn, actor, run_id, lambda op, _: trainings.set_rule(op, before, softer))
    assert trainings.run(conn, run_id).rule == softer
    with pytest.raises(EditConflict):
        write(
            conn,
            actor,
            run_id,
            lambda op, _: trainings.set_rule(op, before, Rule((Condition("absences", 1),))),
        )
    undo(conn, actor, number)
    assert trainings.run(conn, run_id).rule == RULE


def test_what_has_marks_or_submissions_is_not_removed(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-04-18", "2026-05-16"])
    people = make_people(conn, actor, 1)
    enrol(conn, actor, run_id, people)
    first, second = session_ids(conn, run_id)
    mark(conn, actor, run_id, first, people)
    with pytest.raises(SmeicError, match="session_in_use"):
        write(conn, actor, run_id, lambda op, _: trainings.remove_session(op, first))
    write(conn, actor, run_id, lambda op, _: trainings.remove_session(op, second))
    assert session_ids(conn, run_id) == [first]


def test_next_year_starts_from_this_year_without_its_days(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    run_id = make_run(conn, actor, ["2026-04-18", "2026-05-16"])
    source = trainings.course(conn, run_id)
    with operation(conn, actor, "training_added", params={"training": "x"}) as op:
        values = {"fiscal_year": 2027, "title": "架空研修"}
        copy = trainings.add_run(op, values, source.rule)
        trainings.copy_course(op, source, copy)
    made = trainings.course(conn, copy)
    assert [(s.number, s.held_on, s.minutes, s.is_compulsory) for s in made.sessions] == [
        (1, None, 180, True),
        (2, None, 180, False),
    ]
    assert [a.due_on for a in made.assignments] == [None, None]
    undo(conn, actor, op.id)
    assert [r.id for r in trainings.runs(conn)] == [run_id]
