"""The second step: which tables were found, why, and whose list it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from screens.importing.applying import Done, plan_file
from screens.importing.page import ImportPage
from screens.importing.table_rows import (
    PEOPLE_KINDS,
    chosen_at_first,
    column_columns,
    column_rows,
    rows_of,
    table_columns,
    what_it_is,
)
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from importers.planning.plan import Plan

_MOST_TABLES = 6
"""Lines of the list of tables; more are scrolled."""


class TablesPage(ImportPage):
    """Tables above, the columns of the marked one below, one question at the bottom."""

    OFFERS: ClassVar[frozenset[str]] = frozenset({"select"})
    DEFAULT_CSS = """
    TablesPage {
        #what { height: 2; }
        #question { background: $panel; }
        #columns { background: $surface; }
    }
    """

    TITLE_KEY = "import_screen.tables_title"

    def __init__(self, path: Path, inspection: Inspection) -> None:
        """Make the page.

        Args:
            path: The file.
            inspection: What it holds.
        """
        super().__init__()
        self.path = path
        self.inspection = inspection
        self.done: Done | None = None
        """What was applied; None when the step was left."""
        self.table = RecordTable(table_columns(), selectable=True, follow=self._follow, id="table")
        self.columns = RecordTable(column_columns(), id="columns")

    def body(self) -> ComposeResult:
        """Tables, what the marked one is, its columns, the question."""
        yield self.table
        yield Lines(id="what")
        yield self.columns
        yield Lines(id="question")

    def on_mount(self) -> None:
        """Show what was found."""
        self.show_title((self.path.name, "title"))
        rows = rows_of(self.inspection)
        self.table.styles.height = min(len(rows), _MOST_TABLES) + 1
        self.table.select(chosen_at_first(self.inspection))
        first = next(iter(sorted(self.table.selected)), 0)
        self.table.show(ListRows(rows), index=first)
        self._follow(self.table.row)
        self._ask()

    def _follow(self, row: RowView | None) -> None:
        tables = self.inspection.tables
        table = tables[row.key] if row is not None and row.key < len(tables) else None
        sentence = what_it_is(table.kind) if table else (row.cells[4] if row else "")
        self.query_one("#what", Lines).put([(f"    {sentence}", "dim")])
        self.columns.show(ListRows(column_rows(table) if table else []))

    @on(RecordTable.SelectionChanged)
    def chosen(self) -> None:
        """Only lists of people can be chosen."""
        tables = self.inspection.tables
        wrong = {
            key
            for key in self.table.selected
            if key >= len(tables) or tables[key].kind not in PEOPLE_KINDS
        }
        if wrong:
            self.table.select(self.table.selected - wrong)
        self._ask()

    @property
    def importable(self) -> bool:
        """Whether the file holds a list of people at all."""
        return any(table.kind in PEOPLE_KINDS for table in self.inspection.tables)

    def _ask(self) -> None:
        line = self.query_one("#question", Lines)
        if not self.importable:
            line.put([(f" {t('import_screen.nothing_here')}", "alert")])
        elif not self.table.selected:
            line.put([(f" {t('import_screen.not_chosen')}", "alert")])
        else:
            pieces: list[Piece] = [(f" {t('import_screen.question')}   ", "strong")]
            for digit, answer in (("1", "answer_yes"), ("2", "answer_no")):
                pieces += [(digit, "key"), (f" {t(f'import_screen.{answer}')}   ", "")]
            line.put(pieces)

    def action_choose(self, digit: str) -> None:
        """The answer leads to the plan."""
        if digit not in "12" or not self.importable:
            return
        if not self.table.selected:
            self.desk.notify(t("import_screen.not_chosen"))
            return
        from importers.planning.choices import Options

        sheets = {self.inspection.tables[key].sheet.name for key in self.table.selected}
        options = Options(alumni_only=digit == "1", sheets=frozenset(sheets))
        plan_file(self, [self.inspection], options, self._planned)

    def _planned(self, plan: Plan) -> None:
        from screens.importing.board_page import BoardPage

        page = BoardPage(self.path, plan)
        self.desk.push_screen(page, lambda _: self._left(page.done))

    def _left(self, done: Done | None) -> None:
        if done is not None:
            self.done = done
            self.dismiss()
