"""Pairs of people who look alike and are not the same: decided by staff, never asked again."""

from __future__ import annotations

import sqlite3

from smeic_tui.store.journal.operation import Actor, Operation, operation
from smeic_tui.store.people.people import person


def pairs(conn: sqlite3.Connection) -> frozenset[tuple[int, int]]:
    """Every pair, the lower id first."""
    return frozenset(conn.execute("SELECT person_id, other_person_id FROM not_same").fetchall())


def remember(op: Operation, a: int, b: int) -> bool:
    """Note that two people are not the same; False where that was known."""
    lower, higher = sorted((a, b))
    if _row(op, lower, higher) is not None:
        return False
    op.insert("not_same", {"person_id": lower, "other_person_id": higher})
    return True


def decide(conn: sqlite3.Connection, actor: Actor, a: int, b: int) -> int | None:
    """Note it as an operation of its own; its number, None where it was known.

    Raises:
        SmeicError: ``person_unknown``.
    """
    names = person(conn, a).name, person(conn, b).name
    with operation(conn, actor, "not_same", params={"name": names[0], "other": names[1]}) as op:
        remember(op, a, b)
    return op.id if op.recorded else None


def carry_over(op: Operation, loser: int, survivor: int) -> None:
    """Let what was decided about one person hold for the person they were merged into."""
    rows = op.conn.execute(
        "SELECT id, person_id, other_person_id FROM not_same "
        "WHERE person_id = ?1 OR other_person_id = ?1 ORDER BY id",
        (loser,),
    ).fetchall()
    for row, one, other in rows:
        lower, higher = sorted((survivor, other if one == loser else one))
        if lower == higher or _row(op, lower, higher) is not None:
            op.delete("not_same", row)
        else:
            op.update("not_same", row, {"person_id": lower, "other_person_id": higher})


def _row(op: Operation, lower: int, higher: int) -> int | None:
    found = op.conn.execute(
        "SELECT id FROM not_same WHERE person_id = ? AND other_person_id = ?", (lower, higher)
    ).fetchone()
    return int(found[0]) if found else None
