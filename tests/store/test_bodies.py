"""Bodies: names are kept, terms do not overlap, meetings are events."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from smeic_tui.domain.bodies import MemberRole
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import bodies, known_names, memberships
from smeic_tui.store.bodies.memberships import current_member_ids
from smeic_tui.store.events import events
from smeic_tui.store.file.doctor import examine
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, EditConflict, Value, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import merge, people
from tests.store.events import make_people
from tests.store.pairs import words

Conn = sqlite3.Connection


def make_body(conn: Conn, actor: Actor, name: str = "架空構想部会") -> int:
    with operation(conn, actor, "body_added", params={"name": name}) as op:
        return bodies.add_body(op, {"name": name, "kind": "working_group", "stage": 2})


def join(
    conn: Conn,
    actor: Actor,
    body: int,
    person: int,
    started: str | None = None,
    ended: str | None = None,
    *,
    role: MemberRole = "member",
    note: str | None = None,
) -> int:
    with operation(conn, actor, "member_added", params={"name": "x", "body": "y"}) as op:
        return memberships.add_member(
            op, body, person, role=role, started=started, ended=ended, note=note
        )


def test_a_renamed_body_is_found_by_every_name_it_had(conn: Conn, actor: Actor) -> None:
    number = make_body(conn, actor)
    with operation(conn, actor, "body_edited", params={"name": "x"}) as op:
        bodies.revise_body(op, bodies.body(conn, number), {"name": "架空製品部会"})
        known_names.add_alias(op, "body", number, "構想部会")
    renamed = op.id
    found = bodies.body(conn, number)
    assert (found.name, found.former_names, found.aliases) == (
        "架空製品部会",
        ("架空構想部会",),
        ("構想部会",),
    )
    for name in ("架空製品部会", "架空構想部会", "構想部会", found.uid, str(number)):
        assert bodies.body_id_of(conn, name) == number
    assert undo(conn, actor, renamed).reversed == 1
    assert bodies.body(conn, number).name == "架空構想部会"
    with pytest.raises(SmeicError, match="body_unknown"):
        bodies.body_id_of(conn, "架空製品部会")


@pytest.mark.parametrize(
    ("name", "code"), [("架空構想部会", "body_exists"), ("  ", "body_name_empty")]
)
def test_no_two_bodies_share_a_name(conn: Conn, actor: Actor, name: str, code: str) -> None:
    make_body(conn, actor)
    before = canonical(conn)
    with pytest.raises(SmeicError, match=code):
        make_body(conn, actor, name)
    assert canonical(conn) == before


def test_two_desks_that_rename_a_body_meet_a_conflict(conn: Conn, actor: Actor) -> None:
    before = bodies.body(conn, make_body(conn, actor))
    with operation(conn, actor, "body_edited") as op:
        bodies.revise_body(op, before, {"name": "架空製品部会"})
    with pytest.raises(EditConflict), operation(conn, actor, "body_edited") as op:
        bodies.revise_body(op, before, {"name": "架空素材部会"})
    assert bodies.body(conn, before.id).name == "架空製品部会"


def test_a_body_is_in_no_circle_of_bodies(conn: Conn, actor: Actor) -> None:
    one, two, three = (make_body(conn, actor, name) for name in ("甲会", "乙会", "丙会"))
    for child, parent in ((two, one), (three, two)):
        with operation(conn, actor, "body_edited", params={"name": "x"}) as op:
            bodies.revise_body(op, bodies.body(conn, child), {"parent_id": parent})
    assert bodies.body(conn, three).parent == "乙会"
    for parent in (one, two, three):
        with (
            pytest.raises(SmeicError, match="body_in_itself"),
            operation(conn, actor, "body_edited", params={"name": "x"}) as op,
        ):
            bodies.revise_body(op, bodies.body(conn, one), {"parent_id": parent})


def test_members_of_a_day(conn: Conn, actor: Actor) -> None:
    body = make_body(conn, actor)
    one, two, three, four = make_people(conn, actor, 4)
    join(conn, actor, body, one, started="2024-04", ended="2025-03")
    join(conn, actor, body, one, started="2025-04", role="chair")
    join(conn, actor, body, two)
    join(conn, actor, body, three, started="2026-06")
    join(conn, actor, body, four, ended="2025-12-31")
    assert set(current_member_ids(conn, body, "2024-04-01")) == {one, two, four}
    assert set(current_member_ids(conn, body, "2025-03-31")) == {one, two, four}
    assert current_member_ids(conn, body, "2026-06-01") == (one, two, three)
    assert current_member_ids(conn, body, "2026-05-31") == (one, two)
    assert current_member_ids(conn, body) != ()
    listed = [(m.person_id, m.role) for m in memberships.members(conn, body)]
    assert listed[0] == (one, "chair")
    assert len(listed) == 5
    (summary,) = bodies.summaries(conn, "2026-06-01")
    assert (summary.members, summary.chair) == (3, people.person(conn, one).name)
    terms = memberships.memberships_of(conn, one)
    assert [(t.role, t.ended) for t in terms] == [("chair", None), ("member", "2025-03")]


@pytest.mark.parametrize(
    ("started", "ended", "code"),
    [
        ("2026-04", None, "already_member"),
        (None, None, "already_member"),
        (None, "2024-04", "already_member"),
        ("2023-04", "2022-03", "term_backwards"),
    ],
)
def test_terms_of_one_person_do_not_overlap(
    conn: Conn, actor: Actor, started: str | None, ended: str | None, code: str
) -> None:
    body = make_body(conn, actor)
    (person,) = make_people(conn, actor, 1)
    join(conn, actor, body, person, started="2024-04-15")
    with pytest.raises(SmeicError, match=code):
        join(conn, actor, body, person, started, ended)
    join(conn, actor, body, person, started="2022-04", ended="2024-03")


def test_another_role_is_another_term(conn: Conn, actor: Actor) -> None:
    body = make_body(conn, actor)
    (person,) = make_people(conn, actor, 1)
    join(conn, actor, body, person, started="2024-04")
    (member,) = memberships.members(conn, body)
    with operation(conn, actor, "member_changed", params={"name": "x", "body": "y"}) as op:
        memberships.change_role(op, member, "secretary", "2026-04-01")
    terms = {m.role: (m.started, m.ended) for m in memberships.members(conn, body)}
    assert terms == {"member": ("2024-04", "2026-03-31"), "secretary": ("2026-04-01", None)}
    (now, _) = memberships.members(conn, body)
    with operation(conn, actor, "member_changed", params={"name": "x", "body": "y"}) as op:
        memberships.change_role(op, now, "chair", "2026-04-01")
    assert {m.role for m in memberships.members(conn, body)} == {"member", "chair"}
    undo(conn, actor, op.id)
    assert {m.role for m in memberships.members(conn, body)} == {"member", "secretary"}


def test_meetings_are_events_and_keep_the_hosts_own_words(conn: Conn, actor: Actor) -> None:
    body = make_body(conn, actor)
    with operation(conn, actor, "event_added", params={"event": "x"}) as op:
        series = events.add_series(op, {"name": "部会の例会", "body_id": body, "host": "構想部会"})
        parts = [{"name": "本会"}]
        one = events.add_event(op, {"series_id": series, "held_on": "2026-05-01"}, parts)
        own: dict[str, Value] = {
            "title": "発表会",
            "host": "部会有志",
            "body_id": body,
            "held_on": "2026-09-01",
        }
        two = events.add_event(op, own, parts)
        events.add_event(op, {"title": "他の会", "host": "構想部会"}, parts)
    held = events.events(conn, body_id=body)
    assert [(e.id, e.body, e.host) for e in held] == [
        (two, "架空構想部会", "部会有志"),
        (one, "架空構想部会", None),
    ]
    (summary,) = bodies.summaries(conn, "2026-06-01")
    assert (summary.last_held, summary.next_held) == ("2026-05-01", "2026-09-01")
    values, _ = events.next_of_series(conn, series)
    assert values["body_id"] is None
    assert next(s for s in events.all_series(conn)).body_id == body


def test_outputs_are_listed_with_the_latest_first(conn: Conn, actor: Actor) -> None:
    body = make_body(conn, actor)
    with operation(conn, actor, "output_added", params={"title": "x", "body": "y"}) as op:
        for made_on, title in ((None, "覚書"), ("2025", "報告書"), ("2026-03", "試作品")):
            bodies.add_output(
                op, body, {"title": title, "made_on": made_on, "address": "共有/部会"}
            )
    assert [o.title for o in bodies.outputs(conn, body)] == ["試作品", "報告書", "覚書"]
    with operation(conn, actor, "output_edited", params={"title": "x", "body": "y"}) as op:
        bodies.revise_output(op, bodies.outputs(conn, body)[0], {"title": "試作品 2号"})
    assert bodies.outputs(conn, body)[0].title == "試作品 2号"
    with (
        pytest.raises(SmeicError, match="output_without_title"),
        operation(conn, actor, "output_added", params={"title": "x", "body": "y"}) as op,
    ):
        bodies.add_output(op, body, {"title": ""})


def test_two_records_of_one_member_become_one_member(conn: Conn, actor: Actor) -> None:
    body = make_body(conn, actor)
    one, two = make_people(conn, actor, 2)
    join(conn, actor, body, one, started="2020-04", ended="2022-03", note="前の任期")
    join(conn, actor, body, one, started="2024-04")
    join(conn, actor, body, two, started="2025-04", note="幹事会に出席")
    before = canonical(conn)
    merged = merge.merge(conn, actor, one, two, words)
    assert current_member_ids(conn, body) == (one,)
    past, now = sorted(memberships.members(conn, body), key=lambda m: m.started or "")
    assert (past.note, now.note, now.started) == ("前の任期", "幹事会に出席", "2024-04")
    undo(conn, actor, merged.operation)
    assert canonical(conn) == before


def test_a_body_goes_with_its_names_and_outputs_and_comes_back(conn: Conn, actor: Actor) -> None:
    with operation(conn, actor, "body_added", params={"name": "甲会"}) as op:
        body = bodies.add_body(op, {"name": "甲会", "kind": "association"})
        known_names.add_alias(op, "body", body, "甲の会")
        bodies.add_output(op, body, {"title": "名簿"})
    whole = canonical(conn)
    taken = undo(conn, actor, op.id)
    assert (bodies.bodies(conn), taken.reversed) == ((), 1)
    assert taken.operation is not None
    undo(conn, actor, taken.operation)
    assert canonical(conn) == whole
    (person,) = make_people(conn, actor, 1)
    join(conn, actor, body, person)
    assert [k.reason.code for k in undo(conn, actor, op.id).kept] == ["has_later_records"]


def test_a_file_with_bodies_is_sound(conn: Conn, actor: Actor, db_path: Path) -> None:
    body = make_body(conn, actor)
    (person,) = make_people(conn, actor, 1)
    join(conn, actor, body, person)
    assert examine(conn, db_path, deep=True).findings == ()
