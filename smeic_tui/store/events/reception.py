"""Who came: the desk at the door, several of them at once on one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from smeic_tui.domain.events import Attendance, Mode
from smeic_tui.errors import SmeicError
from smeic_tui.store.events.seating import table_of
from smeic_tui.store.journal.operation import Operation, Value

_ATTENDANCE = (
    "attendance.id, attendance.uid, attendance.rev, attendance.event_part_id, "
    "attendance.person_id, attendance.came_at, attendance.mode, attendance.is_walk_in, "
    "attendance.companions, attendance.proxy, attendance.table_no, attendance.companion_names"
)


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What checking somebody in came to."""

    parts: tuple[int, ...]
    """Parts they were checked in for now."""
    already: tuple[int, ...]
    """Parts another desk, or this one, had checked them in for before."""
    walk_in: bool
    """They had not answered yes for any of these parts."""


def attendances(conn: sqlite3.Connection, event_id: int) -> tuple[Attendance, ...]:
    """Everybody who came to any part of an event."""
    rows = conn.execute(
        f"SELECT {_ATTENDANCE} FROM attendance "
        "JOIN event_part ON event_part.id = attendance.event_part_id "
        "WHERE event_part.event_id = ? ORDER BY attendance.id",
        (event_id,),
    )
    return tuple(Attendance(*(*row[:7], bool(row[7]), *row[8:])) for row in rows)


def check_in(
    op: Operation,
    parts: Sequence[int],
    person_id: int,
    *,
    mode: Mode = "onsite",
    companions: int | None = None,
    companion_names: str | None = None,
    proxy: str | None = None,
    afterwards: bool = False,
) -> CheckedIn:
    """Note that somebody came to these parts; nobody is noted twice.

    Args:
        op: The open operation, which holds the write lock.
        parts: Which parts, of one event.
        person_id: Who.
        mode: On site or online.
        companions: How many came along to each of these parts; None takes what was announced.
        companion_names: Who they are, where it is known at the door.
        proxy: Who came in their place.
        afterwards: It is entered from paper: when they came is not known.

    Raises:
        SmeicError: ``part_unknown``, ``person_unknown``.
    """
    if op.conn.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone() is None:
        raise SmeicError("person_unknown")
    new: list[int] = []
    already: list[int] = []
    walk_in = True
    for part_id in dict.fromkeys(parts):
        if op.conn.execute("SELECT 1 FROM event_part WHERE id = ?", (part_id,)).fetchone() is None:
            raise SmeicError("part_unknown")
        key = (part_id, person_id)
        if op.conn.execute(
            "SELECT 1 FROM attendance WHERE event_part_id = ? AND person_id = ?", key
        ).fetchone():
            already.append(part_id)
            continue
        promised = op.conn.execute(
            "SELECT companions, companion_names FROM reply "
            "WHERE event_part_id = ? AND person_id = ? AND answer = 'yes'",
            key,
        ).fetchone()
        along = (companions, companion_names)
        if companions is None:
            # Nobody else came where somebody came in their place.
            along = promised if promised is not None and proxy is None else (0, None)
        walk_in = walk_in and promised is None
        values: dict[str, Value] = {
            "event_part_id": part_id,
            "person_id": person_id,
            "came_at": None if afterwards else op.at,
            "mode": mode,
            "is_walk_in": int(promised is None),
            "companions": along[0],
            "companion_names": along[1] if along[0] else None,
            "proxy": proxy,
            "table_no": table_of(op.conn, part_id, person_id),
        }
        op.insert("attendance", values)
        new.append(part_id)
    return CheckedIn(tuple(new), tuple(already), walk_in and bool(new))


def take_back(op: Operation, parts: Sequence[int], person_id: int) -> int:
    """Take somebody's attendance of these parts back; of how many it was noted."""
    count = 0
    for part_id in dict.fromkeys(parts):
        row = op.conn.execute(
            "SELECT id FROM attendance WHERE event_part_id = ? AND person_id = ?",
            (part_id, person_id),
        ).fetchone()
        if row is not None:
            op.delete("attendance", row[0])
            count += 1
    return count


def bring_along(
    op: Operation, parts: Sequence[int], person_id: int, companions: int, names: str | None
) -> int:
    """Correct who came along with somebody who is here; at how many parts they are.

    Args:
        op: The open operation.
        parts: Which parts.
        person_id: Who.
        companions: How many came along.
        names: Who they are, where known.
    """
    count = 0
    for part_id in dict.fromkeys(parts):
        row = op.conn.execute(
            "SELECT id, companions, companion_names FROM attendance "
            "WHERE event_part_id = ? AND person_id = ?",
            (part_id, person_id),
        ).fetchone()
        if row is None:
            continue
        count += 1
        if (companions, names) != row[1:]:
            op.update("attendance", row[0], {"companions": companions, "companion_names": names})
    return count
