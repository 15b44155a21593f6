"""行事: what comes up and what was held, with who was asked, answered and came."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Set
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.guests.event_rows import EventRows, deadlines, event_columns, ordered
from screens.guests.words import days_to, name_of, year_of
from screens.listing.one_table import Searched
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import EVENTS
from smeic_tui.domain.events import Event
from smeic_tui.japanese.fold import key
from smeic_tui.store.events import events as held
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.invitations import waves
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_bar import SearchBar


class EventsScreen(Searched, Rereading):
    """The list, the next one first, and the deadlines of the coming week above it."""

    CONTEXT = EVENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVENTS)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    EventsScreen #deadlines { background: $surface; }
    """

    def __init__(
        self, only: str = "all", among: Callable[[sqlite3.Connection], Set[int]] | None = None
    ) -> None:
        """Show the events.

        Args:
            only: What is shown first; ``event.only_<only>`` says it.
            among: The ids of these events, for a choice that the filter does not offer.
        """
        super().__init__()
        self._among = among
        self._ids: Set[int] = frozenset()
        self.table = RecordTable(event_columns(), empty=t("event.list_empty"), id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("event.placeholder"))
        self._words = ""
        self._only = only
        self._events: list[Event] = []

    def body(self) -> ComposeResult:
        """Search line, deadlines, list."""
        yield self.bar
        yield Lines(id="deadlines")
        yield self.table

    # The list

    def read(self) -> None:
        """Read the events and the deadlines."""
        workspace = self.desk.workspace
        conn, today = workspace.conn, date.today()
        self._events = ordered(held.events(conn), today)
        self._ids = self._among(conn) if self._among is not None else frozenset()
        coming = [e for e in self._events if (days_to(e.held_on, today) or 0) >= 0]
        line = deadlines(
            coming,
            {e.id: waves(conn, e.id) for e in coming},
            {e.id: counts_of(conn, e.id).open for e in coming},
            today,
        )
        self.query_one("#deadlines", Lines).put([(f" {line}", "dim")])
        self._show()

    def _show(self) -> None:
        workspace, today = self.desk.workspace, date.today()
        shown = [e for e in self._events if self._wanted(e, today)]
        pinned = held.pinned(workspace.conn, workspace.staff.id)
        row = self.table.row
        self.table.empty = t("event.none_found" if self._events else "event.list_empty")
        rows = EventRows(workspace.conn, shown, pinned.id if pinned else None, today)
        self.table.show(rows, key=row.key if row else None)
        only = t(f"event.only_{self._only}") if not self._only.isdigit() else ""
        if self._only.isdigit():
            only = t("event.only_year", year=self._only)
        count = t("event.count", count=f"{len(shown):,}", all=f"{len(self._events):,}")
        self.bar.found([(count, "strong"), (f"  {only} ", "dim")])

    def _wanted(self, event: Event, today: date) -> bool:
        if self._words and self._words not in key(f"{name_of(event)} {event.theme or ''}"):
            return False
        left = days_to(event.held_on, today)
        if self._only in ("events_held", "events_coming"):
            return event.id in self._ids
        if self._only == "coming":
            return left is None or left >= 0
        if self._only == "over":
            return left is not None and left < 0
        if self._only.isdigit():
            return str(year_of(event.held_on)) == self._only
        return True

    def _search(self, words: str) -> None:
        if key(words) != self._words:
            self._words = key(words)
            self._show()

    def facts_changed(self) -> None:
        """Show what was just written, the pinned event included."""
        super().facts_changed()
        self.desk.show_pinned()

    # Acts

    def _event(self) -> Event | None:
        row = self.table.row
        return next((e for e in self._events if row is not None and e.id == row.key), None)

    def action_filter(self) -> None:
        """Offer what to show: coming, over, or one fiscal year."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(name, t(f"event.only_{name}")) for name in ("all", "coming", "over")]
        years = {year_of(e.held_on) for e in self._events}
        items += [
            Item(str(year), t("event.only_year", year=year))
            for year in sorted((y for y in years if y), reverse=True)
        ]

        def chosen(only: str | None) -> None:
            if only is not None:
                self._only = only
                self._show()

        self.desk.push_screen(Menu(t("event.filter_title"), items), chosen)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the event."""
        from screens.event import EventScreen

        self.desk.push_screen(EventScreen(event.row.key), lambda _: self.facts_changed())

    def action_new(self) -> None:
        """Enter a new event, by copying the last one of a series where there is one."""
        from screens.guests.event_form import new_event

        new_event(self, self.written)

    def action_edit(self) -> None:
        """Correct the marked event."""
        from screens.guests.event_form import EventForm

        event = self._event()
        if event is not None:
            self.desk.push_screen(EventForm.editing(event), self.written)

    def action_pin(self) -> None:
        """Pin the marked event, so that one key records its replies; again takes the pin off."""
        from screens.guests.pinned import pin, pinned

        event = self._event()
        if event is None:
            return
        before = pinned(self.desk)
        off = before is not None and before.id == event.id
        sentence = t("event.unpinned" if off else "event.pinned_now", name=name_of(event))

        def done() -> None:
            self._show()
            self.desk.notify(sentence)

        pin(self.desk, None if off else event.id, done)

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")
