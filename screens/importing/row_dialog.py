"""One planned row in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from screens.importing.plan_rows import details
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView, Tone

if TYPE_CHECKING:
    from importers.planning.plan import RowPlan

_TONES: dict[str, Tone] = {"dim": "dim", "strong": "strong", "alert": "alert"}


class RowDialog(Dialog[None]):
    """Changes, reasons and the row as written; the marked line in full at the bottom."""

    DEFAULT_CSS = """
    RowDialog #panel { width: 90; height: 90%; }
    RowDialog #whole { height: 2; color: $text-muted; }
    """

    def __init__(self, row: RowPlan) -> None:
        """Make the dialog.

        Args:
            row: The row.
        """
        title = t("import_screen.detail_title", sheet=row.sheet, row=row.row, name=row.name)
        super().__init__(title.strip(), t("frame.close"))
        self._row = row
        self._whole = Lines(id="whole")

    def body(self) -> ComposeResult:
        """The lines."""
        columns = (Column("", 18), Column("", 30, grow=1))
        yield RecordTable(columns, header=False, follow=self._follow)
        yield self._whole

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [
            RowView(i, (name, text), _TONES.get(tone, ""))
            for i, (name, text, tone) in enumerate(details(self._row))
        ]
        self.query_one(RecordTable).show(ListRows(rows))

    def _follow(self, row: RowView | None) -> None:
        self._whole.put(row.cells[1] if row else "")

    def on_record_table_opened(self) -> None:
        """Enter closes."""
        self.dismiss(None)
