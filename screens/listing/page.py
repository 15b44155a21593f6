"""A page around one list: read again when anybody wrote."""

from __future__ import annotations

from screens.listing.one_table import OneTable
from screens.rereading import Rereading


class ListPage(OneTable, Rereading):
    """A subclass reads what it shows in ``read``."""

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")
