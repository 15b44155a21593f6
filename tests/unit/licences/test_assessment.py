"""How a licence stands: state, what is missing, how much it presses."""

from __future__ import annotations

from datetime import date

import pytest

from smeic_tui.domain.engagements import check_engagement
from smeic_tui.domain.licences.assessment import Assessment, assess, expires_within
from smeic_tui.domain.licences.rules import DEFAULT, NAMES, LicenceRules, changed, rules_from
from smeic_tui.domain.licences.suspending import check
from smeic_tui.errors import SmeicError
from tests.unit.licences.test_period import licence, point, suspension

ON = date(2026, 11, 26)
ENOUGH = [point(date(2026, 1, 1), 5), point(date(2026, 1, 1), 30, "practice")]


def stands(
    expires: str | None, *, enough: bool = False, registered: str | None = None
) -> Assessment:
    return assess(licence(registered, expires), (), ENOUGH if enough else (), DEFAULT, ON)


@pytest.mark.parametrize(
    ("expires", "enough", "state", "urgency"),
    [
        ("2028-03-31", False, "valid", "none"),
        ("2027-11-26", False, "valid", "soon"),
        ("2027-11-27", False, "valid", "none"),
        ("2027-05-26", False, "valid", "urgent"),
        ("2027-05-26", True, "valid", "soon"),
        ("2026-11-26", False, "valid", "urgent"),
        ("2026-11-25", True, "expired", "over"),
    ],
)
def test_state_and_urgency(expires: str, enough: bool, state: str, urgency: str) -> None:
    found = stands(expires, enough=enough)
    assert (found.state, found.urgency) == (state, urgency)


def test_the_last_day_is_still_valid_with_no_day_left() -> None:
    assert stands("2026-11-26").days_left == 0


def test_a_first_term_that_is_over_is_a_question_and_no_verdict() -> None:
    """A list of holders says when somebody was registered, not that they were renewed."""
    found = stands(None, registered="2009-04-01")
    assert (found.state, found.urgency) == ("unconfirmed", "none")
    assert stands(None).state == "unknown"
    assert stands(None, registered="2024-04-01").state == "valid"


def test_what_is_missing_is_never_negative() -> None:
    many = [*ENOUGH, *ENOUGH]
    found = assess(licence(None, "2028-03-31"), (), many, DEFAULT, ON)
    assert (found.theory, found.missing_theory) == (10, 0)
    assert (found.practice, found.missing_practice) == (60, 0)
    assert found.is_complete


def test_while_suspended_less_is_asked_and_the_limit_is_what_presses() -> None:
    held = [suspension(date(2026, 4, 1))]
    found = assess(licence("2023-04-01"), held, ENOUGH[:1], DEFAULT, ON)
    assert (found.state, found.urgency) == ("suspended", "none")
    assert (found.needed_theory, found.needed_practice, found.missing_practice) == (5, 15, 15)
    assert found.resume_until == date(2041, 3, 31)
    late = assess(licence("2010-04-01"), [suspension(date(2012, 1, 1))], (), DEFAULT, ON)
    assert (late.state, late.urgency) == ("suspended", "urgent")
    over = assess(licence("2005-04-01"), [suspension(date(2009, 1, 1))], (), DEFAULT, ON)
    assert (over.state, over.urgency) == ("expired", "over")


def test_twelve_months_are_asked_of_valid_licences_only() -> None:
    assert expires_within(stands("2027-11-26"), 12, ON)
    assert not expires_within(stands("2027-11-27"), 12, ON)
    assert not expires_within(stands("2026-11-25"), 12, ON)
    assert not expires_within(stands(None), 12, ON)


# The numbers are settings


def test_every_number_can_be_changed_and_only_changes_are_kept() -> None:
    rules = rules_from({"theory": 3, "years": 4, "from_a_newer_version": 1})
    assert changed(rules) == {"theory": 3, "years": 4}
    assert changed(DEFAULT) == {}
    found = assess(licence("2024-04-01"), (), (), rules, ON)
    assert (found.needed_theory, found.needed_practice) == (3, 30)
    assert found.period is not None
    assert found.period.expires == date(2028, 3, 31)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [-1, 1000, "5", None, True, 2.5])
def test_no_rule_is_what_no_number_can_be(name: str, value: object) -> None:
    with pytest.raises(SmeicError, match="licence_rule_invalid"):
        rules_from({name: value})


def test_a_term_lasts_a_year_at_least() -> None:
    with pytest.raises(SmeicError, match="licence_rule_invalid"):
        rules_from({"years": 0})


# Suspensions


@pytest.mark.parametrize(
    ("started", "resumed", "code"),
    [
        ("2026-04-01", "2026-04-01", "suspension_reversed"),
        ("2026-04-01", "2026-03-01", "suspension_reversed"),
        ("2026-04-01", "2041-04-02", "suspension_too_long"),
        ("2025-12-31", "2026-02-01", "suspension_overlaps"),
        ("2025-01-01", None, "suspension_overlaps"),
        ("2026-06-30", None, "suspension_overlaps"),
        ("2029-04-01", None, "suspension_after_expiry"),
    ],
)
def test_a_suspension_that_cannot_be(started: str, resumed: str | None, code: str) -> None:
    others = [
        suspension(date(2026, 1, 1), date(2026, 2, 1), 2),
        suspension(date(2026, 6, 1), date(2026, 7, 1), 3),
    ]
    if code != "suspension_overlaps":
        others = []
    period = stands("2029-03-31").period
    wanted = suspension(
        date.fromisoformat(started), date.fromisoformat(resumed) if resumed else None
    )
    with pytest.raises(SmeicError, match=code):
        check(wanted, others, DEFAULT, period)


def test_suspensions_may_follow_one_another() -> None:
    others = [suspension(date(2026, 1, 1), date(2026, 2, 1), 2)]
    check(suspension(date(2026, 2, 1)), others, DEFAULT, None)
    check(suspension(date(2011, 2, 1), date(2026, 1, 1)), others, LicenceRules(), None)


# Engagements


@pytest.mark.parametrize(
    ("started", "ended", "days", "code"),
    [
        ("2026-04-02", "2026-04-01", None, "engagement_reversed"),
        ("2026-04-01", "2026-04-03", 4, "engagement_days"),
        (None, None, 1000, "engagement_days"),
        (None, None, -1, "engagement_days"),
    ],
)
def test_an_engagement_that_cannot_be(
    started: str | None, ended: str | None, days: int | None, code: str
) -> None:
    with pytest.raises(SmeicError, match=code):
        check_engagement(started, ended, days)


def test_an_engagement_may_have_as_many_days_as_lie_in_it() -> None:
    check_engagement("2026-04-01", "2026-04-03", 3)
    check_engagement("2026-04-01", None, 3)
    check_engagement(None, None, None)
