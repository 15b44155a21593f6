"""Undo and redo: as it was, record by record, keeping what was edited since."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.errors import SmeicError
from smeic_tui.store import history, people
from smeic_tui.store.dump import canonical
from smeic_tui.store.in_force import in_force, stands, undos_of
from smeic_tui.store.operation import Actor, Value, operation
from smeic_tui.store.undo import last_redoable, last_undoable, needs_confirmation, undo


def _add(conn: sqlite3.Connection, actor: Actor, name: str = "秋山 環") -> tuple[int, int]:
    with operation(conn, actor, "person_added") as op:
        person = people.add_person(
            op,
            {"kind": "alumnus", "name": name},
            cohort=3,
            organisation="架空精機(株)",
            title="部長",
        )
    return person, op.id


def test_undo_of_an_insert_and_redo_bring_the_same_facts(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = canonical(conn)
    person, number = _add(conn, actor)
    after = canonical(conn)
    taken_back = undo(conn, actor, number)
    assert (taken_back.reversed, taken_back.kept, taken_back.failed) == (1, (), ())
    assert canonical(conn) == before
    assert taken_back.operation is not None
    undo(conn, actor, taken_back.operation)
    assert canonical(conn) == after
    assert people.person(conn, person).rev == 2


def test_rev_rises_with_every_undo_and_redo(conn: sqlite3.Connection, actor: Actor) -> None:
    person, _ = _add(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "a"})
    number: int | None = op.id
    revs = [people.person(conn, person).rev]
    for _ in range(4):
        assert number is not None
        number = undo(conn, actor, number).operation
        revs.append(people.person(conn, person).rev)
    assert revs == [2, 3, 4, 5, 6]


def test_later_edits_to_other_columns_are_kept(conn: sqlite3.Connection, actor: Actor) -> None:
    person, _ = _add(conn, actor)
    with operation(conn, actor, "person_edited") as first:
        first.update("person", person, {"note": "電話は午後"})
    with operation(conn, actor, "person_edited") as later:
        later.update("person", person, {"kana": "あきやま たまき"})
    result = undo(conn, actor, first.id)
    assert result.reversed == 1
    found = people.person(conn, person)
    assert (found.note, found.kana) == (None, "あきやま たまき")


def test_a_later_edit_to_the_same_column_is_kept_and_said(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, _ = _add(conn, actor)
    with operation(conn, actor, "person_edited") as first:
        first.update("person", person, {"note": "一"})
    with operation(conn, actor, "person_edited") as later:
        later.update("person", person, {"note": "二"})
    result = undo(conn, actor, first.id)
    assert (result.operation, result.reversed) == (None, 0)
    assert [(k.name, k.reason.code, k.reason.params["fields"]) for k in result.kept] == [
        ("秋山 環", "edited_since", "note")
    ]
    assert people.person(conn, person).note == "二"


def test_one_edited_record_does_not_hold_back_the_others(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "imported") as op:
        ids = [op.insert("person", {"kind": "alumnus", "name": f"人{i} 名"}) for i in range(5)]
    with operation(conn, actor, "person_edited") as later:
        later.update("person", ids[2], {"note": "会った"})
    result = undo(conn, actor, op.id)
    assert result.reversed == 4
    assert [k.reason.code for k in result.kept] == ["edited_since"]
    assert conn.execute("SELECT id FROM person").fetchall() == [(ids[2],)]


def _import(conn: sqlite3.Connection, actor: Actor, count: int) -> tuple[int, list[int]]:
    with operation(conn, actor, "imported") as op:
        ids = [op.insert("person", {"kind": "alumnus", "name": f"人{i} 名"}) for i in range(count)]
    return op.id, ids


def _note(conn: sqlite3.Connection, actor: Actor, person: int) -> int:
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "会った"})
    return op.id


def test_what_an_undo_kept_can_be_taken_back_once_nothing_speaks_against_it(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = canonical(conn)
    number, ids = _import(conn, actor, 5)
    imported = canonical(conn)
    edit = _note(conn, actor, ids[2])
    first = undo(conn, actor, number)
    assert history.entry(conn, number).left == 1
    stubborn = undo(conn, actor, number)
    assert (stubborn.operation, stubborn.reversed) == (None, 0)
    assert [k.reason.code for k in stubborn.kept] == ["edited_since"]
    undo(conn, actor, edit)
    second = undo(conn, actor, number)
    assert (second.reversed, second.left) == (1, {})
    assert canonical(conn) == before
    entry = history.entry(conn, number)
    assert (entry.undone_by, entry.left) == (second.operation, 0)
    with pytest.raises(SmeicError) as refused:
        undo(conn, actor, number)
    assert refused.value.code == "already_undone"
    for latest in (second.operation, first.operation):
        assert latest is not None
        undo(conn, actor, latest)
    assert canonical(conn) == imported


def test_a_bare_undo_does_not_come_back_to_what_it_left(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    _, older = _add(conn, actor)
    number, ids = _import(conn, actor, 2)
    colleague = Actor(actor.staff_id, 99, actor.host)
    _note(conn, colleague, ids[0])
    undo(conn, actor, number)
    assert last_undoable(conn, actor.staff_id, actor.session_id) == older


def test_a_large_undo_tells_how_far_it_is_and_stops_with_nothing_changed(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    number, _ = _import(conn, actor, 350)
    imported = canonical(conn)
    told: list[tuple[int, int]] = []
    with pytest.raises(SmeicError) as stopped:
        undo(
            conn,
            actor,
            number,
            progress=lambda done, count: told.append((done, count)),
            cancelled=lambda: len(told) == 3,
        )
    assert stopped.value.code == "undo_cancelled"
    assert told == [(0, 350), (100, 350), (200, 350)]
    assert canonical(conn) == imported
    assert conn.execute("SELECT max(id) FROM operation").fetchone() == (number,)
    assert undo(conn, actor, number).reversed == 350


_TURNS = st.lists(
    st.tuples(st.sampled_from(["undo", "redo", "edit", "unedit"]), st.integers(0, 3)), max_size=14
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(turns=_TURNS)
def test_an_operation_is_in_force_for_exactly_those_whom_it_put_on_file(
    conn: sqlite3.Connection, actor: Actor, turns: list[tuple[str, int]]
) -> None:
    """However it was taken back in parts and done again between edits of some of its people."""
    number, ids = _import(conn, actor, 4)
    edits: dict[int, int] = {}
    for turn, which in turns:
        person = ids[which]
        there = {i for (i,) in conn.execute("SELECT id FROM person")}
        if turn == "edit" and person in there and person not in edits:
            edits[person] = _note(conn, actor, person)
        elif turn == "unedit" and person in edits:
            undo(conn, actor, edits.pop(person))
        elif turn == "undo" and in_force(conn, number):
            result = undo(conn, actor, number)
            mine = there & set(ids)
            assert result.reversed == len(mine - edits.keys())
            assert {key[1] for key in result.left} == mine & edits.keys()
        elif turn == "redo":
            standing = [u for u in undos_of(conn, number) if stands(conn, u)]
            if standing:
                undo(conn, actor, standing[0])
        there = {i for (i,) in conn.execute("SELECT id FROM person")}
        assert in_force(conn, number) == {("person", i) for i in ids if i in there}


def test_records_that_hang_on_an_insert_are_never_swept_away(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, number = _add(conn, actor)
    with operation(conn, actor, "contact_noted") as op:
        people.add_contact_note(op, person, text="出席とのこと")
    result = undo(conn, actor, number)
    assert [k.reason.code for k in result.kept] == ["has_later_records"]
    assert len(people.dossier(conn, person).notes) == 1
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_undo_of_a_delete_brings_back_the_same_id_and_uid(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, _ = _add(conn, actor)
    before = canonical(conn)
    post = people.positions(conn, person)[0]
    with operation(conn, actor, "position_removed") as op:
        op.delete("position", post.id)
    assert undo(conn, actor, op.id).reversed == 1
    assert canonical(conn) == before


def test_what_a_removed_record_belonged_to_may_be_gone(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, _ = _add(conn, actor)
    with operation(conn, actor, "position_removed") as op:
        for post in people.positions(conn, person):
            op.delete("position", post.id)
    with operation(conn, actor, "person_removed") as gone:
        for enrolment in people.dossier(conn, person).enrolments:
            gone.delete("enrolment", enrolment.id)
        gone.delete("person", person)
    result = undo(conn, actor, op.id)
    assert [k.reason.code for k in result.failed] == ["parent_gone"]
    assert result.reversed == 0


def test_an_operation_is_undone_once(conn: sqlite3.Connection, actor: Actor) -> None:
    _, number = _add(conn, actor)
    undo(conn, actor, number)
    with pytest.raises(SmeicError) as refused:
        undo(conn, actor, number)
    assert refused.value.code == "already_undone"
    with pytest.raises(SmeicError) as unknown:
        undo(conn, actor, 999)
    assert unknown.value.code == "operation_unknown"


def test_bare_undo_walks_back_and_redo_walks_forward(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, _ = _add(conn, actor)
    notes = []
    for text in ("一", "二", "三"):
        with operation(conn, actor, "person_edited") as op:
            op.update("person", person, {"note": text})
        notes.append(op.id)
    seen = []
    for _ in range(2):
        number = last_undoable(conn, actor.staff_id)
        assert number is not None
        undo(conn, actor, number)
        seen.append(people.person(conn, person).note)
    assert seen == ["二", "一"]
    for _ in range(2):
        number = last_redoable(conn, actor.staff_id)
        assert number is not None
        undo(conn, actor, number)
        seen.append(people.person(conn, person).note)
    assert seen == ["二", "一", "二", "三"]
    assert last_redoable(conn, actor.staff_id) is None
    assert last_undoable(conn, actor.staff_id) == notes[-1]


def test_new_work_ends_redo(conn: sqlite3.Connection, actor: Actor) -> None:
    person, _ = _add(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "x"})
    undo(conn, actor, op.id)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "y"})
    assert last_redoable(conn, actor.staff_id) is None


def test_other_peoples_work_is_not_taken_by_a_bare_undo(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    from smeic_tui.store.staff import add_staff

    _add(conn, actor)
    other = add_staff(conn, actor, name="佐伯 亮")
    assert last_undoable(conn, other.id) is None
    colleague = Actor(other.id, 99, actor.host)
    _, theirs = _add(conn, colleague, "別の 人")
    assert last_undoable(conn, other.id) == theirs
    assert last_undoable(conn, actor.staff_id, actor.session_id) != theirs


def test_more_than_one_record_wants_confirmation(conn: sqlite3.Connection, actor: Actor) -> None:
    _, single = _add(conn, actor)
    with operation(conn, actor, "imported") as op:
        for i in range(3):
            op.insert("person", {"kind": "alumnus", "name": f"人{i}"})
    assert needs_confirmation(conn, single) == 0
    assert needs_confirmation(conn, op.id) == 3


def test_people_of_one_operation_that_hang_on_each_other_go_and_come_together(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = canonical(conn)
    with operation(conn, actor, "imported") as op:
        ids = [op.insert("person", {"kind": "alumnus", "name": f"人{i} 名"}) for i in range(3)]
        for one, other in ((0, 1), (1, 2)):
            note: dict[str, Value] = {
                "person_id": ids[one],
                "other_person_id": ids[other],
                "channel": "meeting",
            }
            op.insert(
                "contact_log", {**note, "direction": "out", "at": "2026-05-01", "text": "紹介"}
            )
    after = canonical(conn)
    taken_back = undo(conn, actor, op.id)
    assert (taken_back.reversed, taken_back.kept, taken_back.failed) == (3, (), ())
    assert canonical(conn) == before
    assert taken_back.operation is not None
    assert undo(conn, actor, taken_back.operation).failed == ()
    assert canonical(conn) == after


def test_an_author_stays_on_file_and_sitting_down_is_not_what_undo_means(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    assert last_undoable(conn, actor.staff_id) is None
    (entered,) = conn.execute("SELECT id FROM operation WHERE kind = 'staff_added'").fetchone()
    result = undo(conn, actor, entered)
    assert [k.reason.code for k in result.kept] == ["has_later_records"]
    assert conn.execute("SELECT name FROM staff").fetchall() == [("水野 葵",)]


def test_an_unknown_number_is_refused_before_it_is_confirmed(conn: sqlite3.Connection) -> None:
    with pytest.raises(SmeicError) as unknown:
        needs_confirmation(conn, 999)
    assert unknown.value.code == "operation_unknown"


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["add", "note", "kana", "drop_post", "post", "rename_company", "undo"]),
        st.integers(0, 4),
        st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=4),
    ),
    max_size=12,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=_EDITS)
def test_undoing_everything_in_reverse_gives_the_beginning(
    conn: sqlite3.Connection, actor: Actor, edits: list[tuple[str, int, str]]
) -> None:
    """Whatever was done, taking it back latest first restores every fact, id and uid."""
    begin = canonical(conn)
    done: list[tuple[int, str]] = []
    for act, which, text in edits:
        _step(conn, actor, act, which, text, done)
    while done:
        number, before = done.pop()
        result = undo(conn, actor, number)
        assert (result.kept, result.failed) == ((), ())
        assert canonical(conn) == before
    assert canonical(conn) == begin


def _step(
    conn: sqlite3.Connection,
    actor: Actor,
    act: str,
    which: int,
    text: str,
    done: list[tuple[int, str]],
) -> None:
    before = canonical(conn)
    ids = [i for (i,) in conn.execute("SELECT id FROM person ORDER BY id")]
    if act == "undo":
        if done:
            number, earlier = done.pop()
            undo(conn, actor, number)
            assert canonical(conn) == earlier
        return
    with operation(conn, actor, "test") as op:
        if act == "add" or not ids:
            people.add_person(
                op, {"kind": "alumnus", "name": text}, cohort=which + 1, organisation=text
            )
        else:
            person = ids[which % len(ids)]
            posts = people.positions(conn, person)
            if act in ("note", "kana"):
                op.update("person", person, {act: text})
            elif act == "post":
                leaves = posts[-1].id if posts else None
                people.change_position(
                    op,
                    person,
                    organisation=text,
                    department=None,
                    title=None,
                    on="2026",
                    leaves=leaves,
                )
            elif act == "drop_post" and posts:
                op.delete("position", posts[0].id)
            elif act == "rename_company" and posts and posts[0].organisation:
                op.update("organisation", posts[0].organisation.id, {"name": text + "社"})
    if op.recorded:
        done.append((op.id, before))
