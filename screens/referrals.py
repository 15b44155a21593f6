"""外部紹介: who came in, where each stands, and what is to be done today."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.bringing.rows import (
    TABS,
    ReferralRows,
    about,
    by_due,
    due_columns,
    due_row,
    dues,
    in_tab,
    lanes,
    referral_columns,
    search_text,
    summary,
)
from screens.bringing.verbs import BringingVerbs, Marked
from screens.listing.lanes_page import LanesPage
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import REFERRALS
from smeic_tui.domain.referrals.dates import Due
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.domain.referrals.numbers import numbers
from smeic_tui.japanese.fold import key
from smeic_tui.store.referrals import introductions, referrals
from smeic_tui.text import t
from smeic_tui.widgets.board import Board
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView
from smeic_tui.widgets.search_box import SearchBox


class ReferralsScreen(LanesPage, Rereading, BringingVerbs):
    """A board where there is room, a list else; digits choose what is shown."""

    CONTEXT = REFERRALS
    BINDINGS: ClassVar[list[BindingType]] = bindings(REFERRALS)
    TABS = TABS
    BOARD_TAB = "open"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ReferralsScreen #summary { background: $surface; }
    ReferralsScreen #tabs { background: $panel; }
    ReferralsScreen #about { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(
            referral_columns(),
            empty=t("referral.list_empty"),
            placeholder=t("referral.placeholder"),
        )
        self._owner: int | None = None
        self._words = ""
        self._referrals: dict[int, Referral] = {}
        self._introductions: dict[int, Introduction] = {}
        self._dues: list[Due] = []
        self._late: list[Due] = []
        self._counts: dict[str, int] = {}
        self._texts: dict[int, str] = {}

    def body(self) -> ComposeResult:
        """Numbers, search, tabs, board or list, and the marked card in one line."""
        yield Lines(id="summary")
        yield from super().body()

    # What is shown

    def lay_out(self) -> None:
        """The marked card is told in a line below the board."""
        super().lay_out()
        self.query_one("#about").display = self.has_board

    def read(self) -> None:
        """Read referrals and introductions, and count."""
        conn = self.desk.workspace.conn
        today = date.today()
        self._referrals = {r.id: r for r in by_due(referrals.referrals(conn), today)}
        self._introductions = {i.id: i for i in introductions.introductions(conn)}
        self._late = dues([*self._referrals.values()], [*self._introductions.values()], today)
        self._counts = {
            tab: len(self._late)
            if tab == "today"
            else sum(in_tab(r, tab, today) for r in self._referrals.values())
            for tab in TABS
        }
        self._texts.clear()
        told = summary(numbers(self._referrals.values(), today))
        self.query_one("#summary", Lines).put(*told)
        self._show()

    def _show(self, key_: int | None = None, *, first: bool = False) -> None:
        today = date.today()
        if first:
            self.table.move_to(0)
        row = None if first else self.table.row
        at = key_ if key_ is not None else row.key if row else None
        today_only = self.tab == "today"
        count = self._show_dues(today) if today_only else self._show_referrals(today, at)
        self.show_tabs([f"{t(f'referral.tab.{tab}')} {self._counts.get(tab, 0)}" for tab in TABS])
        found = t("referral.count", count=count)
        owner = self._owner_name()
        self.bar.found([(found, "strong"), (f"  {owner} " if owner else " ", "dim")])

    def _show_referrals(self, today: date, at: int | None) -> int:
        shown = [
            r for r in self._referrals.values() if in_tab(r, self.tab, today) and self._wanted(r)
        ]
        self.table.show_columns(referral_columns())
        self.table.empty = t("referral.none_in_tab" if self._referrals else "referral.list_empty")
        self.board.empty = self.table.empty
        index = self.table.cursor
        self.table.show(ReferralRows(shown, today), key=at, index=index)
        row = self.table.row
        if self.has_board:
            self.board.put(lanes(shown, today), key=row.key if row else None)
        self._tell_about(row.key if row else None)
        return len(shown)

    def _show_dues(self, today: date) -> int:
        self._dues = [
            due
            for due in self._late
            if (found := self._of(due)) is not None and self._wanted(found)
        ]
        rows: list[RowView] = []
        for number, due in enumerate(self._dues):
            found = self._of(due)
            referral = found if isinstance(found, Referral) else None
            introduction = found if isinstance(found, Introduction) else None
            rows.append(due_row(number, due, referral, introduction, today))
        self.table.show_columns(due_columns())
        self.table.empty = t("referral.today_empty")
        self.table.show(ListRows(rows), index=self.table.cursor)
        return len(rows)

    def _of(self, due: Due) -> Marked | None:
        kept: dict[int, Referral] | dict[int, Introduction] = (
            self._referrals if due.kind == "referral" else self._introductions
        )
        return kept.get(due.id)

    def _wanted(self, found: Marked) -> bool:
        if self._owner is not None and found.owner_id != self._owner:
            return False
        if not self._words:
            return True
        if isinstance(found, Referral):
            text = self._texts.get(found.id)
            if text is None:
                text = self._texts[found.id] = search_text(found)
            return self._words in text
        return self._words in key(f"{found.name} {found.other_name} {found.reason or ''}")

    def _search(self, words: str) -> None:
        if key(words) != self._words:
            self._words = key(words)
            self._show(first=True)

    # Board and list have one cursor

    def _follow(self, row: RowView | None) -> None:
        if self.has_board and row is not None:
            self.board.point(row.key)
            self._tell_about(row.key)

    def _follow_board(self, key_: int | None) -> None:
        keys = [row.key for row in self.table._rows.window(0, self.table.count)]
        if key_ in keys:
            self.table.move_to(keys.index(key_))

    def _tell_about(self, key_: int | None) -> None:
        self.query_one("#about", Lines).put(about(self._referrals.get(key_ or 0)))

    @on(SearchBox.Closed)
    def searched(self) -> None:
        """Enter in the search box goes to what is shown."""
        if self.has_board:
            self.set_focus(self.board)

    def marked(self) -> Marked | None:
        """The referral under the cursor; of what is due, whatever it is about."""
        row = self.table.row
        if row is None:
            return None
        if self.tab == "today":
            return self._of(self._dues[row.key])
        return self._referrals.get(row.key)

    def show_again(self, key: int) -> None:
        """Put the cursor on what was entered, which is among the open ones."""
        if self.tab != "open":
            self.tab = "open"
            self.lay_out()
        self._show(key)

    # Acts

    def action_filter(self) -> None:
        """Show everybody's work, or one's own."""
        from smeic_tui.widgets.menu import Item, Menu

        staff = self.desk.workspace.staff
        items = [
            Item(0, t("referral.everybody")),
            Item(staff.id, t("referral.mine"), staff.short_name),
        ]
        owners = {r.owner_id: r.owner for r in self._referrals.values() if r.owner_id}
        items += [
            Item(owner, t("referral.only_owner", name=name))
            for owner, name in sorted(owners.items())
            if owner != staff.id
        ]

        def chosen(owner: int | None) -> None:
            if owner is not None:
                self._owner = owner or None
                self._show()

        self.desk.push_screen(Menu(t("referral.filter_title"), items), chosen)

    def _owner_name(self) -> str:
        if self._owner is None:
            return ""
        owners = {r.owner_id: r.owner for r in self._referrals.values()}
        staff = self.desk.workspace.staff
        name = owners.get(self._owner) or (staff.short_name if staff.id == self._owner else "")
        return t("referral.only_owner", name=name)

    @on(RecordTable.Opened)
    @on(Board.Opened)
    def opened(self) -> None:
        """Enter opens the referral; of what is due, whatever it is about."""
        found = self.marked()
        if isinstance(found, Referral):
            from screens.referral import ReferralScreen

            self.desk.push_screen(ReferralScreen(found.id), lambda _: self.facts_changed())
        elif found is not None:
            self.action_edit()

    def action_excel(self) -> None:
        """Offer the lists."""
        from screens.bringing.excel import offer_lists

        found = self.marked()
        offer_lists(self, found if isinstance(found, Referral) else None)
