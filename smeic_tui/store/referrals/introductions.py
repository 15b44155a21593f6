"""Introductions the centre makes between two people."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Unpack

from smeic_tui.domain.referrals.dates import in_days
from smeic_tui.domain.referrals.facts import Introduction
from smeic_tui.domain.referrals.moves import INTRODUCTIONS, Standing
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.referrals.stages import Moving, move_on, refuse_moved_meanwhile

_INTRODUCTION = """
SELECT introduction.id, introduction.uid, introduction.rev, introduction.person_id, one.name,
    one.cohort, one.organisation, introduction.other_person_id, coalesce(other.name, ''),
    other.cohort, coalesce(other.organisation, ''), introduction.reason, introduction.stage,
    introduction.stage_on, introduction.furthest, introduction.why, introduction.outcome,
    introduction.owner_id, coalesce(staff.short_name, ''), introduction.next_action,
    introduction.due_on, introduction.note
FROM introduction
JOIN roster_row AS one ON one.person_id = introduction.person_id
LEFT JOIN roster_row AS other ON other.person_id = introduction.other_person_id
LEFT JOIN staff ON staff.id = introduction.owner_id
"""


def introductions(conn: sqlite3.Connection) -> tuple[Introduction, ...]:
    """Every introduction, the latest first."""
    return _introductions(conn, "ORDER BY introduction.id DESC", ())


def introduction(conn: sqlite3.Connection, introduction_id: int) -> Introduction:
    """One introduction.

    Raises:
        SmeicError: ``introduction_unknown``.
    """
    found = _introductions(conn, "WHERE introduction.id = ?", (introduction_id,))
    if not found:
        raise SmeicError("introduction_unknown")
    return found[0]


def introductions_of(conn: sqlite3.Connection, person_id: int) -> tuple[Introduction, ...]:
    """Introductions of somebody, on whichever side they stand; the latest first."""
    return _introductions(
        conn,
        "WHERE introduction.person_id = ?1 OR introduction.other_person_id = ?1 "
        "ORDER BY introduction.id DESC",
        (person_id,),
    )


def _introductions(
    conn: sqlite3.Connection, condition: str, parameters: Sequence[Value]
) -> tuple[Introduction, ...]:
    rows = conn.execute(f"{_INTRODUCTION} {condition}", tuple(parameters))
    return tuple(Introduction(*row) for row in rows)


def introduction_id_of(conn: sqlite3.Connection, uid: str) -> int:
    """The id behind a uid, or behind a number as ``introduction list`` prints it.

    Raises:
        SmeicError: ``introduction_unknown``.
    """
    row = conn.execute("SELECT id FROM introduction WHERE uid = ?", (uid,)).fetchone()
    if row is None and uid.isascii() and uid.isdigit() and len(uid) < 16:
        row = conn.execute("SELECT id FROM introduction WHERE id = ?", (int(uid),)).fetchone()
    if row is None:
        raise SmeicError("introduction_unknown")
    return int(row[0])


def between(conn: sqlite3.Connection, one: int, other: int) -> tuple[Introduction, ...]:
    """The introductions of these two to each other, the latest first."""
    return _introductions(
        conn,
        "WHERE (introduction.person_id = ?1 AND introduction.other_person_id = ?2) "
        "OR (introduction.person_id = ?2 AND introduction.other_person_id = ?1) "
        "ORDER BY introduction.id DESC",
        (one, other),
    )


def add_introduction(
    op: Operation, one: int, other: int | None, values: Mapping[str, Value], *, today: date
) -> int:
    """Enter an introduction; its id.

    Args:
        op: The open operation.
        one: One person.
        other: The other one; None while they are still looked for.
        values: Further columns.
        today: The local day: due in seven days, owner the member of staff at work.

    Raises:
        SmeicError: ``introduction_of_oneself``, ``introduction_known`` where staff noted that the
            two know each other, ``introduction_open`` where one is under way.
    """
    _may_meet(op.conn, one, other)
    return op.insert(
        "introduction",
        {
            "person_id": one,
            "other_person_id": other,
            "stage_on": today.isoformat(),
            "owner_id": op.actor.staff_id,
            "due_on": in_days(today),
            **values,
        },
    )


def move_introduction(
    op: Operation, introduction_id: int, to: str, **told: Unpack[Moving]
) -> Standing:
    """Move an introduction to another stage; where it stands then.

    Args:
        op: The open operation.
        introduction_id: Which.
        to: The stage.
        told: See `Moving`; the note says what came of it, or why not, and is kept as the outcome.

    Raises:
        SmeicError: ``introduction_unknown``, ``moved_meanwhile``, ``introduction_without_other``
            and those of `domain.referrals.moves.moved`.
    """
    found = introduction(op.conn, introduction_id)
    refuse_moved_meanwhile(found, told)
    if found.other_id is None and to in ("introduced", "responded", "result", "known"):
        raise SmeicError("introduction_without_other")
    standing, values = move_on(INTRODUCTIONS, found, to, told)
    if note := told.get("note"):
        values["outcome"] = f"{found.outcome} / {note}" if found.outcome else note
    op.update("introduction", introduction_id, values)
    return standing


def _may_meet(conn: sqlite3.Connection, one: int, other: int | None) -> None:
    if one == other:
        raise SmeicError("introduction_of_oneself")
    for earlier in between(conn, one, other) if other is not None else ():
        if earlier.stage == "known":
            raise SmeicError("introduction_known", name=earlier.name, other=earlier.other_name)
        if earlier.stage in INTRODUCTIONS.open and earlier.stage != "result":
            raise SmeicError("introduction_open", name=earlier.name, other=earlier.other_name)


def choose_other(op: Operation, introduction_id: int, other: int) -> None:
    """Note who the other person of an introduction is.

    Raises:
        SmeicError: ``introduction_unknown``, ``introduction_of_oneself``, ``introduction_known``,
            ``introduction_open``.
    """
    found = introduction(op.conn, introduction_id)
    if found.other_id != other:
        _may_meet(op.conn, found.person_id, other)
        op.update("introduction", introduction_id, {"other_person_id": other})
