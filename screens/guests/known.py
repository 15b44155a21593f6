"""Everything the page of an event shows, read at once."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from smeic_tui.domain.event_conflicts import Conflict, conflicts
from smeic_tui.domain.event_counts import EventCounts
from smeic_tui.domain.events import Event, Wave
from smeic_tui.store.events import events
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.guests import Guest, guests
from smeic_tui.store.events.invitations import waves


@dataclass(frozen=True, slots=True)
class Known:
    """One event as its page knows it."""

    event: Event
    counts: EventCounts
    guests: tuple[Guest, ...]
    """Everybody the event knows of, by 五十音."""
    waves: tuple[Wave, ...]
    conflicts: tuple[Conflict, ...]
    """What does not fit together."""

    def guest(self, person_id: int | None) -> Guest | None:
        """One guest; None for anybody else."""
        return next((g for g in self.guests if g.person_id == person_id), None)


def read_known(conn: sqlite3.Connection, event_id: int) -> Known:
    """Read an event.

    Raises:
        SmeicError: ``event_unknown``.
    """
    event = events.event(conn, event_id)
    listed = guests(conn, event_id)
    return Known(
        event,
        counts_of(conn, event_id),
        listed,
        waves(conn, event_id),
        conflicts(
            event,
            [reply for guest in listed for reply in guest.replies.values()],
            {guest.person_id: guest.role for guest in listed if guest.role is not None},
            {guest.person_id: guest.standing for guest in listed},
        ),
    )
