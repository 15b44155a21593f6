"""Whether anything was done since a list was read, and what the next record will be called."""

from __future__ import annotations

import sqlite3


def newest_operation(conn: sqlite3.Connection, *, before: int | None = None) -> int:
    """Number of the newest operation; 0 in a new file. It rises whenever facts change.

    Args:
        conn: Any connection.
        before: Leave out this operation and later ones: what was done before one that is open.
    """
    found: int = conn.execute(
        "SELECT coalesce(max(id), 0) FROM operation WHERE ?1 IS NULL OR id < ?1", (before,)
    ).fetchone()[0]
    return found


def data_version(conn: sqlite3.Connection) -> int:
    """Changes whenever another connection has committed; costs no look at any table."""
    version: int = conn.execute("PRAGMA data_version").fetchone()[0]
    return version


def last_id(conn: sqlite3.Connection, table: str) -> int:
    """The highest id a table ever gave: new rows follow it, as ids are never given twice."""
    found = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0
