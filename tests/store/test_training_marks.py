"""Attendance: a whole session is one step; two people at one grid never overwrite each other."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.domain.training.facts import Mark, Submission, Trainee
from smeic_tui.errors import SmeicError
from smeic_tui.store.file import sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import merge, staff
from smeic_tui.store.training import trainees
from smeic_tui.store.training.attendance_book import book
from smeic_tui.store.training.certificates import certificates, issue
from smeic_tui.store.training.submissions import set_submission, submissions
from smeic_tui.store.training.training_marks import Marking, marks, set_marks
from tests.store.events import make_people
from tests.store.pairs import words
from tests.store.trainings import NAMED, enrol, make_run, mark, session_ids


@pytest.fixture
def run_id(conn: sqlite3.Connection, actor: Actor) -> int:
    """Two sessions."""
    return make_run(conn, actor, ["2026-04-18", "2026-05-16"])


@pytest.fixture
def people(conn: sqlite3.Connection, actor: Actor, run_id: int) -> list[int]:
    """Four trainees."""
    found = make_people(conn, actor, 4)
    enrol(conn, actor, run_id, found)
    return found


@pytest.fixture
def other(conn: sqlite3.Connection) -> Actor:
    """佐伯 at the desk beside."""
    member = staff.add_staff(conn, None, name="佐伯 亮", short_name="佐伯")
    return sessions.begin(conn, member.id)


def kinds(conn: sqlite3.Connection, run_id: int, session_id: int) -> dict[int, str]:
    return {
        person: cells[session_id].kind
        for person, cells in marks(conn, run_id).items()
        if session_id in cells
    }


def trainee(conn: sqlite3.Connection, run_id: int, person_id: int) -> Trainee:
    found = trainees.trainee_of(conn, run_id, person_id)
    assert found is not None
    return found


def test_a_whole_session_is_taken_back_in_one_step(
    conn: sqlite3.Connection, actor: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    mark(conn, actor, run_id, first, people[:1], "absent")
    number, _ = mark(conn, actor, run_id, first, people[1:])
    undo(conn, actor, number)
    assert kinds(conn, run_id, first) == {people[0]: "absent"}


def test_an_undo_leaves_the_cell_somebody_corrected_since(
    conn: sqlite3.Connection, actor: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    number, _ = mark(conn, actor, run_id, first, people)
    mark(conn, actor, run_id, first, people[:1], "late")
    done = undo(conn, actor, number)
    assert [kept.reason.code for kept in done.kept] == ["edited_since"]
    assert kinds(conn, run_id, first) == {people[0]: "late"}


def test_two_people_marking_one_grid_never_overwrite_each_other(
    conn: sqlite3.Connection, actor: Actor, other: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    nothing = (0, 0)
    mark(conn, other, run_id, first, people[:1], "absent")
    with operation(conn, actor, "training_all_marked", params={**NAMED, "count": 4}) as op:
        beaten = set_marks(op, first, [Marking(p, Mark("present"), nothing) for p in people])
    assert [(b.person_id, b.found and b.found.kind, b.by) for b in beaten] == [
        (people[0], "absent", "佐伯")
    ]
    assert kinds(conn, run_id, first) == {people[0]: "absent"} | dict.fromkeys(
        people[1:], "present"
    )


def test_a_cell_that_was_cleared_and_filled_again_is_not_taken_for_the_one_seen(
    conn: sqlite3.Connection, actor: Actor, other: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    mark(conn, actor, run_id, first, people[:1])
    old = marks(conn, run_id)[people[0]][first].version
    mark(conn, other, run_id, first, people[:1], None)
    with operation(conn, actor, "training_marked", params={**NAMED, "name": "x"}) as op:
        (gone,) = set_marks(op, first, [Marking(people[0], Mark("late"), old)])
    assert (gone.found, gone.by) == (None, "佐伯")
    mark(conn, other, run_id, first, people[:1], "excused")
    with operation(conn, actor, "training_marked", params={**NAMED, "name": "x"}) as op:
        (beaten,) = set_marks(op, first, [Marking(people[0], Mark("late"), old)])
    assert beaten.found is not None
    assert beaten.found.kind == "excused"


def test_the_same_mark_twice_is_no_conflict(
    conn: sqlite3.Connection, actor: Actor, other: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    mark(conn, other, run_id, first, people)
    with operation(conn, actor, "training_all_marked", params={**NAMED, "count": 4}) as op:
        assert set_marks(op, first, [Marking(p, Mark("present"), (0, 0)) for p in people]) == ()
    assert not op.recorded


def test_only_those_in_class_are_marked(
    conn: sqlite3.Connection, actor: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    (stranger,) = make_people(conn, actor, 1)
    enrol(conn, actor, run_id, [stranger], "applied")
    with pytest.raises(SmeicError, match="not_in_class"):
        mark(conn, actor, run_id, first, [people[0], stranger])
    assert kinds(conn, run_id, first) == {}
    with pytest.raises(SmeicError, match="session_unknown"):
        mark(conn, actor, run_id, 999, people)


def test_who_has_a_mark_is_attending(
    conn: sqlite3.Connection, actor: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = session_ids(conn, run_id)
    number, _ = mark(conn, actor, run_id, first, people[:1], "absent")
    assert [trainee(conn, run_id, p).state for p in people[:2]] == ["attending", "accepted"]
    undo(conn, actor, number)
    assert trainee(conn, run_id, people[0]).state == "accepted"


def test_states_have_their_days_and_are_not_decided_twice(
    conn: sqlite3.Connection, actor: Actor, other: Actor, run_id: int, people: list[int]
) -> None:
    before = trainee(conn, run_id, people[0])
    params = {"training": "x", "count": 1, "state": "x"}
    with operation(conn, other, "trainee_state", params=params) as op:
        trainees.set_state(op, [before], "withdrawn", "2026-07-31", "転勤のため")
    now = trainee(conn, run_id, people[0])
    assert (now.state, now.ended_on, now.reason) == ("withdrawn", "2026-07-31", "転勤のため")
    with (
        pytest.raises(SmeicError, match="trainee_changed"),
        operation(conn, actor, "trainee_state", params=params) as op,
    ):
        trainees.set_state(op, [before], "refused", "2026-07-31")
    with operation(conn, actor, "trainee_state", params=params) as op:
        trainees.set_state(op, [now], "accepted", "2026-08-01")
    again = trainee(conn, run_id, people[0])
    assert (again.state, again.decided_on, again.ended_on) == ("accepted", "2026-08-01", None)
    assert [e.trainee.state for e in book(conn, run_id).in_class] == ["accepted"] * 4


def test_nobody_is_taken_away_from_under_their_marks(
    conn: sqlite3.Connection, actor: Actor, run_id: int
) -> None:
    late = make_people(conn, actor, 1)
    params = {"training": "x", "count": 1}
    with operation(conn, actor, "trainees_added", params=params) as added:
        trainees.add_trainees(added, run_id, late, "accepted", None)
    first, _ = session_ids(conn, run_id)
    number, _ = mark(conn, actor, run_id, first, late)
    done = undo(conn, actor, added.id)
    assert [kept.reason.code for kept in done.kept] == ["trainee_in_use"]
    with (
        pytest.raises(SmeicError, match="trainee_in_use"),
        operation(conn, actor, "trainee_removed", params={"training": "x", "name": "y"}) as op,
    ):
        trainees.remove_trainee(op, trainee(conn, run_id, late[0]))
    undo(conn, actor, number)
    with operation(conn, actor, "trainee_removed", params={"training": "x", "name": "y"}) as op:
        trainees.remove_trainee(op, trainee(conn, run_id, late[0]))
    assert trainees.trainee_of(conn, run_id, late[0]) is None


def test_an_assignment_is_noted_like_a_mark(
    conn: sqlite3.Connection, actor: Actor, other: Actor, run_id: int, people: list[int]
) -> None:
    first, _ = book(conn, run_id).course.assignments
    params = {"training": "x", "name": "y", "title": "z"}
    given = Submission("submitted", "2026-06-20", "A", "よい", "研修/課題1/x.docx")
    with operation(conn, other, "submission_set", params=params) as op:
        assert set_submission(op, first.id, people[0], given, (0, 0)) is None
    with operation(conn, actor, "submission_set", params=params) as op:
        beaten = set_submission(op, first.id, people[0], Submission("exempt"), (0, 0))
    assert beaten is not None
    assert (beaten.found and beaten.found.grade, beaten.by) == ("A", "佐伯")
    cell = submissions(conn, run_id)[people[0]][first.id]
    with operation(conn, actor, "submission_set", params=params) as op:
        assert set_submission(op, first.id, people[0], None, cell.version) is None
    assert submissions(conn, run_id) == {}


def test_certificates_are_numbered_one_after_the_other_and_by_kind(
    conn: sqlite3.Connection, actor: Actor, run_id: int, people: list[int]
) -> None:
    params = {"training": "x", "kind": "y", "count": 2}
    with operation(conn, actor, "certificates_issued", params=params) as op:
        given = issue(op, run_id, people[:2], "completion", "修了第R8-09号", "2027-03-31")
        issue(op, run_id, people[:1], "attendance", "受講第R8-01号", None)
    assert given == ("修了第R8-09号", "修了第R8-10号")
    with (
        pytest.raises(SmeicError, match="certificate_number_taken"),
        operation(conn, actor, "certificates_issued", params=params) as op,
    ):
        issue(op, run_id, people, "completion", "修了第R8-10号", None)
    with (
        pytest.raises(SmeicError, match="certificate_number_without_digits"),
        operation(conn, actor, "certificates_issued", params=params) as op,
    ):
        issue(op, run_id, people, "completion", "別", None)
    assert len(certificates(conn, run_id)) == 3


def test_two_records_of_one_trainee_become_one_with_all_marks(
    conn: sqlite3.Connection, actor: Actor, run_id: int, people: list[int]
) -> None:
    one, other_one, *_ = people
    first, second = session_ids(conn, run_id)
    mark(conn, actor, run_id, first, [one, other_one])
    mark(conn, actor, run_id, second, [other_one], "late")
    done = merge.merge(conn, actor, one, other_one, words)
    assert {s: m.kind for s, m in marks(conn, run_id)[one].items()} == {
        first: "present",
        second: "late",
    }
    assert other_one not in marks(conn, run_id)
    undo(conn, actor, done.operation)
    assert set(marks(conn, run_id)[other_one]) == {first, second}
    assert set(marks(conn, run_id)[one]) == {first}
