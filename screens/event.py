"""One event: its numbers, its guests by answer, and every act of the people who hold it."""

from __future__ import annotations

import sqlite3
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.guests.guest_rows import TABS, guest_columns, guest_row, in_tab, overview, tab_pieces
from screens.guests.words import name_of, when, where
from screens.persons.verbs import PersonVerbs
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import EVENT
from smeic_tui.domain.events import ROLES, Event, FeeState, Part, Role
from smeic_tui.domain.seats import waiting_list
from smeic_tui.errors import SmeicError
from smeic_tui.store import events
from smeic_tui.store.event_counts import counts_of
from smeic_tui.store.guests import Guest, guests
from smeic_tui.store.operation import Actor, operation
from smeic_tui.store.replies import promote, replies_for, set_fee
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows
from smeic_tui.widgets.search_bar import SearchBar

LOOK_EVERY = 1.0
"""Seconds between two looks whether somebody else has changed the file."""


class EventScreen(PersonVerbs):
    """Numbers above, guests below; digits choose which guests."""

    CONTEXT = EVENT
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVENT)
    SHOWS_EVENT = False
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    EventScreen #overview { background: $surface; }
    EventScreen #tabs { background: $panel; }
    """

    def __init__(self, event_id: int) -> None:
        """Make the page of an event.

        Args:
            event_id: Which.
        """
        super().__init__()
        self.event_id = event_id
        self.event: Event | None = None
        self.table = RecordTable(id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("event.guest_placeholder"))
        self.numbers = Lines(id="overview")
        self.tab = "all"
        self._guests: tuple[Guest, ...] = ()
        self._words = ""
        self._version = -1

    def body(self) -> ComposeResult:
        """Numbers, tabs, search, guests."""
        yield self.numbers
        yield self.bar
        yield Lines(id="tabs")
        yield self.table

    def on_mount(self) -> None:
        """Read the event, and look now and then for what others do."""
        self._read()
        self.set_interval(LOOK_EVERY, self._look_again)

    # What is shown

    def _read(self) -> None:
        workspace = self.desk.workspace
        self._version = workspace.data_version()
        try:
            event = events.event(workspace.conn, self.event_id)
        except SmeicError:
            self.dismiss()
            return
        self.event = event
        self._guests = guests(workspace.conn, self.event_id)
        self.show_title((name_of(event), "title"), (f"  {when(event)}", ""))
        lines = overview(event, counts_of(workspace.conn, self.event_id))
        if where(event):
            lines.append(([(f"   {where(event)}", "dim")], ""))
        self.numbers.styles.height = len(lines)
        self.numbers.put_all(lines)
        self.table.show_columns(guest_columns(event))
        self._show()

    def _show(self) -> None:
        from smeic_tui.domain.search import parse

        event = self.event
        if event is None:
            return
        terms = parse(self._words)
        shown = [
            guest
            for guest in self._guests
            if in_tab(guest, self.tab) and all(x.found_in(guest.latin, guest.cjk) for x in terms)
        ]
        self.query_one("#tabs", Lines).put(tab_pieces(self._guests, self.tab))
        empty = "event.no_guests" if not self._guests else "event.none_in_tab"
        self.table.empty = t(empty)
        row = self.table.row
        rows = ListRows([guest_row(guest, event) for guest in shown])
        self.table.show(rows, key=row.key if row else None, index=self.table.cursor)
        count = t("event.guest_count", count=len(shown))
        self.bar.found([(f"{count} ", "strong" if terms else "dim")])

    def _search(self, words: str) -> None:
        self._words = words
        self._show()

    def _look_again(self) -> None:
        if self.is_current and self.desk.workspace.data_version() != self._version:
            self._read()

    def facts_changed(self) -> None:
        """Show what was just written."""
        self._read()

    # People

    def subject(self) -> int | None:
        """The guest under the cursor."""
        row = self.table.row
        return row.key if row else None

    def action_search(self) -> None:
        """Go to the search box."""
        self.set_focus(self.bar.box)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the person."""
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(event.row.key), lambda _: self.facts_changed())

    def action_reply(self) -> None:
        """Record the answer of the guest under the cursor for this event."""
        if self.event is not None and (person_id := self._meant()) is not None:
            self._reply(self.event, person_id)

    def action_choose(self, digit: str) -> None:
        """A digit shows other guests."""
        index = DIGITS.index(digit)
        if index < len(TABS):
            self.tab = TABS[index]
            self._show()

    # The event

    def action_invite(self) -> None:
        """Choose whom to invite."""
        from screens.invite import InviteScreen

        self.desk.push_screen(InviteScreen(self.event_id), lambda _: self.facts_changed())

    def action_reception(self) -> None:
        """Receive people at the door."""
        from screens.reception import ReceptionScreen

        self.desk.push_screen(ReceptionScreen(self.event_id), lambda _: self.facts_changed())

    def action_new_case(self) -> None:
        """Make a case of this event; those who came are its members unless left out."""
        from screens.making.new_case import NewCaseDialog, of_event

        if self.event is not None:
            source = of_event(self.desk.workspace.conn, self.event)
            self.desk.push_screen(NewCaseDialog(source), self.written)

    def action_edit(self) -> None:
        """Correct the event itself."""
        from screens.guests.event_form import EventForm

        if self.event is not None:
            self.desk.push_screen(EventForm.editing(self.event), self.written)

    def action_role(self) -> None:
        """登壇, 講師, 司会, 運営, or a guest again."""
        from smeic_tui.widgets.menu import Item, Menu

        guest, event = self._guest(), self.event
        if guest is None or event is None:
            return
        items: list[Item[Role | str]] = [Item(role, t(f"event.role_{role}")) for role in ROLES]
        items.append(Item("guest", t("event.role_guest")))
        params = {"name": guest.name, "event": name_of(event)}

        def chosen(role: Role | str | None) -> None:
            if role is None:
                return
            wanted = next((r for r in ROLES if r == role), None)

            def work(conn: sqlite3.Connection, actor: Actor) -> None:
                with operation(conn, actor, "event_role", params=params) as op:
                    events.set_role(op, event.id, guest.person_id, wanted)

            self.desk.save(work, lambda _: self.facts_changed())

        self.desk.push_screen(Menu(t("event.role_title", name=guest.name), items), chosen)

    def action_fee(self) -> None:
        """会費: paid, not paid, exempt; for the first part of the guest's that has a fee."""
        from smeic_tui.widgets.menu import Item, Menu

        guest, event = self._guest(), self.event
        if guest is None or event is None:
            return
        part = _part_with_fee(event, guest)
        if part is None:
            self.desk.notify(t("event.no_fee"))
            return
        states: tuple[FeeState, ...] = ("paid", "unpaid", "exempt")
        items = [Item(state, t(f"event.fee_{state}")) for state in states]
        params = {"name": guest.name, "event": name_of(event)}

        def chosen(state: FeeState | None) -> None:
            if state is None:
                return

            def work(conn: sqlite3.Connection, actor: Actor) -> None:
                with operation(conn, actor, "fee_changed", params=params) as op:
                    set_fee(op, part.id, guest.person_id, state)

            self.desk.save(work, lambda _: self.facts_changed())

        title = t("event.fee_title", name=guest.name, part=part.name, yen=f"{part.fee:,}")
        self.desk.push_screen(Menu(title, items), chosen)

    def action_promote(self) -> None:
        """Give a seat that came free to the first of the waiting list."""
        event = self.event
        if event is None:
            return
        conn = self.desk.workspace.conn
        counts = {part.part_id: part for part in counts_of(conn, event.id).parts}
        part = next((p for p in event.parts if counts[p.id].waiting), None)
        if part is None:
            self.desk.notify(t("event.nobody_waits"))
            return
        first = waiting_list(replies_for(conn, part.id))[0].person_id
        name = next((g.name for g in self._guests if g.person_id == first), "")
        params = {"name": name, "event": name_of(event)}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            with operation(conn, actor, "promoted", params=params) as op:
                promote(op, part.id, first)

        def done(_: None) -> None:
            self.facts_changed()
            self.desk.notify(t("event.promoted", name=name, part=part.name))

        self.desk.save(work, done)

    def _guest(self) -> Guest | None:
        person_id = self._meant()
        return next((g for g in self._guests if g.person_id == person_id), None)

    def action_excel(self) -> None:
        """Offer the lists of this event."""
        from screens.guests.event_excel import offer_lists

        if self.event is not None:
            offer_lists(self, self.event)

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))
            self.desk.notify(t("frame.copied"))


def _part_with_fee(event: Event, guest: Guest) -> Part | None:
    """The part whose fee is meant: one the guest said yes or came to, else any with a fee."""
    with_fee = [part for part in event.parts if part.fee]
    theirs = [
        part
        for part in with_fee
        if part.id in guest.came
        or ((reply := guest.replies.get(part.id)) is not None and reply.answer == "yes")
    ]
    return next(iter(theirs or with_fee), None)
