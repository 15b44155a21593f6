"""Filters, export facts and saved forms: what the screens of people stand on."""

from __future__ import annotations

import sqlite3
from array import array

import pytest

from smeic_tui.store.events.attended import came_before, last_came
from smeic_tui.store.events.events import event
from smeic_tui.store.events.invitations import add_wave
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import Actor, EditConflict, operation
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people import dossiers, people
from smeic_tui.store.people.person_edit import (
    ORGANISATION,
    RecordEdit,
    finish_action,
    resolved,
    rule_records,
    save_edits,
    save_tags,
)
from smeic_tui.store.roster import roster_filter
from smeic_tui.store.roster.finding import matching_ids
from smeic_tui.store.roster.roster_facts import facts
from smeic_tui.store.roster.roster_filter import Only, Sieve
from tests.store.events import make_event, make_people


@pytest.fixture
def who(conn: sqlite3.Connection, actor: Actor) -> list[int]:
    """An active alumnus, one who died, an outsider."""
    with operation(conn, actor, "demo") as op:
        return [
            people.add_person(
                op,
                {"kind": kind, "name": name, "kana": kana, "standing": standing},
                cohort=3,
                organisation="架空工業株式会社",
                title="部長",
                contacts=(("phone", "work", "06-6123-4567"), ("mobile", None, "090-1111-2222")),
            )
            for kind, name, kana, standing in (
                ("alumnus", "青木 一", "あおき はじめ", "active"),
                ("alumnus", "井上 二", "いのうえ じろう", "deceased"),
                ("outsider", "上田 三", "うえだ さぶろう", "active"),
            )
        ]


def test_a_filter_counts_reads_and_sieves_the_same_people(
    conn: sqlite3.Connection, who: list[int]
) -> None:
    for only, wanted in (
        (Only(), who),
        (Only(standings=("active",)), [who[0], who[2]]),
        (Only(kinds=("alumnus",), standings=("active",)), who[:1]),
        (Only(standings=("missing",)), []),
    ):
        assert roster_filter.count(conn, only) == len(wanted)
        rows = roster_filter.window(conn, "kana", 0, 9, descending=True, only=only)
        assert [row.id for row in rows] == wanted[::-1]
        sieve = Sieve.load(conn, only)
        assert (sieve is None) == only.everybody
        if sieve is not None:
            assert list(sieve.keep(array("q", [*who, 10_000]))) == wanted


def test_facts_come_in_the_order_asked_for(conn: sqlite3.Connection, who: list[int]) -> None:
    found = list(facts(conn, [who[2], 999, who[0]]))
    assert [f.id for f in found] == [who[2], who[0]]
    assert (found[0].organisation, found[0].title, found[0].cohorts) == (
        "架空工業株式会社",
        "部長",
        [3],
    )
    assert found[0].phones == ["090-1111-2222", "06-6123-4567"]


def test_the_newest_operation_rises_with_every_change(
    conn: sqlite3.Connection, actor: Actor, who: list[int]
) -> None:
    before = newest_operation(conn)
    with operation(conn, actor, "standing_changed") as op:
        people.set_standing(op, who[0], "missing", None)
    assert newest_operation(conn) > before


def test_a_form_that_changed_nothing_leaves_no_trace(
    conn: sqlite3.Connection, actor: Actor, who: list[int]
) -> None:
    before = newest_operation(conn)
    edit = RecordEdit("person", who[0], 1, {"note": None}, {"note": None})
    empty = RecordEdit("enrolment", None, 0, {}, {"cohort": None})
    assert not save_edits(conn, actor, "person_edited", who[0], [edit, empty])
    assert newest_operation(conn) == before


@pytest.mark.parametrize("keep_mine", [True, False])
def test_a_conflict_over_the_company_is_resolved_either_way(
    conn: sqlite3.Connection, actor: Actor, who: list[int], keep_mine: bool
) -> None:
    post = people.positions(conn, who[0])[0]
    edit = RecordEdit(
        "position",
        post.id,
        post.rev,
        {ORGANISATION: "架空工業株式会社", "title": "部長"},
        {ORGANISATION: "自分の会社", "title": "社長"},
    )
    with operation(conn, actor, "position_changed") as op:
        other = organisation_named(op, "相手の会社")
        op.update("position", post.id, {"organisation_id": other})
    with pytest.raises(EditConflict) as refused:
        save_edits(conn, actor, "position_changed", who[0], [edit])
    assert set(refused.value.fields) == {"organisation_id"}
    again = resolved([edit], refused.value, {"organisation_id"} if keep_mine else ())
    assert save_edits(conn, actor, "position_changed", who[0], again)
    now = people.positions(conn, who[0])[0]
    assert now.organisation is not None
    assert now.organisation.name == ("自分の会社" if keep_mine else "相手の会社")
    assert now.title == "社長"


def test_a_rule_entered_twice_at_once_is_a_conflict_not_a_crash(
    conn: sqlite3.Connection, actor: Actor, who: list[int]
) -> None:
    def edit(verdict: str) -> RecordEdit:
        base = {"channel": "mail", "verdict": "unconfirmed"}
        return RecordEdit("contact_rule", None, 0, base, {"channel": "mail", "verdict": verdict})

    assert save_edits(conn, actor, "rule_changed", who[0], [edit("allowed")])
    with pytest.raises(EditConflict):
        save_edits(conn, actor, "rule_changed", who[0], [edit("refused")])
    assert rule_records(conn, who[0], "contact_rule")["mail"][2]["verdict"] == "allowed"


def test_tags_come_and_go_and_actions_end(
    conn: sqlite3.Connection, actor: Actor, who: list[int]
) -> None:
    assert save_tags(conn, actor, who[0], {}, {"offer": ("深絞り", "試作"), "need": ()})
    assert save_tags(conn, actor, who[0], {"offer": ("深絞り",)}, {"offer": ("金型",)})
    assert [t.label for t in dossiers.dossier(conn, who[0]).tags] == ["試作", "金型"]
    assert not save_tags(conn, actor, who[0], {"offer": ("金型",)}, {"offer": ("金型",)})
    with operation(conn, actor, "contact_noted") as op:
        note = people.add_contact_note(op, who[0], text="電話", next_action="礼状")
    finish_action(conn, actor, who[0], note, "2026-11-23")
    assert people.contact_notes(conn, who[0])[0].done_on == "2026-11-23"


def test_people_are_found_by_their_events(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, main, _ = make_event(conn, actor)
    came, invited, proxied, nobody = make_people(conn, actor, 4)
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event", event_id, {"held_on": "2025-06-01"})
        check_in(op, [main], came)
        check_in(op, [main], proxied, proxy="部下の方")
        add_wave(op, event_id, [invited, came], channel="mail")
    uid = event(conn, event_id).uid

    def found(query: str) -> set[int]:
        ids = set(matching_ids(conn, query))
        sieve = Sieve.asked(conn, query)
        everybody = array("q", sorted(matching_ids(conn, "")))
        assert sieve is not None
        assert set(sieve.keep(everybody)) == ids, "the list in memory finds the same"
        return ids

    assert found("出席:2025") == {came}
    assert found("came:2025-06-02") == set()
    assert found("出席なし") == {invited, proxied, nobody}, "somebody in their place is not them"
    assert found(f"未案内:{event_id}") == {proxied, nobody}, "drafts count as invited"
    assert found(f"not-invited:{uid} 出席なし") == {proxied, nobody}
    assert found("未案内:999") == set(), "an event that does not exist"
    assert Sieve.asked(conn, "wata") is None
    last = last_came(conn, [came, invited, proxied])
    assert {i: (each.held_on, each.number) for i, each in last.items()} == {came: ("2025-06-01", 8)}
    assert came_before(conn, [came, invited], event_id, "2025-06-01") == frozenset()
    assert came_before(conn, [came, invited], 0, "2025-07-01") == {came}
