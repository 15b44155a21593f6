"""Who has the file open: a row a running program, so that a lock can be explained by name."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass

from smeic_tui.platforms import host_name, os_user, process_alive
from smeic_tui.store.journal.operation import Actor, now


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
    _close_lost(conn)
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
    """Programs that have the file open now, without those that died on this computer."""
    here = host_name()
    return tuple(s for s in _unended(conn) if s.host != here or process_alive(s.pid))


def holders(conn: sqlite3.Connection, *, but_us: bool) -> str:
    """Who has the file open, by name and computer, for a sentence; empty if nobody is entered.

    Args:
        conn: Any connection.
        but_us: Leave this very program out.
    """
    us = (host_name(), os.getpid()) if but_us else None
    found = (s for s in open_sessions(conn) if (s.host, s.pid) != us)
    return ", ".join(dict.fromkeys(f"{s.staff or '?'} ({s.host})" for s in found))


def wants_check(conn: sqlite3.Connection) -> bool:
    """Whether the file must be examined before it is worked in.

    After an unclean end on this computer, and where this computer never worked in the file before.
    """
    here = host_name()
    known = conn.execute("SELECT 1 FROM session WHERE host = ? LIMIT 1", (here,)).fetchone()
    return known is None or bool(_lost(conn))


def _unended(conn: sqlite3.Connection) -> tuple[Session, ...]:
    rows = conn.execute(
        "SELECT session.id, coalesce(staff.name, ''), host, pid, since, seen FROM session "
        "LEFT JOIN staff ON staff.id = session.staff_id WHERE ended IS NULL ORDER BY session.id"
    )
    return tuple(Session(*row) for row in rows)


def _lost(conn: sqlite3.Connection) -> list[int]:
    here = host_name()
    return [s.id for s in _unended(conn) if s.host == here and not process_alive(s.pid)]


def _close_lost(conn: sqlite3.Connection) -> None:
    """The file was examined when it was opened: what died before need not be asked again."""
    conn.executemany(
        "UPDATE session SET ended = seen WHERE id = ?", [(number,) for number in _lost(conn)]
    )
