"""Points from a training session: for everybody present in one step, never twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.errors import Param, SmeicError
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences.licences import add_point


@dataclass(frozen=True, slots=True)
class Earned:
    """What became of the people of a session."""

    operation: int | None
    """The operation; None where everybody had their points already."""
    added: tuple[int, ...]
    """Who got points now."""
    already: tuple[int, ...]
    """Who had points from this session before; their line is left as it is."""


def with_points(conn: sqlite3.Connection, session_uid: str) -> frozenset[int]:
    """Who has points from a session."""
    return frozenset(
        person_id
        for (person_id,) in conn.execute(
            "SELECT person_id FROM licence_point WHERE session_uid = ?", (session_uid,)
        )
    )


def add_session_points(
    conn: sqlite3.Connection,
    actor: Actor,
    session_uid: str,
    title: str,
    told: LedgerLine,
    person_ids: Sequence[int],
) -> Earned:
    """Enter the points of a session for all who were present, as one operation.

    Whether a session earns points at all is for staff to say: nothing calls this by itself.

    Args:
        conn: The writing connection, outside any transaction.
        actor: Who does it.
        session_uid: uid of the session; nobody gets points from it twice.
        title: What the session is called, for the history; the proof, where none is told.
        told: The line of each of them.
        person_ids: Who was present.

    Raises:
        SmeicError: ``session_cancelled``.
    """
    line = told if told.proof else replace(told, proof=title)
    wanted = tuple(dict.fromkeys(person_ids))
    params: dict[str, Param] = {"session": title, "count": len(wanted)}
    with operation(conn, actor, "session_points", params=params) as op:
        off = "SELECT 1 FROM training_session WHERE uid = ? AND cancelled_on IS NOT NULL"
        if conn.execute(off, (session_uid,)).fetchone():
            raise SmeicError("session_cancelled")
        had = with_points(conn, session_uid)
        added = tuple(person_id for person_id in wanted if person_id not in had)
        for person_id in added:
            add_point(op, person_id, line, session_uid=session_uid)
        op.note_outcome(points=told.points, added=len(added))
    already = tuple(person_id for person_id in wanted if person_id in had)
    return Earned(op.id if op.recorded else None, added, already)
