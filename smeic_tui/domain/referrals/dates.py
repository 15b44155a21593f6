"""What is due, owed to the introducer, or kept too long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.domain.referrals.moves import INTRODUCTIONS, REFERRALS, Course

DUE_AFTER = timedelta(days=7)
"""First action on a new referral, thanks to the introducer, and a report on what happened."""
_ENDS = frozenset({"joined", "result"})

What = Literal["next", "thanks", "report"]
"""次の行動, 御礼, 経過の報告."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done about a referral or an introduction."""

    kind: Literal["referral", "introduction"]
    id: int
    """Of the referral or introduction."""
    what: What
    due_on: str | None
    """ISO date; None where none was set."""
    overdue: int | None
    """Days since it was due; negative while it is not, None without a date."""


def in_days(today: date, after: timedelta = DUE_AFTER) -> str:
    """The ISO day so long from today."""
    return (today + after).isoformat()


def overdue(due_on: str | None, today: date) -> int | None:
    """Days since something was due: 0 today, negative before; None without a whole date."""
    try:
        return (today - date.fromisoformat(due_on)).days if due_on else None
    except ValueError:
        return None


def is_open(course: Course, stage: str) -> bool:
    """Whether there is still something to do: on its way, or on hold until a day."""
    return (stage in course.open and stage not in _ENDS) or stage == "on_hold"


def of_referral(referral: Referral, today: date) -> Iterable[Due]:
    """What is to be done about a referral."""
    if not referral.counts:
        return
    if is_open(REFERRALS, referral.stage):
        yield Due("referral", referral.id, "next", *_when(referral.due_on, today))
    if referral.thanks_due_on and not referral.thanked_on:
        yield Due("referral", referral.id, "thanks", *_when(referral.thanks_due_on, today))
    if referral.report_due_on:
        yield Due("referral", referral.id, "report", *_when(referral.report_due_on, today))


def is_settled(referral: Referral) -> bool:
    """Whether they joined and the introducer was thanked and told: nothing is left to do."""
    return referral.stage == "joined" and not any(of_referral(referral, date.min))


def of_introduction(introduction: Introduction, today: date) -> Iterable[Due]:
    """What is to be done about an introduction."""
    if is_open(INTRODUCTIONS, introduction.stage):
        yield Due("introduction", introduction.id, "next", *_when(introduction.due_on, today))


def _when(due_on: str | None, today: date) -> tuple[str | None, int | None]:
    return due_on, overdue(due_on, today)


def due_now(found: Iterable[Due]) -> list[Due]:
    """What is due today or should have been done before, the longest overdue first."""
    late = [due for due in found if due.overdue is not None and due.overdue >= 0]
    return sorted(late, key=lambda d: (-(d.overdue or 0), d.kind, d.id, d.what))


def order(due_on: str | None, today: date) -> tuple[bool, int]:
    """Sort key of lists: the longest overdue first, what has no day last."""
    days = overdue(due_on, today)
    return days is None, -(days or 0)


def past_keeping(referral: Referral, today: date) -> bool:
    """Whether the day until which the outsider's data may be kept is over."""
    days = overdue(referral.keep_until, today)
    return days is not None and days > 0
