"""変更履歴: every operation, by whom and when; any of them can be opened and taken back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.listing.one_table import Searched
from screens.past.rows import OperationRows, kinds_named, operation_columns, operation_lines
from screens.past.verbs import HistoryVerbs
from screens.rereading import Rereading
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import HISTORY
from smeic_tui.store.journal import history
from smeic_tui.store.journal.history_window import operation_numbers
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import RowView
from smeic_tui.widgets.search_bar import SearchBar


class HistoryScreen(Searched, Rereading, HistoryVerbs):
    """The list of operations, the latest first, and the marked one in full below it."""

    CONTEXT = HISTORY
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    HistoryScreen #operation { height: 2; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.table = RecordTable(
            operation_columns(), empty=t("history.empty"), follow=self._follow, id="table"
        )
        self.bar = SearchBar(self._search, self.table, placeholder=t("history.placeholder"))
        self.operation = Lines(id="operation")
        self._words = ""

    def body(self) -> ComposeResult:
        """Search line, list, the marked operation."""
        yield self.bar
        yield self.table
        yield self.operation

    # The list

    def _search(self, words: str) -> None:
        if words.strip() != self._words:
            self._words = words.strip()
            self.read(first=True)

    def read(self, *, first: bool = False) -> None:
        """Read the numbers of the operations; ``first`` goes to the top of the list."""
        workspace = self.desk.workspace
        words = self._words
        kinds = kinds_named(words) if words else ()
        numbers = operation_numbers(workspace.conn, words, kinds)
        row = None if first else self.table.row
        self.table.empty = t("history.none" if words else "history.empty")
        self.table.show(OperationRows(workspace.conn, numbers), key=row.key if row else None)
        count = f"{len(numbers):,}"
        if words:
            total = len(operation_numbers(workspace.conn))
            self.bar.found(t("history.found", found=count, count=f"{total:,}"))
        else:
            self.bar.found(t("history.count", count=count))
        self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        self.operation.put_all(operation_lines(self._entry(row)))

    def _entry(self, row: RowView | None) -> history.Entry | None:
        return None if row is None else history.entry(self.desk.workspace.conn, row.key)

    # Acts

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter shows what the operation changed."""
        from screens.past.operation_changes import OperationChanges

        self.desk.push_screen(OperationChanges(event.row.key), lambda _: self.facts_changed())

    def action_undo(self) -> None:
        """Take the marked operation back."""
        entry = self._entry(self.table.row)
        if entry is not None:
            self.take_back(entry)

    def action_redo(self) -> None:
        """Do the marked operation again if it was taken back, else what was taken back last."""
        entry = self._entry(self.table.row)
        if entry is not None:
            self.do_again(entry)
