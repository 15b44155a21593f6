"""How each member of staff left a screen: sort, position. Outside the journal, never a fact."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

State = Mapping[str, str | int | bool | None]


def load(conn: sqlite3.Connection, staff_id: int, screen: str) -> State:
    """What was kept for this screen; empty the first time."""
    row = conn.execute(
        "SELECT state FROM view_state WHERE staff_id = ? AND screen = ?", (staff_id, screen)
    ).fetchone()
    found: State = json.loads(row[0]) if row else {}
    return found


def save(conn: sqlite3.Connection, staff_id: int, screen: str, state: State) -> None:
    """Keep it for the next time."""
    conn.execute(
        "INSERT INTO view_state (staff_id, screen, state) VALUES (?, ?, ?) "
        "ON CONFLICT (staff_id, screen) DO UPDATE SET state = excluded.state",
        (staff_id, screen, json.dumps(dict(state), ensure_ascii=False)),
    )
