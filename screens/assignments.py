"""課題の提出: who owes what since when; one key says what became of an assignment."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.persons.verbs import PersonVerbs
from screens.rereading import Rereading
from screens.trainings.board import (
    board_columns,
    board_lines,
    cell_told,
    frozen_columns,
    legend,
    owing,
    since_words,
)
from screens.trainings.told import beaten_words
from smeic_tui.actions import bindings
from smeic_tui.actions.action import DIGITS
from smeic_tui.actions.contexts import ASSIGNMENTS
from smeic_tui.domain.training.facts import (
    NOT_ON_FILE,
    SUBMISSION_STATES,
    Assignment,
    Submission,
)
from smeic_tui.errors import SmeicError
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.attendance_book import Book, book
from smeic_tui.store.cells import Beaten
from smeic_tui.store.operation import Actor, operation
from smeic_tui.store.submissions import set_submission
from smeic_tui.store.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import ListedLines, Place
from smeic_tui.widgets.grid_table import GridTable
from smeic_tui.widgets.lines import Lines


class AssignmentsScreen(Rereading, PersonVerbs):
    """Trainees by assignments; ``w`` lists only those who owe something."""

    CONTEXT = ASSIGNMENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ASSIGNMENTS)
    AUTO_FOCUS = "#grid"
    SHOWS_EVENT = False
    DEFAULT_CSS = """
    AssignmentsScreen #overview { background: $surface; }
    AssignmentsScreen #told { height: 3; background: $surface; }
    """

    def __init__(self, run_id: int, today: date | None = None) -> None:
        """Open the board.

        Args:
            run_id: Of which run.
            today: The day that decides what is overdue; the real one by default.
        """
        super().__init__()
        self.run_id = run_id
        self.today = today or date.today()
        self.book: Book | None = None
        self.only_owing = False
        self.grid = GridTable(follow=self._explain, id="grid")
        self.above = Lines(id="overview")
        self.below = Lines(id="told")

    def body(self) -> ComposeResult:
        """Numbers, board, what the marked cell means."""
        yield self.above
        yield self.grid
        yield self.below

    def read(self) -> None:
        """Read the board; go back when its run is gone."""
        try:
            self.book = book(self.desk.workspace.conn, self.run_id)
        except SmeicError:
            self.dismiss()
            return
        self._show()

    def _show(self) -> None:
        found = self.book
        if found is None:
            return
        self.show_title((run_name(found.run), "title"))
        owed = owing(found, self.today)
        shown = t("training.only_owing" if self.only_owing else "event.only_all")
        self.above.put([(f" {since_words(owed)}", "strong")], [(f"{shown} ", "dim")])
        listed = [
            each
            for each in found.in_class
            if not self.only_owing or any(o.person_id == each.trainee.person_id for o in owed)
        ]
        place = self.grid.place
        self.grid.empty = self._empty(found)
        has = bool(found.course.assignments)
        self.grid.show(
            frozen_columns(),
            board_columns(found, self.today),
            ListedLines(board_lines(found, listed, self.today) if has else []),
            key=place.line.key if place else None,
        )
        self._explain(self.grid.place)

    def _empty(self, found: Book) -> str:
        if not found.course.assignments:
            return t("training.no_assignments")
        return t("training.nobody_owes" if found.in_class else "training.no_trainees")

    def _explain(self, place: Place | None) -> None:
        here = self._here(place)
        if here is None or self.book is None:
            self.below.put_all([])
            return
        self.below.put_all([*cell_told(self.book, *here, self.today), legend()])

    def _here(self, place: Place | None) -> tuple[Listed, Assignment] | None:
        found = self.book
        if place is None or found is None or place.column >= len(found.course.assignments):
            return None
        listed = found.listed(place.line.key)
        return None if listed is None else (listed, found.course.assignments[place.column])

    def subject(self) -> int | None:
        """The trainee under the cursor."""
        place = self.grid.place
        return place.line.key if place else None

    @on(GridTable.Opened)
    def opened(self, event: GridTable.Opened) -> None:
        """Enter opens the person."""
        from screens.person import PersonScreen

        self.desk.push_screen(PersonScreen(event.place.line.key), lambda _: self.facts_changed())

    # What was handed in

    def action_choose(self, digit: str) -> None:
        """A digit says what became of the assignment, and goes on; 0 is 未提出."""
        here = self._here(self.grid.place)
        if here is None:
            return
        index = DIGITS.index(digit)
        if digit == "0":
            self._set(*here, None)
        elif index < len(SUBMISSION_STATES):
            before = self._cell(*here) or Submission("submitted")
            on_day = self.today.isoformat()
            state = SUBMISSION_STATES[index]
            self._set(*here, replace(before, state=state, state_on=on_day, version=NOT_ON_FILE))
        else:
            return
        self.grid.move(1)

    def _cell(self, listed: Listed, assignment: Assignment) -> Submission | None:
        found = self.book
        if found is None:
            return None
        return found.submissions_of(listed.trainee.person_id).get(assignment.id)

    def _set(self, listed: Listed, assignment: Assignment, wanted: Submission | None) -> None:
        found = self.book
        if found is None:
            return
        before = self._cell(listed, assignment)
        seen = before.version if before else NOT_ON_FILE
        person_id = listed.trainee.person_id
        told = {
            "training": run_name(found.run),
            "name": listed.name,
            "title": assignment.title,
        }

        def work(conn: sqlite3.Connection, actor: Actor) -> Beaten[Submission] | None:
            with operation(conn, actor, "submission_set", params=told) as op:
                return set_submission(op, assignment.id, person_id, wanted, seen)

        def done(beaten: Beaten[Submission] | None) -> None:
            self.facts_changed()
            if beaten is not None:
                state = beaten.found.state if beaten.found else "none"
                word = t(f"training.submission.{state}")
                names = {person_id: listed.name}
                self.desk.notify(beaten_words(names, person_id, beaten.by, word), timeout=8)

        self.desk.save(work, done)

    def action_edit(self) -> None:
        """Day, grade, comment, where it is."""
        from screens.trainings.submission_form import SubmissionForm

        here = self._here(self.grid.place)
        if here is None:
            return
        listed, assignment = here

        def entered(wanted: Submission | None) -> None:
            if wanted is not None:
                self._set(listed, assignment, wanted)

        title = f"{listed.name}  {assignment.title}"
        dialog = SubmissionForm(title, self._cell(listed, assignment), self.today)
        self.desk.push_screen(dialog, entered)

    def action_owing(self) -> None:
        """List only those who owe something, or everybody again."""
        self.only_owing = not self.only_owing
        self._show()

    def action_new(self) -> None:
        """Enter another assignment."""
        from screens.trainings.assignment_form import AssignmentForm

        if self.book is not None:
            self.desk.push_screen(AssignmentForm(self.book.run, None), self.written)

    def action_remove(self) -> None:
        """Take the assignment under the cursor out of the run."""
        from screens.trainings.removing import remove_assignment

        here = self._here(self.grid.place)
        if here is not None and self.book is not None:
            remove_assignment(self, self.book, here[1])

    def action_trainees(self) -> None:
        """Go to who applied, was accepted, refused, withdrew."""
        from screens.trainees import TraineesScreen

        self.desk.push_screen(
            TraineesScreen(self.run_id, self.today), lambda _: self.facts_changed()
        )

    def action_excel(self) -> None:
        """Offer the lists of this run."""
        from screens.trainings.excel import offer_lists

        if self.book is not None:
            offer_lists(self, self.book, self.today)

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        place = self.grid.place
        if place is not None:
            self.app.copy_to_clipboard("\t".join((*place.line.names, *place.line.cells)))
            self.desk.notify(t("frame.copied"))
