"""Hours, sessions and absences of one trainee, counted from the marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from smeic_tui.domain.training.facts import CAME, Assignment, Mark, Session
from smeic_tui.domain.training.rule import Counting, Rule

Marks = Mapping[int, Mark]
"""By session."""


@dataclass(frozen=True)
class Course:
    """What is the same for every trainee of a run."""

    sessions: tuple[Session, ...]
    """In the order they are held, with those that were called off."""
    assignments: tuple[Assignment, ...]
    rule: Rule

    @cached_property
    def regular(self) -> tuple[Session, ...]:
        """The sessions the run consists of: no 補講, nothing that was called off."""
        return tuple(s for s in self.sessions if s.makes_up_id is None and not s.is_cancelled)

    @cached_property
    def taking_place(self) -> tuple[Session, ...]:
        """What can be attended: a 補講 of a session that was called off makes up for nothing."""
        there = {session.id for session in self.regular}
        return tuple(
            s
            for s in self.sessions
            if not s.is_cancelled and (s.makes_up_id is None or s.makes_up_id in there)
        )

    @cached_property
    def planned(self) -> tuple[Session, ...]:
        """Every 回 of the plan once: what stands instead of it where it was put off (延期)."""
        put_off = {s.stands_for_id for s in self.sessions}
        return tuple(s for s in self.sessions if s.makes_up_id is None and s.id not in put_off)

    @cached_property
    def put_off(self) -> Mapping[int, Session]:
        """By session that was called off, the one that is held instead."""
        return {s.stands_for_id: s for s in self.sessions if s.stands_for_id is not None}

    @cached_property
    def making_up(self) -> Mapping[int, tuple[Session, ...]]:
        """By session, the 補講 that make up for it."""
        found: dict[int, list[Session]] = {}
        for session in self.taking_place:
            if session.makes_up_id is not None:
                found.setdefault(session.makes_up_id, []).append(session)
        return {original: tuple(held) for original, held in found.items()}

    @cached_property
    def without_compulsory(self) -> Course:
        """The same course if no session were compulsory: what hours and absences alone allow."""
        rule = self.rule
        kept = tuple(each for each in rule.all_of if each.kind != "compulsory")
        return replace(self, rule=replace(rule, all_of=kept))

    @cached_property
    def minutes(self) -> int:
        """What the whole run amounts to."""
        return sum(session.minutes for session in self.regular)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one trainee has come to."""

    minutes: int
    """Attended, what a 補講 made up for included."""
    attended: int
    """Sessions attended or made up for."""
    absences: int
    """欠 that no 補講 made up for, and what repeated lateness amounts to."""
    missed: tuple[Session, ...]
    """Compulsory sessions with a mark that were neither attended nor made up for."""
    unmarked: tuple[Session, ...]
    """Compulsory sessions without any mark yet that count as not attended."""


def minutes_of(session: Session, mark: Mark | None, counting: Counting) -> int:
    """The minutes one mark is worth by itself; never more than the session is long."""
    if mark is None or mark.kind == "absent":
        return 0
    if mark.kind == "excused":
        return session.minutes if counting.excused == "attended" else 0
    if mark.minutes is not None:
        return min(mark.minutes, session.minutes)
    off = {"late": counting.late_minutes, "early": counting.early_minutes}.get(mark.kind, 0)
    return max(0, session.minutes - off)


def came(mark: Mark | None, counting: Counting) -> bool:
    """Whether a mark says that somebody was there, or counts as if they had been."""
    if mark is None:
        return False
    return mark.kind in CAME or (mark.kind == "excused" and counting.excused == "attended")


def tally(course: Course, marks: Marks) -> Tally:
    """Count one trainee's marks.

    A 補講 repairs the session it makes up for: its minutes fill what was missed there, up to the
    session's own length, and having been at it undoes the absence or the lateness. It adds nothing
    beyond that.
    """
    counting = course.rule.counting
    minutes = attended = absences = lates = 0
    missed: list[Session] = []
    unmarked: list[Session] = []
    for session in course.regular:
        mark = marks.get(session.id)
        again = course.making_up.get(session.id, ())
        own = minutes_of(session, mark, counting)
        repaired = sum(minutes_of(each, marks.get(each.id), counting) for each in again)
        minutes += min(session.minutes, own + repaired)
        made_up = any(came(marks.get(each.id), counting) for each in again)
        there = made_up or came(mark, counting)
        attended += there
        absences += mark is not None and mark.kind == "absent" and not there
        lates += mark is not None and mark.kind in ("late", "early") and not made_up
        if session.is_compulsory and not there:
            (unmarked if mark is None else missed).append(session)
    if counting.lates_per_absence is not None:
        absences += lates // counting.lates_per_absence
    return Tally(minutes, attended, absences, tuple(missed), tuple(unmarked))


def needs_make_up(course: Course, marks: Marks, session: Session) -> bool:
    """Whether a 補講 concerns a trainee: they have a mark for what it makes up for, and not all
    of its time."""
    original = next((s for s in course.regular if s.id == session.makes_up_id), None)
    mark = marks.get(original.id) if original is not None else None
    if original is None or mark is None:
        return False
    counting = course.rule.counting
    return not came(mark, counting) or minutes_of(original, mark, counting) < original.minutes


def expected_at(course: Course, marks: Marks, session: Session) -> bool:
    """Whether a trainee is to be at a session: always, or when the 補講 is for them; nobody is
    at what was called off."""
    if session.is_cancelled:
        return False
    return session.makes_up_id is None or needs_make_up(course, marks, session)


def hours_text(minutes: int) -> str:
    """Minutes as hours with as many decimals as they need: ``22.5``, ``1.75``, ``4``."""
    return f"{round(minutes / 60, 2):g}"


def session_label(session: Session, sessions: Iterable[Session]) -> str:
    """The number a session is called by; a 補講 that of what it makes up for, one that was put
    off that of what it stands for."""
    other = session.makes_up_id or session.stands_for_id
    if other is None:
        return "" if session.number is None else str(session.number)
    listed = tuple(sessions)
    return next((session_label(s, listed) for s in listed if s.id == other), "")
