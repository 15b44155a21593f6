"""At which table somebody sits: planned before the day, and kept with who came."""

from __future__ import annotations

import sqlite3

from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value


def tables(conn: sqlite3.Connection, event_id: int) -> dict[tuple[int, int], str]:
    """Table by (part, person), as planned; of those without a plan, where they sat."""
    rows = conn.execute(
        "SELECT attendance.event_part_id, attendance.person_id, attendance.table_no "
        "FROM attendance JOIN event_part ON event_part.id = attendance.event_part_id "
        "WHERE event_part.event_id = ?1 AND attendance.table_no IS NOT NULL "
        "UNION ALL SELECT table_seat.event_part_id, table_seat.person_id, table_seat.table_no "
        "FROM table_seat JOIN event_part ON event_part.id = table_seat.event_part_id "
        "WHERE event_part.event_id = ?1",
        (event_id,),
    )
    # The plan comes last and so wins; both are changed together.
    return {(part_id, person_id): table_no for part_id, person_id, table_no in rows}


def table_of(conn: sqlite3.Connection, part_id: int, person_id: int) -> str | None:
    """The table planned for somebody at a part."""
    row = conn.execute(
        "SELECT table_no FROM table_seat WHERE event_part_id = ? AND person_id = ?",
        (part_id, person_id),
    ).fetchone()
    return row[0] if row else None


def seat_at(op: Operation, part_id: int, person_id: int, table_no: str | None) -> None:
    """Plan a table for somebody, another one, or none; who came already sits there.

    Raises:
        SmeicError: ``part_unknown``, ``person_unknown``.
    """
    for table, code in (("event_part", "part_unknown"), ("person", "person_unknown")):
        wanted = part_id if table == "event_part" else person_id
        if op.conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", (wanted,)).fetchone() is None:
            raise SmeicError(code)
    key = (part_id, person_id)
    planned = op.conn.execute(
        "SELECT id, table_no FROM table_seat WHERE event_part_id = ? AND person_id = ?", key
    ).fetchone()
    if planned is None and table_no is not None:
        values: dict[str, Value] = {"event_part_id": part_id, "person_id": person_id}
        op.insert("table_seat", {**values, "table_no": table_no})
    elif planned is not None and table_no is None:
        op.delete("table_seat", planned[0])
    elif planned is not None and planned[1] != table_no:
        op.update("table_seat", planned[0], {"table_no": table_no})
    came = op.conn.execute(
        "SELECT id, table_no FROM attendance WHERE event_part_id = ? AND person_id = ?", key
    ).fetchone()
    if came is not None and came[1] != table_no:
        op.update("attendance", came[0], {"table_no": table_no})
