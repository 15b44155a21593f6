"""Pages whose middle is one list, with a search line above it or without."""

from __future__ import annotations

from screens.past.undoing import Undoing
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import RowView
from smeic_tui.widgets.search_bar import SearchBar


class OneTable(Undoing):
    """A page with one list; Ctrl+C copies the marked row."""

    table: RecordTable
    """Its list."""

    def copied(self, row: RowView) -> str:
        """What is said once a row is on the clipboard; a list of people names the person."""
        return t("frame.copied")

    def action_copy_row(self) -> None:
        """Put the row on the clipboard, its cells separated by tabs as Excel takes them."""
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))
            self.desk.notify(self.copied(row))


class Searched(OneTable):
    """A page with a search line above its list."""

    bar: SearchBar
    """The line."""

    def action_search(self) -> None:
        """Go to the search box."""
        self.set_focus(self.bar.box)
