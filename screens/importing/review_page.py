"""Rows of lists that nobody could place without asking: one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult

from screens.importing.comparison import Compared, compared, shown_beside
from screens.importing.page import ImportPage
from screens.importing.review_rows import (
    Choice,
    choices,
    question_lines,
    review_columns,
    review_row,
)
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.imports import ImportRow
from smeic_tui.store.people.dossiers import dossier
from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView

if TYPE_CHECKING:
    import sqlite3

    from importers.planning.plan import FieldChange
    from smeic_tui.store.journal.operation import Actor


class ReviewPage(ImportPage):
    """The queue above; below it the marked row, its candidates and their evidence."""

    OFFERS: ClassVar[frozenset[str]] = frozenset()
    TITLE_KEY = "import_screen.review_title"
    DEFAULT_CSS = """
    ReviewPage {
        #question { height: 1fr; background: $surface; }
        #table { height: 25%; min-height: 5; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, ImportRow] = {}
        self._found: list[Choice] = []
        self._would: dict[int, list[FieldChange]] = {}
        self._fields: list[Compared] = []
        self._busy = False
        self.table = RecordTable(
            review_columns(), empty=t("import_screen.review_done"), follow=self._follow, id="table"
        )
        self.question = Lines(id="question")

    def body(self) -> ComposeResult:
        """Queue and question."""
        yield self.table
        yield self.question

    def on_mount(self) -> None:
        """Read the queue."""
        self._read()

    def facts_changed(self) -> None:
        """Read again, also after an undo from here."""
        self._read()

    def _read(self) -> None:
        conn = self.desk.workspace.conn
        waiting = imports.queue(conn)
        self._rows = {row.id: row for row in waiting}
        files = {row.batch_id: "" for row in waiting}
        files = {number: imports.batch(conn, number).file for number in files}
        at = self.table.cursor
        rows = [review_row(row, files[row.batch_id]) for row in waiting]
        self.table.show(ListRows(rows), index=at)
        self.show_title((t("import_screen.left", count=f"{len(rows):,}"), "title"))
        self._follow(self.table.row)

    def _follow(self, row: RowView | None) -> None:
        waiting = self._rows.get(row.key) if row is not None else None
        if waiting is None:
            self._found = []
            self.question.put_all([])
            return
        from importers.applying.review import values_of

        conn = self.desk.workspace.conn
        self._found = choices(conn, waiting)
        beside = self._found[: shown_beside(len(self._found), self._room)]
        people = [dossier(conn, choice.person_id, notes=0) for choice in beside]
        self._fields = compared(values_of(conn, waiting.id), people)
        self._would = {}
        self._put(waiting)
        self._look_ahead(waiting)

    def on_resize(self) -> None:
        """Another width shows more or fewer candidates side by side."""
        super().on_resize()
        self._follow(self.table.row)

    def _put(self, row: ImportRow) -> None:
        lines = question_lines(row, self._found, self._fields, self._would, self._room)
        self.question.put_all(lines)

    @property
    def _room(self) -> int:
        return self.size.width or self.app.size.width

    def _look_ahead(self, row: ImportRow) -> None:
        """Find out what each answer would change; the roster is read for it, off the UI thread."""
        people = [choice.person_id for choice in self._found]
        workspace = self.desk.workspace

        def work() -> None:
            from importers.applying.review import changes_if

            try:
                with workspace.reading() as conn:
                    would = {person: changes_if(conn, row.id, person) for person in people}
            except SmeicError:
                # Decided or undone meanwhile: the list is read again anyway.
                return
            self.app.call_later(show, would)

        def show(would: dict[int, list[FieldChange]]) -> None:
            marked = self.table.row
            if self.is_attached and marked is not None and marked.key == row.id:
                self._would = would
                self._put(row)

        self.run_worker(work, thread=True, exclusive=True, group="look-ahead")

    # Deciding

    def action_choose(self, digit: str) -> None:
        """One of the candidates, somebody new, or later."""
        marked = self.table.row
        if marked is None or self._busy:
            return
        index = int(digit) - 1
        if 0 <= index < len(self._found):
            self._decide(self._rows[marked.key], self._found[index].person_id)
        elif index == len(self._found):
            self._decide(self._rows[marked.key], "new")
        elif index == len(self._found) + 1:
            self.table.move(1)

    def _decide(self, row: ImportRow, person: int | Literal["new"]) -> None:
        from importers.applying.review import decide, repeats_of

        def write(conn: sqlite3.Connection, actor: Actor) -> int:
            followers = repeats_of(conn, row)
            decide(conn, actor, row.id, person)
            return len(followers)

        def decided(followers: int) -> None:
            self._busy = False
            self._read()
            key = "import_screen.decided_all" if followers else "import_screen.decided"
            self.desk.notify(t(key, name=row.name, count=followers))

        def refused(error: SmeicError) -> None:
            self._busy = False
            self._read()
            self.desk.show_error(error)

        self._busy = True
        self.desk.save(write, decided, refused)
