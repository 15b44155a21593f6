"""One planned row in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from screens.importing.plan_rows import Known, details
from screens.persons.words import wrapped
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView, Tone
from smeic_tui.widgets.show import cleaned, width

if TYPE_CHECKING:
    from importers.planning.plan import RowPlan

_WIDTH = 90
"""Cells of the dialog where there is room."""
_LABEL = 18
"""Cells of a field's name."""
_TONES: dict[str, Tone] = {"dim": "dim", "strong": "strong", "alert": "alert"}


class RowDialog(Dialog[None]):
    """Changes, reasons and the row as written; the marked line in full at the bottom."""

    DEFAULT_CSS = f"""
    RowDialog #panel {{ width: {_WIDTH}; height: 90%; }}
    RowDialog #whole {{ height: 2; color: $text-muted; }}
    """

    def __init__(self, row: RowPlan, known: Known) -> None:
        """Make the dialog.

        Args:
            row: The row.
            known: Its candidates who are on the roster.
        """
        title = t("import_screen.detail_title", sheet=row.sheet, row=row.row, name=row.name)
        super().__init__(title.strip(), t("frame.close"))
        self._row = row
        self._known = known
        self._whole = Lines(id="whole")

    def body(self) -> ComposeResult:
        """The lines."""
        columns = (Column("", _LABEL), Column("", 30, grow=1))
        yield RecordTable(columns, header=False, follow=self._follow)
        yield self._whole

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [
            RowView(i, (name, text), _TONES.get(tone, ""))
            for i, (name, text, tone) in enumerate(details(self._row, self._known))
        ]
        self.query_one(RecordTable).show(ListRows(rows))

    def _follow(self, row: RowView | None) -> None:
        # Repeated only where the list had to cut it.
        inner = min(_WIDTH, self.app.size.width) - 4
        text = row.cells[1] if row else ""
        short = width(cleaned(text)) <= inner - _LABEL - 6
        self._whole.put_all([] if short else [(line, "") for line in wrapped(text, inner)])

    def on_record_table_opened(self) -> None:
        """Enter closes."""
        self.dismiss(None)
