"""A list with a panel beside it where the terminal has room: what is known of the marked row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from screens.listing.one_table import Searched
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.search_bar import SearchBar

PANEL_FROM = 100
"""Cells of the terminal from which the panel stands beside the list."""
PANEL = 40
"""Cells of the panel, its blank column included."""


class WithPanel(Searched):
    """Search line, list, and right of it the panel; first among the bases, for its styles."""

    AUTO_FOCUS = "#table"
    DEFAULT_CSS = f"""
    WithPanel #aside {{ width: {PANEL}; height: 1fr; background: $surface; }}
    """

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        placeholder: str,
        empty: str = "",
        selectable: bool = False,
    ) -> None:
        """Make the page.

        Args:
            columns: Of the list.
            placeholder: What can be looked for.
            empty: What stands in the list while it has no rows.
            selectable: Rows can be selected.
        """
        super().__init__()
        self.table = RecordTable(
            columns, selectable=selectable, empty=empty, follow=self._follow, id="table"
        )
        self.bar = SearchBar(self._search, self.table, placeholder=placeholder)
        self.panel = Lines(id="aside")

    def body(self) -> ComposeResult:
        """Search line, list, panel where there is room for it."""
        self.panel.display = self.app.size.width >= PANEL_FROM
        yield self.bar
        with Horizontal():
            yield self.table
            yield self.panel

    def on_resize(self) -> None:
        """The panel needs room."""
        shown = self.size.width >= PANEL_FROM
        if shown != self.panel.display:
            self.panel.display = shown
            self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        """Show this row in the panel."""
        raise NotImplementedError

    def _search(self, words: str) -> None:
        """Called by the search box at every character, before it is painted."""
        raise NotImplementedError
