"""What referrals are counted by, what is due, who brought whom."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.referrals.chain import Chains
from smeic_tui.domain.referrals.dates import (
    due_now,
    is_settled,
    of_referral,
    order,
    overdue,
    past_keeping,
)
from smeic_tui.domain.referrals.facts import STAGES, Referral
from smeic_tui.domain.referrals.moves import REFERRALS
from smeic_tui.domain.referrals.numbers import numbers, published
from tests.unit.referrals.facts import made

TODAY = date(2026, 11, 23)


def _any() -> st.SearchStrategy[list[Referral]]:
    one = st.builds(
        dict,
        stage=st.sampled_from(STAGES),
        furthest=st.sampled_from(REFERRALS.open),
        received_on=st.sampled_from(("2025-03-31", "2025-04-01", "2026", "2026-11", "いつか")),
        due_on=st.sampled_from((None, "2026-11-20", "2026-11-23", "2026-12-01", "2026-12")),
        introduction_id=st.sampled_from((None, None, 7)),
    )
    return st.lists(one).map(lambda found: [made(n, **each) for n, each in enumerate(found, 1)])


@given(_any())
def test_every_number_is_a_sum_of_the_others(found: list[Referral]) -> None:
    told = numbers(found, TODAY)
    counted = [r for r in found if r.introduction_id is None]
    assert told.total == len(counted) == sum(each.count for each in told.stages)
    assert sum(year.received for year in told.years) == told.total
    for year in told.years:
        reached = [year.reached[stage] for stage in REFERRALS.open]  # type: ignore[index]
        assert reached[0] == year.received
        assert reached == sorted(reached, reverse=True)
    for stage in REFERRALS.aside:
        at = told.at(stage)  # type: ignore[arg-type]
        assert at.count == sum(year.aside[at.stage] for year in told.years)
    assert all(each.overdue <= each.count for each in told.stages)


def test_a_fiscal_year_begins_in_april() -> None:
    found = [made(1, received_on="2025-03-31"), made(2, received_on="2025-04-01")]
    assert [(y.year, y.received) for y in numbers(found, TODAY).years] == [(2025, 1), (2024, 1)]


def test_a_referral_is_counted_by_how_far_it_came_not_by_where_it_ended() -> None:
    (year,) = numbers([made(1, stage="passed", furthest="interview")], TODAY).years
    assert year.reached == {"new": 1, "checked": 1, "interview": 1, "matching": 0, "joined": 0}
    assert year.aside == {"passed": 1, "withdrawn": 0, "on_hold": 0}


def test_one_or_two_are_not_published_nor_what_would_give_them_away() -> None:
    found = [made(n, received_on="2025-05-01", furthest="joined") for n in range(3)]
    found += [made(n, received_on="2024-05-01", furthest="matching") for n in range(3, 7)]
    found += [made(7, received_on="2024-06-01", furthest="joined")]
    new, old = published(numbers(found, TODAY).years)
    assert (old["matching"], old["passed"]) == (5, 0)
    # The one who joined would follow from the others who did, and from the sum of the year.
    assert (old["joined"], new["joined"]) == (None, None)
    assert [sum(line[stage] is None for stage in line) for line in (new, old)] == [2, 2]


def test_the_longest_overdue_comes_first_and_what_has_no_day_last() -> None:
    days = [None, "2026-12-01", "2026-11-23", "2026-11-20", "2026-11"]
    assert sorted(days, key=lambda day: order(day, TODAY)) == [
        "2026-11-20",
        "2026-11-23",
        "2026-12-01",
        None,
        "2026-11",
    ]
    assert [overdue(day, TODAY) for day in days] == [None, -8, 0, 3, None]


def test_what_is_owed_to_the_introducer_is_due_besides_the_next_action() -> None:
    late = made(
        1,
        due_on="2026-11-20",
        thanks_due_on="2026-11-22",
        report_due_on="2026-12-05",
        introducer_id=5,
    )
    over = made(2, stage="joined", due_on="2026-01-01", thanks_due_on="2026-01-01")
    thanked = made(3, thanks_due_on="2026-01-01", thanked_on="2026-01-02", due_on="2026-11-23")
    gone = made(4, due_on="2026-01-01", introduction_id=9)
    dues = due_now(due for r in (late, over, thanked, gone) for due in of_referral(r, TODAY))
    assert [(d.id, d.what, d.overdue) for d in dues] == [
        (2, "thanks", 326),
        (1, "next", 3),
        (1, "thanks", 1),
        (3, "next", 0),
    ]


@pytest.mark.parametrize(
    ("until", "over"), [(None, False), ("2026-11-23", False), ("2026-11-22", True)]
)
def test_data_is_kept_to_its_day(until: str | None, over: bool) -> None:
    assert past_keeping(made(1, keep_until=until), TODAY) is over


def test_a_chain_is_a_tree_with_depth() -> None:
    chains = Chains(
        [
            made(1, person_id=2, introducer_id=1, introducer="甲"),
            made(2, person_id=3, introducer_id=2, received_on="2026-05-01"),
            made(3, person_id=4, introducer_id=2, received_on="2026-05-02"),
            made(4, person_id=3, introducer_id=9, received_on="2026-06-01"),
        ]
    )
    assert [(each.person_id, each.depth) for each in chains.tree(4)] == [
        (1, 0),
        (2, 1),
        (3, 2),
        (4, 2),
    ]
    assert [chains.depth(i) for i in (2, 3, 4, 77)] == [1, 2, 2, 1]


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6))))
def test_circles_end(pairs: list[tuple[int, int]]) -> None:
    chains = Chains(
        made(n, person_id=who, introducer_id=by) for n, (who, by) in enumerate(pairs, 1)
    )
    for person in range(1, 7):
        tree = [link.person_id for link in chains.tree(person)]
        assert len(tree) == len(set(tree))
        assert 1 <= chains.depth(person) <= 6


@pytest.mark.parametrize(
    ("values", "settled"),
    [
        ({}, True),
        ({"thanks_due_on": "2026-04-08"}, False),
        ({"thanks_due_on": "2026-04-08", "thanked_on": "2026-04-05"}, True),
        ({"thanked_on": "2026-04-05", "report_due_on": "2027-01-01"}, False),
        ({"stage": "matching"}, False),
        ({"stage": "passed"}, False),
    ],
)
def test_a_referral_is_settled_once_they_joined_and_nothing_is_owed(
    values: dict[str, str], settled: bool
) -> None:
    assert is_settled(made(1, **{"stage": "joined", **values})) == settled
