"""Who may apply for a training, by its eligibility; by 五十音."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from smeic_tui.domain.training.facts import Eligibility

_LIVING = "standing IN ('active', 'missing')"


@dataclass(frozen=True, slots=True)
class Eligible:
    """People, with what has to be said of some of them."""

    people: tuple[int, ...]
    """Ids, in the order listed."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """By id, the licence as far as it decides."""


def eligible(conn: sqlite3.Connection, eligibility: Eligibility, on: date) -> Eligible:
    """Everybody a run may take.

    Args:
        conn: Any connection.
        eligibility: What the run asks for.
        on: The day on which a licence must be valid.
    """
    conditions = {
        "alumnus_licence": f"{_LIVING} AND kind = 'alumnus' AND person_id IN "
        "(SELECT id FROM person WHERE coalesce(licence_no, '') <> '')",
        "alumnus": f"{_LIVING} AND kind = 'alumnus'",
        "anyone": _LIVING,
    }
    rows = conn.execute(
        f"SELECT person_id FROM roster_row WHERE {conditions[eligibility]} "
        "ORDER BY sort_kana, person_id"
    )
    return Eligible(tuple(person_id for (person_id,) in rows))
