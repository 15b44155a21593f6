"""受付: the desk at the door. The name field keeps the focus; letters are text, F-keys act."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import in_background
from screens.guests.door_rows import Door, door_columns, door_counts
from screens.guests.words import headline, name_of
from screens.past.undoing import Undoing
from screens.watching import Watch
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import RECEPTION
from smeic_tui.domain.events import Event
from smeic_tui.errors import SmeicError
from smeic_tui.store.events import events
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.guests import guests
from smeic_tui.store.events.reception import CheckedIn, check_in
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_bar import SearchBar
from smeic_tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from smeic_tui.store.roster.search_list import SearchList

_LOOK_EVERY = 0.5
"""Seconds between two looks whether another desk has checked somebody in."""


class ReceptionScreen(Undoing):
    """Name, hits, what was done last. Nothing private of anybody is shown."""

    CONTEXT = RECEPTION
    BINDINGS: ClassVar[list[BindingType]] = bindings(RECEPTION)
    SHOWS_EVENT = False
    AUTO_FOCUS = "#search"
    DEFAULT_CSS = """
    ReceptionScreen #counts { background: $panel; }
    ReceptionScreen #done { background: $surface; }
    """

    def __init__(self, event_id: int) -> None:
        """Make the desk.

        Args:
            event_id: For which event.
        """
        super().__init__()
        self.event_id = event_id
        self.event: Event | None = None
        self.table = RecordTable(door_columns(), empty=t("event.door_empty"), id="table")
        self.table.can_focus = False
        self.bar = SearchBar(self._search, self.table, placeholder=t("event.door_placeholder"))
        self.bar.box.enter_key = "event.check_in"
        self.part: int | None = None
        """Only this part is received; None is all that were promised."""
        self._door = Door((), None)
        self._words = ""
        self._list: SearchList | None = None
        self._last: tuple[int, str] | None = None

    def body(self) -> ComposeResult:
        """Counts, name, hits, what was done last."""
        yield Lines(id="counts")
        yield self.bar
        yield self.table
        yield Lines(id="done")

    def on_mount(self) -> None:
        """Read the guests, then everybody else, and look for what other desks do."""
        self._watch = Watch(self, self._read, every=_LOOK_EVERY)
        self._watch.read()
        self._say(t("event.door_ready"), "dim")
        workspace = self.desk.workspace

        def work(_stop: object) -> SearchList:
            from smeic_tui.store.roster.search_list import SearchList

            with workspace.reading() as conn:
                return SearchList.load(conn, "kana")

        def then(found: SearchList) -> None:
            self._list = found
            self._show()

        in_background(self, work, then)

    def _read(self) -> None:
        workspace = self.desk.workspace
        try:
            self.event = events.event(workspace.conn, self.event_id)
        except SmeicError:
            self.dismiss()
            return
        self.show_title(*headline(self.event))
        counts = counts_of(workspace.conn, self.event_id)
        line = door_counts(counts, self.event, self.part)
        self.query_one("#counts", Lines).put(line)
        self._door = Door(guests(workspace.conn, self.event_id), self.event)
        self._show()

    def _show(self, *, typed: bool = False) -> None:
        conn = self.desk.workspace.conn
        # Another desk may change the order at any moment: the cursor stays on its person.
        row = None if typed else self.table.row
        rows = self._door.rows(conn, self._words, self._list, self.part)
        self.table.empty = t("event.door_none" if self._words.strip() else "event.door_empty")
        self.table.show(rows, key=row.key if row else None)
        self.bar.found([(t("event.guest_count", count=len(rows)) + " ", "dim")])

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show(typed=True)

    def facts_changed(self) -> None:
        """Show what was just written or taken back, and no longer whom it was about."""
        self._say(t("event.door_ready"), "dim")
        self._watch.read()

    def _say(self, sentence: str, tone: str = "strong") -> None:
        self.query_one("#done", Lines).put([(f" {sentence}", tone)])

    @on(SearchBox.Closed)
    def answered(self, event: SearchBox.Closed) -> None:
        """Enter checks the marked person in; Esc in the empty field leaves."""
        self.set_focus(self.bar.box)
        if event.entered:
            self.receive()
        else:
            self.leave()

    def receive(self) -> None:
        """Check the marked person in."""
        row = self.table.row
        if row is None or not self._words.strip():
            self._say(t("event.door_ready"), "dim")
            return
        self._check_in(row.key, row.cells[1])

    def _check_in(self, person_id: int, name: str) -> None:
        event = self.event
        if event is None:
            return
        parts = self._door.parts_for(person_id, self.part)
        if not parts:
            self._say(t("event.already_here", name=name, parts=self._door.came_words(person_id)))
            self._clear()
            return
        params = {"name": name, "event": name_of(event)}

        def work(conn: sqlite3.Connection, actor: Actor) -> CheckedIn:
            with operation(conn, actor, "checked_in", params=params) as op:
                return check_in(op, parts, person_id)

        def done(came: CheckedIn) -> None:
            names = {part.id: part.name for part in event.parts}
            told = " ".join(names[i] for i in came.parts or came.already)
            key = "received_walk_in" if came.walk_in else "received"
            if not came.parts:
                key = "already_here"
            clock = datetime.now().strftime("%H:%M")
            self.facts_changed()
            guest = self._door.guest(person_id)
            along = self._door.along_words(guest, came.parts) if guest else ""
            told = " ".join(filter(None, (told, along)))
            self._say(t(f"event.{key}", at=clock, name=name, parts=told))

        self._clear()
        self._last = person_id, name
        self.desk.save(work, done)

    def _clear(self) -> None:
        self.bar.box.value = ""

    # F-keys

    def action_new(self) -> None:
        """Somebody who is not on file walks in; an outsider together with the introducer."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(kind, t(f"event.door_new_{kind}")) for kind in ("outsider", "other")]
        self.desk.push_screen(Menu(t("event.door_new_title"), items), self._new)

    def _new(self, kind: str | None) -> None:
        name = "" if self._words.isascii() else self._words.strip()
        if kind == "outsider":
            from screens.bringing.intake import IntakeDialog

            self.desk.push_screen(
                IntakeDialog(name=name), lambda taken: self._registered(taken and taken.person_id)
            )
        elif kind == "other":
            from screens.forms.new_person import NewPersonForm

            self.desk.push_screen(NewPersonForm(name), self._registered)

    def _registered(self, person_id: int | None) -> None:
        if person_id is not None:
            from smeic_tui.store.people import people

            name = people.person(self.desk.workspace.conn, person_id).name
            self.facts_changed()
            self._check_in(person_id, name)

    def action_at_door(self) -> None:
        """Who came along, and the table: of the marked person, else of the last one received."""
        row, event = self.table.row, self.event
        person = (row.key, row.cells[1]) if row and self._words.strip() else self._last
        parts = self._door.here_for(person[0], self.part) if person else []
        if event is None or person is None or not parts:
            self._say(t("event.door_whom"), "dim")
            return
        from screens.guests.door_dialog import DoorDialog

        def done(told: str | None) -> None:
            if told:
                self._last = person
                self._clear()
                self.facts_changed()
                self._say(told)

        guest = self._door.guest(person[0])
        self.desk.push_screen(DoorDialog(event, person, guest, parts), done)

    def action_which_part(self) -> None:
        """Receive for all parts that were promised, or for one."""
        from smeic_tui.widgets.menu import Item, Menu

        event = self.event
        if event is None:
            return
        items = [Item(0, t("event.all_parts")), *(Item(p.id, p.name) for p in event.parts)]

        def chosen(part: int | None) -> None:
            if part is not None:
                self.part = part or None
                self._read()

        self.desk.push_screen(Menu(t("event.which_part_title"), items), chosen)

    def action_back(self) -> None:
        """Esc clears the name, then leaves."""
        if self.bar.box.value:
            self._clear()
        else:
            self.leave()
