"""A session or an assignment is taken out of a run by the Delete key, after a question.

Delete stands on a cell of the grid there: who presses it may have meant the cell.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from screens.persons.verbs import PersonVerbs
from smeic_tui.domain.training.completion import lacks_registration
from smeic_tui.domain.training.counting import Course
from smeic_tui.domain.training.facts import Assignment, Session
from smeic_tui.exports.training_words import day_text, run_name, session_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.confirm import Confirm


def remove_session(page: PersonVerbs, book: Book, session: Session) -> None:
    """Ask, and remove it; one with marks is refused without a question.

    Args:
        page: The page of the run.
        book: The run.
        session: The session under the cursor.
    """
    name = session_name(session, book.course.sessions)
    told = {"training": run_name(book.run), "session": name}

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "training_session_removed", params=told) as op:
            trainings.remove_session(op, session.id)

    def answered(yes: bool | None) -> None:
        if yes:
            page.desk.save(work, lambda _: page.written(t("training.removed", what=name)))

    if any(session.id in own for own in book.marks.values()):
        answered(True)
        return
    question = t("training.remove_session", session=name, day=day_text(session.held_on))
    page.desk.push_screen(Confirm(t("training.remove", what=name), question), answered)


def remove_assignment(page: PersonVerbs, book: Book, assignment: Assignment) -> None:
    """Ask, and remove it; the only 最終報告 under a rule that wants one with what that leads to.

    Args:
        page: The page of the run, or of its assignments.
        book: The run.
        assignment: The assignment under the cursor.
    """
    told = {"training": run_name(book.run), "title": assignment.title}

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "assignment_removed", params=told) as op:
            trainings.remove_assignment(op, assignment.id)

    def answered(yes: bool | None) -> None:
        if yes:
            removed = t("training.removed", what=assignment.title)
            page.desk.save(work, lambda _: page.written(removed))

    if any(assignment.id in own for own in book.submissions.values()):
        answered(True)
        return
    wanted = assignment.is_final and lacks_registration(_without(book.course, assignment))
    key = "training.remove_wanted" if wanted else "training.remove_assignment"
    title = t("training.remove", what=assignment.title)
    page.desk.push_screen(Confirm(title, t(key, title=assignment.title)), answered)


def _without(course: Course, gone: Assignment) -> Course:
    return replace(course, assignments=tuple(a for a in course.assignments if a.id != gone.id))
