"""Points from a training session: for everybody present in one step, never twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from smeic_tui.errors import Param
from smeic_tui.store.licences import point_values
from smeic_tui.store.operation import Actor, operation


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
    *,
    session_uid: str,
    title: str,
    on: str,
    kind: str,
    points: int,
    person_ids: Sequence[int],
    proof: str | None = None,
    form: str | None = None,
) -> Earned:
    """Enter the points of a session for all who were present, as one operation.

    Whether a session earns points at all is for staff to say: nothing calls this by itself.

    Args:
        conn: The writing connection, outside any transaction.
        actor: Who does it.
        session_uid: uid of the session; nobody gets points from it twice.
        title: What the session is called, for the history.
        on: ISO day of the session.
        kind: ``theory`` or ``practice``.
        points: For each of them.
        person_ids: Who was present.
        proof: What proves it; the title by default.
        form: 様式, where one is used.

    Raises:
        SmeicError: ``point_invalid``.
    """
    values = point_values(on, kind, points, proof or title, form)
    wanted = tuple(dict.fromkeys(person_ids))
    params: dict[str, Param] = {"session": title, "count": len(wanted)}
    with operation(conn, actor, "session_points", params=params) as op:
        had = with_points(conn, session_uid)
        added = tuple(person_id for person_id in wanted if person_id not in had)
        for person_id in added:
            line = {"person_id": person_id, "session_uid": session_uid, **values}
            op.insert("licence_point", line)
        op.note_outcome(points=points, added=len(added))
    return Earned(
        op.id if op.recorded else None,
        added,
        tuple(person_id for person_id in wanted if person_id in had),
    )
