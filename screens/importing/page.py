"""What the pages of an import share."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from screens.listing.one_table import OneTable
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action, By
from smeic_tui.actions.contexts import IMPORT


class ImportPage(OneTable):
    """One step; Esc goes back to the one before."""

    CONTEXT = IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT)
    AUTO_FOCUS = "#table"
    OFFERS: ClassVar[frozenset[str]] = frozenset({"open"})
    """What its widgets do, of the actions in the footer."""

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
