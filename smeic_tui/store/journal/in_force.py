"""What of an operation still holds after it was taken back in part, and perhaps done again.

A record counts, not the operation: an undo that kept three people leaves the operation in force for
these three, and it can be taken back again for them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

Key = tuple[str, int]
"""A record: ``("person", id)`` for a person with all that hangs on them, an event with its parts,
else its table and id."""


_PART_OF = {
    "event_part": ("event", "event_id"),
    "wave": ("event", "event_id"),
    "series_name": ("series", "series_id"),
    "body_name": ("body", "body_id"),
    "organisation_name": ("organisation", "organisation_id"),
    "body_output": ("body", "body_id"),
    "case_move": ("innovation_case", "innovation_case_id"),
    "case_organisation": ("innovation_case", "innovation_case_id"),
    "case_milestone": ("innovation_case", "innovation_case_id"),
    "training_session": ("training_run", "training_run_id"),
    "assignment": ("training_run", "training_run_id"),
}
"""Tables whose rows go and come with what they are a part of: half an event is worse than none."""
_APART = {"organisations_merged": "organisation_name"}
"""By kind of operation, a table whose rows go for themselves: when two organisations come apart,
each takes its names along, though a note of the one that stayed was edited since."""
_WHOLE = " ".join(
    f"WHEN '{table}' THEN json_extract(coalesce(after, before), '$.{column}')"
    for table, (_, column) in _PART_OF.items()
)


def record_key(table: str, row_id: int, person_id: int | None, whole: int | None = None) -> Key:
    """The record that a row belongs to; ``whole`` is the id of what it is a part of."""
    if person_id is not None:
        return "person", person_id
    return (table, row_id) if whole is None else (_PART_OF[table][0], whole)


class Line(NamedTuple):
    """One row of the journal, as far as it says which record was written."""

    id: int
    table: str
    action: str
    person_id: int | None
    key: Key
    """The record it belongs to."""


def lines_of(conn: sqlite3.Connection, number: int, *, by_row: bool = False) -> Iterator[Line]:
    """The journal of one operation in the order written.

    Args:
        conn: Any connection.
        number: The operation.
        by_row: Every row is a record of its own, also where a person stands behind it.
    """
    apart = _APART.get(_root_kind(conn, number))
    for change_id, table, row_id, person_id, action, whole in conn.execute(
        f"SELECT id, tbl, row_id, person_id, action, CASE tbl {_WHOLE} END FROM change "
        "WHERE operation_id = ? ORDER BY id",
        (number,),
    ):
        alone = by_row or table == apart
        key = (table, row_id) if alone else record_key(table, row_id, person_id, whole)
        yield Line(change_id, table, action, person_id, key)


def _root_kind(conn: sqlite3.Connection, number: int) -> str:
    """Kind of what an undo or a redo is of in the end; of any other operation its own."""
    while True:
        kind, undoes = conn.execute(
            "SELECT kind, undoes FROM operation WHERE id = ?", (number,)
        ).fetchone()
        if undoes is None:
            return str(kind)
        number = undoes


def undos_of(conn: sqlite3.Connection, number: int) -> list[int]:
    """The operations that took this one back, the latest first; an undo is taken back by a redo."""
    found = conn.execute("SELECT id FROM operation WHERE undoes = ? ORDER BY id DESC", (number,))
    return [later for (later,) in found]


def stands(conn: sqlite3.Connection, number: int) -> bool:
    """Whether an operation was never taken back, not even in part, or was done again."""
    return not any(stands(conn, later) for later in undos_of(conn, number))


def in_force(conn: sqlite3.Connection, number: int) -> set[Key]:
    """The records on which an operation still holds: written by it, reversed by no undo of it."""
    keys = {line.key for line in lines_of(conn, number)}
    for later in undos_of(conn, number):
        keys -= in_force(conn, later)
    return keys
