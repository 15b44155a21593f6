"""How a licence stands on a day: its state, the days left, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from smeic_tui.domain.licences.licence import Licence, Point, Suspension
from smeic_tui.domain.licences.period import (
    Period,
    counted,
    days_between,
    period_of,
    resume_until,
    suspended_by,
)
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.domain.licences.terms import months_on

State = Literal["valid", "suspended", "expired", "unconfirmed", "unknown"]
"""``unconfirmed``: the first term is over and nobody entered whether it was renewed; ``unknown``:
neither date is known. Neither is taken for valid, and neither for expired."""
Urgency = Literal["none", "soon", "urgent", "over"]
"""How much it presses; the screen has a word and a colour for each."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A licence on a day."""

    state: State
    urgency: Urgency
    period: Period | None
    """None while no date is known."""
    days_left: int | None
    """Days to the expiry; negative after it. While suspended it stands still."""
    theory: int
    """理論 that counts."""
    practice: int
    """実務 that counts."""
    needed_theory: int
    """理論 asked for: to renew, or to resume while suspended."""
    needed_practice: int
    """実務 asked for."""
    resume_until: date | None
    """Last day for 再開; None unless suspended."""

    @property
    def missing_theory(self) -> int:
        """理論 still to be earned."""
        return max(self.needed_theory - self.theory, 0)

    @property
    def missing_practice(self) -> int:
        """実務 still to be earned."""
        return max(self.needed_practice - self.practice, 0)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing_theory and not self.missing_practice


def assess(
    licence: Licence,
    suspensions: Sequence[Suspension],
    points: Sequence[Point],
    rules: LicenceRules,
    on: date,
) -> Assessment:
    """How a licence stands on a day.

    Args:
        licence: The licence.
        suspensions: All of its suspensions.
        points: The whole ledger.
        rules: The rules of the file.
        on: The day.
    """
    period = period_of(licence, suspensions, rules, on)
    held = suspended_by(suspensions, on)
    left = days_between(on, period.expires) if period is not None else None
    limit = resume_until(held, rules) if held is not None else None
    state = _state(period, left, limit, on)
    is_held = held is not None and state == "suspended"
    found = Assessment(
        state,
        "none",
        period,
        left,
        counted(points, period, "theory"),
        counted(points, period, "practice"),
        rules.resume_theory if is_held else rules.theory,
        rules.resume_practice if is_held else rules.practice,
        limit,
    )
    return replace(found, urgency=_urgency(found, rules, on))


def _state(period: Period | None, left: int | None, limit: date | None, on: date) -> State:
    if limit is not None:
        return "suspended" if on <= limit else "expired"
    if period is None or left is None:
        return "unknown"
    if left >= 0:
        return "valid"
    return "expired" if period.is_stated else "unconfirmed"


def _urgency(found: Assessment, rules: LicenceRules, on: date) -> Urgency:
    if found.state == "expired":
        return "over"
    ends = found.resume_until if found.state == "suspended" else None
    if found.state == "valid" and found.period is not None:
        ends = found.period.expires
    if ends is None:
        return "none"
    if not found.is_complete and ends <= months_on(on, rules.urgent_months):
        return "urgent"
    return "soon" if ends <= months_on(on, rules.soon_months) else "none"


def expires_within(found: Assessment, months: int, on: date) -> bool:
    """Whether a licence that is valid now expires within so many months."""
    if found.state != "valid" or found.period is None:
        return False
    return found.period.expires <= months_on(on, months)
