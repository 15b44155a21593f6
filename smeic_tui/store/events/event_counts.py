"""The numbers of an event from its facts; what each number means is in `domain.event_counts`."""

from __future__ import annotations

import sqlite3

from smeic_tui.domain import event_counts as rules
from smeic_tui.domain.event_counts import EventCounts
from smeic_tui.store.events.events import event, roles
from smeic_tui.store.events.invitations import invited
from smeic_tui.store.events.reception import attendances
from smeic_tui.store.events.replies import replies


def counts_of(conn: sqlite3.Connection, event_id: int) -> EventCounts:
    """The numbers of one event, read at one moment.

    Raises:
        SmeicError: ``event_unknown``.
    """
    own = not conn.in_transaction
    if own:
        conn.execute("BEGIN")
    try:
        asked = invited(conn, event_id)
        return rules.event_counts(
            event(conn, event_id),
            asked.sent,
            asked.drafted,
            replies(conn, event_id),
            attendances(conn, event_id),
            roles(conn, event_id),
        )
    finally:
        if own:
            conn.execute("ROLLBACK")
