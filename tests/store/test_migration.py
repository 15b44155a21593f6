"""A file of an earlier version is backed up, brought to this one, and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from smeic_tui.store import database, journal, merge, opening, people, sessions, staff
from smeic_tui.store.backup import backups
from smeic_tui.store.dump import canonical
from smeic_tui.store.undo import undo
from tests.store.pairs import two, words

_NEW_IN_2 = ("not_same", "person_redirect")


def _file_of_version_1(path: Path) -> None:
    """As the first version made it: the first script, and the triggers of its tables."""
    script = files("smeic_tui.store").joinpath("migrations/0001_spine.sql")
    migrations = Migrations("smeic")
    migrations(name="0001_spine")(database._runs(script.read_text(encoding="utf-8")))
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        migrations.apply(Database(conn))
        tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master")}
        for table in journal.JOURNALLED:
            if table in tables:
                columns = journal.fact_columns(conn, table)
                for statement in journal.trigger_statements(table, columns).values():
                    conn.execute(statement)
        conn.execute("PRAGMA user_version = 1")
        conn.execute("PRAGMA journal_mode = WAL")


def test_a_file_of_version_1_can_merge_after_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "smeic.sqlite"
    _file_of_version_1(path)
    with closing(database.connect(path)) as conn:
        conn.execute("PRAGMA trusted_schema = ON")
        tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master")]
        assert not set(_NEW_IN_2) & set(tables)
        member = staff.add_staff(conn, None, name="水野 葵")
        one, other = two(conn, sessions.begin(conn, member.id))
        name = people.person(conn, other).name
    assert not opening.open_file(path).read_only
    (copy,) = backups(path)
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(opening.writer(path)) as conn:
        assert database.user_version(conn) == database.SCHEMA_VERSION
        assert journal.wrong_triggers(conn) == []
        actor = sessions.begin(conn, member.id)
        before = canonical(conn)
        merged = merge.merge(conn, actor, one, other, words)
        undo(conn, actor, merged.operation)
        assert canonical(conn) == before
        assert people.person(conn, other).name == name
