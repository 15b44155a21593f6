"""Undo and redo: as it was, record by record, keeping what was edited since."""

from __future__ import annotations

import sqlite3

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.journal.undo import last_redoable, last_undoable, needs_confirmation, undo
from smeic_tui.store.people import dossiers, people
from tests.store.writing import added, many_added


def test_undo_of_an_insert_and_redo_bring_the_same_facts(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = canonical(conn)
    person, number = added(conn, actor)
    after = canonical(conn)
    taken_back = undo(conn, actor, number)
    assert (taken_back.reversed, taken_back.kept, taken_back.failed) == (1, (), ())
    assert canonical(conn) == before
    assert taken_back.operation is not None
    undo(conn, actor, taken_back.operation)
    assert canonical(conn) == after
    assert people.person(conn, person).rev == 2


def test_rev_rises_with_every_undo_and_redo(conn: sqlite3.Connection, actor: Actor) -> None:
    person, _ = added(conn, actor)
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
    person, _ = added(conn, actor)
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
    person, _ = added(conn, actor)
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


def test_a_large_undo_tells_how_far_it_is_and_stops_with_nothing_changed(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    number, _ = many_added(conn, actor, 350)
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


def test_undo_of_a_delete_brings_back_the_same_id_and_uid(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, _ = added(conn, actor)
    before = canonical(conn)
    post = people.positions(conn, person)[0]
    with operation(conn, actor, "position_removed") as op:
        op.delete("position", post.id)
    assert undo(conn, actor, op.id).reversed == 1
    assert canonical(conn) == before


def test_what_a_removed_record_belonged_to_may_be_gone(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    person, _ = added(conn, actor)
    with operation(conn, actor, "position_removed") as op:
        for post in people.positions(conn, person):
            op.delete("position", post.id)
    with operation(conn, actor, "person_removed") as gone:
        for enrolment in dossiers.dossier(conn, person).enrolments:
            gone.delete("enrolment", enrolment.id)
        gone.delete("person", person)
    result = undo(conn, actor, op.id)
    assert [k.reason.code for k in result.failed] == ["parent_gone"]
    assert result.reversed == 0


def test_an_operation_is_undone_once(conn: sqlite3.Connection, actor: Actor) -> None:
    _, number = added(conn, actor)
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
    person, _ = added(conn, actor)
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
    person, _ = added(conn, actor)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "x"})
    undo(conn, actor, op.id)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "y"})
    assert last_redoable(conn, actor.staff_id) is None


def test_other_peoples_work_is_not_taken_by_a_bare_undo(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    from smeic_tui.store.people.staff import add_staff

    added(conn, actor)
    other = add_staff(conn, actor, name="佐伯 亮")
    assert last_undoable(conn, other.id) is None
    colleague = Actor(other.id, 99, actor.host)
    _, theirs = added(conn, colleague, "別の 人")
    assert last_undoable(conn, other.id) == theirs
    assert last_undoable(conn, actor.staff_id, actor.session_id) != theirs


def test_more_than_one_record_wants_confirmation(conn: sqlite3.Connection, actor: Actor) -> None:
    _, single = added(conn, actor)
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
