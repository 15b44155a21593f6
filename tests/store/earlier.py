"""Files as earlier versions of the program left them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from smeic_tui.store.file import database
from smeic_tui.store.journal import journal
from smeic_tui.store.journal.operation import Actor, Operation, now

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
        masters = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in masters}
        for table in (t for t in journal.JOURNALLED if t in tables):
            columns = journal.fact_columns(conn, table)
            for statement in journal.trigger_statements(table, columns).values():
                conn.execute(statement)
        for statement in journal._APPEND_ONLY.values():
            conn.execute(statement)
        conn.execute(f"PRAGMA user_version = {int(SCRIPTS[scripts - 1][:4])}")
        conn.execute("PRAGMA journal_mode = WAL")


@contextmanager
def entering(conn: sqlite3.Connection, kind: str = "person_added") -> Iterator[Operation]:
    """An operation with its journal; what is derived of people is as old rules made it."""
    at = now()
    conn.execute("BEGIN IMMEDIATE")
    number = conn.execute(
        "INSERT INTO operation (at, host, kind) VALUES (?, 'vm', ?)", (at, kind)
    ).lastrowid
    assert number is not None
    conn.execute("UPDATE journal_state SET operation_id = ?", (number,))
    yield Operation(conn, number, Actor(None, None, "vm"), at)
    conn.execute("UPDATE journal_state SET operation_id = NULL")
    blank = ("kana", "cohorts", "organisation", "title", "prefecture", "sort_kana")
    nothing = (*blank, "sort_organisation", "latin", "cjk")
    conn.execute(
        "INSERT INTO roster_row (person_id, kind, standing, name, sort_cohort, fold_version, "
        f"{', '.join(nothing)}) SELECT id, kind, standing, name, 0, 0, "
        f"{', '.join(['name'] * len(nothing))} FROM person"
    )
    conn.execute("COMMIT")
