"""One event: its numbers, and by digit what is settled, who was asked, the guests, the tables."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.guests import guest_acts, wave_acts
from screens.guests.event_pages import PAGES, PageName, Shown, page_pieces
from screens.guests.guest_rows import GuestFilter, overview
from screens.guests.known import Known, read_known
from screens.guests.words import headline, when, where
from screens.listing.people_page import PeoplePage
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS, Action
from smeic_tui.actions.contexts import EVENT
from smeic_tui.domain.events import Event, Part
from smeic_tui.errors import SmeicError
from smeic_tui.store.events.guests import Guest
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView
from smeic_tui.widgets.search_bar import SearchBar

_SELECTABLE: frozenset[PageName] = frozenset({"list", "tables"})
_NOT_OFFERED: Mapping[PageName, frozenset[str]] = {
    "overview": frozenset({"select", "chase", "send_wave", "table"}),
    "waves": frozenset({"select", "reply", "contact_note", "table"}),
    "list": frozenset({"select", "send_wave", "table"}),
    "tables": frozenset({"contact_note", "chase", "send_wave", "invite"}),
    "after": frozenset({"select", "chase", "send_wave", "table", "invite"}),
}
"""What the footer leaves out on a page: it does something else there, or nothing."""


class EventScreen(PeoplePage, Rereading):
    """Numbers above, one of the pages below; digits choose which."""

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
        self.known: Known | None = None
        self.table = RecordTable(selectable=True, id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("event.guest_placeholder"))
        self.numbers = Lines(id="overview")
        self.page: PageName = "list"
        self.filter = GuestFilter()
        """Of the list of guests."""
        self.part: Part | None = None
        """The part whose tables are shown; None is the one that has any."""
        self.outcome = "all"
        """Of those who came or did not."""
        self.shown = Shown((), (), "")
        self._words = ""

    def body(self) -> ComposeResult:
        """Numbers, search, pages, list."""
        yield self.numbers
        yield self.bar
        yield Lines(id="tabs")
        yield self.table

    # What is shown

    def read(self) -> None:
        """Read the event; go back when it is gone (its entry was undone)."""
        try:
            known = read_known(self.desk.workspace.conn, self.event_id)
        except SmeicError:
            self.dismiss()
            return
        self.known = known
        event = known.event
        self.show_title(*headline(event), (f"  {when(event)}", ""))
        today = date.today().isoformat()
        lines = overview(event, known.counts, len(known.conflicts), today)
        if where(event):
            lines.append(([(f"   {where(event)}", "dim")], ""))
        self.numbers.styles.height = len(lines)
        self.numbers.put_all(lines)
        self._show()

    def _show(self, *, first: bool = False) -> None:
        known = self.known
        if known is None:
            return
        from screens.guests.event_reading import page_of

        self.shown = shown = page_of(self, known, self._found(known))
        self.query_one("#tabs", Lines).put(page_pieces(self.page))
        row = None if first else self.table.row
        self.table.empty = shown.empty
        self.table.show_columns(shown.columns)
        index = 0 if first else self.table.cursor
        self.table.show(ListRows(shown.rows), key=row.key if row else None, index=index)
        self._show_bar()

    def _found(self, known: Known) -> Sequence[Guest]:
        from smeic_tui.domain.search import parse
        from smeic_tui.store.roster.roster_filter import Sieve

        terms = parse(self._words)
        found = [g for g in known.guests if all(x.found_in(g.latin, g.cjk) for x in terms)]
        asked = Sieve.asked(self.desk.workspace.conn, self._words)
        if asked is None:
            return found
        kept = frozenset(asked.keep(array("q", (g.person_id for g in found))))
        return [g for g in found if g.person_id in kept]

    @on(RecordTable.SelectionChanged)
    def _show_bar(self) -> None:
        count = ""
        if self.shown.people is None:
            count = t("event.guest_count", count=len(self.shown.rows))
        chosen = len(self.table.selected)
        told = t("roster.chosen", count=f"{chosen:,}") if chosen else ""
        self.bar.found(
            [
                (count, "strong" if self._words.strip() else "dim"),
                (f"  {self.shown.told}  ", "key" if self._narrowed else "dim"),
                (f"{told} " if told else "", "key"),
            ]
        )

    @property
    def _narrowed(self) -> bool:
        chosen = {"list": self.filter != GuestFilter(), "after": self.outcome != "all"}
        return chosen.get(self.page, False)

    def _search(self, words: str) -> None:
        self._words = words
        self._show()

    def action_choose(self, digit: str) -> None:
        """A digit shows another page; the door is a screen of its own."""
        index = DIGITS.index(digit)
        if index < len(PAGES):
            self.show_page(PAGES[index])

    def show_page(self, page: PageName) -> None:
        """Show a page; what was selected on the one before is no longer."""
        if page == "door":
            self.action_reception()
            return
        if page != self.page:
            self.page = page
            self.table.selectable = page in _SELECTABLE
            self.table.select(set())
            self._show(first=True)
            self._show_footer()

    def footer_actions(self) -> Sequence[Action]:
        """What the page is for."""
        hidden = _NOT_OFFERED.get(self.page, frozenset())
        if self.page == "list" and self.filter.answer != "open":
            hidden |= {"chase"}
        if self.page == "overview" and not self.shown.people:
            # None of its lines is about a person: nothing there that needs one.
            hidden |= {"reply", "contact_note"}
        return [action for action in super().footer_actions() if action.id not in hidden]

    def action_filter(self) -> None:
        """Offer what the page can be narrowed to."""
        if self.known is not None:
            from screens.guests.event_filters import offer_filters

            offer_filters(self, self.known)

    def narrow(
        self,
        *,
        guests: GuestFilter | None = None,
        part: Part | None = None,
        outcome: str | None = None,
    ) -> None:
        """Show other guests, the tables of another part, or another outcome."""
        self.filter = guests or self.filter
        self.part = part or self.part
        self.outcome = outcome or self.outcome
        self._show(first=True)
        self._show_footer()

    # People

    def subject(self) -> int | None:
        """The person the marked row is about."""
        row = self.table.row
        return self.shown.person(row.key) if row else None

    def copied(self, row: RowView) -> str:
        """A row need not be a person's."""
        return t("frame.copied")

    def open_person(self, person_id: int) -> None:
        """Open the person, or the list of the marked wave, whatever the row is about."""
        if self.page == "waves" and self.known is not None:
            from screens.guests.event_reading import open_wave

            open_wave(self, self.known, person_id)
        elif (about := self.shown.person(person_id)) is not None:
            super().open_person(about)

    def written(self, sentence: str | None) -> None:
        """A dialog closed; whoever it was about is no longer selected."""
        if sentence:
            self.table.select(set())
        super().written(sentence)

    def action_reply(self) -> None:
        """Record the answer of the guest under the cursor for this event."""
        if self.known is not None and (person_id := self._meant()) is not None:
            self._reply(self.known.event, person_id)

    def chosen_guests(self) -> Sequence[Guest]:
        """Those selected, else all that are listed; nobody where the rows are no guests."""
        if self.known is None or self.shown.people is not None:
            return ()
        keys = [row.key for row in self.shown.rows]
        wanted = self.table.selected or set(keys)
        by_id = {guest.person_id: guest for guest in self.known.guests}
        # In the order of the list; also those selected before a search hid them.
        return [by_id[i] for i in dict.fromkeys([*keys, *by_id]) if i in wanted and i in by_id]

    # The event

    @property
    def event(self) -> Event | None:
        """The event, once it was read."""
        return self.known.event if self.known else None

    def action_invite(self) -> None:
        """Choose whom to invite."""
        from screens.invite import InviteScreen

        self.desk.push_screen(InviteScreen(self.event_id), lambda _: self.facts_changed())

    def action_chase(self) -> None:
        """Ask those again who have not answered: the selected, or all that are listed."""
        if self.known is not None:
            listed = self.chosen_guests() if self.page == "list" else self.known.guests
            wave_acts.chase(self, self.known, listed)

    def action_send_wave(self) -> None:
        """Note that the marked draft, or the first one, was sent today."""
        if self.known is not None:
            row = self.table.row if self.page == "waves" else None
            drafts = [wave for wave in self.known.waves if wave.sent_on is None]
            marked = [wave for wave in drafts if row is not None and wave.id == row.key]
            wave_acts.send_draft(self, self.known, next(iter(marked or drafts), None))

    def action_reception(self) -> None:
        """Receive people at the door."""
        from screens.reception import ReceptionScreen

        self.desk.push_screen(ReceptionScreen(self.event_id), lambda _: self.facts_changed())

    def action_answers(self) -> None:
        """Import the answers of a form for this event."""
        from screens.imports import ImportScreen

        if self.event is not None:
            self.desk.push_screen(ImportScreen(event=self.event), lambda _: self.facts_changed())

    def action_new_case(self) -> None:
        """Make a case of this event; those who came are its members unless left out."""
        from screens.making.new_case import NewCaseDialog, of_event

        if self.event is not None:
            source = of_event(self.desk.workspace.conn, self.event)
            self.desk.push_screen(NewCaseDialog(source), self.written)

    def action_after(self) -> None:
        """Who came by a paper sheet, and who did not come."""
        from screens.after import AfterScreen

        self.desk.push_screen(AfterScreen(self.event_id), lambda _: self.facts_changed())

    def action_edit(self) -> None:
        """Correct the event itself."""
        from screens.guests.event_form import EventForm

        if self.event is not None:
            self.desk.push_screen(EventForm.editing(self.event), self.written)

    def action_role(self) -> None:
        """登壇, 講師, 司会, 運営, or a guest again."""
        guest = self._guest()
        if guest is not None and self.event is not None:
            guest_acts.ask_role(self, self.event, guest)

    def action_fee(self) -> None:
        """会費: paid, not paid, exempt."""
        guest = self._guest()
        if guest is not None and self.event is not None:
            guest_acts.ask_fee(self, self.event, guest)

    def action_promote(self) -> None:
        """Give a seat that came free to the first of the waiting list."""
        if self.known is not None:
            guest_acts.promote_first(self, self.known)

    def action_table(self) -> None:
        """At which table the selected sit, or the guest under the cursor."""
        if self.known is None:
            return
        from screens.guests.table_rows import part_of_tables

        guest = self._guest() if not self.table.selected else None
        guests = [guest] if guest else self.chosen_guests() if self.table.selected else []
        if guests:
            part = self.part or part_of_tables(self.known)
            guest_acts.ask_table(self, self.known.event, part, guests)

    def _guest(self) -> Guest | None:
        person_id = self._meant()
        return self.known.guest(person_id) if self.known else None

    def action_excel(self) -> None:
        """Offer the lists of this event."""
        from screens.guests.event_excel import offer_lists

        if self.event is not None:
            offer_lists(self, self.event)

    def action_calendar(self) -> None:
        """Write the calendar file of this event."""
        from screens.guests.event_calendar import write_calendar

        if self.event is not None:
            write_calendar(self, self.event)
