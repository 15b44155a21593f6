"""A page that is a board where the terminal has room for it, and a list else."""

from __future__ import annotations

from typing import ClassVar

from screens.listing.one_table import Searched
from smeic_tui.widgets.board import Board

BOARD_FROM = 100
"""Cells of the terminal from which the stages stand side by side."""


class BoardPage(Searched):
    """Board and list lie in one place; one of the tabs can be a board, the others are lists."""

    BOARD_TAB: ClassVar[str] = ""
    """The tab that is a board."""
    board: Board
    """The stages side by side."""
    tab: str
    """The tab that is shown."""

    @property
    def has_board(self) -> bool:
        """Whether the board is shown, not the list."""
        wide = self.size.width or self.app.size.width
        return self.tab == self.BOARD_TAB and wide >= BOARD_FROM

    def lay_out(self) -> None:
        """Board or list; the focus goes along, unless something is being typed."""
        board = self.has_board
        shown, hidden = (self.board, self.table) if board else (self.table, self.board)
        shown.display, hidden.display = True, False
        if self.focused is not self.bar.box:
            self.set_focus(shown)

    def on_mount(self) -> None:
        """Board or list."""
        self.lay_out()

    def on_resize(self) -> None:
        """The board needs room."""
        self.lay_out()
        self._show()

    def _show(self) -> None:
        """Show what was read, on the board or in the list."""
        raise NotImplementedError
