"""The examination finds what SQLite's own checks cannot see."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from smeic_tui.store.file.doctor import examine
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.store.people import people


def _work(conn: sqlite3.Connection, actor: Actor) -> int:
    with operation(conn, actor, "person_added") as op:
        person = people.add_person(
            op,
            {"kind": "alumnus", "name": "秋山 環", "note": "元"},
            cohort=3,
            organisation="架空社",
        )
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "新"})
    taken_back = undo(conn, actor, op.id).operation
    assert taken_back is not None
    undo(conn, actor, taken_back)
    return person


def test_a_sound_file_has_no_findings(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    _work(conn, actor)
    assert examine(conn, db_path, deep=True).findings == ()


def test_a_silent_change_is_found_by_replaying_the_journal(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    person = _work(conn, actor)
    (sql,) = conn.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'journal_person_update'"
    ).fetchone()
    conn.execute("DROP TRIGGER journal_person_update")
    conn.execute("UPDATE person SET kana = 'x' WHERE id = ?", (person,))
    conn.execute(sql)
    assert examine(conn, db_path).findings == ()
    findings = examine(conn, db_path, deep=True).findings
    assert [(f.code, f.params["column"]) for f in findings] == [("differs_from_journal", "kana")]


def test_a_missing_trigger_is_found(db_path: Path, conn: sqlite3.Connection, actor: Actor) -> None:
    conn.execute("DROP TRIGGER journal_tag_delete")
    codes = [f.code for f in examine(conn, db_path).findings]
    assert codes == ["schema_changed", "trigger"]


def test_lost_derived_rows_are_found(db_path: Path, conn: sqlite3.Connection, actor: Actor) -> None:
    _work(conn, actor)
    conn.execute("DELETE FROM roster_row")
    assert [f.code for f in examine(conn, db_path).findings] == ["derived_rows"]
