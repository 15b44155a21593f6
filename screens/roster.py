"""修了生名簿: everybody in one list, found while the telephone is in the other hand."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import BindingType

from screens.background import in_background
from screens.listing.people_page import PeopleWithPanel
from screens.listing.rows import SORT_COLUMN, Everybody, Hits, columns
from screens.listing.view import FILTERS, View, bar_pieces, remember, remembered
from screens.watching import LOOK_EVERY, Changes
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import ROSTER
from smeic_tui.domain.attended import Attended, attended
from smeic_tui.errors import SmeicError
from smeic_tui.store.roster import roster
from smeic_tui.store.roster.roster import Order
from smeic_tui.store.roster.roster_filter import Sieve
from smeic_tui.text import t
from smeic_tui.widgets.rows import ListRows, Rows

if TYPE_CHECKING:
    from smeic_tui.store.roster.search_list import SearchList


_BY_EVENTS = "by_events"


class RosterScreen(PeopleWithPanel):
    """The list, the search box above it, and the panel beside it where there is room."""

    CONTEXT = ROSTER
    BINDINGS: ClassVar[list[BindingType]] = bindings(ROSTER)

    def __init__(self) -> None:
        super().__init__()
        self.view = View()
        self._rows: Rows = ListRows()
        self._list: SearchList | None = None
        self._sieve: Sieve | None = None
        self._asked: tuple[Attended, Sieve | None] | None = None
        self._all = 0
        self._words = ""
        self._loading = 0

    # First paint, then the rest

    def on_mount(self) -> None:
        """Show the list as it was left, straight from the file."""
        self.view, at = remembered(self.desk.workspace)
        if self.view.shows_last_came:
            self._show_columns()
        self._changes = Changes(self.desk.workspace)
        self._all = roster.count(self.desk.workspace.conn)
        self._show_everybody(at)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        # The panel comes one frame after the list: what it needs costs 10 ms to import and read.
        self.panel_ready = True
        self._follow(self.table.row)
        self.desk.show_pinned()
        self._load()
        self.set_interval(LOOK_EVERY, self._look_again)

    def on_unmount(self) -> None:
        """Remember order, filter and place for the next day."""
        index = 0 if self._words else self.table.cursor
        remember(self.desk.workspace, self.view, index)

    # The list

    def _show_everybody(self, index: int = 0, key: int | None = None) -> None:
        """All people of the view, before their search list is in memory."""
        everybody = Everybody(self.desk.workspace.conn, self.view)
        self.table.show_sort(SORT_COLUMN[self.view.order], self.view.descending)
        self._show(everybody, len(everybody), index=index, key=key)

    def _show(self, rows: Rows, found: int, *, index: int, key: int | None) -> None:
        self._rows = rows
        if self.view.shows_last_came:
            from screens.listing.last_came import LastCameRows

            rows = LastCameRows(self.desk.workspace.conn, rows)
        self._say_empty(found, len(rows))
        self.table.show(rows, index=index, key=key)
        self._show_bar()

    def _load(self) -> None:
        """Read the search list on a thread; the newest request wins."""
        self._loading += 1
        number, view, workspace = self._loading, self.view, self.desk.workspace

        def work(_stop: object) -> tuple[SearchList, Sieve | None]:
            from smeic_tui.store.roster.search_list import SearchList

            with workspace.reading() as conn:
                loaded = SearchList.load(conn, view.order, descending=view.descending)
                return loaded, Sieve.load(conn, view.only)

        def then(found: tuple[SearchList, Sieve | None]) -> None:
            if number == self._loading:
                self._list, self._sieve = found
                self._refresh_hits()
            look_after_file()

        def refused(error: SmeicError) -> None:
            self.desk.show_error(error)
            look_after_file()

        def look_after_file() -> None:
            # Not beside the first reading: every connection holds the schema, 2.4 MB.
            if number == 1:
                self.desk.look_after_file()

        in_background(self, work, then, refused)

    def _refresh_hits(self) -> None:
        """Search again in a list that was read anew; the cursor stays on its person."""
        row = self.table.row
        self._show_hits(self._words, key=row.key if row else None, index=self.table.cursor)

    def _search(self, words: str) -> None:
        """Called by the search box at every character, before it is painted."""
        if words.split() == self._words.split():
            return
        row = self.table.row if not words else None
        self._words = words
        self._show_hits(words, key=row.key if row else None)

    def _show_hits(self, words: str, *, key: int | None = None, index: int = 0) -> None:
        from smeic_tui.domain.search import parse

        terms = parse(words)
        asked = self._asked_sieve(words)
        if self._list is None and not terms and asked is None:
            self._show_everybody(index, key)
            return
        found = self._found(words)
        hits = found if self._sieve is None else self._sieve.keep(found)
        hits = hits if asked is None else asked.keep(hits)
        rows = Hits(self.desk.workspace.conn, hits, terms)
        self._show(rows, len(found), index=index, key=key)

    def _found(self, words: str) -> array[int]:
        if self._list is not None:
            return self._list.search(words)
        # The first characters were typed before the list was in memory.
        conn = self.desk.workspace.conn
        if self._sieve is None:
            self._sieve = Sieve.load(conn, self.view.only)
        from smeic_tui.store.roster.finding import matching_ids

        return array("q", matching_ids(conn, words, self.view.order))

    def _asked_sieve(self, words: str) -> Sieve | None:
        """Who passes what the words ask about events; read once while they ask the same."""
        asked = attended(words)
        if self._asked is None or self._asked[0] != asked:
            sieve = Sieve.asked(self.desk.workspace.conn, words)
            self._asked = asked, sieve
        return self._asked[1]

    def _say_empty(self, found: int, shown: int) -> None:
        if shown:
            return
        chosen = self.view.filter_words
        if self._all == 0:
            self.table.empty = t("roster.empty")
        elif found:
            self.table.empty = t("roster.no_hit_here", filter=chosen, others=found)
        elif self._words:
            self.table.empty = t("roster.no_hit")
        else:
            self.table.empty = t("roster.nobody_here", filter=chosen)

    def _show_bar(self) -> None:
        chosen = len(self.table.selected)
        self.bar.found(bar_pieces(self.view, self.table.count, self._all, chosen))

    # What others changed

    def _look_again(self) -> None:
        # Also below another page, which would otherwise find the list of before when it closes.
        if self._changes.happened():
            self._read_again()

    def facts_changed(self) -> None:
        """Show what this screen, or one on top of it, has just written."""
        self._changes.happened()
        self._read_again()

    def _read_again(self) -> None:
        self._all = roster.count(self.desk.workspace.conn)
        self._asked = None
        self._refresh_hits()
        self._follow(self.table.row)
        self._load()

    # What can be done

    def name_for_new(self) -> str:
        """What was searched in vain, unless it was typed in romaji or digits."""
        return self._words.strip() if not self.table.count and not self._words.isascii() else ""

    def registered(self, person_id: int | None) -> None:
        """Show whoever was registered, or was found to be on file already."""
        if person_id is not None:
            self.facts_changed()
            self.open_person(person_id)

    def action_sort(self) -> None:
        """Offer the orders; the one in force again turns it round."""
        from smeic_tui.widgets.menu import Item, Menu

        orders: tuple[Order, ...] = get_args(Order)
        again = t("roster.order.again")
        items = [
            Item(o, t(f"roster.order.{o}"), again if o == self.view.order else "") for o in orders
        ]
        menu = Menu(t("roster.order.title"), items, at=orders.index(self.view.order))
        self.desk.push_screen(menu, self._sort)

    def _sort(self, order: Order | None) -> None:
        if order is not None:
            turned = order == self.view.order and not self.view.descending
            self._change_view(replace(self.view, order=order, descending=turned))

    def action_filter(self) -> None:
        """Offer whom to show; the last item asks what about their events."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(name, t(f"roster.filter.{name}")) for name in FILTERS]
        items.append(Item(_BY_EVENTS, t("roster.filter.by_events")))
        names = [*FILTERS, _BY_EVENTS]
        chosen = self.view.filter if self.view.filter in FILTERS else _BY_EVENTS
        menu = Menu(t("roster.filter.title"), items, at=names.index(chosen))
        self.desk.push_screen(menu, self._filter)

    def _filter(self, name: str | None) -> None:
        if name == _BY_EVENTS:
            from screens.listing.event_filters import offer_event_filters

            offer_event_filters(self, self._filter_by_events)
        elif name is not None:
            self._change_view(replace(self.view, filter=name, label=""))

    def _filter_by_events(self, words: str, label: str) -> None:
        self._change_view(replace(self.view, filter=words, label=label))

    def action_last_came(self) -> None:
        """Show when people last came in place of their title, or the title again."""
        self._change_view(replace(self.view, last_came=not self.view.last_came))

    def _change_view(self, view: View) -> None:
        row = self.table.row
        self.view = view
        self._list = self._sieve = None
        self._show_columns()
        self.table.show_sort(SORT_COLUMN[view.order], view.descending)
        self._show_hits(self._words, key=row.key if row and self._all < 5000 else None)
        self._load()

    def _show_columns(self) -> None:
        if self.view.shows_last_came:
            from screens.listing.last_came import with_last_came

            self.table.show_columns(with_last_came(columns()))
        else:
            self.table.show_columns(columns())

    def action_merge_selected(self) -> None:
        """Show the two people selected side by side, to make one of them."""
        from screens.merging.asking import ask_about_selected

        ask_about_selected(self, self.table)

    def action_import(self) -> None:
        """Go to the import."""
        self.desk.open("import")

    def action_excel(self) -> None:
        """Write the list as shown: those selected, or else the hits."""
        from screens.forms.excel_output import ExcelDialog, Listed

        ids = self.table.selected or self._rows.keys(0, len(self._rows))
        if not ids:
            self.desk.notify(t("roster.no_one_chosen"))
            return
        listed = Listed(tuple(ids), self.view, self._words, bool(self.table.selected))
        self.desk.push_screen(ExcelDialog(listed))
