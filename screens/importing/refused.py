"""Files of several that could not be read, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult

from screens.persons.words import wrapped
from smeic_tui.errors import SmeicError
from smeic_tui.text import render, t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

_WIDTH = 78
_MOST = 10
"""Lines of the list; more are scrolled."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read."""

    file: str
    """Its name."""
    error: SmeicError
    """Why."""


class RefusedFiles(Dialog[None]):
    """Which files were refused and why; Esc or Enter goes on with the others."""

    DEFAULT_CSS = f"""
    RefusedFiles #panel {{ width: {_WIDTH}; }}
    RefusedFiles #why {{ height: 3; margin-top: 1; }}
    """

    def __init__(self, refused: Sequence[Refused], *, others: int) -> None:
        """Make the list.

        Args:
            refused: The files.
            others: How many could be read.
        """
        keys = "import_screen.refused_keys" if others else "frame.close"
        super().__init__(
            t("import_screen.refused_title", count=len(refused)), t(keys, count=others)
        )
        self._refused = tuple(refused)
        self._why = Lines(id="why")

    def body(self) -> ComposeResult:
        """The list, and the reason of the marked one in full."""
        columns = (Column("", 26), Column("", 30, grow=1))
        yield RecordTable(columns, header=False, follow=self._explain)
        yield self._why

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(RecordTable)
        table.styles.height = min(len(self._refused), _MOST)
        rows = [
            RowView(i, (each.file, render("error", each.error.code, each.error.params)))
            for i, each in enumerate(self._refused)
        ]
        table.show(ListRows(rows))

    def _explain(self, row: RowView | None) -> None:
        if row is None:
            return
        error = self._refused[row.key].error
        hint = render("error", f"{error.code}.hint", error.params)
        text = f"{row.cells[1]} {hint}"
        room = min(_WIDTH, self.app.size.width) - 4
        self._why.put_all([(line, "") for line in wrapped(text, room)])

    def on_record_table_opened(self) -> None:
        """Enter goes on."""
        self.dismiss(None)
