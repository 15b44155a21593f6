"""The current period of a licence: from its first day to the expiry that suspensions pushed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smeic_tui.domain.licences.licence import Licence, Point, PointKind, Suspension
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.domain.licences.terms import earliest, first_day, last_day, years_on

_WHOLE_DAY = 10
"""Letters of an ISO day."""


@dataclass(frozen=True, slots=True)
class Period:
    """Inside which days points count, and how it came about."""

    starts: date
    """First day."""
    expires: date
    """Last day, with all days of suspension up to the day it was asked for."""
    nominal: date
    """Last day without any suspension."""
    suspended: int
    """Days by which suspensions have pushed the expiry."""
    is_exact: bool
    """False: of 登録日 only the month or year is known, so this is the earliest possible."""
    is_stated: bool
    """Somebody entered the expiry; otherwise it follows from 登録日."""

    def holds(self, day: str) -> bool:
        """Whether an ISO day lies inside."""
        return self.starts.isoformat() <= day <= self.expires.isoformat()


def period_of(
    licence: Licence, suspensions: Sequence[Suspension], rules: LicenceRules, on: date
) -> Period | None:
    """The current period as it stands on a day; None while neither date is known.

    A suspension that lasts pushes the expiry day by day. Its days count once however often they
    were entered, only inside the period, and at most for the years a suspension may last.
    """
    begun = earliest(licence.registered_on) if licence.registered_on else None
    stated = date.fromisoformat(licence.expires_on) if licence.expires_on else None
    if stated is not None and begun is not None and stated < begun:
        # Of an earlier term, as when two records of one person were joined.
        stated = None
    if stated is not None:
        nominal = stated
        starts = first_day(nominal, rules.years)
        # Before the first renewal the period began with the registration, whatever its length.
        if begun is not None and nominal < last_day(begun, 2 * rules.years):
            starts = begun
        is_exact = True
    elif begun is not None and licence.registered_on is not None:
        starts, nominal = begun, last_day(begun, rules.years)
        is_exact = len(licence.registered_on) == _WHOLE_DAY
    else:
        return None
    expires = nominal
    for first, after in _stretches(suspensions, rules, on):
        first = max(first, starts)
        if first <= expires and first < after:
            expires += after - first
    return Period(
        starts,
        expires,
        nominal,
        (expires - nominal).days,
        is_exact,
        stated is not None,
    )


def _stretches(
    suspensions: Iterable[Suspension], rules: LicenceRules, on: date
) -> list[tuple[date, date]]:
    """First day and day after of each stretch of suspension up to a day, joined where they meet."""
    found: list[tuple[date, date]] = []
    for each in sorted(suspensions, key=lambda s: (s.started_on, s.id)):
        first = date.fromisoformat(each.started_on)
        after = min(
            date.fromisoformat(each.resumed_on) if each.resumed_on else on,
            years_on(first, rules.suspension_years),
        )
        if after <= first:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], after))
        else:
            found.append((first, after))
    return found


def suspended_by(suspensions: Iterable[Suspension], on: date) -> Suspension | None:
    """The suspension in force on a day."""
    day = on.isoformat()
    return next(
        (
            each
            for each in suspensions
            if each.started_on <= day and (each.resumed_on is None or day < each.resumed_on)
        ),
        None,
    )


def resume_until(suspension: Suspension, rules: LicenceRules) -> date:
    """The last day of the years a suspension may last."""
    return last_day(date.fromisoformat(suspension.started_on), rules.suspension_years)


def counted(points: Iterable[Point], period: Period | None, kind: PointKind) -> int:
    """Points of one kind that count: those earned inside the period, and no others."""
    return sum(p.points for p in points if p.kind == kind and counts(p, period))


def counts(point: Point, period: Period | None) -> bool:
    """Whether a line counts: earned inside the period, in a session that took place."""
    return period is not None and not point.is_void and period.holds(point.earned_on)


def likely_expiry(registered: date, years: int, on: date) -> date:
    """Where the term ends that a day lies in, if the licence was renewed each time."""
    starts, terms = registered, 1
    while (ends := last_day(starts, years * terms)) < on:
        terms += 1
    return ends


def days_between(first: date, last: date) -> int:
    """Days from one day to another; negative when it is over."""
    return (last - first) // timedelta(days=1)
