"""Licences on file: read with their suspensions and ledgers, written act by act."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from smeic_tui.domain.licences.licence import LedgerLine, Licence, Point, Suspension
from smeic_tui.domain.licences.period import period_of
from smeic_tui.domain.licences.rules import LicenceRules, changed, rules_from
from smeic_tui.domain.licences.suspending import check
from smeic_tui.domain.licences.terms import earliest
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation, Value

_RULES = "licence_rules"
_LICENCE = "id, uid, rev, person_id, registered_on, expires_on, note"
_SUSPENSION = "id, uid, rev, person_id, started_on, resumed_on, note"
_POINT = (
    "id, uid, rev, person_id, earned_on, kind, points, proof, form, session_uid, engagement_id, "
    "EXISTS (SELECT 1 FROM training_session WHERE training_session.uid = session_uid "
    "AND cancelled_on IS NOT NULL)"
)


# The rules of the file


def rules(conn: sqlite3.Connection) -> LicenceRules:
    """The numbers of the guide as this file has them.

    Raises:
        SmeicError: ``licence_rule_invalid`` where a file holds what no rule can be.
    """
    row = conn.execute("SELECT value FROM setting WHERE name = ?", (_RULES,)).fetchone()
    return rules_from(json.loads(row[0])) if row else LicenceRules()


def set_rules(op: Operation, chosen: LicenceRules) -> None:
    """Keep the numbers that differ from the defaults."""
    value = json.dumps(changed(chosen))
    row = op.conn.execute("SELECT id, value FROM setting WHERE name = ?", (_RULES,)).fetchone()
    if row is None:
        op.insert("setting", {"name": _RULES, "value": value})
    elif row[1] != value:
        op.update("setting", row[0], {"value": value})


# Reading


def licence_of(conn: sqlite3.Connection, person_id: int) -> Licence | None:
    """A person's licence; None where none was entered."""
    row = conn.execute(
        f"SELECT {_LICENCE} FROM licence WHERE person_id = ?", (person_id,)
    ).fetchone()
    return Licence(*row) if row else None


def all_licences(conn: sqlite3.Connection) -> dict[int, Licence]:
    """Every licence, by person."""
    return {row[3]: Licence(*row) for row in conn.execute(f"SELECT {_LICENCE} FROM licence")}


def suspensions_of(conn: sqlite3.Connection, person_id: int) -> tuple[Suspension, ...]:
    """A person's suspensions, the earliest first."""
    return tuple(
        Suspension(*row)
        for row in conn.execute(
            f"SELECT {_SUSPENSION} FROM licence_suspension WHERE person_id = ? "
            "ORDER BY started_on, id",
            (person_id,),
        )
    )


def all_suspensions(conn: sqlite3.Connection) -> dict[int, tuple[Suspension, ...]]:
    """Suspensions by person, the earliest first."""
    found: dict[int, tuple[Suspension, ...]] = {}
    for row in conn.execute(
        f"SELECT {_SUSPENSION} FROM licence_suspension ORDER BY started_on, id"
    ):
        found[row[3]] = (*found.get(row[3], ()), Suspension(*row))
    return found


def points_of(conn: sqlite3.Connection, person_id: int) -> tuple[Point, ...]:
    """A person's ledger, the latest first."""
    return tuple(
        _point(row)
        for row in conn.execute(
            f"SELECT {_POINT} FROM licence_point WHERE person_id = ? "
            "ORDER BY earned_on DESC, id DESC",
            (person_id,),
        )
    )


def all_points(conn: sqlite3.Connection) -> dict[int, list[Point]]:
    """Every ledger, by person."""
    found: dict[int, list[Point]] = {}
    for row in conn.execute(f"SELECT {_POINT} FROM licence_point ORDER BY earned_on DESC, id DESC"):
        found.setdefault(row[3], []).append(_point(row))
    return found


def _point(row: Sequence[Any]) -> Point:
    return Point(*(*row[:-1], bool(row[-1])))


# Writing


def check_dates(registered_on: str | None, expires_on: str | None) -> None:
    """Refuse an expiry before the registration.

    Raises:
        SmeicError: ``licence_dates``.
    """
    if registered_on and expires_on and earliest(registered_on) > date.fromisoformat(expires_on):
        raise SmeicError("licence_dates", registered=registered_on, expires=expires_on)


def set_licence(op: Operation, person_id: int, values: Mapping[str, Value]) -> int:
    """Enter or correct a licence; its id.

    Args:
        op: The open operation.
        person_id: Whose.
        values: Any of ``registered_on``, ``expires_on``, ``note``.

    Raises:
        SmeicError: ``licence_dates``.
    """
    held = licence_of(op.conn, person_id)
    told = {"registered_on": None, "expires_on": None, **values}
    if held is not None:
        told = {column: getattr(held, column) for column in told} | dict(values)
    registered, expires = told["registered_on"], told["expires_on"]
    check_dates(str(registered) if registered else None, str(expires) if expires else None)
    if held is None:
        return op.insert("licence", {"person_id": person_id, **values})
    op.update("licence", held.id, {c: v for c, v in values.items() if getattr(held, c) != v})
    return held.id


def save_suspension(
    op: Operation,
    person_id: int,
    started_on: str,
    resumed_on: str | None = None,
    note: str | None = None,
    *,
    before: Suspension | None = None,
) -> int:
    """Enter a suspension (休止), end it (再開) or correct it; its id.

    Args:
        op: The open operation, which holds the write lock.
        person_id: Whose licence.
        started_on: First day (ISO).
        resumed_on: The day it counts again; None while it lasts.
        note: A remark.
        before: The suspension as the form showed it; None for a new one.

    Raises:
        EditConflict: somebody changed it in between.
        SmeicError: ``suspension_reversed``, ``suspension_overlaps``, ``suspension_too_long``,
            ``suspension_after_expiry``, ``record_gone``.
    """
    own = before.id if before else 0
    wanted = Suspension(own, "", 0, person_id, started_on, resumed_on)
    others = [s for s in suspensions_of(op.conn, person_id) if s.id != own]
    chosen = rules(op.conn)
    held = licence_of(op.conn, person_id) or Licence(0, "", 0, person_id)
    first = date.fromisoformat(started_on)
    check(wanted, others, chosen, period_of(held, others, chosen, first))
    values: dict[str, Value] = {
        "started_on": started_on,
        "resumed_on": resumed_on,
        "note": note,
    }
    if before is None:
        return op.insert("licence_suspension", {"person_id": person_id, **values})
    base: dict[str, Value] = {column: getattr(before, column) for column in values}
    op.revise("licence_suspension", before.id, before.rev, base, values)
    return before.id


def remove_suspension(op: Operation, suspension_id: int) -> None:
    """Take out a suspension that was entered by mistake."""
    op.delete("licence_suspension", suspension_id)


def add_point(op: Operation, person_id: int, told: LedgerLine, **source: Value) -> int:
    """Enter one line of the ledger; its id.

    Args:
        op: The open operation.
        person_id: Whose ledger.
        told: The line.
        source: ``session_uid`` or ``engagement_id`` of what earned it.
    """
    return op.insert("licence_point", {"person_id": person_id, **asdict(told), **source})


def correct_point(op: Operation, before: Point, told: LedgerLine) -> None:
    """Correct a line of the ledger.

    Raises:
        EditConflict: somebody changed it in between.
        SmeicError: ``record_gone``.
    """
    values: dict[str, Value] = asdict(told)
    base: dict[str, Value] = {column: getattr(before, column) for column in values}
    op.revise("licence_point", before.id, before.rev, base, values)


def remove_point(op: Operation, point_id: int) -> None:
    """Take out a line that was entered by mistake; undo brings it back."""
    op.delete("licence_point", point_id)
