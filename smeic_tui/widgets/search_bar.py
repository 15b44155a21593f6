"""The line above a list: the search box on the left, counts and order on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from textual.app import ComposeResult
from textual.containers import Horizontal

from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_box import SearchBox


class SearchBar(Horizontal):
    """Label, search box and what it found."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        background: $surface;
        Lines { background: $surface; }
        #search-label { width: 7; color: $text-muted; }
        SearchBox { width: 1fr; max-width: 30; }
        #search-found { width: 2fr; }
    }
    """

    def __init__(
        self,
        search: Callable[[str], None],
        table: RecordTable,
        *,
        placeholder: str = "",
        **named: Unpack[Named],
    ) -> None:
        """Make the line; the arguments are those of `SearchBox`."""
        super().__init__(**named)
        self.box = SearchBox(search, table, placeholder=placeholder, id="search")
        self._found = Lines(id="search-found")

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Lines(f" {t('frame.search')}", id="search-label")
        yield self.box
        yield self._found

    def found(self, right: Side) -> None:
        """Show counts, filter and order; painted in the frame of the key that changed them."""
        self._found.put("", right)
