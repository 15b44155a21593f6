"""What the pages of an import share."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from screens.past.undoing import Undoing
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action, By
from smeic_tui.actions.contexts import IMPORT
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable


class ImportPage(Undoing):
    """One step; Esc goes back to the one before."""

    CONTEXT = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT)
    AUTO_FOCUS = "#table"
    OFFERS: ClassVar[frozenset[str]] = frozenset({"open"})
    """What its widgets do, of the actions in the footer."""
    table: RecordTable
    """Its list."""

    def footer_actions(self) -> list[Action]:
        """Only what this step has."""
        return [
            action
            for action in super().footer_actions()
            if action.by is not By.WIDGET or action.id in self.OFFERS
        ]

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))
            self.desk.notify(t("frame.copied"))
