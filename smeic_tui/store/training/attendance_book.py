"""Everything a run holds, read at one moment: what grid, board and lists are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.domain.training.counting import Course
from smeic_tui.domain.training.facts import Certificate, Mark, Run, Submission
from smeic_tui.store.training.certificates import certificates
from smeic_tui.store.training.submissions import submissions
from smeic_tui.store.training.trainees import Listed, trainees
from smeic_tui.store.training.training_marks import marks
from smeic_tui.store.training.trainings import course, run, runs


@dataclass(frozen=True, slots=True)
class Book:
    """The attendance book of a run."""

    run: Run
    course: Course
    everybody: tuple[Listed, ...]
    """All who applied, by 五十音."""
    marks: Mapping[int, Mapping[int, Mark]]
    """By person, by session."""
    submissions: Mapping[int, Mapping[int, Submission]]
    """By person, by assignment."""
    certificates: tuple[Certificate, ...]

    @property
    def in_class(self) -> tuple[Listed, ...]:
        """Those who stand in the book; who withdrew comes last."""
        there = [each for each in self.everybody if each.trainee.in_class]
        return tuple(sorted(there, key=lambda each: each.trainee.state == "withdrawn"))

    def marks_of(self, person_id: int) -> Mapping[int, Mark]:
        """One trainee's marks by session."""
        return self.marks.get(person_id, {})

    def submissions_of(self, person_id: int) -> Mapping[int, Submission]:
        """One trainee's submissions by assignment."""
        return self.submissions.get(person_id, {})

    def listed(self, person_id: int) -> Listed | None:
        """One trainee."""
        return next((e for e in self.everybody if e.trainee.person_id == person_id), None)


def book(conn: sqlite3.Connection, run_id: int) -> Book:
    """The whole of a run.

    Raises:
        SmeicError: ``training_unknown``, ``rule_unreadable``.
    """
    own = not conn.in_transaction
    if own:
        conn.execute("BEGIN")
    try:
        return Book(
            run(conn, run_id),
            course(conn, run_id),
            trainees(conn, run_id),
            marks(conn, run_id),
            submissions(conn, run_id),
            certificates(conn, run_id),
        )
    finally:
        if own:
            conn.execute("ROLLBACK")


def books(conn: sqlite3.Connection) -> tuple[Book, ...]:
    """Every run with all it holds, the latest year first; there are few of them.

    Raises:
        SmeicError: ``rule_unreadable``.
    """
    return tuple(book(conn, each.id) for each in runs(conn))


def unchanged(before: Book, now: Book) -> frozenset[int]:
    """The people of whom two looks at a run tell the same: a mark changes one of forty."""
    if before.course != now.course:
        return frozenset()
    states = {each.trainee.person_id: each.trainee.state for each in before.everybody}
    return frozenset(
        person_id
        for each in now.everybody
        if (person_id := each.trainee.person_id) in states
        and states[person_id] == each.trainee.state
        and before.marks_of(person_id) == now.marks_of(person_id)
        and before.submissions_of(person_id) == now.submissions_of(person_id)
    )
