"""A file of every earlier schema becomes one of today's, with its facts and its journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from smeic_tui.store import backup, database, journal, opening

SCRIPTS = sorted(
    s.name for s in files("smeic_tui.store").joinpath("migrations").iterdir() if s.name[0] == "0"
)


def _file_of(path: Path, count: int) -> None:
    """A database that has only the first so many migrations, as an earlier version left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        migrations = Migrations("smeic")
        for name in SCRIPTS[:count]:
            sql = files("smeic_tui.store").joinpath("migrations", name).read_text("utf-8")
            migrations(name=name.removesuffix(".sql"))(database._runs(sql))
        migrations.apply(Database(conn))
        tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}
        for table in tables & set(journal.JOURNALLED):
            for sql in journal.trigger_statements(
                table, journal.fact_columns(conn, table)
            ).values():
                conn.execute(sql)
        conn.execute("INSERT INTO operation (at, host, kind) VALUES ('2026-04-01', 'h', 'demo')")
        conn.execute("UPDATE journal_state SET operation_id = 1")
        conn.execute("INSERT INTO person (uid, kind, name) VALUES ('u1', 'alumnus', '秋山 環')")
        conn.execute("UPDATE journal_state SET operation_id = NULL")
        conn.execute(f"PRAGMA user_version = {int(SCRIPTS[count - 1][:4])}")
        conn.execute("PRAGMA journal_mode = WAL")


@pytest.mark.parametrize("count", range(1, len(SCRIPTS)))
def test_an_earlier_file_is_brought_up_and_keeps_everything(tmp_path: Path, count: int) -> None:
    path = tmp_path / "old.sqlite"
    _file_of(path, count)
    opening.open_file(path)
    with closing(opening.reader(path)) as conn:
        assert database.schema_fingerprint(conn) == database.SCHEMA_FINGERPRINT
        assert database.user_version(conn) == database.SCHEMA_VERSION
        assert journal.wrong_triggers(conn) == []
        assert conn.execute("SELECT id, uid, name FROM person").fetchall() == [(1, "u1", "秋山 環")]
        assert conn.execute("SELECT count(*) FROM change").fetchone() == (1,)
    assert len(backup.backups(path)) == 1
