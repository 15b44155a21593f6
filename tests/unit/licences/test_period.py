"""The period of a licence: leap days, renewals, suspensions, and what counts inside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smeic_tui.domain.licences.licence import Licence, Point, PointKind, Suspension
from smeic_tui.domain.licences.period import counted, likely_expiry, period_of
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.domain.licences.terms import earliest, first_day, last_day, months_on, years_on

RULES = LicenceRules()
DAYS = st.dates(date(2001, 1, 1), date(2060, 12, 31))
DAY = timedelta(days=1)


def licence(registered: str | None = None, expires: str | None = None) -> Licence:
    return Licence(1, "l", 1, 7, registered, expires)


def suspension(started: date, resumed: date | None = None, number: int = 1) -> Suspension:
    return Suspension(
        number, "s", 1, 7, started.isoformat(), resumed.isoformat() if resumed else None
    )


def point(day: date, points: int = 1, kind: PointKind = "theory") -> Point:
    return Point(1, "p", 1, 7, day.isoformat(), kind, points)


# Terms


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2020-04-01", "2025-03-31"),
        ("2020-02-29", "2025-02-28"),
        ("2019-02-28", "2024-02-27"),
        ("2019-03-01", "2024-02-29"),
        ("2020-03-01", "2025-02-28"),
        ("2020-01-01", "2024-12-31"),
    ],
)
def test_a_term_of_five_years_ends_on_the_day_before(starts: str, ends: str) -> None:
    assert last_day(date.fromisoformat(starts), 5).isoformat() == ends


@given(DAYS, st.integers(1, 15))
def test_terms_follow_one_another_without_gap_and_without_overlap(day: date, years: int) -> None:
    after = years_on(day, years)
    assert last_day(day, years) + DAY == after
    assert years_on(day + DAY, years) >= after


@given(DAYS, st.integers(1, 15))
def test_the_first_day_of_a_term_leads_back_to_its_last(day: date, years: int) -> None:
    ends = last_day(day, years)
    assume((ends + DAY).day != 29 or (ends + DAY).month != 2)
    assert last_day(first_day(ends, years), years) == ends


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-11-26", 12, "2027-11-26"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-31", 0, "2026-12-31"),
    ],
)
def test_months_end_with_a_shorter_month(day: str, months: int, then: str) -> None:
    assert months_on(date.fromisoformat(day), months).isoformat() == then


def test_a_partial_day_is_taken_for_the_earliest_it_can_be() -> None:
    assert earliest("2024") == date(2024, 1, 1)
    assert earliest("2024-03") == date(2024, 3, 1)
    assert earliest("2024-03-31") == date(2024, 3, 31)


# The period


def test_without_any_date_there_is_no_period() -> None:
    assert period_of(licence(), (), RULES, date(2026, 1, 1)) is None


def test_five_years_from_the_registration_where_nobody_entered_an_expiry() -> None:
    found = period_of(licence("2024-02-29"), (), RULES, date(2026, 1, 1))
    assert found is not None
    assert (found.starts, found.expires) == (date(2024, 2, 29), date(2029, 2, 28))
    assert (found.is_exact, found.is_stated) == (True, False)


def test_a_month_of_registration_gives_the_earliest_expiry_and_says_so() -> None:
    found = period_of(licence("2024-03"), (), RULES, date(2026, 1, 1))
    assert found is not None
    assert found.expires == date(2029, 2, 28)
    assert not found.is_exact


def test_an_expiry_that_was_entered_makes_the_last_five_years_the_period() -> None:
    found = period_of(licence("2009-04-01", "2029-03-31"), (), RULES, date(2026, 1, 1))
    assert found is not None
    assert (found.starts, found.expires) == (date(2024, 4, 1), date(2029, 3, 31))
    assert found.is_stated


def test_before_the_first_renewal_the_period_begins_with_the_registration() -> None:
    """Whatever the certificate says of the expiry."""
    found = period_of(licence("2020-02-29", "2025-08-31"), (), RULES, date(2024, 1, 1))
    assert found is not None
    assert found.starts == date(2020, 2, 29)


def test_an_expiry_before_the_registration_is_one_of_an_earlier_term() -> None:
    found = period_of(licence("2024-04-01", "2019-03-31"), (), RULES, date(2026, 1, 1))
    assert found is not None
    assert (found.expires, found.is_stated) == (date(2029, 3, 31), False)


@given(DAYS)
def test_without_suspension_nothing_is_pushed(registered: date) -> None:
    found = period_of(licence(registered.isoformat()), (), RULES, registered)
    assert found is not None
    assert found.expires == found.nominal == last_day(registered, 5)
    assert found.suspended == 0


@given(DAYS, st.integers(0, 1800), st.integers(1, 5000))
def test_a_suspension_pushes_the_expiry_by_its_days(start: date, after: int, days: int) -> None:
    first = start + timedelta(days=after)
    assume(first <= last_day(start, 5))
    held = suspension(first, first + timedelta(days=days))
    found = period_of(licence(start.isoformat()), [held], RULES, first + timedelta(days=9000))
    assert found is not None
    assert found.expires == last_day(start, 5) + timedelta(days=days)
    assert found.suspended == days


@given(DAYS, st.integers(0, 1500), st.integers(0, 5000))
def test_while_it_lasts_the_days_left_stand_still(start: date, after: int, since: int) -> None:
    first = start + timedelta(days=after)
    on = first + timedelta(days=since)
    assume(on < years_on(first, RULES.suspension_years))
    found = period_of(licence(start.isoformat()), [suspension(first)], RULES, on)
    assert found is not None
    assert found.expires - on == last_day(start, 5) - first


@given(
    DAYS,
    st.lists(st.tuples(st.integers(0, 1800), st.integers(1, 400)), max_size=5),
    st.integers(0, 4000),
)
def test_days_entered_twice_count_once(
    start: date, stretches: list[tuple[int, int]], looked: int
) -> None:
    """Compared with counting day by day."""
    held = [
        suspension(start + timedelta(days=a), start + timedelta(days=a + n), number)
        for number, (a, n) in enumerate(stretches)
    ]
    on = start + timedelta(days=looked)
    found = period_of(licence(start.isoformat()), held, RULES, on)
    assert found is not None
    left, day = (last_day(start, 5) - start).days + 1, start
    while left or any(a <= (day - start).days < a + n for a, n in stretches):
        if not any(a <= (day - start).days < a + n for a, n in stretches):
            left -= 1
        day += DAY
    assert found.expires == day - DAY


def test_a_suspension_of_an_earlier_term_pushes_nothing() -> None:
    held = suspension(date(2022, 1, 1), date(2022, 7, 1))
    found = period_of(licence("2009-04-01", "2029-03-31"), [held], RULES, date(2026, 1, 1))
    assert found is not None
    assert found.suspended == 0


def test_a_suspension_stops_the_clock_for_no_more_than_its_years() -> None:
    held = suspension(date(2005, 1, 1))
    found = period_of(licence("2004-01-01"), [held], RULES, date(2026, 1, 1))
    assert found is not None
    assert found.suspended == (date(2020, 1, 1) - date(2005, 1, 1)).days


# What counts


@given(DAYS, st.lists(st.tuples(DAYS, st.integers(1, 9)), max_size=12), DAYS)
def test_no_point_outside_the_period_counts(
    registered: date, earned: list[tuple[date, int]], on: date
) -> None:
    found = period_of(licence(registered.isoformat()), (), RULES, on)
    ledger = [point(day, points) for day, points in earned]
    inside = sum(n for day, n in earned if registered <= day <= last_day(registered, 5))
    assert counted(ledger, found, "theory") == inside
    assert counted(ledger, found, "practice") == 0
    assert counted(ledger, None, "theory") == 0


@given(DAYS, st.integers(0, 12000))
def test_the_likely_expiry_is_the_end_of_the_term_a_day_lies_in(day: date, later: int) -> None:
    on = day + timedelta(days=later)
    ends = likely_expiry(day, 5, on)
    assert on <= ends
    assert ends <= last_day(on, 5)
