"""How an event mixes cohorts: observed share of cross-cohort pairs against what chance would give.

Raw shares mislead: with 20 equal cohorts chance alone makes 95 % of all pairs cross-cohort. So the
observed share is divided by the share that a draw from the contactable roster would have; 1.00 is
chance. Reference values for 30 guests of 20 cohorts of 32: drawn at random 0.98 to 1.02, the newest
six cohorts 0.84 to 0.90, four cohorts only 0.75 to 0.81. With few guests chance scatters too widely
for a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 20
"""Guests below which counts are shown and no verdict."""


@dataclass(frozen=True, slots=True)
class Mix:
    """The cohorts of a group of alumni."""

    people: int
    """Alumni with a cohort."""
    cohorts: int
    """Different cohorts among them."""
    largest: int
    """People of the cohort that has most."""
    ratio: float | None
    """Observed ÷ expected share of cross-cohort pairs; None below ``FEWEST`` people, or where the
    roster has one cohort only."""


def cross_share(sizes: Mapping[int, int]) -> float | None:
    """Share of pairs whose two people are of different cohorts; None for less than two people.

    Args:
        sizes: People by cohort.
    """
    people = sum(sizes.values())
    pairs = people * (people - 1)
    if not pairs:
        return None
    return 1 - sum(n * (n - 1) for n in sizes.values()) / pairs


def mix(group: Mapping[int, int], roster: Mapping[int, int]) -> Mix:
    """The mix of a group.

    Args:
        group: Its people by cohort.
        roster: People by cohort of everybody who could have come.
    """
    people = sum(group.values())
    observed, expected = cross_share(group), cross_share(roster)
    ratio = None
    if people >= FEWEST and observed is not None and expected:
        ratio = observed / expected
    return Mix(people, sum(n > 0 for n in group.values()), max(group.values(), default=0), ratio)
