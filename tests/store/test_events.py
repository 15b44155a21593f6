"""Series and events: names are found again, copies start one number on, drafts freeze."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.events import events, invitations
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from tests.store.events import make_event, make_people


def _series(conn: sqlite3.Connection, actor: Actor, name: str) -> int:
    with operation(conn, actor, "series_added", params={"name": name}) as op:
        return events.add_series(op, {"name": name, "is_provisional": 1, "stage": 1})


def test_a_series_is_found_by_every_name_it_had(conn: sqlite3.Connection, actor: Actor) -> None:
    series_id = _series(conn, actor, "架空研究会(仮称)")
    with operation(conn, actor, "series_alias", params={"name": "架空研"}) as op:
        events.add_alias(op, series_id, "架空研")
        events.add_alias(op, series_id, " 架空研 ")
    with operation(conn, actor, "series_renamed", params={"name": "架空研究会"}) as op:
        events.rename_series(op, series_id, "架空研究会")
    (found,) = events.all_series(conn)
    assert (found.name, found.aliases, found.former_names) == (
        "架空研究会",
        ("架空研",),
        ("架空研究会(仮称)",),
    )
    for name in ("架空研究会", "架空研", "架空研究会(仮称)"):
        assert events.series_named(conn, name) == found


def test_a_series_takes_an_old_name_again(conn: sqlite3.Connection, actor: Actor) -> None:
    series_id = _series(conn, actor, "甲会")
    for name in ("乙会", "甲会", "乙会"):
        with operation(conn, actor, "series_renamed", params={"name": name}) as op:
            events.rename_series(op, series_id, name)
    (found,) = events.all_series(conn)
    assert (found.name, found.former_names) == ("乙会", ("甲会",))


def test_no_two_series_share_a_name(conn: sqlite3.Connection, actor: Actor) -> None:
    first, second = _series(conn, actor, "甲会"), _series(conn, actor, "乙会")
    with operation(conn, actor, "series_alias", params={"name": "甲の会"}) as op:
        events.add_alias(op, first, "甲の会")
    before = canonical(conn)
    for refused, name in (
        ("series_exists", "甲会"),
        ("series_exists", "甲の会"),
        ("series_name_empty", " "),
    ):
        with (
            pytest.raises(SmeicError, match=refused),
            operation(conn, actor, "series_renamed", params={"name": name}) as op,
        ):
            events.rename_series(op, second, name)
    assert canonical(conn) == before


def test_the_next_event_of_a_series_is_the_last_one_on_another_day(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event_id, _, _ = make_event(conn, actor, capacity=40)
    series_id = events.event(conn, event_id).series_id
    assert series_id is not None
    values, parts = events.next_of_series(conn, series_id)
    assert (values["number"], values["venue"], values.get("held_on")) == (9, "神田", None)
    with operation(conn, actor, "event_added", params={"event": "次"}) as op:
        copy = events.add_event(op, {**values, "held_on": "2027-02-01"}, parts)
    names = [
        (p.name, p.starts, p.capacity, p.fee, p.is_online) for p in events.event(conn, copy).parts
    ]
    assert names == [("本会", "18:00", 40, None, True), ("懇親会", "20:00", 40, 5000, False)]
    assert [e.id for e in events.events(conn, since="2026-12-06")] == [copy]


@pytest.mark.parametrize(
    ("values", "parts", "code"),
    [
        ({}, [{"name": "本会"}], "event_without_name"),
        ({"title": "架空の会"}, [], "event_without_part"),
        ({"title": "架空の会"}, [{"name": "本会"}, {"name": "本会"}], "part_name_twice"),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    conn: sqlite3.Connection,
    actor: Actor,
    values: dict[str, str],
    parts: list[dict[str, str]],
    code: str,
) -> None:
    with pytest.raises(SmeicError, match=code), operation(conn, actor, "event_added") as op:
        events.add_event(op, values, parts)
    assert events.events(conn) == ()


def test_the_list_of_a_wave_is_frozen_once_sent(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, _, _ = make_event(conn, actor)
    a, b, c = make_people(conn, actor, 3)
    with operation(conn, actor, "wave_added", params={"event": "x", "count": 2}) as op:
        wave = invitations.add_wave(op, event_id, [b, a, b], channel="mail", deadline="2026-12-01")
    assert invitations.people_of(conn, wave) == (b, a)
    assert counts_of(conn, event_id).invited == 0
    assert counts_of(conn, event_id).drafted == 2
    with operation(conn, actor, "wave_changed", params={"event": "x"}) as op:
        invitations.change_list(op, wave, add=[c, a], remove=[b])
    with operation(conn, actor, "wave_sent", params={"event": "x", "count": 2}) as sent:
        invitations.send(sent, wave, "2026-11-20")
    assert invitations.people_of(conn, wave) == (a, c)
    assert (counts_of(conn, event_id).invited, counts_of(conn, event_id).open) == (2, 2)
    with (
        pytest.raises(SmeicError, match="wave_frozen"),
        operation(conn, actor, "wave_changed") as op,
    ):
        invitations.change_list(op, wave, remove=[a])
    undo(conn, actor, sent.id)
    assert invitations.waves(conn, event_id)[0].sent_on is None


def test_roles_change_and_go(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, _, _ = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    for role in ("speaker", "moderator", None, "staff"):
        with operation(conn, actor, "event_role", params={"name": "x", "event": "y"}) as op:
            events.set_role(op, event_id, person, role)  # type: ignore[arg-type]
        assert events.roles(conn, event_id) == ({person: role} if role else {})


def test_everyone_pins_an_event_of_their_own(conn: sqlite3.Connection, actor: Actor) -> None:
    first, _, _ = make_event(conn, actor)
    second, _, _ = make_event(conn, actor)
    assert actor.staff_id is not None
    assert events.pinned(conn, actor.staff_id) is None
    for event_id in (first, second):
        events.pin(conn, actor.staff_id, event_id)
    found = events.pinned(conn, actor.staff_id)
    assert found is not None
    assert found.id == second
    events.pin(conn, actor.staff_id, None)
    assert events.pinned(conn, actor.staff_id) is None


def test_undo_of_an_event_keeps_it_while_somebody_answered(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    from smeic_tui.store.events.replies import Answered
    from tests.store.events import answer

    before = canonical(conn)
    event_id, main, _ = make_event(conn, actor)
    number = conn.execute("SELECT max(id) FROM operation").fetchone()[0]
    (person,) = make_people(conn, actor, 1)
    replied, _ = answer(conn, actor, main, person, Answered("yes"))
    kept = undo(conn, actor, number)
    assert {k.reason.code for k in kept.kept} == {"has_later_records"}
    assert events.event(conn, event_id).number == 8
    undo(conn, actor, replied)
    undo(conn, actor, replied - 1)
    undo(conn, actor, number)
    assert canonical(conn) == before
