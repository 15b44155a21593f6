"""The backup before a merge: one for a sitting in which pair after pair is decided.

Every merge can be taken back by itself; the backup is for the day when even that fails. A copy for
each would be 5 MB a key at 640 people and 0.7 GB at 100,000.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smeic_tui.store.file.backup import back_up, backups, stamp
from smeic_tui.store.people.merge import KIND

SITTING = timedelta(minutes=10)
"""How long a backup stands for the merges after it."""


def back_up_before_merge(conn: sqlite3.Connection, path: Path) -> Path | None:
    """Back the file up, unless a backup is that young and nothing but merging was done since.

    Args:
        conn: Any connection.
        path: The file.

    Returns:
        The new backup; None where the latest one will do.

    Raises:
        SmeicError: what ``back_up`` refuses.
    """
    made = backups(path)
    if made and _will_do(conn, stamp(made[0])):
        return None
    return back_up(path)


def _will_do(conn: sqlite3.Connection, at: datetime) -> bool:
    age = datetime.now() - at
    if not timedelta(0) <= age <= SITTING:
        return False
    since = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    # Operations of the same second count as later ones: at worst one backup too many.
    row = conn.execute(
        "SELECT 1 FROM operation WHERE at >= ? AND kind NOT IN (?, 'not_same') LIMIT 1",
        (since, KIND),
    ).fetchone()
    return row is None
