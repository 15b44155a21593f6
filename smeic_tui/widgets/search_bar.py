"""The line above a list: the search box on the left, counts and order on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from textual.app import ComposeResult

from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_box import SearchBox


class SearchBar(Lines):
    """A line that holds the search box and paints its label and what it found around it."""

    DEFAULT_CSS = """
    SearchBar { background: $surface; layout: horizontal; }
    SearchBar SearchBox { margin-left: 7; width: 36%; }
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
        self._label = f" {t('frame.search')}"
        super().__init__([(self._label, "dim")], **named)
        self.box = SearchBox(search, table, placeholder=placeholder, id="search")

    def compose(self) -> ComposeResult:
        """The box."""
        yield self.box

    def found(self, right: Side) -> None:
        """Show counts, filter and order; painted in the frame of the key that changed them."""
        self.put([(self._label, "dim")], right)
