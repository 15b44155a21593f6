"""Who came: the desk at the door, several of them at once on one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from smeic_tui.domain.events import Attendance, Mode
from smeic_tui.errors import SmeicError
from smeic_tui.store.operation import Operation, Value

_ATTENDANCE = (
    "attendance.id, attendance.uid, attendance.rev, attendance.event_part_id, "
    "attendance.person_id, attendance.came_at, attendance.mode, attendance.is_walk_in, "
    "attendance.companions, attendance.proxy, attendance.table_no"
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
    companions: int = 0,
    proxy: str | None = None,
    afterwards: bool = False,
) -> CheckedIn:
    """Note that somebody came to these parts; nobody is noted twice.

    Args:
        op: The open operation, which holds the write lock.
        parts: Which parts, of one event.
        person_id: Who.
        mode: On site or online.
        companions: Who came along, counted with the first part.
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
            "SELECT 1 FROM reply WHERE event_part_id = ? AND person_id = ? AND answer = 'yes'", key
        ).fetchone()
        walk_in = walk_in and promised is None
        values: dict[str, Value] = {
            "event_part_id": part_id,
            "person_id": person_id,
            "came_at": None if afterwards else op.at,
            "mode": mode,
            "is_walk_in": int(promised is None),
            "companions": companions if not new else 0,
            "proxy": proxy,
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


def seat_at(op: Operation, part_id: int, person_id: int, table_no: str | None) -> None:
    """Note at which table somebody sat.

    Raises:
        SmeicError: ``not_attended``.
    """
    row = op.conn.execute(
        "SELECT id, table_no FROM attendance WHERE event_part_id = ? AND person_id = ?",
        (part_id, person_id),
    ).fetchone()
    if row is None:
        raise SmeicError("not_attended")
    if row[1] != table_no:
        op.update("attendance", row[0], {"table_no": table_no})
