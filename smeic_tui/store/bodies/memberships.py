"""Who belongs to a body, in which role, from when to when."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from smeic_tui.domain.bodies import MEMBER_ROLES, Member, MemberRole, Membership, overlap
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value

CURRENT = (
    "(membership.started IS NULL "
    "OR membership.started <= substr(?1, 1, length(membership.started))) "
    "AND (membership.ended IS NULL OR membership.ended >= substr(?1, 1, length(membership.ended)))"
)
"""The term covers the day ``?1``: `domain.bodies.holds_on` in SQL."""
_MEMBER = (
    "membership.id, membership.uid, membership.rev, membership.body_id, membership.person_id, "
    "membership.role, membership.started, membership.ended, membership.note, roster_row.name, "
    "roster_row.kana, roster_row.kind, roster_row.standing, roster_row.cohort, "
    "roster_row.organisation"
)


def current_member_ids(
    conn: sqlite3.Connection, body_id: int, day: str | None = None
) -> tuple[int, ...]:
    """People who belong to a body on a day, each once, by 五十音.

    Args:
        conn: Any connection.
        body_id: Which body.
        day: ISO date; today by default.
    """
    rows = conn.execute(
        "SELECT DISTINCT membership.person_id FROM membership "
        "JOIN roster_row ON roster_row.person_id = membership.person_id "
        f"WHERE membership.body_id = ?2 AND {CURRENT} ORDER BY sort_kana, membership.person_id",
        (day or date.today().isoformat(), body_id),
    )
    return tuple(person_id for (person_id,) in rows)


def members(conn: sqlite3.Connection, body_id: int) -> tuple[Member, ...]:
    """Every term in a body, past ones included: by role, then by 五十音, then the latest first."""
    rows = conn.execute(
        f"SELECT {_MEMBER} FROM membership "
        "JOIN roster_row ON roster_row.person_id = membership.person_id "
        "WHERE membership.body_id = ? "
        "ORDER BY sort_kana, membership.person_id, membership.started DESC, membership.id DESC",
        (body_id,),
    )
    found = [Member(*row) for row in rows]
    return tuple(sorted(found, key=lambda member: MEMBER_ROLES.index(member.role)))


def memberships_of(conn: sqlite3.Connection, person_id: int) -> tuple[Membership, ...]:
    """Every term of a person, those that go on first, then the latest."""
    rows = conn.execute(
        "SELECT membership.id, body_id, body.name, role, membership.started, membership.ended "
        "FROM membership JOIN body ON body.id = body_id WHERE person_id = ? "
        "ORDER BY membership.ended IS NOT NULL, membership.ended DESC, "
        "membership.started DESC, membership.id DESC",
        (person_id,),
    )
    return tuple(Membership(*row) for row in rows)


def add_member(
    op: Operation,
    body_id: int,
    person_id: int,
    *,
    role: MemberRole = "member",
    started: str | None = None,
    ended: str | None = None,
    note: str | None = None,
) -> int:
    """Enter a term; its id.

    Args:
        op: The open operation.
        body_id: Which body.
        person_id: Who.
        role: In which role.
        started: Partial ISO date from which; None where nobody knows.
        ended: Partial ISO date of the last day; None while it goes on.
        note: Anything else.

    Raises:
        SmeicError: ``body_unknown``, ``already_member``, ``term_backwards``.
    """
    if not op.conn.execute("SELECT 1 FROM body WHERE id = ?", (body_id,)).fetchone():
        raise SmeicError("body_unknown")
    _check_term(op.conn, body_id, person_id, started, ended, None)
    values: dict[str, Value] = {"role": role, "started": started, "ended": ended, "note": note}
    return op.insert("membership", {"body_id": body_id, "person_id": person_id, **values})


def revise_member(op: Operation, before: Member, values: Mapping[str, Value]) -> None:
    """Save a form of a term, or end it.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``already_member``, ``term_backwards``, ``record_gone``.
    """
    started, ended = (
        None if (value := values.get(column, getattr(before, column))) is None else str(value)
        for column in ("started", "ended")
    )
    _check_term(op.conn, before.body_id, before.person_id, started, ended, before.id)
    base = {column: getattr(before, column) for column in values}
    op.revise("membership", before.id, before.rev, base, values)


def change_role(op: Operation, before: Member, role: MemberRole, on: str) -> int:
    """Give a member another role from a day on; the term so far stays, and ends the day before.

    A role that began on that very day is corrected in place.

    Raises:
        SmeicError: ``term_backwards``, ``record_gone``.
    """
    if before.started is not None and before.started >= on:
        revise_member(op, before, {"role": role})
        return before.id
    day_before = date.fromordinal(date.fromisoformat(on).toordinal() - 1).isoformat()
    revise_member(op, before, {"ended": day_before})
    return add_member(op, before.body_id, before.person_id, role=role, started=on)


def _check_term(
    conn: sqlite3.Connection,
    body_id: int,
    person_id: int,
    started: str | None,
    ended: str | None,
    own: int | None,
) -> None:
    """Two terms of one person in one body share no day, and none ends before it begins."""
    if started is not None and ended is not None and not overlap((started, started), (None, ended)):
        raise SmeicError("term_backwards")
    for other, other_started, other_ended in conn.execute(
        "SELECT id, started, ended FROM membership WHERE body_id = ? AND person_id = ?",
        (body_id, person_id),
    ):
        if other != own and overlap((started, ended), (other_started, other_ended)):
            raise SmeicError("already_member")
