"""Moves of referrals and introductions: what is told of one, and the columns it writes."""

from __future__ import annotations

from datetime import date
from typing import Required, TypedDict

from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.domain.referrals.moves import Course, Standing, moved
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Value


class Moving(TypedDict, total=False):
    """What is told of a move."""

    today: Required[date]
    """The local day."""
    why: str | None
    """Code of the reason, where it leaves the way."""
    note: str | None
    """What staff write to it."""
    expected: str | None
    """The stage it was shown at; a move that somebody else made meanwhile is refused."""


def refuse_moved_meanwhile(found: Referral | Introduction, told: Moving) -> None:
    """Refuse a move of what stands elsewhere than its author saw.

    Raises:
        SmeicError: ``moved_meanwhile``.
    """
    expected = told.get("expected")
    if expected is not None and expected != found.stage:
        raise SmeicError("moved_meanwhile", stage=found.stage)


def move_on(
    course: Course, found: Referral | Introduction, to: str, told: Moving
) -> tuple[Standing, dict[str, Value]]:
    """Where it stands after a move, and the columns that say so.

    Raises:
        SmeicError: those of `domain.referrals.moves.moved`.
    """
    before = Standing(found.stage, found.furthest, found.why)
    after = moved(course, before, to, why=told.get("why"), note=told.get("note"))
    return after, {
        "stage": after.stage,
        "furthest": after.furthest,
        "why": after.why,
        "stage_on": told["today"].isoformat(),
    }
