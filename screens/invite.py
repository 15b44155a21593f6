"""案内する人を選ぶ: search, select, and put the selected into a wave."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import in_background
from screens.guests.cohort_mix import mix_words
from screens.guests.wave_dialog import WaveDialog
from screens.guests.words import day_words, headline, source_words
from screens.listing.people_page import PeoplePage
from screens.listing.rows import Hits, columns
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import INVITE
from smeic_tui.domain.events import Event
from smeic_tui.store.events import events
from smeic_tui.store.events.guest_sources import sources
from smeic_tui.store.events.invitations import invited, waves
from smeic_tui.store.roster.roster_filter import Only, Sieve
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from smeic_tui.store.roster.search_list import SearchList


class InviteScreen(PeoplePage):
    """Everybody who can be invited and is in no wave yet; Space selects, ``a`` invites."""

    CONTEXT = INVITE
    BINDINGS: ClassVar[list[BindingType]] = bindings(INVITE)
    SHOWS_EVENT = False
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    InviteScreen #mix { background: $panel; }
    """

    def __init__(self, event_id: int) -> None:
        """Make the screen.

        Args:
            event_id: For which event.
        """
        super().__init__()
        self.event_id = event_id
        self.event: Event | None = None
        self.table = RecordTable(columns(), selectable=True, id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("roster.placeholder"))
        self._words = ""
        self._list: SearchList | None = None
        self._open: frozenset[int] = frozenset()
        self._among: frozenset[int] | None = None
        self._among_words = ""

    def body(self) -> ComposeResult:
        """Search line, list, the mix of cohorts."""
        yield self.bar
        yield self.table
        yield Lines(id="mix")

    def on_mount(self) -> None:
        """Read who can be invited."""
        self.table.empty = t("event.reading")
        self.event = events.event(self.desk.workspace.conn, self.event_id)
        self.show_title(*headline(self.event))
        self._load()

    def _load(self) -> None:
        workspace, event_id = self.desk.workspace, self.event_id

        def work(_stop: object) -> tuple[SearchList, frozenset[int]]:
            from smeic_tui.store.roster.search_list import SearchList

            with workspace.reading() as conn:
                there = invited(conn, event_id)
                found = SearchList.load(conn, "kana")
                sieve = Sieve.load(conn, Only(standings=("active", "missing")))
                usable = sieve.keep(found.ids) if sieve is not None else found.ids
                return found, frozenset(usable) - there.sent - there.drafted

        def then(found: tuple[SearchList, frozenset[int]]) -> None:
            self._list, self._open = found
            self.table.select(self.table.selected & self._open)
            self._show()

        in_background(self, work, then)

    def _show(self) -> None:
        from smeic_tui.domain.search import parse

        if self._list is None:
            return
        among = self._open if self._among is None else self._open & self._among
        ids = array("q", [i for i in self._list.search(self._words) if i in among])
        asked = Sieve.asked(self.desk.workspace.conn, self._words)
        ids = ids if asked is None else asked.keep(ids)
        row = self.table.row
        self.table.empty = t("event.nobody_to_invite")
        hits = Hits(self.desk.workspace.conn, ids, parse(self._words))
        self.table.show(hits, key=row.key if row and len(ids) < 5000 else None)
        self._show_counts()

    @on(RecordTable.SelectionChanged)
    def _show_counts(self) -> None:
        chosen = len(self.table.selected)
        found = t("event.guest_count", count=f"{self.table.count:,}")
        self.bar.found(
            [
                (found, "strong"),
                (f"  {self._among_words}  ", "key"),
                (t("roster.chosen", count=f"{chosen:,}"), "key" if chosen else "dim"),
                (" ", ""),
            ]
        )
        conn = self.desk.workspace.conn
        words = mix_words(conn, self.event_id, self.table.selected) if chosen else ""
        hint = t("event.invite_hint")
        self.query_one("#mix", Lines).put([(f" {words or hint}", "" if words else "dim")])

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show()

    def facts_changed(self) -> None:
        """An invitation was taken back: its people can be invited again."""
        self._load()

    # Acts

    def action_filter(self) -> None:
        """Offer whom to choose from: everybody, or one of the sources."""
        from smeic_tui.widgets.menu import Item, Menu

        conn = self.desk.workspace.conn
        known = list(sources(conn, self.event_id))
        items = [Item(-1, t("event.among_all"))]
        for number, source in enumerate(known):
            day = day_words(source.event.held_on) if source.event else ""
            items.append(Item(number, source_words(source), day))

        def chosen(number: int | None) -> None:
            if number is None:
                return
            self._among, self._among_words = None, ""
            if number >= 0:
                source = known[number]
                self._among = source.find(conn)
                self._among_words = source_words(source)
            self._show()

        self.desk.push_screen(Menu(t("event.among_title"), items), chosen)

    def action_add_to_wave(self) -> None:
        """Ask how and until when, then put the selected into a wave."""
        chosen = self.table.selected
        if not chosen or self._list is None or self.event is None:
            self.desk.notify(t("event.select_first"))
            return
        ids = [i for i in self._list.ids if i in chosen]
        number = len(waves(self.desk.workspace.conn, self.event_id)) + 1
        self.desk.push_screen(WaveDialog(self.event, number, ids), self._invited)

    def _invited(self, sentence: str | None) -> None:
        if sentence:
            self.table.select(set())
            self.facts_changed()
            self.desk.notify(sentence)
