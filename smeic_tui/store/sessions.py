"""Who has the file open: a row a running program, so that a lock can be explained by name."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass

from smeic_tui.platforms import host_name, os_user, process_alive
from smeic_tui.store.operation import Actor, now


@dataclass(frozen=True, slots=True)
class Session:
    """One program that has, or had, the file open."""

    id: int
    staff: str
    """Name of the member of staff; empty before somebody said who they are."""
    host: str
    pid: int
    since: str
    seen: str


def begin(conn: sqlite3.Connection, staff_id: int | None) -> Actor:
    """Enter this process; the actor that its operations are written by."""
    at = now()
    cursor = conn.execute(
        "INSERT INTO session (staff_id, host, pid, os_user, since, seen) VALUES (?, ?, ?, ?, ?, ?)",
        (staff_id, host_name(), os.getpid(), os_user(), at, at),
    )
    return Actor(staff_id, cursor.lastrowid, host_name())


def end(conn: sqlite3.Connection, actor: Actor) -> None:
    """Leave properly; a session without an end was killed or is still running."""
    conn.execute(
        "UPDATE session SET ended = ?1, seen = ?1 WHERE id = ?2", (now(), actor.session_id)
    )


def open_sessions(conn: sqlite3.Connection) -> tuple[Session, ...]:
    """Programs that have the file open now; those that died on this computer are closed first."""
    rows = conn.execute(
        "SELECT session.id, coalesce(staff.name, ''), host, pid, since, seen FROM session "
        "LEFT JOIN staff ON staff.id = session.staff_id WHERE ended IS NULL ORDER BY session.id"
    ).fetchall()
    here = host_name()
    return tuple(Session(*row) for row in rows if row[2] != here or process_alive(row[3]))


def ended_uncleanly(conn: sqlite3.Connection) -> bool:
    """Whether the latest session of this computer died without saying so."""
    row = conn.execute(
        "SELECT pid, ended FROM session WHERE host = ? ORDER BY id DESC LIMIT 1", (host_name(),)
    ).fetchone()
    return row is not None and row[1] is None and not process_alive(row[0])
