"""Next actions of the contact log that are not done yet, by the day they are due."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionDue:
    """One action that staff promised, on one person."""

    note_id: int
    person_id: int
    due_on: str
    """Partial ISO date."""
    text: str


def actions_due(
    conn: sqlite3.Connection, until: str, *, after: str | None = None
) -> tuple[ActionDue, ...]:
    """Open actions that are due up to a day, the longest overdue first; without a day none.

    Args:
        conn: Any connection.
        until: ISO date, itself included.
        after: Only those due later than this day.
    """
    rows = conn.execute(
        "SELECT id, person_id, due_on, next_action FROM contact_log "
        "WHERE due_on IS NOT NULL AND done_on IS NULL AND next_action IS NOT NULL "
        "AND due_on <= ?1 AND (?2 IS NULL OR due_on > ?2) ORDER BY due_on, id",
        (until, after),
    )
    return tuple(ActionDue(*row) for row in rows)
