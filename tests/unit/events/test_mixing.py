"""How an event mixes cohorts: 1.00 is chance."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.mixing import FEWEST, cross_share, mix

ROSTER = dict.fromkeys(range(1, 21), 32)


def _drawn(cohorts: range, seed: int) -> dict[int, int]:
    dice = random.Random(seed)
    people = [cohort for cohort in cohorts for _ in range(32)]
    group: dict[int, int] = {}
    for cohort in dice.sample(people, 30):
        group[cohort] = group.get(cohort, 0) + 1
    return group


@pytest.mark.parametrize(
    ("cohorts", "low", "high"),
    [(range(1, 21), 0.98, 1.02), (range(15, 21), 0.84, 0.90), (range(17, 21), 0.75, 0.81)],
)
def test_the_reference_values_hold(cohorts: range, low: float, high: float) -> None:
    ratios = sorted(mix(_drawn(cohorts, seed), ROSTER).ratio or 0 for seed in range(200))
    middle = ratios[40:160]
    assert low <= middle[0]
    assert middle[-1] <= high


def test_few_people_get_no_verdict() -> None:
    assert mix({1: FEWEST - 1}, ROSTER).ratio is None
    assert mix({}, ROSTER) == mix({}, {})
    assert mix({1: FEWEST}, {1: 40}).ratio is None


def test_one_cohort_mixes_nothing() -> None:
    assert mix({3: 30}, ROSTER).ratio == 0


@given(st.dictionaries(st.integers(1, 20), st.integers(1, 9), min_size=1))
def test_the_share_is_that_of_all_pairs(sizes: dict[int, int]) -> None:
    people = [cohort for cohort, count in sizes.items() for _ in range(count)]
    pairs = [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    expected = sum(a != b for a, b in pairs) / len(pairs) if pairs else None
    assert cross_share(sizes) == (pytest.approx(expected) if expected is not None else None)
