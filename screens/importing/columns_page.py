"""The third step: what every column means, and which value wins where list and roster differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.importing.applying import Done, plan_draft
from screens.importing.column_rows import (
    column_columns,
    column_rows,
    first_values,
    is_doubtful,
    told,
)
from screens.importing.draft import Draft, Layout
from screens.importing.field_picker import FieldPicker
from screens.importing.field_search import Meaning, meanings
from screens.importing.last_time import give_back, last_time_line, offered, take
from screens.importing.page import ImportPage
from screens.importing.policies import changeable, choices_for
from screens.importing.question import Questions, asked_of
from screens.importing.table_rows import what_it_is
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import IMPORT_STEP
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from importers.planning.plan import Plan
    from importers.planning.profiles import Offered


class ColumnsPage(ImportPage):
    """Columns above, the marked one in words below, what Enter does at the bottom."""

    CONTEXT = IMPORT_STEP
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT_STEP)
    OFFERS: ClassVar[frozenset[str]] = frozenset({"next"})
    DEFAULT_CSS = """
    ColumnsPage {
        #told { height: 3; background: $surface; }
        #last-time { background: $surface; }
        #go { background: $panel; }
    }
    """
    TITLE_KEY = "import_screen.columns_title"

    def __init__(self, draft: Draft, layouts: Sequence[Layout]) -> None:
        """Make the page.

        Args:
            draft: The files and what was decided so far.
            layouts: Tables whose columns are shown, one kind of table at a time.
        """
        super().__init__()
        self.draft = draft
        self.layouts = tuple(layouts)
        self.done: Done | None = None
        """What was applied; None when the step was left."""
        self._at = 0
        self._values: list[str] = []
        self._offered: dict[int, Offered | None] = {}
        self.table = RecordTable(column_columns(), follow=self._follow, id="table")
        self.told = Lines(id="told")

    def body(self) -> ComposeResult:
        """Columns, the marked one in full, how it was last time, what comes next."""
        yield self.table
        yield self.told
        yield Lines(id="last-time")
        yield Lines(id="go")

    def on_mount(self) -> None:
        """Show the columns of the first kind of table."""
        self._show_layout(0)

    @property
    def layout_shown(self) -> Layout:
        """The tables whose columns are shown."""
        return self.layouts[self._at]

    def _show_layout(self, at: int) -> None:
        self._at = at
        shown = self.layout_shown
        tables = [self.draft.table(shown.file, number) for number in shown.tables]
        self._values = first_values(tables)
        if shown.file not in self._offered:
            self._offered[shown.file] = offered(self.desk.workspace.conn, self.draft, shown.file)
        self._show(self._first_doubt())
        self.show_title(*self._subject_of())

    def _subject_of(self) -> list[Piece]:
        shown = self.layout_shown
        file = self.draft.paths[shown.file].name
        sheet = self.draft.table(shown.file, shown.tables[0]).sheet.name
        words = [t("import_screen.sheets_alike", sheet=sheet, more=len(shown.tables) - 1)]
        if len(shown.tables) == 1:
            words = [sheet]
        if len(self.layouts) > 1:
            words.append(t("import_screen.layout", at=self._at + 1, all=len(self.layouts)))
        return [(file, "title"), ("  " + "  ".join(words), "")]

    def _first_doubt(self) -> int:
        columns = self.draft.columns(self.layout_shown)
        return next((n for n, column in enumerate(columns) if is_doubtful(column)), 0)

    def _show(self, at: int) -> None:
        columns = self.draft.columns(self.layout_shown)
        dated = self.draft.has_day
        rows = column_rows(columns, self._values, self.draft.policies, dated=dated)
        self.table.show(ListRows(rows), index=at)
        self._follow(self.table.row)
        self._say_last_time()
        self._say_next()

    def _say_last_time(self) -> None:
        file = self.layout_shown.file
        line = self.query_one("#last-time", Lines)
        said = last_time_line(self.draft, file, self._offered[file])
        line.display = bool(said)
        line.put(said)

    def _follow(self, row: RowView | None) -> None:
        if row is None:
            self.told.put_all([])
            return
        column = self.draft.columns(self.layout_shown)[row.key]
        self.told.put_all(told(column, self._values[row.key], self.draft.policies))

    def _say_next(self) -> None:
        columns = self.draft.columns(self.layout_shown)
        line = self.query_one("#go", Lines)
        doubts = sum(map(is_doubtful, columns))
        if not self.draft.taken:
            line.put([(f" {self._why_not}", "alert")])
        elif doubts:
            sentence = t("import_screen.go_plan_doubts", count=doubts)
            line.put([(" Enter", "key"), (f"  {sentence}", "alert")])
        else:
            line.put([(" Enter", "key"), (f"  {t('import_screen.go_plan')}", "strong")])

    @property
    def _why_not(self) -> str:
        """Why the tables shown cannot be imported."""
        shown = self.layout_shown
        kind = self.draft.table(shown.file, shown.tables[0]).kind
        if kind in ("other", "organisations"):
            return t("import_screen.no_name_column")
        return what_it_is(kind)

    def on_key(self, event: events.Key) -> None:
        """Left and right show the columns of other tables."""
        if event.key in ("left", "right") and len(self.layouts) > 1:
            step = 1 if event.key == "right" else -1
            self._show_layout((self._at + step) % len(self.layouts))
            event.stop()

    # Correcting

    def action_correct(self) -> None:
        """Choose another meaning for the marked column."""
        row = self.table.row
        if row is None:
            return
        columns = self.draft.columns(self.layout_shown)
        column = columns[row.key]
        now = (column.field, column.scope)
        held: dict[tuple[str, str], str] = {
            (each.field, each.scope or ""): f"{each.letter} {each.header}"
            for each in columns
            if each.field is not None
        }
        found = next((m for m in meanings() if (m.field, m.scope) == now), None)
        picker = FieldPicker(column.header, self._values[row.key], found, held)
        self.desk.push_screen(picker, lambda meaning: self._meant(row.key, meaning))

    def _meant(self, column: int, meaning: Meaning | None) -> None:
        if meaning is None:
            return
        before = self.draft.columns(self.layout_shown)
        self.draft.rename_column(self.layout_shown, column, meaning.field, meaning.scope)
        after = self.draft.columns(self.layout_shown)
        self._show(column)
        lost = [
            old.header
            for number, (old, new) in enumerate(zip(before, after, strict=True))
            if number != column and old.field is not None and new.field is None
        ]
        if lost:
            self.desk.notify(t("import_screen.column_lost", heading=t("frame.comma").join(lost)))

    def action_last_time(self) -> None:
        """Read the columns as those of an earlier list, or as before."""
        file = self.layout_shown.file
        found = self._offered[file]
        if file in self.draft.taken_profiles:
            give_back(self.draft, file)
        elif found is not None:
            shown = {n for each in self.layouts if each.file == file for n in each.tables}
            take(self.draft, file, found.profile, shown)
        else:
            self.desk.notify(t("import_screen.last_time_none"))
            return
        row = self.table.row
        self._show(row.key if row is not None else 0)

    def action_choose(self, digit: str) -> None:
        """Which value wins in the marked column."""
        row = self.table.row
        if row is None:
            return
        aspect = changeable(self.draft.columns(self.layout_shown)[row.key].field)
        if aspect is None:
            return
        offered = choices_for(aspect)
        place = DIGITS.index(digit)
        if place >= len(offered):
            return
        policy = offered[place]
        if policy is None:
            self.draft.policies.pop(aspect, None)
        else:
            self.draft.policies[aspect] = policy
        self._show(row.key)

    # Going on

    @on(RecordTable.Opened)
    def opened(self) -> None:
        """Enter asks what only staff know, then compares with the roster."""
        if not self.draft.taken:
            self.desk.notify(self._why_not)
            return
        if asked_of(self.draft):
            self.desk.push_screen(Questions(self.draft), self._answered)
        else:
            self._answered(True)

    def _answered(self, answered: bool | None) -> None:
        if answered:
            plan_draft(self, self.draft, self._planned)

    def _planned(self, plan: Plan) -> None:
        from screens.importing.board_page import BoardPage

        page = BoardPage(self.draft, plan)
        self.desk.push_screen(page, lambda _: self._left(page.done))

    def _left(self, done: Done | None) -> None:
        if done is not None:
            self.done = done
            self.dismiss()
