"""診断士登録: every licence by expiry, what is missing, and the points that come in."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import Stop, read_in_background
from screens.licensing.holder_rows import (
    ORDERS,
    TABS,
    holder_columns,
    holder_row,
    in_tab,
    ordered,
    tab_counts,
    tab_pieces,
)
from screens.licensing.verbs import LicenceVerbs
from screens.listing.one_table import Searched
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import LICENCES
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.store.licences import licence_lists, licences
from smeic_tui.store.licences.licence_holders import Holder, holders
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import MadeRows, RowView
from smeic_tui.widgets.search_bar import SearchBar

_NAME = 2
"""Column of the name."""


class _Read(NamedTuple):
    rules: LicenceRules
    holders: tuple[Holder, ...]
    counts: tuple[int, ...]
    """By tab."""
    waiting: int
    """People whose registration day only an imported list knows."""


class LicencesScreen(Searched, Rereading, LicenceVerbs):
    """The list, its tabs, and a word of caution that never goes away."""

    CONTEXT = LICENCES
    BINDINGS: ClassVar[list[BindingType]] = bindings(LICENCES)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    LicencesScreen #tabs { background: $panel; }
    LicencesScreen #guide { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.table = RecordTable(holder_columns(), empty=t("licence.reading"), id="table")
        self.bar = SearchBar(self._search, self.table, placeholder=t("licence.placeholder"))
        self.tab, self.order = "all", "expiry"
        self.today = date.today()
        self._known: _Read | None = None
        self._shown: tuple[int, ...] = ()
        self._words = ""
        self._reading: Stop | None = None

    def body(self) -> ComposeResult:
        """Search, tabs, list, caution."""
        yield self.bar
        yield Lines(id="tabs")
        yield self.table
        yield Lines(id="guide")

    # The list

    def read(self) -> None:
        """Read the licences without keeping anybody waiting."""
        self.today = today = date.today()

        def read(conn: sqlite3.Connection) -> _Read:
            waiting = len(licence_lists.to_take_over(conn))
            rules, found = licences.rules(conn), holders(conn, today)
            return _Read(rules, found, tab_counts(found, rules, today), waiting)

        def then(found: _Read) -> None:
            self._known = found
            self._show()

        self._reading = read_in_background(self, read, then, instead_of=self._reading)

    def _show(self, *, first: bool = False) -> None:
        from smeic_tui.domain.search import parse

        if self._known is None:
            return
        rules, everybody, counts, waiting = self._known
        terms = parse(self._words)
        shown = [
            holder
            for holder in ordered(everybody, self.order)
            if in_tab(holder, self.tab, rules, self.today)
            and all(
                term.found_in(holder.latin, holder.cjk) or term.text in (holder.number or "")
                for term in terms
            )
        ]
        self.query_one("#tabs", Lines).put(tab_pieces(counts, self.tab, rules))
        told = t("licence.waiting", count=waiting) if waiting else ""
        caution = t("licence.guide")
        self.query_one("#guide", Lines).put([(f" {told}", "key")], [(f"{caution} ", "dim")])
        self.table.empty = t("licence.none_found" if everybody else "licence.list_empty")
        row = None if first else self.table.row
        self._shown = tuple(holder.person_id for holder in shown)
        rows = MadeRows(shown, lambda h: holder_row(h, rules), lambda h: h.person_id)
        self.table.show(rows, key=row.key if row else None, index=self.table.cursor if row else 0)
        count = t("licence.count", count=f"{len(shown):,}", all=f"{len(everybody):,}")
        sort = t(f"licence.sort_{self.order}")
        self.bar.found([(count, "strong"), (f"  {sort} ", "dim")])

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show(first=bool(words))

    # What can be done

    def subject(self) -> int | None:
        """The person under the cursor."""
        row = self.table.row
        return row.key if row else None

    def copied(self, row: RowView) -> str:
        """Whose row is on the clipboard."""
        return t("roster.copied", name=row.cells[_NAME])

    def action_choose(self, digit: str) -> None:
        """A digit shows another part of the list."""
        index = DIGITS.index(digit)
        if index < len(TABS) and TABS[index] != self.tab:
            self.tab = TABS[index]
            self._show(first=True)

    def action_sort(self) -> None:
        """Choose the order."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(order, t(f"licence.sort_{order}")) for order in ORDERS]

        def chosen(order: str | None) -> None:
            if order is not None:
                self.order = order
                self._show(first=True)

        at = ORDERS.index(self.order)
        self.desk.push_screen(Menu(t("licence.sort_title"), items, at=at), chosen)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the ledger."""
        from screens.licence import LicenceScreen

        self.desk.push_screen(LicenceScreen(event.row.key), lambda _: self.facts_changed())

    def action_engagements(self) -> None:
        """Go to the companies that ask for help and the consultants who are free."""
        from screens.engagements import EngagementsScreen

        self.desk.push_screen(EngagementsScreen(), lambda _: self.facts_changed())

    def action_take_over(self) -> None:
        """Take over registration days that earlier imports kept for later."""
        from screens.licensing.taking_over import offer

        offer(self, self._known.waiting if self._known else 0)

    def action_licence_rules(self) -> None:
        """Change the numbers of the requirements."""
        from screens.licensing.rules_form import RulesForm

        form = RulesForm(licences.rules(self.desk.workspace.conn))
        self.desk.push_screen(form, self.written)

    def action_excel(self) -> None:
        """Write the list as it is shown."""
        from screens.licensing.licence_excel import write_shown

        if self._known is not None:
            tab = t(f"licence.tab_{self.tab}", months=self._known.rules.soon_months)
            write_shown(self, self._shown, self.today, tab)
