"""The plan: what the import would do, row by row; ``a`` does it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from screens.importing.applying import Done, apply, plan_draft
from screens.importing.differing import differing, differing_counts, offer_pieces
from screens.importing.draft import Draft, names_of
from screens.importing.missing_rows import MissingRows, missing_columns, missing_lines
from screens.importing.page import ImportPage
from screens.importing.plan_rows import (
    TABS,
    Known,
    PlanRows,
    detail_lines,
    first_tab,
    known_people,
    plan_columns,
    rows_by_outcome,
    tab_pieces,
)
from screens.importing.told_rows import board_words
from smeic_tui.actions.action import Action
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import Rows, RowView

if TYPE_CHECKING:
    from importers.planning.choices import Aspect
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
        #told {{ background: $surface; }}
        #wins {{ background: $surface; }}
        #act {{ background: $panel; }}
    }}
    """

    def __init__(self, draft: Draft, plan: Plan) -> None:
        """Make the page.

        Args:
            draft: What was decided.
            plan: What the import would do.
        """
        super().__init__()
        self.draft = draft
        self._differing: Counter[Aspect] | None = None
        self._replace(plan)
        self.done: Done | None = None
        """What was applied; None when the step was left."""
        self._tab = first_tab(self.counts)
        self._stop: Event | None = None
        self.table = RecordTable(plan_columns(), follow=self._follow, id="table")
        self.detail = Lines(id="detail")

    def body(self) -> ComposeResult:
        """Counts, rows, detail, what ``w`` and ``a`` do."""
        yield Lines(id="tabs")
        yield self.table
        yield self.detail
        told = Lines(id="told")
        told.display = bool(self.plan.activities)
        yield told
        yield Lines(id="wins")
        yield Lines(id="act")

    def on_mount(self) -> None:
        """Show the plan."""
        alumni = self.plan.options.alumni_only
        whose = t("import_screen.alumni_short" if alumni else "import_screen.mixed_short")
        self.show_title((names_of(self.draft.paths), "title"), (f"  {whose}", ""))
        self._show()

    def on_resize(self) -> None:
        """More or fewer counts fit."""
        super().on_resize()
        self._show_tabs()

    def on_unmount(self) -> None:
        """An import that is being written when the program ends is given up, nothing half done."""
        if self._stop is not None:
            self._stop.set()

    # The board

    def _show(self, index: int = 0) -> None:
        self._show_tabs()
        self.query_one("#told", Lines).put(board_words(self.plan.activities))
        missing = self._tab == "missing"
        whole = missing and self.plan.options.complete
        self.table.empty = t(f"import_screen.empty_{'all_there' if whole else self._tab}")
        self.table.show_columns(missing_columns() if missing else plan_columns())
        rows: Rows = PlanRows(self.plan, self._shown[self._tab])
        if missing:
            rows = MissingRows(self._conn, self.plan.missing)
        self.table.show(rows, index=index)
        self._follow(self.table.row)
        self.query_one("#act", Lines).put(self._offer(), [(f"{self._promise()} ", "dim")])

    def _show_tabs(self) -> None:
        wide = self.size.width or self.app.size.width
        self.query_one("#tabs", Lines).put(tab_pieces(self.counts, self._tab, wide))

    @property
    def safe(self) -> int:
        """Rows that need nobody's decision."""
        return self.counts["new"] + self.counts["changed"]

    def _offer(self) -> Side:
        if not self.writes:
            return [(f" {t('import_screen.same_again')}", "")]
        counts = {name: f"{count:,}" for name, count in self.counts.items()}
        if self.counts["new"] and self.counts["changed"]:
            sentence = t("import_screen.apply", **counts)
        elif self.safe:
            sentence = t(
                f"import_screen.apply_{'new' if self.counts['new'] else 'changed'}", **counts
            )
        elif facts := sum(each.facts for each in self.plan.activities):
            sentence = t("activity.apply", count=f"{facts:,}")
        elif self.counts["review"]:
            sentence = t("import_screen.apply_review", **counts)
        else:
            sentence = t("import_screen.apply_record")
        return [(" a", "key"), (f"  {sentence}", "strong")]

    def _promise(self) -> str:
        return t("import_screen.backup_first") if self.writes else ""

    def _follow(self, row: RowView | None) -> None:
        wins = self.query_one("#wins", Lines)
        if row is None:
            self.detail.put_all([])
            wins.put("")
        elif self._tab == "missing":
            self.detail.put_all(missing_lines(self._conn, self.plan.missing[row.key]))
            wins.put([(f" {t('import_screen.missing_why')}", "dim")])
        else:
            planned = self.plan.rows[row.key]
            self.detail.put_all(detail_lines(planned, self._known(planned), _DETAIL))
            wins.put(self._wins(planned))
        self._show_footer()

    @property
    def _conn(self) -> sqlite3.Connection:
        return self.desk.workspace.conn

    def _known(self, row: RowPlan) -> Known:
        return known_people(self.desk.workspace.conn, row)

    def action_choose(self, digit: str) -> None:
        """Show the rows of one outcome."""
        if "1" <= digit <= str(len(TABS)):
            self._tab = TABS[int(digit) - 1]
            self._show()

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        """Enter shows all about a row, or the person who is not in the list."""
        if self._tab == "missing":
            from screens.person import PersonScreen

            self.desk.push_screen(PersonScreen(self.plan.missing[event.row.key].person_id))
            return
        from screens.importing.row_dialog import RowDialog

        row = self.plan.rows[event.row.key]
        self.desk.push_screen(RowDialog(row, self._known(row)))

    # A whole column at once

    @property
    def _marked(self) -> RowPlan | None:
        row = self.table.row
        return None if row is None or self._tab == "missing" else self.plan.rows[row.key]

    def _wins(self, row: RowPlan) -> list[Piece]:
        found = differing(row, self.plan.options)
        if found is None:
            return []
        if self._differing is None:
            self._differing = differing_counts(self.plan)
        return offer_pieces(found, self._differing)

    def footer_actions(self) -> list[Action]:
        """``w`` and ``e`` only where they do something."""
        row = self._marked
        useless = row is None or differing(row, self.plan.options) is None
        hidden = {"list_wins"} if useless else set()
        if not self.plan.activities:
            hidden.add("told")
        return [action for action in super().footer_actions() if action.id not in hidden]

    def action_told(self) -> None:
        """Show the events the lists tell of, and what contradicts what."""
        if not self.plan.activities:
            self.desk.notify(t("activity.told_nothing"))
            return
        from screens.importing.told_page import ToldPage

        page = ToldPage(self.draft, self.plan)
        self.desk.push_screen(page, lambda _: self._decided(page.plan))

    def action_list_wins(self) -> None:
        """Take the list's value of the differing field in every row, or as before."""
        row = self._marked
        found = None if row is None else differing(row, self.plan.options)
        if found is None:
            self.desk.notify(t("import_screen.wins_nothing"))
            return
        if found.wins:
            self.draft.policies.pop(found.aspect, None)
        else:
            self.draft.policies[found.aspect] = "update"
        plan_draft(self, self.draft, self._decided)

    def _decided(self, plan: Plan) -> None:
        self._replace(plan)
        # The row may have gone to another list: the cursor stays where it was.
        self._show(self.table.cursor)

    def _replace(self, plan: Plan) -> None:
        """Take a plan, and what is asked of it at every key: a plan may have 100,000 rows."""
        from importers.applying.apply import would_write

        self.plan = plan
        self.counts = plan.counts
        self.writes = would_write(plan)
        self._shown = rows_by_outcome(plan)
        self._differing = None

    # Applying

    def action_accept(self) -> None:
        """Take over everything that needs no decision; the rest goes to the review."""
        if not self.writes:
            self.desk.notify(t("import_screen.same_again"))
            return
        paths = self.draft.paths
        self._stop = apply(self, paths, self.plan, self._applied, self._replanned)

    def _applied(self, done: Done) -> None:
        self.done = done
        self.dismiss()

    def _replanned(self, plan: Plan) -> None:
        self._replace(plan)
        self._show()
        self.desk.notify(t("import_screen.changed_between"), timeout=10)
