"""Whether a trainee fulfils the rule, and what is lacking: pure functions over the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smeic_tui.domain.training.counting import Course, Tally, hours_text
from smeic_tui.domain.training.facts import DELIVERED, Assignment, Session, Submission
from smeic_tui.domain.training.rule import Condition
from smeic_tui.errors import Reason

Submissions = Mapping[int, Submission]
"""By assignment."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What one trainee has come to, or would have come to."""

    tally: Tally
    owed: tuple[Assignment, ...]
    """Compulsory assignments and final reports that were not handed in."""
    all_delivered: bool = False
    """Everything that can be handed in was, also what is not registered yet."""


def owed(course: Course, submissions: Submissions) -> tuple[Assignment, ...]:
    """Assignments still asked for: the compulsory ones and the final report."""
    return tuple(
        each
        for each in course.assignments
        if (each.is_compulsory or each.is_final) and not delivered(submissions.get(each.id))
    )


def delivered(submission: Submission | None) -> bool:
    """Whether nothing more is asked for; what was sent back counts once it comes again."""
    return submission is not None and submission.state in DELIVERED


def lacks_registration(course: Course) -> bool:
    """Whether the rule speaks of a final report and no assignment is one."""
    asked = any(each.kind == "final_report" for each in course.rule.conditions)
    return asked and not any(each.is_final for each in course.assignments)


def lacking(course: Course, standing: Standing) -> tuple[Reason, ...]:
    """Every condition that is not fulfilled; empty where the rule is.

    Of the alternatives all reasons are given, since one of them has to go.
    """
    rule = course.rule
    found = [r for each in rule.all_of if (r := _lack(each, course, standing)) is not None]
    alternatives = [_lack(each, course, standing) for each in rule.any_of]
    if alternatives and None not in alternatives:
        found += [reason for reason in alternatives if reason is not None]
    return tuple(found)


def _lack(condition: Condition, course: Course, standing: Standing) -> Reason | None:
    counted = standing.tally
    value = condition.value or 0
    if condition.kind == "hours":
        if counted.minutes * 100 >= course.minutes * value:
            return None
        return Reason(
            "lacks_hours",
            {"has": hours_text(counted.minutes), "needs": needed_hours(course, value)},
        )
    if condition.kind == "sessions":
        if counted.attended * 100 >= len(course.regular) * value:
            return None
        needs = -(-len(course.regular) * value // 100)
        return Reason("lacks_sessions", {"has": counted.attended, "needs": needs})
    if condition.kind == "absences":
        if counted.absences <= value:
            return None
        return Reason("lacks_absences", {"has": counted.absences, "free": value})
    if condition.kind == "compulsory":
        lost = (*counted.missed, *counted.unmarked)
        return Reason("lacks_compulsory", {"sessions": _numbers(lost)}) if lost else None
    if standing.all_delivered:
        return None
    if condition.kind == "assignments":
        open_ = [each.title for each in standing.owed if each.is_compulsory and not each.is_final]
        return Reason("lacks_assignments", {"titles": ", ".join(open_)}) if open_ else None
    if any(each.is_final for each in standing.owed):
        return Reason("lacks_final_report", {})
    if not any(each.is_final for each in course.assignments):
        return Reason("final_report_unknown", {})
    return None


def needed_hours(course: Course, share: int) -> str:
    """The hours a share of the run amounts to."""
    return hours_text(-(-course.minutes * share // 100))


def _numbers(sessions: Iterable[Session]) -> str:
    """``1, 4``: sessions without a number are called by their day."""
    return ", ".join(
        str(s.number) if s.number is not None else (s.held_on or "?")[5:].replace("-", "/")
        for s in sessions
    )
