"""Who may apply for a training: those it asks for, and the wider circles around them."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Literal

from smeic_tui.domain.training.facts import Eligibility
from smeic_tui.store.licences import licence_holders

Circle = Literal["alumnus_licence", "licence_unconfirmed", "alumnus", "anyone"]
"""An eligibility, or alumni whose licence nobody knows to be renewed: they are asked first."""
_CIRCLES: tuple[Circle, ...] = ("alumnus_licence", "licence_unconfirmed", "alumnus", "anyone")
_LIVING = "standing IN ('active', 'missing')"
_CONDITIONS = {"alumnus": f"{_LIVING} AND kind = 'alumnus'", "anyone": _LIVING}


def circles(eligibility: Eligibility) -> tuple[Circle, ...]:
    """What is offered for a run: first whom it asks for, then who might do."""
    return _CIRCLES[_CIRCLES.index(eligibility) :]


def people_in(conn: sqlite3.Connection, circle: Circle, on: date) -> tuple[int, ...]:
    """The people of a circle, by 五十音; nobody who died or left.

    Args:
        conn: Any connection.
        circle: Which one.
        on: The day on which a licence must be valid.
    """
    if circle == "alumnus_licence":
        return tuple(each.person_id for each in licence_holders.eligible(conn, on))
    if circle == "licence_unconfirmed":
        asked = [
            each
            for each in licence_holders.holders(conn, on)
            if each.found.state == "unconfirmed"
            and each.kind == "alumnus"
            and each.standing in ("active", "missing")
        ]
        asked.sort(key=lambda each: (each.sort_kana, each.person_id))
        return tuple(each.person_id for each in asked)
    rows = conn.execute(
        f"SELECT person_id FROM roster_row WHERE {_CONDITIONS[circle]} "
        "ORDER BY sort_kana, person_id"
    )
    return tuple(person_id for (person_id,) in rows)


def with_licence_beyond(conn: sqlite3.Connection, day: str) -> tuple[int, ...]:
    """Living alumni whose licence is entered, not suspended, and runs out after a day (ISO)."""
    rows = conn.execute(
        "SELECT person.id FROM person JOIN licence ON licence.person_id = person.id "
        "WHERE person.standing = 'active' AND person.kind = 'alumnus' AND expires_on > ? "
        "AND person.id NOT IN (SELECT person_id FROM licence_suspension WHERE resumed_on IS NULL) "
        "ORDER BY person.id",
        (day,),
    )
    return tuple(person_id for (person_id,) in rows)
