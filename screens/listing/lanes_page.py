"""A page that is a board where the terminal has room for it, and a list else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.listing.one_table import Searched
from screens.listing.tabs import tab_line
from smeic_tui.actions.action import DIGITS
from smeic_tui.widgets.board import Board
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.search_bar import SearchBar

BOARD_FROM = 100
"""Cells of the terminal from which the stages stand side by side."""


class LanesPage(Searched):
    """Board and list lie in one place; one of the tabs can be a board, the others are lists."""

    TABS: ClassVar[tuple[str, ...]] = ()
    """What the digits of the page show."""
    BOARD_TAB: ClassVar[str] = ""
    """The tab that is a board."""

    def __init__(self, columns: Sequence[Column], *, empty: str, placeholder: str) -> None:
        """Make the page, on the tab that is a board.

        Args:
            columns: Of the list.
            empty: What an empty board says.
            placeholder: What can be looked for.
        """
        super().__init__()
        self.table = RecordTable(columns, follow=self._follow, id="table")
        self.board = Board(empty=empty, follow=self._follow_board, id="board")
        self.bar = SearchBar(self._search, self.table, placeholder=placeholder)
        self.tab = self.BOARD_TAB

    def body(self) -> ComposeResult:
        """Search line, tabs, board or list, and what is marked in one line."""
        yield self.bar
        yield Lines(id="tabs")
        yield self.board
        yield self.table
        yield Lines(id="about")

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
        self.bar.box.table = shown
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

    def _follow(self, row: RowView | None) -> None:
        """The cursor of the list came to this row."""
        raise NotImplementedError

    def _follow_board(self, key: int | None) -> None:
        """The cursor of the board came to this card."""
        raise NotImplementedError

    def _search(self, words: str) -> None:
        """Show what these words find."""
        raise NotImplementedError

    def show_tabs(self, names: Sequence[str]) -> None:
        """Name the tabs; the one that is shown stands out."""
        self.query_one("#tabs", Lines).put(tab_line(names, self.TABS.index(self.tab)))

    def action_choose(self, digit: str) -> None:
        """A digit shows another tab."""
        index = DIGITS.index(digit)
        if index < len(self.TABS) and self.TABS[index] != self.tab:
            self.tab = self.TABS[index]
            self.lay_out()
            self._show()
