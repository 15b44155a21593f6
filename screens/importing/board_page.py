"""The third step: what the import would do, row by row; ``a`` does it."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from screens.importing.applying import Done, apply
from screens.importing.page import ImportPage
from screens.importing.plan_rows import (
    TABS,
    Known,
    PlanRows,
    detail_lines,
    first_tab,
    known_people,
    plan_columns,
    tab_pieces,
)
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import RowView

if TYPE_CHECKING:
    from importers.planning.plan import Plan, RowPlan

_DETAIL = 7
"""Lines about the marked row below the board."""


class BoardPage(ImportPage):
    """Counts with their digits, the rows of one of them, the marked row in detail."""

    OFFERS: ClassVar[frozenset[str]] = frozenset({"open"})
    TITLE_KEY = "import_screen.board_title"
    DEFAULT_CSS = f"""
    BoardPage {{
        #tabs {{ background: $surface; }}
        #detail {{ height: {_DETAIL}; background: $surface; }}
        #act {{ background: $panel; }}
    }}
    """

    def __init__(self, path: Path, plan: Plan) -> None:
        """Make the page.

        Args:
            path: The file.
            plan: What the import would do.
        """
        super().__init__()
        self.path = path
        self.plan = plan
        self.done: Done | None = None
        """What was applied; None when the step was left."""
        self._tab = first_tab(plan)
        self._stop: Event | None = None
        self.table = RecordTable(
            plan_columns(), empty=t("import_screen.empty_tab"), follow=self._follow, id="table"
        )
        self.detail = Lines(id="detail")

    def body(self) -> ComposeResult:
        """Counts, rows, detail, what ``a`` does."""
        yield Lines(id="tabs")
        yield self.table
        yield self.detail
        yield Lines(id="act")

    def on_mount(self) -> None:
        """Show the plan."""
        alumni = self.plan.options.alumni_only
        whose = t("import_screen.alumni_yes" if alumni else "import_screen.alumni_no")
        self.show_title((self.path.name, "title"), (f"  {whose}", ""))
        self._show()

    def on_unmount(self) -> None:
        """An import that is being written when the program ends is given up, nothing half done."""
        if self._stop is not None:
            self._stop.set()

    # The board

    def _show(self) -> None:
        self.query_one("#tabs", Lines).put(tab_pieces(self.plan, self._tab))
        self.table.show(PlanRows(self.plan, self._tab))
        self._follow(self.table.row)
        self.query_one("#act", Lines).put(self._offer(), [(f"{self._promise()} ", "dim")])

    @property
    def safe(self) -> int:
        """Rows that need nobody's decision."""
        return self.plan.counts["new"] + self.plan.counts["changed"]

    @property
    def writes(self) -> bool:
        """Whether applying changes anything."""
        from importers.applying.apply import would_write

        return would_write(self.plan)

    def _offer(self) -> list[Piece]:
        if not self.writes:
            return [(f" {t('import_screen.same_again')}", "")]
        if self.safe:
            sentence = t("import_screen.apply", count=f"{self.safe:,}")
        elif self.plan.counts["review"]:
            sentence = t("import_screen.apply_review", count=f"{self.plan.counts['review']:,}")
        else:
            sentence = t("import_screen.apply_none")
        key, _, rest = sentence.partition("  ")
        return [(f" {key}", "key"), (f" {rest}", "strong")] if rest else [(f" {key}", "")]

    def _promise(self) -> str:
        return t("import_screen.backup_first") if self.writes else ""

    def _follow(self, row: RowView | None) -> None:
        if row is None:
            self.detail.put_all([])
            return
        planned = self.plan.rows[row.key]
        self.detail.put_all(detail_lines(planned, self._known(planned), _DETAIL))

    def _known(self, row: RowPlan) -> Known:
        return known_people(self.desk.workspace.conn, row)

    def action_choose(self, digit: str) -> None:
        """Show the rows of one outcome."""
        if "1" <= digit <= str(len(TABS)):
            self._tab = TABS[int(digit) - 1]
            self._show()

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter shows all about a row."""
        from screens.importing.row_dialog import RowDialog

        row = self.plan.rows[event.row.key]
        self.desk.push_screen(RowDialog(row, self._known(row)))

    # Applying

    def action_accept(self) -> None:
        """Take over everything that needs no decision; the rest goes to the review."""
        if not self.writes:
            self.desk.notify(t("import_screen.same_again"))
            return
        self._stop = apply(self, self.path, self.plan, self._applied, self._replanned)

    def _applied(self, done: Done) -> None:
        self.done = done
        self.dismiss()

    def _replanned(self, plan: Plan) -> None:
        self.plan = plan
        self._show()
        self.desk.notify(t("import_screen.changed_between"), timeout=10)
