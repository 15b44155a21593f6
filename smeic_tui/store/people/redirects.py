"""Where people went who were merged: their old names in every list, link and journal still lead on.

The journal and the export log keep the number they were written with; reading goes through here.
"""

from __future__ import annotations

import sqlite3


def survivor_of(conn: sqlite3.Connection, uid: str) -> int | None:
    """Id of the person into whom the one of this uid was merged; None where nobody was."""
    row = conn.execute("SELECT person_id FROM person_redirect WHERE old_uid = ?", (uid,)).fetchone()
    return int(row[0]) if row else None


def ids_of(conn: sqlite3.Connection, person_id: int) -> tuple[int, ...]:
    """A person's id, and the ids under which they were on file before they were merged."""
    rows = conn.execute(
        "SELECT old_id FROM person_redirect WHERE person_id = ? ORDER BY id", (person_id,)
    )
    return (person_id, *(old for (old,) in rows))
