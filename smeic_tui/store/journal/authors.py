"""Who wrote a record last, as the journal knows it."""

from __future__ import annotations

import sqlite3


def last_act(conn: sqlite3.Connection, table: str, row_id: int) -> tuple[str, str]:
    """Name of whoever wrote a record last, and when (UTC); empty where the journal is silent."""
    found = conn.execute(
        "SELECT coalesce(staff.name, ''), operation.at FROM change "
        "JOIN operation ON operation.id = change.operation_id "
        "LEFT JOIN staff ON staff.id = operation.staff_id "
        "WHERE change.tbl = ? AND change.row_id = ? ORDER BY change.id DESC LIMIT 1",
        (table, row_id),
    ).fetchone()
    return found if found else ("", "")
