"""Who the alumni in good standing are, and how everybody is called."""

from __future__ import annotations

import sqlite3


def active_alumni(conn: sqlite3.Connection) -> list[int]:
    """Ids of the alumni who are neither dead, withdrawn nor missing, in the order of entry."""
    rows = conn.execute(
        "SELECT id FROM person WHERE kind = 'alumnus' AND standing = 'active' ORDER BY id"
    )
    return [person_id for (person_id,) in rows]


def names_on_file(conn: sqlite3.Connection) -> frozenset[str]:
    """The names, as written, of everybody of any kind."""
    return frozenset(name for (name,) in conn.execute("SELECT name FROM person"))
