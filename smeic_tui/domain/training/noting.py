"""What a key on the grid means for one cell, and whom a key for a whole session concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from smeic_tui.domain.training.counting import Course, Marks, expected_at
from smeic_tui.domain.training.facts import IN_CLASS, NOT_ON_FILE, Mark, MarkKind, Session, Trainee

CAN_BE_ANNOUNCED = frozenset({"absent", "excused", "late", "early"})
"""Marks of which it is worth knowing whether they were announced."""


def lies_ahead(session: Session, today: date) -> bool:
    """Whether a session is still to come; one without a day is not known to be."""
    return session.held_on is not None and session.held_on > today.isoformat()


def noted(kind: MarkKind, session: Session, before: Mark | None, today: date) -> Mark:
    """The mark that a key leaves in a cell.

    Whoever is noted as away from a session that lies ahead has announced it; what was announced
    before stays so when the day has come.
    """
    before_too = before is not None and before.is_announced
    announced = kind in CAN_BE_ANNOUNCED and (lies_ahead(session, today) or before_too)
    return Mark(kind, None, announced, before.note if before else None)


def with_minutes(mark: Mark | None, minutes: int | None, session: Session) -> Mark:
    """The mark with the time somebody was there; without any, they were there in part.

    Args:
        mark: The cell so far.
        minutes: How long; None is what the mark usually means.
        session: Which session.
    """
    if mark is None or mark.kind in ("absent", "excused"):
        mark = Mark("present", None, False, mark.note if mark else None)
    whole = minutes is not None and minutes >= session.minutes
    return replace(mark, minutes=None if whole else minutes, version=NOT_ON_FILE)


def not_entered(
    course: Course,
    session: Session,
    trainees: Iterable[Trainee],
    marks: Mapping[int, Marks],
) -> list[int]:
    """Who is to be at a session and has no mark yet: those that 全員出席 fills in."""
    found = []
    for trainee in trainees:
        own = marks.get(trainee.person_id, {})
        here = trainee.state in IN_CLASS and trainee.state != "withdrawn"
        if here and session.id not in own and expected_at(course, own, session):
            found.append(trainee.person_id)
    return found


def session_now(
    course: Course, trainees: Iterable[Trainee], marks: Mapping[int, Marks], today: date
) -> int:
    """Index of the session staff most likely want to mark.

    The one of today; else the first past one in which somebody has no mark; else the last one
    held, since nobody can have been at one that lies ahead; else, where none was held, the first.
    """
    day = today.isoformat()
    listed = list(trainees)
    days = [
        "9999" if session.is_cancelled else session.held_on or "9999" for session in course.sessions
    ]
    if day in days:
        return days.index(day)
    for index, session in enumerate(course.sessions):
        is_over = days[index] < day and session.makes_up_id is None
        if is_over and not_entered(course, session, listed, marks):
            return index
    return max((index for index, held_on in enumerate(days) if held_on < day), default=0)
