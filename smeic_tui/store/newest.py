"""Whether anything was done since a list was read."""

from __future__ import annotations

import sqlite3


def newest_operation(conn: sqlite3.Connection) -> int:
    """Number of the newest operation; 0 in a new file. It rises whenever facts change."""
    found: int = conn.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
    return found
