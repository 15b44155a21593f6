"""What an undo could not take back, record by record, each with its reason."""

from __future__ import annotations

from textual.app import ComposeResult

from smeic_tui.store.journal.undo import Reversal
from smeic_tui.text import t
from smeic_tui.text.field_words import reason_sentence
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

_MOST_LINES = 12


def left_rows(reversal: Reversal) -> list[RowView]:
    """One row a record that stayed, those that failed first."""
    told = [(t("roster.left_failed"), kept) for kept in reversal.failed]
    told += [(t("roster.left_kept"), kept) for kept in reversal.kept]
    return [
        RowView(i, (kept.name, fate, reason_sentence(kept.reason)))
        for i, (fate, kept) in enumerate(told)
    ]


class LeftAsIs(Dialog[None]):
    """Counts, then who was left and why; Esc or Enter closes."""

    DEFAULT_CSS = """
    LeftAsIs #panel { width: 78; }
    LeftAsIs #why { height: 2; color: $text-muted; }
    """

    def __init__(self, what: str, reversal: Reversal) -> None:
        """Make the list.

        Args:
            what: The operation that was taken back.
            reversal: What became of it.
        """
        title = "roster.undo_partly" if reversal.operation is not None else "roster.undo_none"
        super().__init__(t(title, what=what), t("frame.close"))
        self._reversal = reversal
        self._why = Lines(id="why")

    def body(self) -> ComposeResult:
        """Counts, the list, and the reason of the marked row in full."""
        found = self._reversal
        counts = {"done": found.reversed, "kept": len(found.kept), "failed": len(found.failed)}
        yield Lines(t("roster.undo_counts", **{name: f"{n:,}" for name, n in counts.items()}))
        columns = (Column("", 18), Column("", 8), Column("", 30, grow=1))
        yield RecordTable(columns, header=False, follow=self._explain)
        yield self._why

    def on_mount(self) -> None:
        """Fill the list."""
        rows = left_rows(self._reversal)
        table = self.query_one(RecordTable)
        table.styles.height = min(len(rows), _MOST_LINES)
        table.show(ListRows(rows))

    def _explain(self, row: RowView | None) -> None:
        self._why.put(row.cells[2] if row else "")

    def on_record_table_opened(self) -> None:
        """Enter closes."""
        self.dismiss(None)
