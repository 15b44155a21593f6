"""The facts of a file as plain text, to compare two states of it."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from smeic_tui.store.journal.journal import JOURNALLED, fact_columns


def canonical(conn: sqlite3.Connection) -> str:
    """Every fact: ids, uids and values of all journalled tables in a fixed order; no ``rev``."""
    lines: list[str] = []
    for table in JOURNALLED:
        columns = ("id", *fact_columns(conn, table))
        for row in conn.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"):
            lines.append(json.dumps([table, *row], ensure_ascii=False))
    return "\n".join(lines)


def digest(conn: sqlite3.Connection) -> str:
    """SHA-256 of the canonical dump."""
    return hashlib.sha256(canonical(conn).encode()).hexdigest()
