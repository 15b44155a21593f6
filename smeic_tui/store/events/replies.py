"""What people answered, part by part; a later answer replaces the earlier one in the journal.

A seat is given inside the writing transaction, after counting again: two telephones at once cannot
give the last seat twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smeic_tui.domain.events import Answer, FeeState, Mode, Reply, Via
from smeic_tui.domain.seats import Place, next_to_promote, place_for
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value

_REPLY = (
    "reply.id, reply.uid, reply.rev, reply.event_part_id, reply.person_id, reply.answer, "
    "reply.mode, reply.seat, reply.waiting_since, reply.is_over_capacity, reply.companions, "
    "reply.companion_names, reply.via, reply.replied_at, reply.note"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer for one part, as it was given."""

    answer: Answer
    mode: Mode = "onsite"
    """Only of a yes."""
    companions: int = 0
    companion_names: str | None = None
    via: Via | None = None
    note: str | None = None
    over_capacity: bool = False
    """Give the seat although the part is full."""
    at: str | None = None
    """When it was given (UTC); None: now."""


def replies(conn: sqlite3.Connection, event_id: int) -> tuple[Reply, ...]:
    """All replies for all parts of an event."""
    rows = conn.execute(
        f"SELECT {_REPLY} FROM reply JOIN event_part ON event_part.id = reply.event_part_id "
        "WHERE event_part.event_id = ? ORDER BY reply.id",
        (event_id,),
    )
    return tuple(_reply(row) for row in rows)


def replies_for(conn: sqlite3.Connection, part_id: int) -> tuple[Reply, ...]:
    """All replies for one part."""
    rows = conn.execute(
        f"SELECT {_REPLY} FROM reply WHERE event_part_id = ? ORDER BY id", (part_id,)
    )
    return tuple(_reply(row) for row in rows)


def _reply(row: Sequence[Any]) -> Reply:
    return Reply(*(*row[:9], bool(row[9]), *row[10:]))


def said_by(conn: sqlite3.Connection, reply_ids: Sequence[int]) -> dict[int, str]:
    """Name of the member of staff who recorded each reply as it stands."""
    marks = ", ".join("?" * len(reply_ids))
    return dict(
        conn.execute(
            "SELECT change.row_id, coalesce(staff.name, '') FROM change "
            "JOIN operation ON operation.id = change.operation_id "
            "LEFT JOIN staff ON staff.id = operation.staff_id "
            f"WHERE change.tbl = 'reply' AND change.row_id IN ({marks}) ORDER BY change.id",
            tuple(reply_ids),
        ).fetchall()
    )


def record_reply(op: Operation, part_id: int, person_id: int, given: Answered) -> Place | None:
    """Write an answer; where a yes went.

    A yes that is taken back by 欠席 stays a no; 取消 is kept as such, so that staff see who had
    promised. What is not said again (companions, note) is taken from this answer, never kept over.

    Args:
        op: The open operation, which holds the write lock.
        part_id: Which part.
        person_id: Who answers.
        given: The answer.

    Returns:
        Seat or number in the waiting list; None for any other answer than yes.

    Raises:
        SmeicError: ``part_unknown``, ``not_online``, ``nothing_to_cancel``, ``event_cancelled``.
    """
    capacity, is_online, status = _part(op.conn, part_id)
    every = replies_for(op.conn, part_id)
    mine = next((r for r in every if r.person_id == person_id), None)
    place: Place | None = None
    values: dict[str, Value] = {
        "answer": given.answer,
        "mode": None,
        "seat": None,
        "waiting_since": None,
        "is_over_capacity": 0,
        "companions": given.companions if given.answer == "yes" else 0,
        "companion_names": given.companion_names if given.answer == "yes" else None,
        "via": given.via,
        "replied_at": given.at or op.at,
        "note": given.note,
    }
    if given.answer == "yes":
        if status == "cancelled":
            raise SmeicError("event_cancelled")
        if given.mode == "online" and not is_online:
            raise SmeicError("not_online")
        place = place_for(
            capacity,
            every,
            person_id,
            given.mode,
            given.companions,
            over_capacity=given.over_capacity,
        )
        values |= _seat(op, place, mine, given)
    elif given.answer == "cancelled" and (mine is None or mine.answer != "yes"):
        raise SmeicError("nothing_to_cancel")
    if mine is None:
        op.insert("reply", {"event_part_id": part_id, "person_id": person_id, **values})
    else:
        op.update("reply", mine.id, values)
    return place


def _seat(op: Operation, place: Place, mine: Reply | None, given: Answered) -> Mapping[str, Value]:
    if place.waiting:
        since = mine.waiting_since if mine is not None and mine.waiting_since else op.at
        return {"mode": given.mode, "seat": "waiting", "waiting_since": since}
    kept = mine is not None and mine.is_over_capacity and mine.seat == "seated"
    over = given.mode == "onsite" and (given.over_capacity or kept)
    return {"mode": given.mode, "seat": "seated", "is_over_capacity": int(over)}


def _part(conn: sqlite3.Connection, part_id: int) -> tuple[int | None, bool, str]:
    row = conn.execute(
        "SELECT event_part.capacity, event_part.is_online, event.status FROM event_part "
        "JOIN event ON event.id = event_part.event_id WHERE event_part.id = ?",
        (part_id,),
    ).fetchone()
    if row is None:
        raise SmeicError("part_unknown")
    return row[0], bool(row[1]), row[2]


def promote(op: Operation, part_id: int, expected: int | None = None) -> int:
    """Give the first of the waiting list a seat; who it was.

    Args:
        op: The open operation.
        part_id: Which part.
        expected: Who was shown as the first; somebody else is not promoted in their place.

    Raises:
        SmeicError: ``part_unknown``, ``nobody_to_promote``, ``waiting_list_changed``.
    """
    capacity, _, _ = _part(op.conn, part_id)
    first = next_to_promote(capacity, replies_for(op.conn, part_id))
    if first is None:
        raise SmeicError("nobody_to_promote")
    if expected is not None and first.person_id != expected:
        raise SmeicError("waiting_list_changed")
    op.update("reply", first.id, {"seat": "seated", "waiting_since": None})
    return first.person_id


def set_fee(op: Operation, part_id: int, person_id: int, state: FeeState) -> None:
    """Note what became of somebody's fee for a part."""
    row = op.conn.execute(
        "SELECT id, state FROM fee WHERE event_part_id = ? AND person_id = ?", (part_id, person_id)
    ).fetchone()
    values: dict[str, Value] = {"state": state, "state_on": op.day}
    if row is None:
        op.insert("fee", {"event_part_id": part_id, "person_id": person_id, **values})
    elif row[1] != state:
        op.update("fee", row[0], values)


def fees(conn: sqlite3.Connection, event_id: int) -> dict[tuple[int, int], FeeState]:
    """State of the fee by (part, person), where anything was noted."""
    rows = conn.execute(
        "SELECT fee.event_part_id, fee.person_id, fee.state FROM fee "
        "JOIN event_part ON event_part.id = fee.event_part_id WHERE event_part.event_id = ?",
        (event_id,),
    )
    return {(part_id, person_id): state for part_id, person_id, state in rows}
