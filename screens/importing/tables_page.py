"""The second step: which tables were found, with a picture of the sheet to see it by."""

from __future__ import annotations

from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from importers.kinds import PEOPLE_KINDS
from screens.importing.draft import Draft, names_of
from screens.importing.page import ImportPage
from screens.importing.sheet_picture import Marked, SheetPicture
from screens.importing.table_rows import (
    Found,
    all_found,
    found_rows,
    header_word,
    sheet_of,
    table_columns,
    what_it_is,
)
from smeic_tui.actions import bindings
from smeic_tui.actions.action import Action
from smeic_tui.actions.contexts import IMPORT_STEP
from smeic_tui.errors import SmeicError
from smeic_tui.text import render, t
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    from screens.importing.applying import Done

_MOST_TABLES = 5
"""Lines of the list of tables; more are scrolled."""
_WARM_TABLES, _WARM_ROWS = 3, 20
"""Enough rows to have loaded everything once."""


class TablesPage(ImportPage):
    """Tables above, the sheet of the marked one below, what Enter does at the bottom."""

    CONTEXT = IMPORT_STEP
    BINDINGS: ClassVar[list[BindingType]] = bindings(IMPORT_STEP)
    OFFERS: ClassVar[frozenset[str]] = frozenset({"next", "select"})
    DEFAULT_CSS = """
    TablesPage {
        #what { background: $surface; }
        #picture { background: $surface; }
        #go { background: $panel; }
    }
    """
    TITLE_KEY = "import_screen.tables_title"

    def __init__(self, draft: Draft) -> None:
        """Make the page.

        Args:
            draft: The files and what was decided so far.
        """
        super().__init__()
        self.draft = draft
        self.done: Done | None = None
        """What was applied; None when the step was left."""
        self._found: list[Found] = []
        files = len(draft.inspections) > 1
        self.table = RecordTable(
            table_columns(files=files), selectable=True, follow=self._follow, id="table"
        )
        self.picture = SheetPicture(follow=self._moved, id="picture")

    def body(self) -> ComposeResult:
        """Tables, what the marked one is, its sheet, what comes next."""
        yield self.table
        yield Lines(id="what")
        yield self.picture
        yield Lines(id="go")

    def on_mount(self) -> None:
        """Show what was found."""
        self.show_title((names_of(self.draft.paths), "title"))
        self._show()
        self._warm_up()

    def _warm_up(self) -> None:
        """Load what typing the rows needs while the tables are looked at: 0.5 s the first time."""
        tables = [table for i in self.draft.inspections for table in i.tables][:_WARM_TABLES]

        def work() -> None:
            import_module("importers.planning.planner")
            from importers.values.table_rows import read_rows

            for table in tables:
                for _ in islice(read_rows(table), _WARM_ROWS):
                    pass

        self.run_worker(work, thread=True)

    def on_screen_resume(self) -> None:
        """Columns may have been given another meaning."""
        if self.is_mounted:
            self._show()

    def _show(self, at: Found | None = None) -> None:
        self._found = all_found(self.draft.inspections)
        rows = found_rows(self.draft.inspections)
        self.table.styles.height = min(len(rows), _MOST_TABLES) + 1
        with self.prevent(RecordTable.SelectionChanged):
            self.table.select(self._taken())
        first = next(iter(sorted(self.table.selected)), 0)
        if at is not None:
            first = self._found.index(at)
        elif self.table.count:
            first = min(self.table.cursor, len(rows) - 1)
        self.table.show(ListRows(rows), index=first)
        self._follow(self.table.row)
        self._say_next()

    def _taken(self) -> set[int]:
        chosen = self.draft.chosen
        return {
            key
            for key, each in enumerate(self._found)
            if each.table is not None and each.table in chosen[each.file]
        }

    @property
    def marked(self) -> Found | None:
        """The line under the cursor."""
        row = self.table.row
        return self._found[row.key] if row is not None else None

    def _follow(self, _row: RowView | None) -> None:
        marked = self.marked
        if marked is None:
            self.picture.put(None)
            return
        inspection = self.draft.inspections[marked.file]
        sheet = sheet_of(inspection, marked)
        table = None if marked.table is None else inspection.tables[marked.table]
        if table is not None:
            sentence = what_it_is(table.kind)
        else:
            reason = inspection.skipped[marked.skipped or 0].reason
            sentence = render("reason", reason.code, reason.params)
            sentence += t("import_screen.point_at_header")
        lying = table is None or table.raw.turned is not None
        header = () if table is None or lying else table.raw.header_rows
        self.picture.put(None if sheet is None else Marked(sheet, table, header))
        more = t("import_screen.more_columns") if self.picture.cut_off else ""
        self.query_one("#what", Lines).put([(f"  {sentence}", "dim")], [(f"{more} ", "dim")])

    @on(RecordTable.SelectionChanged)
    def chosen(self) -> None:
        """Only lists of people can be chosen."""
        allowed = {
            key
            for key, each in enumerate(self._found)
            if each.table is not None
            and self.draft.table(each.file, each.table).kind in PEOPLE_KINDS
        }
        wanted = self.table.selected & allowed
        if wanted != self.table.selected:
            self.desk.notify(t("import_screen.not_people"))
            with self.prevent(RecordTable.SelectionChanged):
                self.table.select(wanted)
        for numbers in self.draft.chosen:
            numbers.clear()
        for key in wanted:
            each = self._found[key]
            if each.table is not None:
                self.draft.chosen[each.file].add(each.table)
        self._say_next()

    def _say_next(self) -> None:
        line = self.query_one("#go", Lines)
        if self.picture.moving:
            line.put(self._moving_line())
            return
        taken = self.draft.taken
        if taken:
            key = "go_columns" if len(taken) == 1 else "go_columns_of"
            sentence = t(f"import_screen.{key}", tables=len(taken), rows=f"{self.draft.rows:,}")
            line.put([(" Enter", "key"), (f"  {sentence}", "strong")])
        elif any(each.kind in PEOPLE_KINDS for i in self.draft.inspections for each in i.tables):
            line.put([(f" {t('import_screen.not_chosen')}", "alert")])
        else:
            line.put([(f" {t('import_screen.nothing_here')}", "alert")])

    # Going on

    @on(RecordTable.Opened, "#table")
    def opened(self) -> None:
        """Enter goes on to the columns."""
        marked = self.marked
        place = None
        if marked is not None and marked.table is not None:
            place = (marked.file, marked.table)
        layouts = self.draft.layouts(place)
        if not layouts:
            self.desk.notify(t("import_screen.nothing_to_see"))
            return
        from screens.importing.columns_page import ColumnsPage

        page = ColumnsPage(self.draft, layouts)
        self.desk.push_screen(page, lambda _: self._left(page.done))

    def _left(self, done: Done | None) -> None:
        if done is not None:
            self.done = done
            self.dismiss()

    def on_key(self, event: events.Key) -> None:
        """Left and right move the picture."""
        if event.key in ("left", "right"):
            self.picture.sideways(1 if event.key == "right" else -1)
            event.stop()

    # The header

    def footer_actions(self) -> list[Action]:
        """While the header is moved, the line above the footer has the keys."""
        moving = self.picture.moving
        hidden = ("next", "select", "correct", "undo") if moving else ()
        return [action for action in super().footer_actions() if action.id not in hidden]

    def action_correct(self) -> None:
        """Let the arrows move the header."""
        if self.picture.moving or self.marked is None:
            return
        self.picture.begin()
        self._say_next()

    def action_choose(self, digit: str) -> None:
        """While the header is moved, how many rows it has."""
        if self.picture.moving and digit in "123":
            self.picture.choose_count(int(digit))
            self._say_next()

    def _moving_line(self) -> Side:
        return [
            (f" {header_word(self.picture.header)}", "strong"),
            (f"  {t('import_screen.move_header')}", ""),
        ]

    def _moved(self, _row: RowView | None) -> None:
        """Say where the header would be."""
        if self.picture.moving:
            self._say_next()

    @on(SheetPicture.Decided)
    def decided(self, event: SheetPicture.Decided) -> None:
        """Read the table again from its new header."""
        marked = self.marked
        if marked is None:
            return
        sheet = sheet_of(self.draft.inspections[marked.file], marked)
        if sheet is None:
            return
        try:
            self.draft.move_header(marked.file, sheet.name, event.header, marked.table)
        except SmeicError as error:
            self._say_refusal(error)
            return
        self._stop_moving()
        tables = self.draft.inspections[marked.file].tables
        made = next(
            number
            for number, each in enumerate(tables)
            if each.sheet.name == sheet.name and each.raw.header_rows == event.header
        )
        self._show(Found(marked.file, made))

    def action_back(self) -> None:
        """Esc leaves the header as it was, else goes back a step."""
        if self.picture.moving:
            self._stop_moving()
            self._follow(self.table.row)
            return
        super().action_back()

    def _stop_moving(self) -> None:
        self.picture.end()
        self.set_focus(self.table)
        self._say_next()
