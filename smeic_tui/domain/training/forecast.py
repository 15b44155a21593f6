"""Who can still complete a run, and what it takes: pure functions, compared with brute force.

More attendance never hurts under any rule: hours and sessions only grow, absences only fall. So the
two ends say it all: what everything attended would come to, and what nothing more would.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from smeic_tui.domain.training.completion import Standing, Submissions, lacking, owed
from smeic_tui.domain.training.counting import Course, Marks, Tally, tally
from smeic_tui.domain.training.facts import Assignment, Mark, Session
from smeic_tui.errors import Reason

Outlook = Literal["met", "on_course", "all_needed", "impossible"]
"""修了要件を満たしました, 予定どおりで修了, 残りすべて出席で修了, 修了見込みなし."""
OUTLOOKS: tuple[Outlook, ...] = get_args(Outlook)

_THERE, _AWAY = Mark("present"), Mark("absent")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What can still become of one trainee."""

    outlook: Outlook
    reasons: tuple[Reason, ...]
    """For ``impossible``: the conditions that stay unfulfilled whatever they attend. While they
    can still attend, hours and sessions are ``unreachable_…``: what they can come to at most."""
    tally: Tally
    """What they have come to so far."""
    remaining: tuple[Session, ...]
    """Sessions they can still attend."""
    needed: tuple[Session, ...]
    """Those of them that must not be missed."""
    owed: tuple[Assignment, ...]
    """What must still be handed in."""
    unregistered: tuple[Reason, ...] = ()
    """What keeps everybody from fulfilling the rule until staff enter it: the final report."""


def is_open(session: Session, mark: Mark | None, today: date) -> bool:
    """Whether a trainee can still be present: nothing is noted, or an absence that lies ahead.

    A session in the past without a mark is not entered yet; it counts as open until it is. A 補講
    in the past without one was not taken: nobody is expected at it.
    """
    day = today.isoformat()
    if mark is None:
        return session.makes_up_id is None or session.held_on is None or session.held_on >= day
    if mark.kind not in ("absent", "excused") or not mark.is_announced:
        return False
    return session.held_on is not None and session.held_on > day


def forecast(course: Course, marks: Marks, submissions: Submissions, today: date) -> Forecast:
    """What can become of a trainee who is still in class.

    ``met`` stays met whatever they miss; ``impossible`` cannot be fulfilled by any attendance of
    what remains, with every assignment handed in. Between the two, ``all_needed`` says that the
    trainee has used up what may be missed: no remaining session can be spared, even if none were
    compulsory, or an absence they announced would be one too many.
    """
    remaining = tuple(s for s in course.taking_place if is_open(s, marks.get(s.id), today))
    open_ = owed(course, submissions)
    so_far = tally(course, marks)

    def lacks(
        missed: Iterable[Session], *, as_delivered: bool = False, of: Course = course
    ) -> tuple[Reason, ...]:
        away = {session.id for session in missed}
        seen = dict(marks)
        for session in remaining:
            seen[session.id] = _AWAY if session.id in away else _THERE
        return lacking(of, Standing(tally(of, seen), open_, not as_delivered))

    def made(outlook: Outlook, reasons: tuple[Reason, ...] = ()) -> Forecast:
        return Forecast(outlook, reasons, so_far, remaining, needed, open_, unregistered)

    needed: tuple[Session, ...] = ()
    unregistered: tuple[Reason, ...] = ()
    if not lacks(remaining, as_delivered=True):
        return made("met")
    # What counts is whether it can be handed in, not whether it was.
    best = lacks(())
    if best:
        return made("impossible", tuple(_told_ahead(each) for each in best) if remaining else best)
    everything = {**marks, **{session.id: _THERE for session in remaining}}
    unmet = lacking(course, Standing(tally(course, everything), ()))
    unregistered = tuple(each for each in unmet if each.code == "final_report_unknown")
    needed = tuple(session for session in remaining if lacks((session,)))
    announced = [session for session in remaining if session.id in marks]
    if announced:
        return made("all_needed" if lacks(announced) else "on_course")
    eased = course.without_compulsory
    if remaining and all(lacks((session,), of=eased) for session in remaining):
        return made("all_needed")
    return made("on_course")


_AHEAD = {"lacks_hours": "unreachable_hours", "lacks_sessions": "unreachable_sessions"}
"""What is counted with everything that is still to come is not what somebody has."""


def _told_ahead(reason: Reason) -> Reason:
    return Reason(_AHEAD.get(reason.code, reason.code), reason.params)
