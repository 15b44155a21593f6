"""Events as rows of a list: pure functions, and a window that counts only what is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from screens.guests.words import day_words, days_to, name_of
from smeic_tui.domain.event_counts import EventCounts
from smeic_tui.domain.events import Event, Wave
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView

_SOON = timedelta(days=7)


def event_columns() -> tuple[Column, ...]:
    """Columns of the list of events."""
    return (
        Column(t("event.column_day"), 10),
        Column(t("event.column_event"), 22, grow=1),
        Column(t("event.column_invited"), 5, right=True),
        Column(t("event.column_yes"), 5, right=True),
        Column(t("event.column_no"), 5, right=True),
        Column(t("event.column_open"), 6, right=True),
        Column(t("event.column_came"), 5, right=True),
        Column(t("event.column_state"), 8),
    )


def event_row(event: Event, counts: EventCounts, pinned: bool, today: date) -> RowView:
    """One event with its numbers."""
    left = days_to(event.held_on, today)
    over = left is not None and left < 0
    declined = max((part.no for part in counts.parts), default=0)
    cells = (
        _day(event.held_on, today),
        name_of(event),
        _number(counts.invited),
        _number(counts.yes),
        _number(declined),
        "" if over else _number(counts.open),
        _number(counts.came),
        _state(event, left, pinned),
    )
    return RowView(event.id, cells, "dim" if over or event.status == "cancelled" else "")


def _number(count: int) -> str:
    return f"{count:,}" if count else ""


def _day(held_on: str | None, today: date) -> str:
    """``12/5(土)`` this fiscal year, ``2024-12-05`` before it."""
    if held_on and held_on[:4] == str(today.year):
        return day_words(held_on)
    return held_on or t("event.no_day")


def _state(event: Event, left: int | None, pinned: bool) -> str:
    if event.status == "cancelled":
        return t("event.status_cancelled")
    if pinned:
        return t("event.state_pinned")
    if left is None or left < 0:
        return ""
    if event.status == "closed":
        return t("event.status_closed")
    return t("event.today") if left == 0 else t("event.days_left", count=left)


def ordered(events: Sequence[Event], today: date) -> list[Event]:
    """What comes next first, then what is over, the latest first; without a day at the top."""
    coming = [e for e in events if (days_to(e.held_on, today) or 0) >= 0]
    over = [e for e in events if (days_to(e.held_on, today) or 0) < 0]
    coming.sort(key=lambda e: (e.held_on or "", e.id))
    over.sort(key=lambda e: (e.held_on or "", e.id), reverse=True)
    return [*coming, *over]


def deadlines(
    events: Sequence[Event], waves: dict[int, Sequence[Wave]], open_: dict[int, int], today: date
) -> str:
    """Deadlines of the coming week with how many have not answered, the next one first."""
    found: list[tuple[str, str]] = []
    until = (today + _SOON).isoformat()
    for event in events:
        days = [w.deadline for w in waves.get(event.id, ()) if w.deadline and w.sent_on is not None]
        soon = [day for day in days if today.isoformat() <= day <= until]
        if soon and event.status == "open":
            words = t(
                "event.deadline_line",
                day=day_words(min(soon)),
                name=name_of(event),
                count=open_.get(event.id, 0),
            )
            found.append((min(soon), words))
    return "   ".join(words for _, words in sorted(found)) or t("event.no_deadline")


class EventRows:
    """Events with their numbers, counted as they are scrolled."""

    def __init__(
        self, conn: sqlite3.Connection, events: Sequence[Event], pinned: int | None, today: date
    ) -> None:
        self._conn = conn
        self._events = events
        self._pinned = pinned
        self._today = today

    def __len__(self) -> int:
        return len(self._events)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Events of a part of the list."""
        return [
            event_row(e, counts_of(self._conn, e.id), e.id == self._pinned, self._today)
            for e in self._events[start:stop]
        ]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Ids of a part of the list."""
        return [event.id for event in self._events[start:stop]]
