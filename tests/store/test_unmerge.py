"""Taking a merge back: the same facts again, or what was written since kept and said."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from smeic_tui.store.file.doctor import examine
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import dossiers, people
from smeic_tui.store.people.merge import merge
from smeic_tui.store.people.redirects import ids_of
from tests.store.pairs import refused, two, words


def test_undo_and_redo_give_the_same_facts_and_the_journal_replays(
    conn: sqlite3.Connection, actor: Actor, db_path: Path
) -> None:
    one, other = two(conn, actor)
    before = canonical(conn)
    merged = merge(conn, actor, one, other, words)
    after = canonical(conn)
    number: int | None = merged.operation
    for expected in (before, after, before, after):
        assert number is not None
        result = undo(conn, actor, number)
        assert (result.reversed, result.kept, result.failed) == (2, (), ())
        assert canonical(conn) == expected
        number = result.operation
    assert examine(conn, db_path, deep=True).findings == ()


def test_later_edits_are_kept_with_their_reason_and_the_two_part_all_the_same(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    merged = merge(conn, actor, one, other, words)
    with operation(conn, actor, "person_edited") as op:
        op.update("person", one, {"name": "渡辺 健太郎（改）"})
        moved = conn.execute(
            "SELECT id FROM contact_point WHERE value LIKE 'watanabe%'"
        ).fetchone()[0]
        op.update("contact_point", moved, {"note": "会社の代表"})
        people.add_contact_note(op, one, text="統合のあとの電話")
    result = undo(conn, actor, merged.operation)
    assert [(k.reason.code, k.reason.params["fields"]) for k in result.kept] == [
        ("edited_since", "name")
    ]
    assert result.failed == ()
    assert people.person(conn, one).name == "渡辺 健太郎（改）"
    back = dossiers.dossier(conn, other)
    assert back.person.name == "渡辺 健太郎"
    assert [c.note for c in back.contacts if c.kind == "mail"] == ["会社の代表"]
    assert [n.text for n in dossiers.dossier(conn, one).notes if n.person_id == one] == [
        "統合のあとの電話"
    ]
    assert conn.execute("SELECT count(*) FROM person_redirect").fetchone() == (0,)


def test_who_went_into_somebody_else_since_comes_back_in_the_right_order_only(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    with operation(conn, actor, "person_added") as op:
        third = people.add_person(op, {"kind": "alumnus", "name": "渡辺 健太郎"}, cohort=3)
    uid = people.person(conn, other).uid
    states = [canonical(conn)]
    first = merge(conn, actor, one, other, words)
    states.append(canonical(conn))
    second = merge(conn, actor, third, one, words)
    assert people.person_id_of(conn, uid) == third
    assert set(ids_of(conn, third)) == {one, other, third}
    merged = canonical(conn)
    with refused("merged_further"):
        undo(conn, actor, first.operation)
    assert canonical(conn) == merged
    undo(conn, actor, second.operation)
    assert canonical(conn) == states[1]
    undo(conn, actor, first.operation)
    assert canonical(conn) == states[0]


def test_a_merge_is_not_done_again_over_what_was_written_since(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    one, other = two(conn, actor)
    merged = merge(conn, actor, one, other, words)
    apart = undo(conn, actor, merged.operation)
    with operation(conn, actor, "contact_noted") as op:
        people.add_contact_note(op, other, text="別の方でした")
    before = canonical(conn)
    assert apart.operation is not None
    with refused("merge_again"):
        undo(conn, actor, apart.operation)
    assert canonical(conn) == before
