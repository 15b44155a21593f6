"""How many cases stand where and how far they came in a fiscal year: counted here alone.

Screen, Excel and ``--json`` show these numbers. In a table that leaves the house no one and no two
is told, nor what they could be worked out from: with so few people in a case, a 1 can name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from smeic_tui.domain.case_stages import WAY, stage_on
from smeic_tui.domain.cases import (
    OUTCOMES,
    PUBLICATIONS,
    STAGES,
    Case,
    Outcome,
    Publication,
    Stage,
)
from smeic_tui.domain.suppression import suppressed

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class YearCounts:
    """One fiscal year, April to March."""

    year: int
    began: int
    """Cases whose first stage was entered in it."""
    reached: Mapping[Stage, int]
    """By stage of the way, cases that came there for the first time in it."""
    standing: Mapping[Stage, int]
    """By stage, cases that stood there at its end, or today in the present year."""


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """All numbers of some cases."""

    total: int
    by_stage: Mapping[Stage, int]
    by_outcome: Mapping[Outcome, int]
    by_publication: Mapping[Publication, int]
    short: int
    """Cases with fewer members than a case links."""
    years: Sequence[YearCounts]
    """From the year of the first case to the present one."""


def year_of(day: str) -> int:
    """The fiscal year of an ISO date."""
    return int(day[:4]) - (day[5:7] < "04")


def count(cases: Iterable[Case], today: str) -> CaseCounts:
    """Count cases.

    Args:
        cases: Any cases, with their moves.
        today: ISO date: where the present year ends.
    """
    found = list(cases)
    begun = [year_of(case.began_on) for case in found if case.began_on]
    years = range(min(begun), year_of(today) + 1) if begun else ()
    return CaseCounts(
        total=len(found),
        by_stage=_by(STAGES, (case.stage for case in found)),
        by_outcome=_by(OUTCOMES, (case.outcome for case in found)),
        by_publication=_by(PUBLICATIONS, (case.publication for case in found)),
        short=sum(case.is_short_of_members for case in found),
        years=tuple(_year(found, year, today) for year in years),
    )


def _year(cases: Sequence[Case], year: int, today: str) -> YearCounts:
    end = min(f"{year + 1}-03-31", today)
    stood = (stage_on(case.moves, end) for case in cases)
    firsts = [_first_days(case) for case in cases]
    return YearCounts(
        year,
        began=sum(case.began_on is not None and year_of(case.began_on) == year for case in cases),
        reached={
            stage: sum(stage in days and year_of(days[stage]) == year for days in firsts)
            for stage in WAY
        },
        standing=_by(STAGES, (stage for stage in stood if stage is not None)),
    )


def _first_days(case: Case) -> dict[Stage, str]:
    days: dict[Stage, str] = {}
    for move in case.moves:
        days.setdefault(move.to_stage, move.moved_on)
    return days


def _by(keys: Sequence[K], found: Iterable[K]) -> dict[K, int]:
    counts = dict.fromkeys(keys, 0)
    for each in found:
        counts[each] += 1
    return counts


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """One fiscal year; None for a number that is not told."""

    year: int
    reached: Mapping[Stage, int | None]
    standing: Mapping[Stage, int | None]


@dataclass(frozen=True, slots=True)
class PublishedCounts:
    """The numbers that may leave the house; None for one that is not told."""

    by_stage: Mapping[Stage, int | None]
    by_outcome: Mapping[Outcome, int | None]
    years: Sequence[PublishedYear]


def published(counts: CaseCounts) -> PublishedCounts:
    """The numbers as a published table may tell them.

    Every case stands somewhere, so their number is the sum of each line. How many ever came to a
    stage is the sum of its column. Where cases stand now is also the latest year's line: hidden by
    the same rule, the two hide the same.
    """
    reached = suppressed([year.reached for year in counts.years])
    standing = suppressed([year.standing for year in counts.years], columns_add_up=False)
    return PublishedCounts(
        suppressed([counts.by_stage])[0],
        suppressed([counts.by_outcome])[0],
        tuple(
            PublishedYear(year.year, came, stood)
            for year, came, stood in zip(counts.years, reached, standing, strict=True)
        ),
    )
