"""A session that does not take place: called off (中止), or put off to another day (延期).

What was entered for it stays: its marks are kept, and count nowhere.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from smeic_tui.domain.training.facts import Session
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value

_TAKEN_OVER = (
    *("training_run_id", "minutes", "starts", "ends", "title", "lecturer", "is_compulsory"),
    *("mode", "licence_kind", "licence_points"),
)
"""What the session on the new day has of the one that was put off."""


@dataclass(frozen=True, slots=True)
class CalledOff:
    """What a session holds that counts no longer, for whoever calls it off."""

    marks: int
    """Marks, which are kept."""
    points: int
    """People with points for their licence from it."""
    instead: int | None
    """Id of the session that is held instead."""


def entered(conn: sqlite3.Connection, session: Session) -> tuple[int, int]:
    """How many marks a session has, and how many people have points from it."""
    marks, points = conn.execute(
        "SELECT (SELECT count(*) FROM training_mark WHERE training_session_id = ?), "
        "(SELECT count(*) FROM licence_point WHERE session_uid = ?)",
        (session.id, session.uid),
    ).fetchone()
    return marks, points


def call_off(
    op: Operation, session: Session, on: str, reason: str, new_day: str | None = None
) -> CalledOff:
    """Note that a session does not take place, and on which day another one stands for it.

    Args:
        op: The open operation.
        session: The session as it was seen.
        on: The day it was decided (ISO).
        reason: Why.
        new_day: The day it is put off to (ISO); None where it is not held at all.

    Raises:
        SmeicError: ``session_cancelled`` where it was already, ``session_reason_wanted``,
            ``session_same_day``, ``make_up_put_off``, ``session_unknown``.
    """
    now = _as_it_is(op.conn, session.id)
    if now["cancelled_on"] is not None:
        raise SmeicError("session_cancelled")
    if not reason.strip():
        raise SmeicError("session_reason_wanted")
    if new_day is not None and new_day == now["held_on"]:
        raise SmeicError("session_same_day")
    if new_day is not None and now["makes_up_id"] is not None:
        # 補講 are called by what they make up for, however often: another one is entered instead.
        raise SmeicError("make_up_put_off")
    marks, points = entered(op.conn, session)
    op.update("training_session", session.id, {"cancelled_on": on, "cancel_reason": reason.strip()})
    instead = None
    if new_day is not None:
        # From the row, not from the page: somebody may have corrected it meanwhile.
        values = {column: now[column] for column in _TAKEN_OVER}
        values |= {"held_on": new_day, "stands_for_id": session.id}
        instead = op.insert("training_session", values)
    return CalledOff(marks, points, instead)


def _as_it_is(conn: sqlite3.Connection, session_id: int) -> dict[str, Value]:
    columns = (*_TAKEN_OVER, "held_on", "cancelled_on", "makes_up_id")
    row = conn.execute(
        f"SELECT {', '.join(columns)} FROM training_session WHERE id = ?", (session_id,)
    ).fetchone()
    if row is None:
        raise SmeicError("session_unknown")
    return dict(zip(columns, row, strict=True))


def hold_after_all(op: Operation, session: Session) -> None:
    """Take a cancellation back: the session and its marks count again.

    Raises:
        SmeicError: ``session_not_cancelled``, ``session_put_off``.
    """
    found = op.conn.execute(
        "SELECT cancelled_on FROM training_session WHERE id = ?", (session.id,)
    ).fetchone()
    if found is None or found[0] is None:
        raise SmeicError("session_not_cancelled")
    try:
        op.update("training_session", session.id, {"cancelled_on": None, "cancel_reason": None})
    except sqlite3.IntegrityError as error:
        raise SmeicError("session_put_off") from error
