"""Referrals in the file: every act is one operation, and merging keeps them whole."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.domain.referrals.moves import REFERRALS
from smeic_tui.errors import SmeicError
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people
from smeic_tui.store.people.merge import merge
from smeic_tui.store.referrals import introductions
from smeic_tui.store.referrals.fitting import suggestions_for
from smeic_tui.store.referrals.introductions import add_introduction, move_introduction
from smeic_tui.store.referrals.referral_acts import (
    Intake,
    decline_match,
    is_alumnus,
    report,
    thank,
)
from smeic_tui.store.referrals.referrals import (
    counts,
    moves,
    outsiders_without_consent,
    referral,
    referral_of_introduction,
    referrals,
    referrals_of,
)
from tests.store.pairs import words
from tests.store.referrals import TODAY, enter, move, person


def _refused(code: str) -> pytest.RaisesContext[SmeicError]:
    return pytest.raises(SmeicError, match=code)


def test_intake_takes_a_name_and_an_introducer_and_sets_the_rest(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    by = person(conn, actor, "鈴木 明", cohort=10)
    before = canonical(conn)
    number, taken = enter(conn, actor, Intake("架空 大輔", introducer_id=by))
    assert taken.referral_id is not None
    found = referral(conn, taken.referral_id)
    assert (found.name, found.introducer, found.introducer_cohort) == ("架空 大輔", "鈴木 明", 10)
    assert (found.stage, found.received_on, found.due_on) == ("new", "2026-11-23", "2026-11-30")
    assert (found.owner, found.thanks_due_on) == ("水野", "2026-11-30")
    assert people.person(conn, found.person_id).kind == "outsider"
    assert [r.id for r in referrals_of(conn, by)] == [found.id]
    undo(conn, actor, number)
    assert canonical(conn) == before


def test_whoever_comes_again_has_a_second_referral_and_one_record(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    _, first = enter(conn, actor, Intake("架空 大輔", source="self"))
    _, again = enter(conn, actor, Intake(person_id=first.person_id, source="faculty"))
    assert again.person_id == first.person_id
    assert len(referrals_of(conn, first.person_id)) == 2


def test_an_alumnus_in_disguise_becomes_an_introduction_at_intake(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    by, alumnus = person(conn, actor, "鈴木 明"), person(conn, actor, "架空 花子")
    before = canonical(conn)
    intake = Intake(person_id=alumnus, introducer_id=by, topic="試作先")
    number, taken = enter(conn, actor, intake)
    assert taken.referral_id is None
    assert taken.introduction_id is not None
    made = introductions.introduction(conn, taken.introduction_id)
    assert (made.person_id, made.other_id, made.reason) == (alumnus, by, "試作先")
    assert counts(conn, TODAY).total == 0
    undo(conn, actor, number)
    assert canonical(conn) == before


def test_an_alumnus_found_later_leaves_the_numbers_and_nothing_typed_is_lost(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    by, alumnus = person(conn, actor, "鈴木 明"), person(conn, actor, "架空 花子")
    details = {"note": "名刺あり", "next_action": "電話する"}
    _, taken = enter(
        conn, actor, Intake("架空花子", introducer_id=by, topic="試作先", details=details)
    )
    assert taken.referral_id is not None
    move(conn, actor, taken.referral_id, "interview")
    before = canonical(conn)
    with operation(conn, actor, "referral_is_alumnus", params={"name": "x"}) as op:
        number = is_alumnus(op, taken.referral_id, alumnus, today=TODAY)
    made = introductions.introduction(conn, number)
    assert (made.stage, made.reason, made.note) == ("asked", "試作先", "名刺あり")
    assert (made.next_action, made.due_on, made.other_id) == ("電話する", "2026-11-30", by)
    kept = referral(conn, taken.referral_id)
    assert (kept.introduction_id, kept.topic, kept.name) == (number, "試作先", "架空花子")
    assert referral_of_introduction(conn, number) == kept
    assert counts(conn, TODAY).total == 0
    with _refused("referral_is_alumnus"):
        move(conn, actor, taken.referral_id, "matching")
    undo(conn, actor, op.id)
    assert canonical(conn) == before


def test_a_step_the_introducer_wants_to_hear_of_makes_a_report_owed(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    by = person(conn, actor, "鈴木 明")
    _, taken = enter(conn, actor, Intake("架空 大輔", introducer_id=by))
    assert taken.referral_id is not None
    number = taken.referral_id
    move(conn, actor, number, "checked")
    assert referral(conn, number).report_due_on is None
    before = canonical(conn)
    moved = move(conn, actor, number, "interview")
    assert referral(conn, number).report_due_on == "2026-11-30"
    assert counts(conn, TODAY).reports_owed == 1
    undo(conn, actor, moved)
    assert canonical(conn) == before
    move(conn, actor, number, "passed", why="no_match")
    with operation(conn, actor, "introducer_thanked", params={"name": "x"}) as op:
        thank(op, number, "2026-11-24")
        report(op, number, "2026-11-24")
    told = referral(conn, number)
    assert (told.thanked_on, told.reported_on, told.report_due_on) == (
        "2026-11-24",
        "2026-11-24",
        None,
    )
    assert [(m.stage, m.why) for m in moves(conn, number)] == [
        ("new", None),
        ("checked", None),
        ("passed", "no_match"),
    ]


def test_nobody_is_thanked_for_somebody_who_came_alone(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    _, taken = enter(conn, actor, Intake("架空 大輔", source="self"))
    assert taken.referral_id is not None
    with (
        _refused("nobody_to_thank"),
        operation(conn, actor, "introducer_thanked", params={"name": "x"}) as op,
    ):
        thank(op, taken.referral_id, "2026-11-24")


def test_two_desks_do_not_move_one_referral_twice(conn: sqlite3.Connection, actor: Actor) -> None:
    from smeic_tui.store.referrals.referral_acts import move_referral

    _, taken = enter(conn, actor, Intake("架空 大輔"))
    assert taken.referral_id is not None
    move(conn, actor, taken.referral_id, "checked")
    with (
        _refused("moved_meanwhile"),
        operation(conn, actor, "referral_moved", params={"name": "x"}) as op,
    ):
        move_referral(op, taken.referral_id, "checked", today=TODAY, expected="new")


@pytest.mark.parametrize(
    ("intake", "code"),
    [
        (Intake("  "), "referral_name_empty"),
        (Intake(person_id=99), "person_unknown"),
        (Intake(person_id=1, introducer_id=1), "referral_of_oneself"),
    ],
)
def test_a_bad_intake_changes_nothing(
    conn: sqlite3.Connection, actor: Actor, intake: Intake, code: str
) -> None:
    person(conn, actor, "鈴木 明")
    before = canonical(conn)
    with _refused(code):
        enter(conn, actor, intake)
    assert canonical(conn) == before


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(REFERRALS.stages), max_size=6))
def test_any_walk_is_taken_back_step_by_step(
    conn: sqlite3.Connection, actor: Actor, steps: list[str]
) -> None:
    _, taken = enter(conn, actor, Intake("架空 大輔", source="self"))
    assert taken.referral_id is not None
    done: list[tuple[int, str]] = []
    for to in steps:
        before = canonical(conn)
        reasons = REFERRALS.aside.get(to)
        try:
            number = move(conn, actor, taken.referral_id, to, why=reasons[0] if reasons else None)
        except SmeicError:
            assert canonical(conn) == before
            continue
        done.append((number, before))
    for number, before in reversed(done):
        undo(conn, actor, number)
        assert canonical(conn) == before


def test_merging_people_keeps_referrals_and_introductions_whole(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    by, twin = person(conn, actor, "鈴木 明"), person(conn, actor, "鈴木 明")
    other = person(conn, actor, "架空 花子")
    _, first = enter(conn, actor, Intake("架空 大輔", introducer_id=twin))
    _, second = enter(conn, actor, Intake("架空 大介", introducer_id=by))
    with operation(conn, actor, "introduction_added", params={"name": "x", "other": "y"}) as op:
        add_introduction(op, twin, other, {}, today=TODAY)
        add_introduction(op, by, twin, {}, today=TODAY)
        assert first.referral_id is not None
        decline_match(op, first.referral_id, by)
        decline_match(op, first.referral_id, twin)
    before = canonical(conn)
    merged = merge(conn, actor, by, twin, words)
    assert {r.introducer_id for r in referrals(conn)} == {by}
    assert {(i.person_id, i.other_id) for i in introductions.introductions(conn)} == {
        (by, other),
        (by, None),
    }
    assert conn.execute("SELECT count(*) FROM declined_match").fetchone() == (1,)
    undo(conn, actor, merged.operation)
    assert canonical(conn) == before
    outsiders = merge(conn, actor, first.person_id, second.person_id, words)
    assert len(referrals_of(conn, first.person_id)) == 2
    assert len({r.name for r in referrals(conn)}) == 1
    undo(conn, actor, outsiders.operation)
    assert canonical(conn) == before


def test_an_outsider_merged_into_the_introducer_came_by_themselves(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    by = person(conn, actor, "鈴木 明")
    _, taken = enter(conn, actor, Intake("鈴木明", introducer_id=by))
    merge(conn, actor, by, taken.person_id, words)
    (found,) = referrals(conn)
    assert (found.person_id, found.introducer_id, found.source) == (by, None, "self")


def test_a_known_pair_is_never_introduced_again(conn: sqlite3.Connection, actor: Actor) -> None:
    one, other = person(conn, actor, "鈴木 明"), person(conn, actor, "架空 花子")
    with operation(conn, actor, "introduction_added", params={"name": "x", "other": "y"}) as op:
        number = add_introduction(op, one, other, {}, today=TODAY)
    with (
        _refused("introduction_open"),
        operation(conn, actor, "introduction_added", params={"name": "x", "other": "y"}) as op,
    ):
        add_introduction(op, other, one, {}, today=TODAY)
    with operation(conn, actor, "introduction_moved", params={"name": "x"}) as op:
        move_introduction(op, number, "known", today=TODAY, note="同じ商工会")
    assert introductions.introduction(conn, number).outcome == "同じ商工会"
    with (
        _refused("introduction_known"),
        operation(conn, actor, "introduction_added", params={"name": "x", "other": "y"}) as op,
    ):
        add_introduction(op, other, one, {}, today=TODAY)
    for person_id in (one, other):
        assert [i.id for i in introductions.introductions_of(conn, person_id)] == [number]


def test_nobody_is_introduced_to_nobody(conn: sqlite3.Connection, actor: Actor) -> None:
    one = person(conn, actor, "鈴木 明")
    with operation(conn, actor, "introduction_added", params={"name": "x", "other": ""}) as op:
        number = add_introduction(op, one, None, {}, today=TODAY)
    with (
        _refused("introduction_without_other"),
        operation(conn, actor, "introduction_moved", params={"name": "x"}) as op,
    ):
        move_introduction(op, number, "introduced", today=TODAY)


def test_who_was_declined_known_or_brought_them_is_not_suggested(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    ids = [
        person(conn, actor, f"架空 {n}郎", tags=(("offer", "試作"),), cohort=n) for n in range(1, 6)
    ]
    _, taken = enter(
        conn, actor, Intake("外部 大輔", introducer_id=ids[0], topic="試作先を探している")
    )
    assert taken.referral_id is not None
    found = referral(conn, taken.referral_id)
    assert [s.person_id for s in suggestions_for(conn, found)] == ids[1:]
    with operation(conn, actor, "match_declined", params={"name": "x", "other": "y"}) as op:
        decline_match(op, found.id, ids[1])
        add_introduction(op, ids[2], taken.person_id, {}, today=TODAY)
        people.set_standing(op, ids[3], "deceased", "2026-11")
    (left,) = suggestions_for(conn, found)
    assert left.person_id == ids[4]
    assert left.reason.code == "fit_offers_need"


def test_consent_is_asked_of_the_outsider(conn: sqlite3.Connection, actor: Actor) -> None:
    _, taken = enter(conn, actor, Intake("架空 大輔", source="self"))
    alumnus = person(conn, actor, "架空 花子")
    both = [taken.person_id, alumnus]
    assert outsiders_without_consent(conn, both) == {taken.person_id}
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        assert taken.referral_id is not None
        op.update("referral", taken.referral_id, {"consent": "agreed"})
    assert outsiders_without_consent(conn, both) == set()
