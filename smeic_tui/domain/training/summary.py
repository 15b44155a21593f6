"""A run in numbers: who is in it, how far it is, and who can still complete it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.training.completion import Submissions
from smeic_tui.domain.training.counting import Course, Marks, expected_at
from smeic_tui.domain.training.facts import CAME, STILL_IN_CLASS, Session, Trainee, TraineeState
from smeic_tui.domain.training.forecast import Forecast, Outlook, forecast


@dataclass(frozen=True, slots=True)
class SessionCount:
    """Attendance of one session."""

    came: int
    expected: int
    unmarked: int
    """Of those expected, how many have no mark yet."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of one run."""

    states: Mapping[TraineeState, int]
    outlooks: Mapping[Outlook, int]
    """Of those whose completion is still to be decided."""
    sessions: int
    """Regular sessions."""
    held: int
    """Of these, how many have any mark."""

    @property
    def in_class(self) -> int:
        """People in the attendance book who did not withdraw."""
        return sum(
            self.states.get(state, 0)
            for state in ("accepted", "attending", "completed", "not_completed")
        )

    @property
    def applied(self) -> int:
        """Everybody who ever applied."""
        return sum(self.states.values())


def forecasts(
    course: Course,
    trainees: Iterable[Trainee],
    marks: Mapping[int, Marks],
    submissions: Mapping[int, Submissions],
    today: date,
) -> dict[int, Forecast]:
    """By person, the forecast of everybody whose completion is still to be decided."""
    return {
        each.person_id: forecast(
            course, marks.get(each.person_id, {}), submissions.get(each.person_id, {}), today
        )
        for each in trainees
        if each.state in STILL_IN_CLASS
    }


def session_count(
    course: Course, session: Session, trainees: Iterable[Trainee], marks: Mapping[int, Marks]
) -> SessionCount:
    """How many of those who are to be at a session came; who withdrew counts while marked."""
    came = expected = unmarked = 0
    if session not in course.taking_place:
        return SessionCount(0, 0, 0)
    for trainee in trainees:
        own = marks.get(trainee.person_id, {})
        mark = own.get(session.id)
        if mark is None and (trainee.state == "withdrawn" or not expected_at(course, own, session)):
            continue
        expected += 1
        unmarked += mark is None
        came += mark is not None and mark.kind in CAME
    return SessionCount(came, expected, unmarked)


def summary(
    course: Course,
    trainees: Iterable[Trainee],
    marks: Mapping[int, Marks],
    found: Mapping[int, Forecast],
) -> Summary:
    """The numbers of a run.

    Args:
        course: Its sessions, assignments and rule.
        trainees: Everybody who applied.
        marks: By person, by session.
        found: The forecasts of those still in class.
    """
    marked = {session_id for own in marks.values() for session_id in own}
    return Summary(
        Counter(each.state for each in trainees),
        Counter(each.outlook for each in found.values()),
        len(course.regular),
        sum(session.id in marked for session in course.regular),
    )
