"""事例: a board by stage, a timeline by quarter, and the numbers by fiscal year."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from screens.listing.lanes_page import LanesPage
from screens.listing.narrowing import offer_only
from screens.making.case_rows import (
    ONLY,
    about,
    by_stage,
    case_columns,
    case_row,
    lanes,
    timeline_columns,
    timeline_row,
    wanted,
)
from screens.making.verbs import CaseVerbs
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import CASES
from smeic_tui.domain.cases import Case
from smeic_tui.japanese import fold
from smeic_tui.store.cases import cases
from smeic_tui.text import t
from smeic_tui.widgets.board import Board
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView

TABS = ("board", "timeline", "counts")
"""What the digits of the screen show."""


class CasesScreen(LanesPage, CaseVerbs):
    """The board where there is room, a list else; digits choose the timeline and the numbers."""

    CONTEXT = CASES
    BINDINGS: ClassVar[list[BindingType]] = bindings(CASES)
    TABS = TABS
    BOARD_TAB = "board"
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    CasesScreen #tabs { background: $panel; }
    CasesScreen #about { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(
            case_columns(), empty=t("case.list_empty"), placeholder=t("case.placeholder")
        )
        self._only = "all"
        self._words = ""
        self._cases: dict[int, Case] = {}
        self._at: int | None = None

    # What is shown

    def read(self) -> None:
        """Read all cases."""
        self._cases = {case.id: case for case in cases.cases(self.desk.workspace.conn)}
        self._show()

    def _show(self) -> None:
        found = [c for c in self._cases.values() if wanted(c, self._only, self._words)]
        empty = t("case.none_found" if self._cases else "case.list_empty")
        self.table.empty = self.board.empty = empty
        at = self._at
        if self.tab == "counts":
            self._show_counts()
        elif self.tab == "timeline":
            today = date.today()
            self.table.show_columns(timeline_columns(today))
            self.table.show(ListRows([timeline_row(c, today) for c in by_stage(found)]), key=at)
        elif self.has_board:
            self.board.put(lanes(found), key=at)
            card = self.board.card
            self._follow_board(card.key if card else None)
        else:
            self.table.show_columns(case_columns())
            self.table.show(ListRows([case_row(case) for case in by_stage(found)]), key=at)
        count = t("case.count", count=len(found), all=len(self._cases))
        self.bar.found([(count, "strong"), (f"  {t(f'case.only_{self._only}')} ", "dim")])
        self.show_tabs([t(f"case.tab_{tab}") for tab in TABS])

    def _show_counts(self) -> None:
        from smeic_tui.domain.case_counts import count
        from smeic_tui.exports.case_counts_layout import count_headers, count_rows

        first, *headers = count_headers()
        columns = [Column(first, 28, grow=1)]
        columns += [Column(header, 5, wide=10, right=True) for header in headers]
        self.table.show_columns(columns)
        counts = count(self._cases.values(), date.today().isoformat())
        rows = [
            RowView(-number, tuple("" if cell is None else str(cell) for cell in row.cells()))
            for number, row in enumerate(count_rows(counts), 1)
        ]
        self.table.show(ListRows(rows if counts.total else []))

    def _follow(self, row: RowView | None) -> None:
        if self.is_mounted:
            self._follow_board(row.key if row is not None else None)

    def _follow_board(self, key: int | None) -> None:
        case = self._cases.get(key) if key is not None else None
        if case is not None:
            self._at = case.id
        self.query_one("#about", Lines).put(about(case, titled=True) if case else "")

    def _search(self, words: str) -> None:
        if fold.key(words) != self._words:
            self._words = fold.key(words)
            self._show()

    # Acts

    def marked(self) -> Case | None:
        """The case under the cursor."""
        if self.has_board:
            card = self.board.card
            return self._cases.get(card.key) if card else None
        row = self.table.row
        return self._cases.get(row.key) if row else None

    def action_filter(self) -> None:
        """Offer what to show."""

        def chosen(only: str) -> None:
            self._only = only
            self._show()

        offer_only(self, "case", ONLY, chosen)

    def action_new(self) -> None:
        """Enter a case that came of its own accord."""
        from screens.making.new_case import NewCaseDialog, Source

        self.desk.push_screen(NewCaseDialog(Source()), self.written)

    def action_edit(self) -> None:
        """Correct the marked case."""
        self.action_edit_case()

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the case."""
        event.stop()
        self._open(event.row.key)

    @on(Board.Opened)
    def card_opened(self, event: Board.Opened) -> None:
        """Enter on a card opens the case."""
        event.stop()
        self._open(event.key)

    def _open(self, case_id: int) -> None:
        from screens.case import CaseScreen

        if case_id in self._cases:
            self.desk.push_screen(CaseScreen(case_id), lambda _: self.facts_changed())

    def action_copy_row(self) -> None:
        """Put the marked case on the clipboard."""
        case = self.marked()
        if case is not None:
            self.app.copy_to_clipboard("\t".join(case_row(case).cells))
            self.desk.notify(t("frame.copied"))
