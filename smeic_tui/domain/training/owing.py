"""Who owes which assignment, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.training.completion import Submissions, owed
from smeic_tui.domain.training.counting import Course
from smeic_tui.domain.training.facts import STILL_IN_CLASS, Assignment, Trainee


@dataclass(frozen=True, slots=True)
class Owed:
    """One assignment that one trainee still owes."""

    person_id: int
    assignment: Assignment
    days: int | None
    """Days since it was due, negative while it is not, None without a due day."""
    sent_back: bool
    """It was handed in and has to come again."""


def days_over(due_on: str | None, today: date) -> int | None:
    """Days since a due day; None where it is not settled to the day."""
    try:
        return (today - date.fromisoformat(due_on)).days if due_on else None
    except ValueError:
        return None


def all_owed(
    course: Course,
    trainees: Iterable[Trainee],
    submissions: Mapping[int, Submissions],
    today: date,
) -> tuple[Owed, ...]:
    """What everybody still in class owes, the longest overdue first."""
    found = [
        Owed(
            trainee.person_id,
            each,
            days_over(each.due_on, today),
            each.id in submissions.get(trainee.person_id, {}),
        )
        for trainee in trainees
        if trainee.state in STILL_IN_CLASS
        for each in owed(course, submissions.get(trainee.person_id, {}))
    ]
    return tuple(sorted(found, key=lambda o: -o.days if o.days is not None else 10**9))
