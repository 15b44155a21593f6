"""Every change of a fact is in the journal, and nothing changes outside an operation."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from smeic_tui.store.file import database
from smeic_tui.store.journal import journal
from smeic_tui.store.journal.operation import Actor, operation


@pytest.mark.parametrize("table", journal.JOURNALLED)
def test_a_write_outside_an_operation_is_refused(conn: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=journal.OUTSIDE_OPERATION):
        _insert_anything(conn, table)


def _insert_anything(conn: sqlite3.Connection, table: str) -> None:
    values: dict[str, str | int] = {"uid": "u"}
    for _, column, kind, required, default, _ in conn.execute(f"PRAGMA table_info({table})"):
        if required and default is None and column not in ("id", "uid"):
            values[column] = 1 if kind == "INTEGER" else "{}"
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("PRAGMA ignore_check_constraints = ON")
    conn.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))


def test_updates_and_deletes_outside_an_operation_are_refused(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")
    for statement in ("UPDATE staff SET name = 'x'", "DELETE FROM staff"):
        with pytest.raises(sqlite3.DatabaseError, match=journal.OUTSIDE_OPERATION):
            conn.execute(statement)
    assert conn.execute("SELECT name FROM staff").fetchall() == [("水野 葵",)]


def test_the_journal_triggers_survive_every_migration(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    database.create(path)
    conn = database.connect(path)
    for name in journal.installed_triggers(conn):
        conn.execute(f"DROP TRIGGER {name}")
    assert journal.wrong_triggers(conn)
    database.migrate(conn)
    assert journal.wrong_triggers(conn) == []
    conn.close()


def test_only_the_changed_columns_are_kept(conn: sqlite3.Connection, actor: Actor) -> None:
    with operation(conn, actor, "person_added") as op:
        person = op.insert(
            "person", {"kind": "alumnus", "name": "髙橋 渚", "kana": "たかはし なぎさ"}
        )
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"kana": "たかはし なぎさ", "note": "[/b]"})
    before, after = conn.execute(
        "SELECT before, after FROM change WHERE operation_id = ?", (op.id,)
    ).fetchone()
    assert json.loads(before) == {"note": None}
    assert json.loads(after) == {"note": "[/b]"}


def test_an_operation_that_changes_nothing_leaves_no_trace(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    count = conn.execute("SELECT count(*) FROM operation").fetchone()
    with operation(conn, actor, "person_edited") as op:
        pass
    assert not op.recorded
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == count


def test_a_block_that_raises_writes_nothing(conn: sqlite3.Connection, actor: Actor) -> None:
    with pytest.raises(KeyboardInterrupt):
        _add_and_stop(conn, actor)
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (0,)
    assert conn.execute("SELECT operation_id FROM journal_state").fetchone() == (None,)


def _add_and_stop(conn: sqlite3.Connection, actor: Actor) -> None:
    with operation(conn, actor, "person_added") as op:
        op.insert("person", {"kind": "alumnus", "name": "消える 人"})
        raise KeyboardInterrupt


def test_the_journal_is_append_only(conn: sqlite3.Connection, actor: Actor) -> None:
    for statement in ("UPDATE change SET after = NULL", "DELETE FROM change"):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            conn.execute(statement)


def test_replace_cannot_delete_behind_the_journals_back(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "setting_changed") as op:
        op.insert("setting", {"name": "unconfirmed", "value": "usable"})
        op.conn.execute(
            "INSERT OR REPLACE INTO setting (uid, name, value) VALUES ('u', 'unconfirmed', 'no')"
        )
    actions = conn.execute("SELECT action FROM change WHERE operation_id = ? ORDER BY id", (op.id,))
    assert [a for (a,) in actions] == ["insert", "delete", "insert"]


def test_an_unknown_table_is_a_bug_not_sql(conn: sqlite3.Connection, actor: Actor) -> None:
    with pytest.raises(ValueError, match="no table of facts"), operation(conn, actor, "x") as op:
        op.insert("roster_row", {"name": "x"})
