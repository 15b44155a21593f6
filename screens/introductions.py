"""引き合わせ: two people whom the centre brings together, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.bringing.rows import introduction_columns, introduction_row
from screens.bringing.verbs import BringingVerbs, Marked
from screens.bringing.words import introduction_open
from screens.listing.one_table import Searched
from screens.listing.tabs import tab_line
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import INTRODUCTIONS
from smeic_tui.domain.referrals.dates import order
from smeic_tui.domain.referrals.facts import Introduction
from smeic_tui.japanese.fold import key
from smeic_tui.store.referrals import introductions
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows
from smeic_tui.widgets.search_bar import SearchBar

TABS = ("open", "over", "all")


class IntroductionsScreen(Searched, Rereading, BringingVerbs):
    """The list, the longest overdue first; Enter corrects one."""

    CONTEXT = INTRODUCTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(INTRODUCTIONS)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    IntroductionsScreen #tabs { background: $panel; }
    """

    def __init__(self, marked: int | None = None) -> None:
        """Make the page.

        Args:
            marked: The introduction to begin on, where the way led here from one of its people.
        """
        super().__init__()
        self.table = RecordTable(introduction_columns(), id="table")
        self.bar = SearchBar(
            self._search, self.table, placeholder=t("referral.introductions_placeholder")
        )
        self.tab = "open" if marked is None else "all"
        self._begin = marked
        self._words = ""
        self._all: dict[int, Introduction] = {}

    def body(self) -> ComposeResult:
        """Search, tabs, list."""
        yield self.bar
        yield Lines(id="tabs")
        yield self.table

    def read(self) -> None:
        """Read all introductions."""
        conn = self.desk.workspace.conn
        self._all = {i.id: i for i in introductions.introductions(conn)}
        self._show()

    def _show(self) -> None:
        today = date.today()
        shown = sorted(
            (i for i in self._all.values() if self._in_tab(i, self.tab) and self._wanted(i)),
            key=lambda i: (not introduction_open(i), *order(i.due_on, today), -i.id),
        )
        self.table.empty = t(
            "referral.introductions_none" if self._all else "referral.introductions_empty"
        )
        row = self.table.row
        key_ = row.key if row else self._begin
        rows = ListRows([introduction_row(i, today) for i in shown])
        self.table.show(rows, key=key_, index=self.table.cursor)
        names = [
            f"{t(f'referral.introductions_{tab}')} "
            f"{sum(self._in_tab(i, tab) for i in self._all.values())}"
            for tab in TABS
        ]
        self.query_one("#tabs", Lines).put(tab_line(names, TABS.index(self.tab)))
        self.bar.found([(t("referral.count", count=len(shown)) + " ", "strong")])

    @staticmethod
    def _in_tab(found: Introduction, tab: str) -> bool:
        return tab == "all" or introduction_open(found) == (tab == "open")

    def _wanted(self, found: Introduction) -> bool:
        texts = (found.name, found.organisation, found.other_name, found.other_organisation)
        return self._words in key(" ".join([*texts, found.reason or "", found.owner]))

    def _search(self, words: str) -> None:
        if key(words) != self._words:
            self._words = key(words)
            self._show()

    def marked(self) -> Marked | None:
        """The introduction under the cursor."""
        row = self.table.row
        return self._all.get(row.key) if row else None

    # Acts

    def action_choose(self, digit: str) -> None:
        """A digit shows others."""
        index = DIGITS.index(digit)
        if index < len(TABS):
            self.tab = TABS[index]
            self._show()

    @on(RecordTable.Opened)
    def opened(self) -> None:
        """Enter opens it for correction."""
        self.action_edit()

    def action_new(self) -> None:
        """Introduce two people to each other."""
        from screens.bringing.choosing import IntroduceDialog

        self.desk.push_screen(IntroduceDialog(), self.written)

    def action_partner(self) -> None:
        """Choose the other person."""
        found = self.marked()
        if isinstance(found, Introduction):
            from screens.bringing.choosing import PartnerDialog

            self.desk.push_screen(PartnerDialog(found), self.written)

    def action_person(self) -> None:
        """Go to one of the two."""
        found = self.marked()
        if not isinstance(found, Introduction):
            return
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(found.person_id, found.name)]
        if found.other_id is not None:
            items.append(Item(found.other_id, found.other_name))

        def chosen(person_id: int | None) -> None:
            if person_id is not None:
                from screens.person import PersonScreen

                self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())

        self.desk.push_screen(Menu(t("referral.which_person"), items), chosen)
