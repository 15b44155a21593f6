"""A session called off or put off: its marks stay and count nowhere, and one undo takes it back."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.training.facts import Session
from smeic_tui.errors import SmeicError
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.licences import licence_holders, licences
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import book
from smeic_tui.store.training.calling_off import CalledOff, call_off, hold_after_all
from smeic_tui.store.training.session_points import add_session_points
from tests.store.events import make_people
from tests.store.trainings import enrol, make_run, mark

NAMED = {"training": "x", "session": "第1回", "day": "4/18"}
DAYS = ["2026-04-18", "2026-05-16"]


@pytest.fixture
def people(conn: sqlite3.Connection, actor: Actor) -> list[int]:
    """Two trainees of a run with two sessions, both at the first one."""
    found = make_people(conn, actor, 2)
    run_id = make_run(conn, actor, DAYS)
    enrol(conn, actor, run_id, found)
    mark(conn, actor, run_id, held(conn)[0].id, found)
    return found


def held(conn: sqlite3.Connection) -> tuple[Session, ...]:
    return trainings.course(conn, 1).sessions


def off(
    conn: sqlite3.Connection,
    actor: Actor,
    session: Session,
    new_day: str | None = None,
    reason: str = "台風",
) -> tuple[int, CalledOff]:
    with operation(conn, actor, "training_session_called_off", params=NAMED) as op:
        found = call_off(op, session, "2026-04-17", reason, new_day)
    return op.id, found


def test_marks_stay_and_count_nowhere_and_one_undo_brings_all_back(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    before = canonical(conn)
    number, found = off(conn, actor, held(conn)[0])
    assert (found.marks, found.points, found.instead) == (2, 0, None)
    now = book(conn, 1)
    assert [s.number for s in now.course.regular] == [2]
    assert now.course.minutes == 180
    assert [len(now.marks_of(i)) for i in people] == [1, 1]
    with pytest.raises(SmeicError, match="session_cancelled"):
        mark(conn, actor, 1, held(conn)[0].id, people, "absent")
    undo(conn, actor, number)
    assert canonical(conn) == before


def test_put_off_another_session_stands_for_it_on_the_new_day(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    before = canonical(conn)
    number, found = off(conn, actor, held(conn)[0], "2026-06-20")
    course = trainings.course(conn, 1)
    new = next(s for s in course.sessions if s.id == found.instead)
    assert (new.held_on, new.minutes, new.is_compulsory) == ("2026-06-20", 180, True)
    assert [s.held_on for s in course.regular] == ["2026-05-16", "2026-06-20"]
    assert [len(each) for each in book(conn, 1).marks.values()] == [1, 1]
    undo(conn, actor, number)
    assert canonical(conn) == before


def test_the_new_day_has_what_was_corrected_since_the_page_was_read(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    stale = held(conn)[0]
    corrected = {"minutes": 240, "lecturer": "架空 太郎", "is_compulsory": 0}
    with operation(conn, actor, "training_session_edited", params=NAMED) as op:
        trainings.revise_session(op, stale, corrected)
    _, found = off(conn, actor, stale, "2026-06-20")
    new = next(s for s in held(conn) if s.id == found.instead)
    assert (new.minutes, new.lecturer, new.is_compulsory) == (240, "架空 太郎", False)


def test_what_was_marked_on_the_new_day_holds_an_undo_back(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    number, found = off(conn, actor, held(conn)[0], "2026-06-20")
    assert found.instead is not None
    mark(conn, actor, 1, found.instead, people)
    kept = undo(conn, actor, number).kept
    assert {each.reason.code for each in kept} == {"has_later_records", "session_put_off"}
    assert held(conn)[0].is_cancelled
    with (
        pytest.raises(SmeicError, match="session_put_off"),
        operation(conn, actor, "training_session_held_again", params=NAMED) as op,
    ):
        hold_after_all(op, held(conn)[0])
    with (
        pytest.raises(SmeicError, match="session_in_use"),
        operation(conn, actor, "training_session_removed", params=NAMED) as op,
    ):
        trainings.remove_session(op, held(conn)[0].id)


def test_it_can_be_held_after_all(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    before = canonical(conn)
    off(conn, actor, held(conn)[0])
    with operation(conn, actor, "training_session_held_again", params=NAMED) as op:
        hold_after_all(op, held(conn)[0])
    assert canonical(conn) == before
    with (
        pytest.raises(SmeicError, match="session_not_cancelled"),
        operation(conn, actor, "training_session_held_again", params=NAMED) as op,
    ):
        hold_after_all(op, held(conn)[0])


@pytest.mark.parametrize(
    ("code", "new_day", "reason"),
    [
        ("session_reason_wanted", None, "  "),
        ("session_same_day", "2026-04-18", "台風"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    conn: sqlite3.Connection,
    actor: Actor,
    people: list[int],
    code: str,
    new_day: str | None,
    reason: str,
) -> None:
    before = canonical(conn)
    with pytest.raises(SmeicError, match=code):
        off(conn, actor, held(conn)[0], new_day, reason)
    assert canonical(conn) == before


def test_a_session_is_called_off_once_and_a_make_up_is_not_put_off(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    with operation(conn, actor, "training_session_added", params=NAMED) as op:
        values = {"minutes": 90, "held_on": "2026-07-04", "makes_up_id": held(conn)[1].id}
        trainings.add_session(op, 1, values)
    again = next(s for s in held(conn) if s.makes_up_id is not None)
    with pytest.raises(SmeicError, match="make_up_put_off"):
        off(conn, actor, again, "2026-08-01")
    off(conn, actor, again)
    with pytest.raises(SmeicError, match="session_cancelled"):
        off(conn, actor, again)


def test_points_of_what_was_called_off_stay_in_the_ledger_and_do_not_count(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    line = LedgerLine("2026-04-18", "theory", 2, "研修")
    with operation(conn, actor, "licence_set", params={"name": "x"}) as op:
        licences.set_licence(op, people[0], {"registered_on": "2024-04-01"})
    first = held(conn)[0]
    assert add_session_points(conn, actor, first.uid, "第1回", line, people[:1]).added
    on = date(2026, 11, 1)

    def theory() -> int:
        return licence_holders.holder(conn, people[0], on).found.theory

    assert theory() == 2
    number, found = off(conn, actor, first)
    assert found.points == 1
    assert theory() == 0
    assert [p.is_void for p in licences.points_of(conn, people[0])] == [True]
    with pytest.raises(SmeicError, match="session_cancelled"):
        add_session_points(conn, actor, first.uid, "第1回", line, people)
    undo(conn, actor, number)
    assert theory() == 2


def test_next_year_has_the_session_that_was_called_off_once(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    off(conn, actor, held(conn)[0], "2026-06-20")
    with operation(conn, actor, "training_added", params={"training": "x"}) as op:
        source = trainings.course(conn, 1)
        copy = trainings.add_run(op, {"fiscal_year": 2027, "title": "x"}, source.rule)
        trainings.copy_course(op, source, copy)
    made = trainings.course(conn, copy).sessions
    assert [(s.number, s.is_cancelled) for s in made] == [(1, False), (2, False)]
