"""取込, the first step: which files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from screens.background import in_background
from screens.guests.words import name_of
from screens.importing.draft import Draft
from screens.importing.file_field import FileField, PathLine, is_table, typed_paths
from screens.importing.page import ImportPage
from screens.importing.reading import read_files, read_pasted
from screens.importing.recent import (
    WAITING,
    Recent,
    columns,
    file_row,
    matching,
    recent_lists,
    waiting_row,
)
from screens.start.first_start import offered_paths
from smeic_tui.platforms import folders_of_lists
from smeic_tui.store.imports.imports import queue_length
from smeic_tui.text import t
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.lines import Lines, Side
from smeic_tui.widgets.path_field import PathField
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows

if TYPE_CHECKING:
    from screens.importing.applying import Done
    from smeic_tui.domain.events import Event

State = tuple[tuple[Path, int, int], ...]
"""Files with their size and time: the same files, or the same pasted table, are not read twice."""


class ImportScreen(ImportPage):
    """A field for paths and, below it, the lists that arrived lately."""

    AUTO_FOCUS = "#path"
    OFFERS: ClassVar[frozenset[str]] = frozenset({"open", "select"})

    def __init__(
        self, folders: Sequence[Path] | None = None, *, event: Event | None = None
    ) -> None:
        """Make the screen.

        Args:
            folders: Where lists are looked for; those of this user by default.
            event: The event whose answers are imported, where its page opened the screen.
        """
        super().__init__()
        self.event = event
        self._folders = folders
        self._recent: tuple[Recent, ...] = ()
        self._hits: list[int] = []
        self._waiting = 0
        self._kept: tuple[State, Draft] | None = None
        self.table = RecordTable(
            columns(), selectable=True, empty=t("import_screen.no_files"), id="table"
        )
        self.field = FileField(self.table)

    def body(self) -> ComposeResult:
        """Path, list, keys."""
        yield PathLine(self.field)
        yield self.table
        yield Lines(id="hint")

    def on_mount(self) -> None:
        """Look for lists without keeping anybody waiting."""
        if self.event is not None:
            told = t("import_screen.answers_for", event=name_of(self.event))
            self.show_title((told, "title"))
        self._say()
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
        row = self.table.row
        self.table.show(ListRows(rows), key=row.key if row and row.key >= 0 else None, index=first)

    def _say(self, sentence: Side = "") -> None:
        shown: Side = [(f"    {t('import_screen.keys_file')}", "dim")]
        count = len(self.table.selected)
        if sentence:
            shown = sentence
        elif count:
            word = t("import_screen.open_selected", count=count)
            shown = [("    Enter", "key"), (f"  {word}", "strong")]
        self.query_one("#hint", Lines).put(shown)

    # Choosing

    @on(Field.Changed)
    def typed(self) -> None:
        """Narrow the list to what is typed."""
        self._say()
        self._show()

    @on(RecordTable.SelectionChanged)
    def selected(self) -> None:
        """Say how many are taken; rows that wait are no file."""
        if WAITING in self.table.selected:
            self.table.select(self.table.selected - {WAITING})
        self._say()

    @on(PathField.Completed)
    def completed(self, event: PathField.Completed) -> None:
        """Show what the path can become."""
        if event.paths:
            self._say([(f"    {offered_paths(event.paths, self.app.size.width - 8)}", "dim")])
        else:
            self._say()

    @on(PathField.Entered)
    def entered(self, event: PathField.Entered) -> None:
        """Paths that exist are opened, else the marked file whose name holds what was typed."""
        paths = typed_paths(event.field.value)
        named = bool(self._hits) and not {"/", "\\"} & set(event.field.value)
        if named and not paths[0].is_file():
            self._take()
        else:
            self._read(paths)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in the empty field opens what is selected, else the marked file."""
        self._take()

    @on(RecordTable.Opened)
    def opened(self) -> None:
        """Enter or a double click in the list."""
        self._take()

    def _take(self) -> None:
        row = self.table.row
        if self.table.selected:
            self._read([self._recent[i].path for i in sorted(self.table.selected)])
        elif row is not None and row.key == WAITING:
            self.review()
        elif row is not None:
            self._read([self._recent[row.key].path])

    def take_text(self) -> Field:
        """Text that comes while the list has the focus goes into the field."""
        self.set_focus(self.field)
        return self.field

    def on_paste(self, event: events.Paste) -> None:
        """A table copied in Excel is read like a file."""
        if not is_table(event.text):
            return
        event.stop()
        name = t("import_screen.pasted")
        # Rows that are not imported are written beside the list: here beside the other lists.
        folders = folders_of_lists() if self._folders is None else self._folders
        path = next((f for f in folders if f.is_dir()), self.desk.workspace.path.parent) / name
        state = ((path, len(event.text), hash(event.text)),)
        if self._kept is not None and self._kept[0] == state:
            self._open(self._kept[1])
            return

        def understood(draft: Draft) -> None:
            self._kept = (state, draft)
            self._open(draft)

        read_pasted(self, event.text, path, understood)

    def _read(self, paths: Sequence[Path]) -> None:
        state = _state(paths)
        if self._kept is not None and state and self._kept[0] == state:
            self._open(self._kept[1])
            return

        def understood(draft: Draft) -> None:
            self._kept = (state, draft)
            self._open(draft)

        read_files(self, paths, understood)

    def _open(self, draft: Draft) -> None:
        if self.event is not None and not draft.event:
            draft.answers_for(self.event.uid)
        from screens.importing.tables_page import TablesPage

        page = TablesPage(draft)
        self.desk.push_screen(page, lambda _: self._finished(page.done))

    def _finished(self, done: Done | None) -> None:
        if done is None:
            return
        from screens.importing.result_page import ResultPage

        self._kept = None
        self.field.value = ""
        self.table.select(set())
        page = ResultPage(done)
        # A list may have been written there, to be mended and imported next.
        self.desk.push_screen(page, lambda _: self.leave() if page.finished else self._look())

    def review(self) -> None:
        """Decide the rows that wait."""
        from screens.importing.review_page import ReviewPage

        self.desk.push_screen(ReviewPage())


def _state(paths: Sequence[Path]) -> State:
    """What tells that files are still the same; empty where one cannot be looked at."""
    try:
        facts = [(path, path.stat()) for path in paths]
    except OSError:
        return ()
    return tuple((path, found.st_size, found.st_mtime_ns) for path, found in facts)
