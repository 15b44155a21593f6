"""What referrals are counted by: one definition a number, for screen, export and ``--json``.

A referral that turned out to be an alumnus counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.referrals.dates import Due, of_referral, past_keeping
from smeic_tui.domain.referrals.facts import STAGES, Referral, Stage
from smeic_tui.domain.referrals.moves import REFERRALS
from smeic_tui.domain.suppression import suppressed
from smeic_tui.japanese.dates import fiscal_year, parse_date


@dataclass(frozen=True, slots=True)
class StageCount:
    """One stage."""

    stage: Stage
    count: int
    """Referrals that stand there now."""
    overdue: int
    """Of them, with the next action overdue."""


@dataclass(frozen=True, slots=True)
class FunnelYear:
    """The referrals received in one fiscal year and how far they came."""

    year: int | None
    """None: the day of receipt is not known to the month."""
    received: int
    reached: Mapping[Stage, int]
    """By open stage, how many came to it or beyond, wherever they stand now."""
    aside: Mapping[Stage, int]
    """By stage off the way, how many stand there now."""


@dataclass(frozen=True, slots=True)
class ReferralNumbers:
    """The numbers of all referrals."""

    total: int
    stages: tuple[StageCount, ...]
    """Every stage in its order, also those with none."""
    thanks_owed: int
    """Introducers' thanks not yet said."""
    reports_owed: int
    """Reports to introducers not yet given."""
    past_keeping: int
    """Referrals whose keep-until day is over."""
    without_consent: int
    """Referrals whose outsider has not agreed."""
    years: tuple[FunnelYear, ...]
    """The funnel, the latest fiscal year first; unknown last."""

    def at(self, stage: Stage) -> StageCount:
        """One stage."""
        return next(each for each in self.stages if each.stage == stage)


def numbers(referrals: Iterable[Referral], today: date) -> ReferralNumbers:
    """Count referrals.

    Args:
        referrals: All of them.
        today: The day what is overdue is counted from.
    """
    counted = [r for r in referrals if r.counts]
    dues = [due for r in counted for due in of_referral(r, today)]
    late = {d.id for d in dues if d.what == "next" and (d.overdue or 0) > 0}
    return ReferralNumbers(
        total=len(counted),
        stages=tuple(
            StageCount(
                stage,
                sum(r.stage == stage for r in counted),
                sum(r.stage == stage and r.id in late for r in counted),
            )
            for stage in STAGES
        ),
        thanks_owed=_owed(dues, "thanks"),
        reports_owed=_owed(dues, "report"),
        past_keeping=sum(past_keeping(r, today) for r in counted),
        without_consent=sum(r.consent != "agreed" for r in counted),
        years=funnel(counted),
    )


def _owed(dues: Iterable[Due], what: str) -> int:
    return sum(due.what == what for due in dues)


def funnel(counted: Iterable[Referral]) -> tuple[FunnelYear, ...]:
    """The funnel of these referrals by the fiscal year they were received in."""
    by_year: dict[int | None, list[Referral]] = {}
    for referral in counted:
        by_year.setdefault(year_of(referral), []).append(referral)
    years = sorted(by_year, key=lambda y: (y is None, -(y or 0)))
    return tuple(_year(year, by_year[year]) for year in years)


def year_of(referral: Referral) -> int | None:
    """The fiscal year a referral was received in; None where the month is not known."""
    found = parse_date(referral.received_on)
    return fiscal_year(found) if found else None


def _year(year: int | None, received: list[Referral]) -> FunnelYear:
    way = [stage for stage in STAGES if stage in REFERRALS.open]
    far = [REFERRALS.index(r.furthest) for r in received]
    return FunnelYear(
        year,
        len(received),
        {stage: sum(at >= REFERRALS.index(stage) for at in far) for stage in way},
        {
            stage: sum(r.stage == stage for r in received)
            for stage in STAGES
            if stage in REFERRALS.aside
        },
    )


def published(years: Iterable[FunnelYear]) -> tuple[Mapping[Stage, int | None], ...]:
    """By year, the numbers as a published table may tell them: by stage, received ones as ``new``.

    None stands for one or two, and for what those could be worked out from: an outsider may know
    how many came to a stage in all.
    """
    return tuple(
        suppressed([{**year.reached, "new": year.received, **year.aside} for year in years])
    )
