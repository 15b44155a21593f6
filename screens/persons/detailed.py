"""Pages about one person: a list, and below it the marked row in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from screens.listing.one_table import OneTable
from smeic_tui.errors import SmeicError
from smeic_tui.store.people import people
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView


class DetailedList(OneTable):
    """The list, and some lines that follow its cursor."""

    AUTO_FOCUS = "#table"
    DETAIL = 5
    """Lines below the list."""
    DEFAULT_CSS = """
    DetailedList #detail { background: $surface; }
    """

    def __init__(self, person_id: int, columns: Sequence[Column], *, empty: str) -> None:
        """Make the page.

        Args:
            person_id: Of whom.
            columns: Columns of the list.
            empty: What stands in it while it has no rows.
        """
        super().__init__()
        self.person_id = person_id
        self.table = RecordTable(columns, empty=empty, follow=self._follow, id="table")
        self.detail = Lines(id="detail")
        self.detail.styles.height = self.DETAIL

    def body(self) -> ComposeResult:
        """List and detail."""
        yield self.table
        yield self.detail

    def on_mount(self) -> None:
        """Read the rows."""
        self._read()

    def facts_changed(self) -> None:
        """Read again, also after an undo from here."""
        self._read()

    def _read(self) -> None:
        try:
            name = people.person(self.desk.workspace.conn, self.person_id).name
        except SmeicError:
            name = t("roster.gone")
        self.show_title((name, "title"))
        row = self.table.row
        self.table.show(ListRows(self.rows()), key=row.key if row else None)
        self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        self.detail.put_all(self.lines(row) if row else [])

    def rows(self) -> Sequence[RowView]:
        """Read the rows; none of a person who is gone."""
        raise NotImplementedError

    def lines(self, row: RowView) -> Sequence[tuple[Side, Side]]:
        """The marked row in full."""
        raise NotImplementedError
