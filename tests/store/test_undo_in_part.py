"""An undo that kept some records: what it left can be taken back later, what hangs on it stays."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.errors import SmeicError
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal import history
from smeic_tui.store.journal.in_force import in_force, stands, undos_of
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import last_undoable, undo
from smeic_tui.store.people import dossiers, people
from tests.store.writing import added, many_added, noted


def test_what_an_undo_kept_can_be_taken_back_once_nothing_speaks_against_it(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    before = canonical(conn)
    number, ids = many_added(conn, actor, 5)
    imported = canonical(conn)
    edit = noted(conn, actor, ids[2])
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
    _, older = added(conn, actor)
    number, ids = many_added(conn, actor, 2)
    colleague = Actor(actor.staff_id, 99, actor.host)
    noted(conn, colleague, ids[0])
    undo(conn, actor, number)
    assert last_undoable(conn, actor.staff_id, actor.session_id) == older


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
    number, ids = many_added(conn, actor, 4)
    edits: dict[int, int] = {}
    for turn, which in turns:
        person = ids[which]
        there = {i for (i,) in conn.execute("SELECT id FROM person")}
        if turn == "edit" and person in there and person not in edits:
            edits[person] = noted(conn, actor, person)
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
    person, number = added(conn, actor)
    with operation(conn, actor, "contact_noted") as op:
        people.add_contact_note(op, person, text="出席とのこと")
    result = undo(conn, actor, number)
    assert [k.reason.code for k in result.kept] == ["has_later_records"]
    assert len(dossiers.dossier(conn, person).notes) == 1
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
