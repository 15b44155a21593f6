"""重複: pairs of people who may be on file twice."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import Stop, in_background
from screens.listing.one_table import OneTable
from screens.merging.queue import Queue
from screens.merging.rows import PairRows, pair_columns, pair_lines
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import DUPLICATES
from smeic_tui.domain.duplicates import Pair
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

_FILTERS = ("same", "similar")


class DuplicatesScreen(OneTable):
    """The pairs, the surest first; below them the marked one in full."""

    CONTEXT = DUPLICATES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DUPLICATES)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    DuplicatesScreen #pair { height: 4; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.queue = Queue()
        self.similar = False
        self._latest = -1
        self._stop: Stop | None = None
        self.table = RecordTable(pair_columns(), follow=self._follow, id="table")
        self.pair = Lines(id="pair")

    def body(self) -> ComposeResult:
        """List and the marked pair."""
        yield self.table
        yield self.pair

    def on_mount(self) -> None:
        """Look through the roster without keeping anybody waiting."""
        self._search()

    def facts_changed(self) -> None:
        """Somebody was changed: look again."""
        self._search()

    def on_screen_resume(self) -> None:
        """A merge may have been taken back in the history meanwhile."""
        if self._latest >= 0:
            self.call_later(self._look_again)

    def _look_again(self) -> None:
        here = self.is_attached and self.app.screen is self
        if here and newest_operation(self.desk.workspace.conn) != self._latest:
            self._search()

    # Finding

    def _search(self) -> None:
        """The newest search wins; the one under way is stopped."""
        if self._stop is not None:
            self._stop.set()
        similar, workspace = self.similar, self.desk.workspace
        self._latest = newest_operation(workspace.conn)
        self.table.empty = t("duplicates.searching")
        self._show()

        def work(stop: Stop) -> list[Pair] | None:
            from smeic_tui.domain import duplicates
            from smeic_tui.store.people import not_same
            from smeic_tui.store.people.identities import identities

            def advance(done: int, total: int) -> None:
                self.app.call_later(self._advance, stop, done, total)

            with workspace.reading() as conn:
                people = identities(conn, progress=advance, cancelled=stop.is_set)
                decided = not_same.pairs(conn)
            try:
                return duplicates.find(
                    people, decided, similar=similar, progress=advance, cancelled=stop.is_set
                )
            except duplicates.Cancelled:
                return None

        def found(pairs: list[Pair] | None) -> None:
            self._stop = None
            self.table.empty = t("duplicates.empty_similar" if similar else "duplicates.empty")
            self.queue = Queue(pairs or (), at=self.table.cursor)
            self._show()

        self._stop = in_background(self, work, found)

    def _advance(self, stop: Stop, done: int, total: int) -> None:
        if stop is self._stop and self.is_attached:
            told = t("duplicates.progress", done=f"{done:,}", total=f"{total:,}")
            self.show_title((told, "dim"))

    def _show(self) -> None:
        pairs = self.queue.pairs
        at = min(self.queue.at, max(len(pairs) - 1, 0))
        rows = PairRows(self.desk.workspace.conn, pairs) if pairs else ListRows()
        self.table.show(rows, index=at)
        if self._stop is None:
            told = t("duplicates.left", count=f"{len(pairs):,}") if pairs else ""
            self.show_title((told, "title"))
        self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        if row is None or row.key >= len(self.queue.pairs):
            self.pair.put_all([])
            return
        conn = self.desk.workspace.conn
        self.pair.put_all(pair_lines(conn, self.queue.pairs[row.key]))

    # What can be done

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter shows the two side by side."""
        from screens.merging.pair_page import PairPage

        self.queue.at = event.row.key
        self.desk.push_screen(PairPage(self.queue), self._decided)

    def _decided(self, _: None) -> None:
        """The page has kept the list up to date; only what others did is looked for."""
        self._latest = newest_operation(self.desk.workspace.conn)
        self._show()

    def action_filter(self) -> None:
        """Offer whether similar people are shown as well."""
        from smeic_tui.widgets.menu import Item, Menu

        items = [Item(name, t(f"duplicates.filter.{name}")) for name in _FILTERS]
        menu = Menu(t("duplicates.filter_title"), items, at=int(self.similar))
        self.desk.push_screen(menu, self._filter)

    def _filter(self, name: str | None) -> None:
        if name is not None:
            self.similar = name == "similar"
            self.queue = Queue()
            self._search()
