"""A list for Excel that says in the export log what it is a list of."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from screens.forms.excel_output import Listed


@dataclass(frozen=True, slots=True)
class Captioned(Listed):
    """People found by something else than filter and search, in an order of their own."""

    caption: str = ""
    """What chose them."""

    @property
    def condition(self) -> str:
        """What chose these people, as the export log keeps it."""
        return self.caption

    def ordered(self, conn: sqlite3.Connection) -> tuple[int, ...]:
        """The people in the order of the list."""
        return self.ids
