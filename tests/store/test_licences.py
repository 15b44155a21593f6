"""Licences in the file: who is eligible, points once a session, undo, merge, two at one form."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Protocol

import pytest

from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Actor, EditConflict, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import eligible, holder, holders
from smeic_tui.store.licences.person_licence import person_licence
from smeic_tui.store.people import merge
from smeic_tui.store.training import engagements
from smeic_tui.store.training.session_points import add_session_points, with_points
from tests.store.licences import build
from tests.store.pairs import words

TODAY = date(2026, 11, 26)
LINE = LedgerLine("2026-07-18", "theory", 1)


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    return build(conn, actor, TODAY)


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def names(people: Sequence[_Named]) -> list[str]:
    return [each.name.split()[0] for each in people]


def test_everybody_with_a_licence_by_expiry(conn: sqlite3.Connection, ids: dict[str, int]) -> None:
    found = holders(conn, TODAY)
    assert names(found) == ["江川", "秋山", "石黒", "上原", "大沢", "柏木"]
    assert [each.found.state for each in found] == [
        *("expired", "valid", "valid", "valid", "suspended", "unconfirmed"),
    ]
    soon = found[1]
    assert (soon.found.theory, soon.found.practice, soon.found.days_left) == (3, 18, 100)


def test_a_training_may_take_alumni_whose_licence_is_valid_on_the_day(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    assert names(eligible(conn, TODAY)) == ["秋山", "石黒", "上原"]
    assert names(eligible(conn, date(2027, 6, 1))) == ["石黒", "上原"]
    with operation(conn, actor, "standing_changed", params={"name": "x"}) as op:
        op.update("person", ids["soon"], {"standing": "deceased"})
        op.update("person", ids["done"], {"kind": "outsider"})
    assert names(eligible(conn, TODAY)) == ["上原"]


def test_somebody_without_a_licence_can_be_looked_at_too(
    conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    assert holder(conn, ids["none"], TODAY).found.state == "unknown"
    assert person_licence(conn, ids["none"], TODAY) is None
    with pytest.raises(SmeicError, match="person_unknown"):
        holder(conn, 999, TODAY)


# Points from a session


def test_everybody_present_gets_the_points_in_one_step_and_never_twice(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    first = add_session_points(conn, actor, "s3", "第3回", LINE, [ids["soon"], ids["late"]])
    assert first.added == (ids["soon"], ids["late"])
    again = [ids["late"], ids["soon"], ids["done"], ids["done"]]
    second = add_session_points(conn, actor, "s3", "第3回", LINE, again)
    assert (second.added, second.already) == ((ids["done"],), (ids["late"], ids["soon"]))
    assert with_points(conn, "s3") == {ids["soon"], ids["late"], ids["done"]}
    assert add_session_points(conn, actor, "s3", "第3回", LINE, again).operation is None
    line = licences.points_of(conn, ids["late"])[0]
    assert (line.points, line.proof, line.session_uid) == (1, "第3回", "s3")
    assert first.operation is not None
    undo(conn, actor, first.operation)
    assert with_points(conn, "s3") == {ids["done"]}


def test_the_file_itself_refuses_a_second_line_for_one_session_and_person(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    add_session_points(conn, actor, "s3", "第3回", LINE, [ids["soon"]])
    with (
        pytest.raises(sqlite3.IntegrityError),
        operation(conn, actor, "point_added", params={"name": "x"}) as op,
    ):
        licences.add_point(op, ids["soon"], LINE, session_uid="s3")
    assert len(with_points(conn, "s3")) == 1


def test_a_redo_after_the_points_were_entered_again_keeps_one_line(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    first = add_session_points(conn, actor, "s3", "第3回", LINE, [ids["soon"]])
    assert first.operation is not None
    back = undo(conn, actor, first.operation)
    add_session_points(conn, actor, "s3", "第3回", LINE, [ids["soon"]])
    assert back.operation is not None
    again = undo(conn, actor, back.operation)
    assert [left.reason.code for left in again.left.values()] == ["clashes"]
    assert len([p for p in licences.points_of(conn, ids["soon"]) if p.session_uid]) == 1


@pytest.mark.parametrize(
    ("kind", "points", "form"),
    [("both", 1, None), ("theory", 0, None), ("theory", 1000, None), ("practice", 1, "17")],
)
def test_a_line_that_cannot_be(kind: str, points: int, form: str | None) -> None:
    with pytest.raises(SmeicError, match="point_invalid"):
        LedgerLine("2026-01-01", kind, points, None, form)


# Suspensions and dates


def test_suspending_and_resuming_moves_the_expiry_and_can_be_undone(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    before = holder(conn, ids["late"], TODAY).found.period
    with operation(conn, actor, "licence_suspended", params={"name": "x"}) as op:
        licences.save_suspension(op, ids["late"], "2026-01-10")
    (lasting,) = licences.suspensions_of(conn, ids["late"])
    with operation(conn, actor, "licence_resumed", params={"name": "x"}) as op:
        licences.save_suspension(op, ids["late"], "2026-01-10", "2026-04-20", before=lasting)
    after = holder(conn, ids["late"], TODAY).found.period
    assert before is not None
    assert after is not None
    assert (after.expires - before.expires).days == 100
    undo(conn, actor, op.id)
    assert holder(conn, ids["late"], TODAY).found.state == "suspended"


def test_two_who_end_one_suspension_do_not_overwrite_each_other(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    (shown,) = licences.suspensions_of(conn, ids["held"])
    with operation(conn, actor, "licence_resumed", params={"name": "x"}) as op:
        licences.save_suspension(op, ids["held"], "2026-01-10", "2026-05-01", before=shown)
    with (
        pytest.raises(EditConflict),
        operation(conn, actor, "licence_resumed", params={"name": "x"}) as op,
    ):
        licences.save_suspension(op, ids["held"], "2026-01-10", "2026-06-01", before=shown)
    assert licences.suspensions_of(conn, ids["held"])[0].resumed_on == "2026-05-01"


def test_a_second_suspension_may_not_begin_while_one_lasts(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    with (
        pytest.raises(SmeicError, match="suspension_overlaps"),
        operation(conn, actor, "licence_suspended", params={"name": "x"}) as op,
    ):
        licences.save_suspension(op, ids["held"], "2026-03-01")
    assert len(licences.suspensions_of(conn, ids["held"])) == 1


def test_an_expiry_before_the_registration_is_refused(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    with (
        pytest.raises(SmeicError, match="licence_dates"),
        operation(conn, actor, "licence_edited", params={"name": "x"}) as op,
    ):
        licences.set_licence(op, ids["late"], {"expires_on": "2001-01-01"})
    held = licences.licence_of(conn, ids["late"])
    assert held is not None
    assert held.expires_on == "2029-08-22"


def test_the_numbers_are_settings_of_the_file(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    assert licences.rules(conn) == LicenceRules()
    with operation(conn, actor, "licence_rules_changed") as op:
        licences.set_rules(op, LicenceRules(practice=20))
    assert holder(conn, ids["soon"], TODAY).found.missing_practice == 2
    with operation(conn, actor, "licence_rules_changed") as op:
        licences.set_rules(op, LicenceRules(practice=20))
    assert not op.recorded
    with operation(conn, actor, "licence_rules_changed") as op:
        licences.set_rules(op, LicenceRules())
    undo(conn, actor, op.id)
    assert licences.rules(conn).practice == 20


# Two records of one person


def test_a_merge_joins_both_ledgers_and_keeps_one_line_a_session(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    both = [ids["soon"], ids["maybe"]]
    add_session_points(conn, actor, "s3", "第3回", LINE, both)
    number = merge.merge(conn, actor, ids["soon"], ids["maybe"], words).operation
    assert len([p for p in licences.points_of(conn, ids["soon"]) if p.session_uid == "s3"]) == 1
    held = licences.licence_of(conn, ids["soon"])
    assert held is not None
    assert held.expires_on == "2027-03-06"
    undo(conn, actor, number)
    assert with_points(conn, "s3") == frozenset(both)
    again = licences.licence_of(conn, ids["maybe"])
    assert again is not None
    assert again.registered_on == "2009-04"


# Engagements


def test_needs_stand_beside_whoever_is_free_to_help(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    free = engagements.free_to_help(conn, TODAY)
    assert names(free) == ["秋山", "上原", "石黒"]
    first, second = engagements.open_needs(conn, free)
    assert (first.label, names(first.helpers)) == ("原価計算の見直し", ["上原"])
    assert (second.label, second.helpers) == ("海外展開", ())
    with operation(conn, actor, "engagement_added", params={"name": "x"}) as op:
        engagements.add_engagement(
            op,
            ids["late"],
            {
                "organisation": first.organisation,
                "host_person_id": first.person_id,
                "theme": first.label,
            },
        )
    free = engagements.free_to_help(conn, TODAY)
    assert names(free) == ["秋山", "石黒"]
    assert [need.label for need in engagements.open_needs(conn, free)] == ["海外展開"]
    (made,) = engagements.engagements_of(conn, ids["none"])
    assert (made.person, made.organisation, made.state) == ("上原 望", "架空北製作所", "planned")
    undo(conn, actor, op.id)
    assert engagements.engagements(conn) == ()


def test_days_of_an_engagement_count_once_and_only_after_its_end(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    with operation(conn, actor, "engagement_added", params={"name": "x"}) as op:
        number = engagements.add_engagement(
            op, ids["late"], {"organisation": "架空商事", "started_on": "2026-08-01", "days": 6}
        )
    running = engagements.engagement(conn, number)
    with (
        pytest.raises(SmeicError, match="engagement_open"),
        operation(conn, actor, "engagement_points", params={"name": "x"}) as op,
    ):
        engagements.count_days(op, running, 6)
    with operation(conn, actor, "engagement_edited", params={"name": "x"}) as op:
        engagements.correct_engagement(op, running, {"ended_on": "2026-09-30", "state": "done"})
    done = engagements.engagement(conn, number)
    with operation(conn, actor, "engagement_points", params={"name": "x"}) as op:
        assert engagements.count_days(op, done, 6) is not None
        assert engagements.count_days(op, done, 6) is None
    assert holder(conn, ids["late"], TODAY).found.practice == 6
    assert engagements.engagement(conn, number).has_points
    undo(conn, actor, op.id)
    assert holder(conn, ids["late"], TODAY).found.practice == 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"organisation": "  "}, "engagement_nowhere"),
        (
            {"organisation": "架空商事", "started_on": "2026-02-02", "ended_on": "2026-02-01"},
            "engagement_reversed",
        ),
        (
            {
                "organisation": "架空商事",
                "started_on": "2026-02-01",
                "ended_on": "2026-02-02",
                "days": 3,
            },
            "engagement_days",
        ),
    ],
)
def test_an_engagement_that_cannot_be_changes_nothing(
    conn: sqlite3.Connection,
    actor: Actor,
    ids: dict[str, int],
    values: dict[str, str | int],
    code: str,
) -> None:
    with (
        pytest.raises(SmeicError, match=code),
        operation(conn, actor, "engagement_added", params={"name": "x"}) as op,
    ):
        engagements.add_engagement(op, ids["late"], values)
    assert engagements.engagements(conn) == ()
    assert conn.execute("SELECT 1 FROM organisation WHERE name = '架空商事'").fetchone() is None
