"""Files as earlier versions of the program left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from smeic_tui.store.file import database
from smeic_tui.store.journal import journal

SCRIPTS = sorted(
    s.name for s in files("smeic_tui.store").joinpath("migrations").iterdir() if s.name[0] == "0"
)
"""Every migration, the earliest first."""


def file_of(path: Path, scripts: int) -> None:
    """An empty database that has only the first so many migrations, with their triggers."""
    migrations = Migrations("smeic")
    for name in SCRIPTS[:scripts]:
        sql = files("smeic_tui.store").joinpath("migrations", name).read_text("utf-8")
        migrations(name=name.removesuffix(".sql"))(database._runs(sql))
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        migrations.apply(Database(conn))
        tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master")}
        for table in (t for t in journal.JOURNALLED if t in tables):
            columns = journal.fact_columns(conn, table)
            for statement in journal.trigger_statements(table, columns).values():
                conn.execute(statement)
        for statement in journal._APPEND_ONLY.values():
            conn.execute(statement)
        conn.execute(f"PRAGMA user_version = {int(SCRIPTS[scripts - 1][:4])}")
        conn.execute("PRAGMA journal_mode = WAL")
