"""What one operation changed: a row a record, and every field of the marked one below."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.listing.one_table import OneTable
from screens.past.rows import ChangeRows, change_columns, change_lines, operation_lines
from screens.past.verbs import HistoryVerbs
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import HISTORY
from smeic_tui.store.journal import history
from smeic_tui.store.journal.history_window import change_ids, record_changes
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import RowView

_DETAIL = 9
"""Lines of the fields below the list."""


class OperationChanges(OneTable, HistoryVerbs):
    """The changes of one operation, read a window at a time."""

    CONTEXT = HISTORY
    TITLE_KEY = "history.changes_title"
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = f"""
    OperationChanges #operation {{ height: 2; background: $surface; }}
    OperationChanges #fields {{ height: {_DETAIL}; background: $surface; }}
    """

    def __init__(self, number: int) -> None:
        """Make the page.

        Args:
            number: The operation.
        """
        super().__init__()
        self.number = number
        self.operation = Lines(id="operation")
        self.table = RecordTable(
            change_columns(), empty=t("history.no_changes"), follow=self._follow, id="table"
        )
        self.fields = Lines(id="fields")

    def body(self) -> ComposeResult:
        """The operation, its records, the fields of the marked record."""
        yield self.operation
        yield self.table
        yield self.fields

    def on_mount(self) -> None:
        """Read the numbers of the changes; they never change any more."""
        conn = self.desk.workspace.conn
        self.show_title((t("history.of_number", number=self.number), "title"))
        self.facts_changed()
        self.table.show(ChangeRows(conn, change_ids(conn, self.number)))
        self._follow(self.table.row)

    def facts_changed(self) -> None:
        """Say whether the operation still stands."""
        self.operation.put_all(operation_lines(self._entry()))

    def _entry(self) -> history.Entry:
        return history.entry(self.desk.workspace.conn, self.number)

    def _follow(self, row: RowView | None) -> None:
        found = record_changes(self.desk.workspace.conn, [row.key]) if row else ()
        self.fields.put_all(change_lines(found[0] if found else None, _DETAIL))

    def footer_actions(self) -> list[Action]:
        """Nothing more opens from here."""
        return [action for action in super().footer_actions() if action.id != "open"]

    def action_undo(self) -> None:
        """Take this operation back."""
        self.take_back(self._entry())

    def action_redo(self) -> None:
        """Do it again."""
        self.do_again(self._entry())
