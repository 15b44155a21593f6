"""Certificates taken back or issued again: a number is given once, whatever becomes of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

import pytest

from smeic_tui.domain.training.facts import Certificate, TraineeState
from smeic_tui.errors import Param, SmeicError
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import merge
from smeic_tui.store.training.certificates import cancel, certificates, issue, reissue
from smeic_tui.store.training.trainees import set_state, trainee_of, trainees, write_trainee
from smeic_tui.text import lookup
from tests.store.events import make_people
from tests.store.pairs import words
from tests.store.trainings import enrol, make_run

NAMED: dict[str, Param] = {"training": "x", "kind": "y", "name": "z", "number": "n", "count": 1}


@pytest.fixture
def people(conn: sqlite3.Connection, actor: Actor) -> list[int]:
    """Two trainees of one run, each with a 修了証."""
    found = make_people(conn, actor, 2)
    run_id = make_run(conn, actor, ["2026-04-18"])
    enrol(conn, actor, run_id, found)
    with operation(conn, actor, "certificates_issued", params=NAMED) as op:
        issue(op, run_id, found, "completion", "修了第R8-01号", "2027-03-31")
    return found


def issued(conn: sqlite3.Connection) -> tuple[Certificate, ...]:
    return certificates(conn, 1)


def take_back(conn: sqlite3.Connection, actor: Actor, found: Certificate, reason: str) -> int:
    with operation(conn, actor, "certificate_cancelled", params=NAMED) as op:
        cancel(op, found, "2027-04-01", reason)
    return op.id


def give(conn: sqlite3.Connection, actor: Actor, person: int, number: str) -> int:
    with operation(conn, actor, "certificates_issued", params=NAMED) as op:
        issue(op, 1, [person], "completion", number, None)
    return op.id


def test_a_certificate_taken_back_stays_with_day_and_reason_and_its_number_is_gone(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    before = canonical(conn)
    number = take_back(conn, actor, issued(conn)[0], " 番号の誤り ")
    gone = issued(conn)[0]
    assert (gone.number, gone.cancelled_on, gone.cancel_reason) == (
        *("修了第R8-01号", "2027-04-01"),
        "番号の誤り",
    )
    with pytest.raises(SmeicError, match="certificate_number_taken"):
        give(conn, actor, people[0], "修了第R8-01号")
    with pytest.raises(SmeicError, match="certificate_cancelled"):
        take_back(conn, actor, gone, "もう一度")
    undo(conn, actor, number)
    assert canonical(conn) == before


def test_whoever_lost_a_certificate_can_get_another_number(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    number = take_back(conn, actor, issued(conn)[0], "誤り")
    give(conn, actor, people[0], "修了第R8-03号")
    own = [c for c in issued(conn) if c.person_id == people[0]]
    assert [(c.number, c.is_cancelled) for c in own] == [
        ("修了第R8-01号", True),
        ("修了第R8-03号", False),
    ]
    failed = undo(conn, actor, number).failed
    assert [each.reason.code for each in failed] == ["clashes"]
    assert issued(conn)[0].is_cancelled


def test_a_copy_keeps_the_number_with_a_mark(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    found = issued(conn)[1]
    with operation(conn, actor, "certificate_reissued", params=NAMED) as op:
        reissue(op, found, "2027-05-01", "紛失")
    now = issued(conn)[1]
    assert (now.number, now.reissued_on, now.reissue_reason) == (
        *("修了第R8-02号", "2027-05-01"),
        "紛失",
    )
    take_back(conn, actor, now, "修了の取り消し")
    with (
        pytest.raises(SmeicError, match="certificate_cancelled"),
        operation(conn, actor, "certificate_reissued", params=NAMED) as op,
    ):
        reissue(op, now, "2027-06-01", None)


def test_whoever_has_a_certificate_stays_completed_until_it_is_taken_back(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    def decide(state: TraineeState) -> None:
        trainee = trainee_of(conn, 1, people[0])
        assert trainee is not None
        params = {"training": "x", "count": 1, "state": "y"}
        with operation(conn, actor, "trainee_state", params=params) as op:
            set_state(op, [trainee], state, "2027-04-01")

    decide("completed")
    with pytest.raises(SmeicError, match="trainee_certified"):
        decide("accepted")
    take_back(conn, actor, issued(conn)[0], "判定の誤り")
    decide("not_completed")
    now = trainee_of(conn, 1, people[0])
    assert now is not None
    assert now.state == "not_completed"


def test_nothing_is_taken_back_without_a_reason(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    with pytest.raises(SmeicError, match="certificate_reason_wanted"):
        take_back(conn, actor, issued(conn)[0], "  ")
    assert not issued(conn)[0].is_cancelled


def test_two_records_of_one_trainee_keep_what_was_taken_back(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    take_back(conn, actor, issued(conn)[1], "二重")
    before = canonical(conn)
    done = merge.merge(conn, actor, people[0], people[1], words)
    assert [(c.person_id, c.is_cancelled) for c in issued(conn)] == [
        (people[0], False),
        (people[0], True),
    ]
    undo(conn, actor, done.operation)
    assert canonical(conn) == before


def test_both_certificates_of_two_records_of_one_trainee_stay(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    merge.merge(conn, actor, people[0], people[1], words)
    assert [(c.number, c.person_id, c.is_cancelled) for c in issued(conn)] == [
        ("修了第R8-01号", people[0], False),
        ("修了第R8-02号", people[0], True),
    ]
    assert issued(conn)[1].cancel_reason == "person.name: 架空 1郎"
    (third,) = make_people(conn, actor, 1)
    enrol(conn, actor, 1, [third])
    with pytest.raises(SmeicError, match="certificate_number_taken"):
        give(conn, actor, third, "修了第R8-02号")


def test_a_merge_that_took_a_certificate_back_is_undone_whole(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    before = canonical(conn)
    done = merge.merge(conn, actor, people[0], people[1], words)
    undo(conn, actor, done.operation)
    assert canonical(conn) == before


def decided(conn: sqlite3.Connection, actor: Actor, states: Mapping[int, TraineeState]) -> None:
    """Decide about people of the run, each on a day with a reason of their own."""
    with operation(conn, actor, "trainee_state", params=NAMED) as op:
        for person, state in states.items():
            trainee = trainee_of(conn, 1, person)
            assert trainee is not None
            set_state(op, [trainee], state, f"2027-03-{person:02}", f"{state}の理由")


def goes_back_and_forth(
    conn: sqlite3.Connection, actor: Actor, operation: int, before: str, after: str
) -> None:
    """Undo and redo of a merge leave the very same facts."""
    back = undo(conn, actor, operation)
    assert (back.kept, back.failed, canonical(conn)) == ((), (), before)
    assert back.operation is not None
    again = undo(conn, actor, back.operation)
    assert (again.kept, again.failed, canonical(conn)) == ((), (), after)


@pytest.mark.parametrize("state", ["accepted", "refused", "withdrawn", "not_completed"])
@pytest.mark.parametrize("both", [False, True])
def test_a_merge_keeps_what_the_valid_certificate_of_either_record_says(
    conn: sqlite3.Connection, actor: Actor, people: list[int], state: TraineeState, both: bool
) -> None:
    """Undo and redo are whole, also where each of the two records had a certificate."""
    stays, goes = people
    if not both:
        take_back(conn, actor, issued(conn)[0], "誤り")
    decided(conn, actor, {stays: state, goes: "completed"})
    before = canonical(conn)
    done = merge.merge(conn, actor, stays, goes, words)
    after = canonical(conn)
    now = trainee_of(conn, 1, stays)
    assert now is not None
    assert (now.state, now.ended_on, now.reason) == (
        *("completed", f"2027-03-{goes:02}"),
        "completedの理由",
    )
    assert [(c.number, c.person_id, c.is_cancelled) for c in issued(conn)] == [
        ("修了第R8-01号", stays, True),
        ("修了第R8-02号", stays, False),
    ]
    other = json.loads(conn.execute("SELECT other FROM person").fetchone()[0])
    assert (other["trainee.state"], other["trainee.reason"]) == (state, f"{state}の理由")
    goes_back_and_forth(conn, actor, done.operation, before, after)


@pytest.mark.parametrize("state", ["accepted", "not_completed"])
def test_a_merge_completes_whoever_holds_the_certificate_of_what_the_other_completed(
    conn: sqlite3.Connection, actor: Actor, people: list[int], state: TraineeState
) -> None:
    stays, goes = people
    take_back(conn, actor, issued(conn)[1], "誤り")
    decided(conn, actor, {stays: state, goes: "completed"})
    before = canonical(conn)
    done = merge.merge(conn, actor, stays, goes, words)
    after = canonical(conn)
    now = trainee_of(conn, 1, stays)
    assert now is not None
    assert (now.state, now.reason) == ("completed", "completedの理由")
    assert sorted((c.number, c.person_id, c.is_cancelled) for c in issued(conn)) == [
        ("修了第R8-01号", stays, False),
        ("修了第R8-02号", stays, True),
    ]
    goes_back_and_forth(conn, actor, done.operation, before, after)


def test_a_merge_leaves_whoever_lost_the_certificate_as_the_survivor_is(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    stays, goes = people
    for each in issued(conn):
        take_back(conn, actor, each, "誤り")
    decided(conn, actor, {stays: "withdrawn", goes: "completed"})
    merge.merge(conn, actor, stays, goes, words)
    now = trainee_of(conn, 1, stays)
    assert now is not None
    assert (now.state, now.reason) == ("withdrawn", "withdrawnの理由")


def test_an_undo_of_the_decision_leaves_whoever_has_a_certificate_completed(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    found = make_people(conn, actor, 3)
    run_id = make_run(conn, actor, ["2026-04-18"])
    enrol(conn, actor, run_id, found)
    params: dict[str, Param] = {"training": "x", "count": 3, "state": "y"}
    with operation(conn, actor, "trainee_state", params=params) as op:
        seen = [each.trainee for each in trainees(conn, run_id)]
        set_state(op, seen, "completed", "2027-03-31")
    with operation(conn, actor, "certificates_issued", params=NAMED) as issuing:
        issue(issuing, run_id, found[:2], "completion", "修了第R8-01号", "2027-03-31")
    kept = undo(conn, actor, op.id).kept
    assert [each.reason.code for each in kept] == ["trainee_certified"] * 2
    assert lookup("reason.trainee_certified")
    states = [each.trainee.state for each in trainees(conn, run_id)]
    assert sorted(states) == ["accepted", "completed", "completed"]


def test_no_list_undoes_what_a_certificate_says(
    conn: sqlite3.Connection, actor: Actor, people: list[int]
) -> None:
    with operation(conn, actor, "trainee_state", params=NAMED) as op:
        write_trainee(op, 1, people[0], {"state": "completed"})
    before = canonical(conn)
    with (
        pytest.raises(SmeicError, match="trainee_certified"),
        operation(conn, actor, "trainee_state", params=NAMED) as op,
    ):
        write_trainee(op, 1, people[0], {"state": "withdrawn"})
    assert canonical(conn) == before
