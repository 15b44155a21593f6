"""People picked from the whole roster: type, Enter; or Space for several of them."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult

from screens.background import in_background
from screens.listing.rows import Hits, columns
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp
    from smeic_tui.store.roster.search_list import SearchList


class PeoplePicker(Dialog[tuple[int, ...]]):
    """Answers who was selected, else whoever the cursor stands on; None when given up."""

    AUTO_FOCUS = "#picker-search"
    DEFAULT_CSS = """
    PeoplePicker #panel { width: 100; }
    PeoplePicker RecordTable { height: 12; margin-top: 1; }
    """

    def __init__(self, title: str, *, without: Collection[int] = ()) -> None:
        """Make the dialog.

        Args:
            title: What for; may hold data.
            without: People who are not offered.
        """
        super().__init__(title, t("body.pick_keys"))
        self._without = frozenset(without)
        self._list: SearchList | None = None
        self._words = ""
        self.table = RecordTable(
            columns(), selectable=True, header=False, empty=t("event.reading"), id="people"
        )
        self._box = SearchBox(
            self._search, self.table, placeholder=t("body.pick_hint"), id="picker-search"
        )
        self._count = Lines(id="count")

    def body(self) -> ComposeResult:
        """The box, who it finds, how many are selected."""
        yield self._box
        yield self.table
        yield self._count

    def on_mount(self) -> None:
        """Read the roster without keeping the first letters waiting."""
        workspace = cast("SmeicApp", self.app).workspace

        def work(_stop: object) -> SearchList:
            from smeic_tui.store.roster.search_list import SearchList

            with workspace.reading() as conn:
                return SearchList.load(conn, "kana")

        def then(found: SearchList) -> None:
            self._list = found
            self.table.empty = t("body.pick_none")
            self._show()

        in_background(self, work, then)

    def _show(self) -> None:
        from smeic_tui.domain.search import parse

        if self._list is None:
            return
        found = self._list.search(self._words)
        ids = array("q", (i for i in found if i not in self._without))
        conn = cast("SmeicApp", self.app).workspace.conn
        self.table.show(Hits(conn, ids, parse(self._words)))

    def _search(self, words: str) -> None:
        if words.split() != self._words.split():
            self._words = words
            self._show()

    @on(RecordTable.SelectionChanged)
    def selection_changed(self) -> None:
        """Say how many are selected."""
        chosen = len(self.table.selected)
        told = t("body.pick_chosen", count=f"{chosen:,}") if chosen else ""
        self._count.put([(told, "key")])

    @on(SearchBox.Closed)
    def closed(self, event: SearchBox.Closed) -> None:
        """Enter in the box takes them; Esc in an empty box gives up."""
        if not event.entered:
            self.dismiss(None)
        elif self.table.row is not None or self.table.selected:
            self._take()

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter on the list takes them."""
        event.stop()
        self._take()

    def _take(self) -> None:
        selected, row = self.table.selected, self.table.row
        if selected and self._list is not None:
            self.dismiss(tuple(i for i in self._list.ids if i in selected))
        elif row is not None:
            self.dismiss((row.key,))
