"""What of an operation still holds after it was taken back in part, and perhaps done again.

A record counts, not the operation: an undo that kept three people leaves the operation in force for
these three, and it can be taken back again for them.
"""

from __future__ import annotations

import sqlite3

Key = tuple[str, int]
"""A record: ``("person", id)`` for a person with all that hangs on them, else its table and id."""


def record_key(table: str, row_id: int, person_id: int | None) -> Key:
    """The record that a row of the journal belongs to."""
    return (table, row_id) if person_id is None else ("person", person_id)


def undos_of(conn: sqlite3.Connection, number: int) -> list[int]:
    """The operations that took this one back, the latest first; an undo is taken back by a redo."""
    found = conn.execute("SELECT id FROM operation WHERE undoes = ? ORDER BY id DESC", (number,))
    return [later for (later,) in found]


def stands(conn: sqlite3.Connection, number: int) -> bool:
    """Whether an operation was never taken back, not even in part, or was done again."""
    return not any(stands(conn, later) for later in undos_of(conn, number))


def in_force(conn: sqlite3.Connection, number: int) -> set[Key]:
    """The records on which an operation still holds: written by it, reversed by no undo of it."""
    rows = conn.execute(
        "SELECT DISTINCT tbl, row_id, person_id FROM change WHERE operation_id = ?", (number,)
    )
    keys = {record_key(*row) for row in rows}
    for later in undos_of(conn, number):
        keys -= in_force(conn, later)
    return keys
