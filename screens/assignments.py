"""課題の提出: who owes what since when; one key says what became of an assignment."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from screens.trainings.board import (
    board_columns,
    board_lines,
    cell_told,
    frozen_columns,
    legend,
    owing,
    since_words,
)
from screens.trainings.grid_page import GridPage
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
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.cells import Beaten
from smeic_tui.store.training.submissions import set_submission
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import ListedLines, Place


class AssignmentsScreen(GridPage[Assignment]):
    """Trainees by assignments; ``w`` lists only those who owe something."""

    CONTEXT = ASSIGNMENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(ASSIGNMENTS)
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
        super().__init__(run_id, today)
        self.only_owing = False

    def headings(self, found: Book) -> Sequence[Assignment]:
        """A column an assignment."""
        return found.course.assignments

    def _show(self) -> None:
        found = self.book
        if found is None:
            return
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
        cell = self.cell_at(place)
        if cell is None:
            self.below.put_all([])
            return
        self.below.put_all([*cell_told(*cell, self.today), legend()])

    # What was handed in

    def action_choose(self, digit: str) -> None:
        """A digit says what became of the assignment, and goes on; 0 is 未提出."""
        cell = self.cell
        if cell is None:
            return
        _, listed, assignment = cell
        index = DIGITS.index(digit)
        if digit == "0":
            self._set(listed, assignment, None)
        elif index < len(SUBMISSION_STATES):
            before = _on_file(*cell) or Submission("submitted")
            on_day = self.today.isoformat()
            state = SUBMISSION_STATES[index]
            wanted = replace(before, state=state, state_on=on_day, version=NOT_ON_FILE)
            self._set(listed, assignment, wanted)
        else:
            return
        self.grid.move(1)

    def _set(self, listed: Listed, assignment: Assignment, wanted: Submission | None) -> None:
        found = self.book
        if found is None:
            return
        before = _on_file(found, listed, assignment)
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

        cell = self.cell
        if cell is None:
            return
        _, listed, assignment = cell

        def entered(wanted: Submission | None) -> None:
            if wanted is not None:
                self._set(listed, assignment, wanted)

        title = f"{listed.name}  {assignment.title}"
        self.desk.push_screen(SubmissionForm(title, _on_file(*cell), self.today), entered)

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

        if (cell := self.cell) is not None:
            remove_assignment(self, cell[0], cell[2])


def _on_file(found: Book, listed: Listed, assignment: Assignment) -> Submission | None:
    return found.submissions_of(listed.trainee.person_id).get(assignment.id)
