"""The trainings of one person: state, attendance, assignments, certificates; the latest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.domain.training.counting import Course
from smeic_tui.domain.training.facts import Certificate, Mark, Run, Submission, Trainee
from smeic_tui.store.training.certificates import certificates
from smeic_tui.store.training.submissions import submissions
from smeic_tui.store.training.trainees import trainee_of
from smeic_tui.store.training.training_marks import marks_of_person
from smeic_tui.store.training.trainings import course, run


@dataclass(frozen=True, slots=True)
class TrainingTaken:
    """One run that concerns one person."""

    run: Run
    course: Course
    trainee: Trainee
    marks: Mapping[int, Mark]
    """By session."""
    submissions: Mapping[int, Submission]
    """By assignment."""
    certificates: tuple[Certificate, ...]


def trainings_of(conn: sqlite3.Connection, person_id: int) -> tuple[TrainingTaken, ...]:
    """Every run a person applied for or was in."""
    found: list[TrainingTaken] = []
    for (run_id,) in conn.execute(
        "SELECT training_run.id FROM trainee "
        "JOIN training_run ON training_run.id = trainee.training_run_id WHERE person_id = ? "
        "ORDER BY fiscal_year DESC, training_run.id DESC",
        (person_id,),
    ).fetchall():
        trainee = trainee_of(conn, run_id, person_id)
        if trainee is not None:
            found.append(
                TrainingTaken(
                    run(conn, run_id),
                    course(conn, run_id),
                    trainee,
                    marks_of_person(conn, run_id, person_id),
                    submissions(conn, run_id).get(person_id, {}),
                    tuple(c for c in certificates(conn, run_id) if c.person_id == person_id),
                )
            )
    return tuple(found)
