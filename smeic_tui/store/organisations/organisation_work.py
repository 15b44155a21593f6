"""What came of an organisation: its referrals, engagements, what it offers and asks for."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from smeic_tui.domain.people import TagKind

AT_WORK = "SELECT person_id FROM position WHERE organisation_id = ? AND ended IS NULL"
"""Who works there today."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something a person who works there offers, asks for or knows."""

    id: int
    """Of the tag."""
    person_id: int
    name: str
    cohort: int | None
    kind: TagKind
    label: str


def said(conn: sqlite3.Connection, organisation_id: int) -> tuple[Said, ...]:
    """What people who work there offer and ask for: needs first, then by 五十音."""
    rows = conn.execute(
        "SELECT tag.id, tag.person_id, roster_row.name, roster_row.cohort, tag.kind, tag.label "
        "FROM tag JOIN roster_row ON roster_row.person_id = tag.person_id "
        f"WHERE tag.person_id IN ({AT_WORK}) "
        "ORDER BY CASE tag.kind WHEN 'need' THEN 0 WHEN 'offer' THEN 1 ELSE 2 END, "
        "sort_kana, tag.person_id, tag.id",
        (organisation_id,),
    )
    return tuple(Said(*row) for row in rows)


def addresses(conn: sqlite3.Connection, organisation_id: int) -> tuple[str, ...]:
    """Where it is, by the work addresses of those who work there; what most of them say first."""
    rows = conn.execute(
        "SELECT coalesce(postcode || '  ', '') || CASE WHEN prefecture IS NULL OR "
        "text LIKE prefecture || '%' THEN '' ELSE prefecture END || coalesce(text, '') AS told, "
        "count(*) AS often FROM address WHERE scope = 'work' AND state = 'current' "
        f"AND person_id IN ({AT_WORK}) GROUP BY told HAVING told <> '' ORDER BY often DESC, told",
        (organisation_id,),
    )
    return tuple(told for told, _ in rows)
