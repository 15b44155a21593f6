"""Everybody with a licence, with ledger and suspensions, as it stands on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smeic_tui.domain.licences.assessment import Assessment, assess
from smeic_tui.domain.licences.licence import Licence, Point, Suspension
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.domain.people import Kind, Standing
from smeic_tui.errors import SmeicError
from smeic_tui.store.licences import licences

_HOLDER = (
    "SELECT roster_row.person_id, person.uid, roster_row.name, roster_row.kana, roster_row.kind, "
    "roster_row.standing, roster_row.cohort, roster_row.organisation, roster_row.title, "
    "person.licence_no, roster_row.sort_kana, roster_row.latin, roster_row.cjk FROM roster_row "
    "JOIN person ON person.id = roster_row.person_id"
)
_HAS_ONE = (
    "WHERE person.licence_no IS NOT NULL OR person.id IN ("
    "SELECT person_id FROM licence UNION SELECT person_id FROM licence_suspension "
    "UNION SELECT person_id FROM licence_point)"
)
_LAST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Holder:
    """One person with a licence, or with something that only a holder has."""

    person_id: int
    uid: str
    name: str
    kana: str
    kind: Kind
    standing: Standing
    cohort: int | None
    organisation: str
    title: str
    number: str | None
    """診断士登録番号."""
    sort_kana: str
    """Orders the list by 五十音."""
    latin: str
    """Search text, see `domain.search`."""
    cjk: str
    """Search text, see `domain.search`."""
    licence: Licence
    """With id 0 where none was entered: the number alone is known."""
    suspensions: tuple[Suspension, ...]
    """The earliest first."""
    points: tuple[Point, ...]
    """The whole ledger, the latest first."""
    found: Assessment
    """How it stands on the day."""

    @property
    def is_around(self) -> bool:
        """Neither dead nor gone: somebody whose licence is still a concern of the centre."""
        return self.standing in ("active", "missing")

    @property
    def is_eligible(self) -> bool:
        """An alumnus who is around, with a licence that is valid on the day."""
        return self.kind == "alumnus" and self.is_around and self.found.state == "valid"


def holders(conn: sqlite3.Connection, on: date) -> tuple[Holder, ...]:
    """Everybody with a licence by expiry, the earliest first; without a date last.

    Args:
        conn: Any connection.
        on: The day on which they are looked at.
    """
    rules = licences.rules(conn)
    held = licences.all_licences(conn)
    suspensions, points = licences.all_suspensions(conn), licences.all_points(conn)
    found = [
        _holder(
            row, held.get(row[0]), suspensions.get(row[0], ()), points.get(row[0], ()), rules, on
        )
        for row in conn.execute(f"{_HOLDER} {_HAS_ONE}")
    ]
    return tuple(sorted(found, key=_by_expiry))


def holder(conn: sqlite3.Connection, person_id: int, on: date) -> Holder:
    """One person as a holder; also somebody without any licence, to enter one.

    Raises:
        SmeicError: ``person_unknown``.
    """
    row = conn.execute(f"{_HOLDER} WHERE person.id = ?", (person_id,)).fetchone()
    if row is None:
        raise SmeicError("person_unknown")
    return _holder(
        row,
        licences.licence_of(conn, person_id),
        licences.suspensions_of(conn, person_id),
        licences.points_of(conn, person_id),
        licences.rules(conn),
        on,
    )


def eligible(conn: sqlite3.Connection, on: date) -> tuple[Holder, ...]:
    """Alumni whose licence is valid on a day, by 五十音: whom a training may take.

    A licence whose expiry nobody entered, and whose first term is over, is not among them: staff
    ask first (``unconfirmed``). Neither is one that is suspended on that day.

    Args:
        conn: Any connection.
        on: The day.
    """
    found = (each for each in holders(conn, on) if each.is_eligible)
    return tuple(sorted(found, key=lambda each: (each.sort_kana, each.person_id)))


def _holder(
    row: Sequence[Any],
    licence: Licence | None,
    suspensions: tuple[Suspension, ...],
    points: Sequence[Point],
    rules: LicenceRules,
    on: date,
) -> Holder:
    own = licence or Licence(0, "", 0, row[0])
    found = assess(own, suspensions, points, rules, on)
    return Holder(*(*row, own, suspensions, tuple(points), found))


def _by_expiry(each: Holder) -> tuple[str, str, int]:
    period = each.found.period
    ends = period.expires.isoformat() if period is not None else _LAST
    if each.found.state in ("unconfirmed", "unknown"):
        ends = _LAST
    return ends, each.sort_kana, each.person_id
