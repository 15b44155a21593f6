"""A list with a panel beside it where the terminal has room: what is known of the marked row."""

from __future__ import annotations

from screens.listing.one_table import OneTable
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.rows import RowView

PANEL_FROM = 100
"""Cells of the terminal from which the panel stands beside the list."""


class WithPanel(OneTable):
    """A page with a list and a panel."""

    panel: Lines
    """Right of the list."""

    def fit_panel(self) -> None:
        """Show the panel where the terminal has room for it."""
        self.panel.display = self.app.size.width >= PANEL_FROM

    def on_resize(self) -> None:
        """The panel needs room."""
        shown = self.size.width >= PANEL_FROM
        if shown != self.panel.display:
            self.panel.display = shown
            self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        """Show this row in the panel."""
        raise NotImplementedError
