"""取込, the first step: which file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from screens.background import in_background
from screens.importing.page import ImportPage
from screens.importing.reading import read_file
from screens.importing.recent import (
    WAITING,
    Recent,
    columns,
    file_row,
    is_list,
    matching,
    recent_lists,
    waiting_row,
)
from screens.start.first_start import offered_paths
from smeic_tui.platforms import folders_of_lists
from smeic_tui.store.imports import queue_length
from smeic_tui.text import t
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.path_field import PathField
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from screens.importing.applying import Done

_MOVES = frozenset({"up", "down", "pageup", "pagedown"})


class FileField(PathField):
    """A path, or part of the name of a listed file; arrows move the list below."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(wanted=is_list, placeholder=t("import_screen.file_hint"), id="path")
        self._table = table

    def on_key(self, event: events.Key) -> None:
        """Arrows move the list, Esc clears the field before it goes back."""
        if event.key in _MOVES:
            self._table.press(event.key)
        elif event.key == "escape" and self.value:
            self.value = ""
        else:
            return
        event.stop()
        event.prevent_default()


class PathLine(Lines):
    """A line that holds the field and paints its label before it."""

    DEFAULT_CSS = """
    PathLine { background: $surface; layout: horizontal; }
    PathLine FileField { margin-left: 10; width: 1fr; }
    """

    def __init__(self, field: FileField) -> None:
        super().__init__([(f" {t('import_screen.file')}", "dim")])
        self._field = field

    def compose(self) -> ComposeResult:
        """The field."""
        yield self._field


class ImportScreen(ImportPage):
    """A field for the path and, below it, the lists that arrived lately."""

    AUTO_FOCUS = "#path"

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        """Make the screen.

        Args:
            folders: Where lists are looked for; those of this user by default.
        """
        super().__init__()
        self._folders = folders
        self._recent: tuple[Recent, ...] = ()
        self._hits: list[int] = []
        self._waiting = 0
        self.table = RecordTable(columns(), empty=t("import_screen.no_files"), id="table")
        self.field = FileField(self.table)

    def body(self) -> ComposeResult:
        """Path, list, keys."""
        yield PathLine(self.field)
        yield self.table
        yield Lines(id="hint")

    def on_mount(self) -> None:
        """Look for lists without keeping anybody waiting."""
        self._say("")
        self._look()

    def on_screen_resume(self) -> None:
        """Rows may have been decided, or have begun to wait."""
        if self.is_mounted:
            self._count()

    def facts_changed(self) -> None:
        """An import or a decision was taken back from here."""
        self._count()

    def _look(self) -> None:
        folders = self._folders

        def found(recent: tuple[Recent, ...]) -> None:
            self._recent = recent
            self._count()

        in_background(
            self,
            lambda _: recent_lists(folders_of_lists() if folders is None else folders),
            found,
        )

    def _count(self) -> None:
        self._waiting = queue_length(self.desk.workspace.conn)
        self._show()

    def _show(self) -> None:
        words = self.field.value
        self._hits = matching(self._recent, words)
        now = datetime.now()
        rows = [file_row(i, self._recent[i], now) for i in self._hits]
        first = 0
        if self._waiting and not words.strip():
            rows.insert(0, waiting_row(self._waiting))
            first = 1
        self.table.empty = t("import_screen.no_match" if self._recent else "import_screen.no_files")
        self.table.show(ListRows(rows), index=first)

    def _say(self, sentence: str) -> None:
        shown = sentence or t("import_screen.keys_file")
        self.query_one("#hint", Lines).put([(f"    {shown}", "dim")])

    # Choosing

    @on(Field.Changed)
    def typed(self) -> None:
        """Narrow the list to what is typed."""
        self._say("")
        self._show()

    @on(PathField.Completed)
    def completed(self, event: PathField.Completed) -> None:
        """Show what the path can become."""
        self._say(offered_paths(event.paths, self.app.size.width - 8) if event.paths else "")

    @on(PathField.Entered)
    def entered(self, event: PathField.Entered) -> None:
        """A path that exists is opened, else the marked file whose name holds what was typed."""
        listed = bool(self._hits) and len(self._hits) < len(self._recent)
        if listed and not event.path.is_file():
            self._take()
        else:
            self._read(event.path)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in the empty field opens the marked file."""
        self._take()

    @on(RecordTable.Opened)
    def opened(self) -> None:
        """Enter or a double click in the list."""
        self._take()

    def _take(self) -> None:
        row = self.table.row
        if row is None:
            return
        if row.key == WAITING:
            self.review()
        else:
            self._read(self._recent[row.key].path)

    def _read(self, path: Path) -> None:
        def understood(inspection: Inspection) -> None:
            from screens.importing.tables_page import TablesPage

            page = TablesPage(path, inspection)
            self.desk.push_screen(page, lambda _: self._finished(page.done))

        read_file(self, path, understood)

    def _finished(self, done: Done | None) -> None:
        if done is None:
            return
        from screens.importing.result_page import ResultPage

        self.field.value = ""
        page = ResultPage(done)
        self.desk.push_screen(page, lambda _: self.leave() if page.finished else None)

    def review(self) -> None:
        """Decide the rows that wait."""
        from screens.importing.review_page import ReviewPage

        self.desk.push_screen(ReviewPage())
