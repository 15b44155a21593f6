"""研修: the runs by year, with how far each is and who can still complete it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.listing.one_table import Searched
from screens.listing.page import ListPage
from screens.trainings.run_rows import run_columns, run_numbers, run_row
from screens.trainings.told import overview
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import TRAININGS
from smeic_tui.domain.training.summary import Summary
from smeic_tui.exports.training_words import run_name
from smeic_tui.japanese.fold import key
from smeic_tui.store.training.attendance_book import Book, books
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView
from smeic_tui.widgets.search_bar import SearchBar


class TrainingScreen(ListPage, Searched):
    """The latest year first; Enter opens the attendance book of a run."""

    CONTEXT = TRAININGS
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRAININGS)
    AUTO_FOCUS = "#table"
    DEFAULT_CSS = """
    TrainingScreen #told { height: 2; background: $surface; }
    """

    def __init__(self, today: date | None = None) -> None:
        """Make the list.

        Args:
            today: The day that decides what lies ahead; the real one by default.
        """
        super().__init__()
        self.today = today or date.today()
        self.table = RecordTable(
            run_columns(), empty=t("training.list_empty"), follow=self._follow, id="table"
        )
        self.told = Lines(id="told")
        self.bar = SearchBar(self._search, self.table, placeholder=t("training.placeholder"))
        self._words = ""
        self._year: int | None = None
        self._books: tuple[Book, ...] = ()
        self._numbers: dict[int, Summary] = {}
        """By run."""

    def body(self) -> ComposeResult:
        """Search line, list, the marked run in words."""
        yield self.bar
        yield self.table
        yield self.told

    def read(self) -> None:
        """Read the runs."""
        self._books = books(self.desk.workspace.conn)
        self._numbers = {each.run.id: run_numbers(each, self.today) for each in self._books}
        self._show()

    def _show(self) -> None:
        shown = [
            each
            for each in self._books
            if self._year in (None, each.run.fiscal_year) and self._words in key(run_name(each.run))
        ]
        row = self.table.row
        self.table.empty = t("training.none_found" if self._books else "training.list_empty")
        rows = ListRows([run_row(each, self._numbers[each.run.id]) for each in shown])
        self.table.show(rows, key=row.key if row else None)
        self._follow(self.table.row)
        count = t("training.run_count", count=len(shown), all=len(self._books))
        only = t("event.only_year", year=self._year) if self._year else t("event.only_all")
        self.bar.found([(count, "strong"), (f"  {only} ", "dim")])

    def _follow(self, row: RowView | None) -> None:
        """Say the numbers of the marked run in words."""
        found = next((b for b in self._books if row is not None and b.run.id == row.key), None)
        lines = overview(found, self._numbers[found.run.id], "") if found is not None else []
        self.told.put_all(lines)

    def _search(self, words: str) -> None:
        if key(words) != self._words:
            self._words = key(words)
            self._show()

    # Acts

    def _book(self) -> Book | None:
        """The marked run; a note where there is none."""
        row = self.table.row
        found = next((b for b in self._books if row is not None and b.run.id == row.key), None)
        if found is None:
            self.desk.notify(self.table.empty)
        return found

    def action_filter(self) -> None:
        """Offer one fiscal year, or all."""
        from smeic_tui.widgets.menu import Item, Menu

        years = sorted({each.run.fiscal_year for each in self._books}, reverse=True)
        items = [Item(0, t("event.only_all"))]
        items += [Item(year, t("event.only_year", year=year)) for year in years]

        def chosen(year: int | None) -> None:
            if year is not None:
                self._year = year or None
                self._show()

        self.desk.push_screen(Menu(t("training.filter_year"), items), chosen)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter opens the attendance book."""
        from screens.training_run import RunScreen

        self.desk.push_screen(RunScreen(event.row.key), lambda _: self.facts_changed())

    def action_new(self) -> None:
        """Enter a new run, from an earlier one where there is one."""
        from screens.trainings.run_form import new_run

        new_run(self, [each.run for each in self._books], self.written)

    def action_edit(self) -> None:
        """Correct the marked run."""
        from screens.trainings.run_form import RunForm

        found = self._book()
        if found is not None:
            self.desk.push_screen(RunForm.editing(found.run), self.written)

    def action_completion_rule(self) -> None:
        """Edit the rule of the marked run."""
        from screens.trainings.rule_form import RuleForm

        found = self._book()
        if found is not None:
            self.desk.push_screen(RuleForm(found), self.written)
