"""What is worth a look: each rule says so only where it must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.consent import RuleVerdict
from smeic_tui.domain.people import Kind, Standing
from smeic_tui.domain.quality import (
    _MOBILE,
    AXIS_OF,
    FIELDS,
    cohort_differs,
    ends_before_start,
    is_bad_phone,
    is_stale,
    lacks_reading,
    lies_ahead,
    reachable,
)
from smeic_tui.japanese.cohorts import cohort_years
from smeic_tui.japanese.phones import parse_phones

TODAY = "2026-11-23"


@pytest.mark.parametrize(
    ("name", "kana", "latin", "lacking"),
    [
        ("渡邊 健太郎", None, None, True),
        ("渡邊 健太郎", "", "", True),
        ("渡邊 健太郎", "わたなべ けんたろう", None, False),
        ("王 芳", None, "Wang Fang", False),
        ("Lin Wei", None, None, False),
        ("ジョン・スミス", None, None, False),
        ("𠮷田", None, None, True),
        ("佐々木", None, None, True),
    ],
)
def test_whose_name_nobody_can_read(
    name: str, kana: str | None, latin: str | None, lacking: bool
) -> None:
    assert lacks_reading(name, kana, latin) == lacking


@pytest.mark.parametrize(
    ("kind", "standing", "verdicts", "usable", "open_"),
    [
        ("alumnus", "active", (None, None, None), (True, False, False), True),
        ("alumnus", "active", (None, None, None), (False, False, False), False),
        ("alumnus", "active", ("refused", None, None), (True, False, False), False),
        ("alumnus", "missing", ("refused", None, None), (True, True, False), True),
        ("alumnus", "deceased", (None, None, None), (True, True, True), False),
        ("outsider", "active", (None, None, None), (True, True, True), False),
        ("outsider", "active", ("allowed", None, None), (True, False, False), True),
    ],
)
def test_who_can_be_reached(
    kind: Kind,
    standing: Standing,
    verdicts: tuple[RuleVerdict | None, ...],
    usable: tuple[bool, ...],
    open_: bool,
) -> None:
    assert reachable(kind, standing, verdicts, usable) == open_


@pytest.mark.parametrize(
    ("cohort", "completed", "differs"),
    [
        (20, "2025-03", False),
        (20, "2025", False),
        (20, "2025-03-25", False),
        (20, "2025-09", True),
        (20, "2024-09", False),
        (20, "2026-03", True),
        (20, "2024-03", True),
        (1, "2004-03", True),
        (20, "不明", False),
    ],
)
def test_a_cohort_against_its_year(cohort: int, completed: str, differs: bool) -> None:
    assert cohort_differs(cohort, completed) == differs


@given(st.integers(1, 90))
def test_the_cohorts_own_year_never_differs(cohort: int) -> None:
    year = cohort_years(cohort)[1]
    assert not cohort_differs(cohort, f"{year}-03")
    assert not cohort_differs(cohort, str(year))
    assert cohort_differs(cohort, str(year + 1))


@pytest.mark.parametrize(
    ("started", "ended", "wrong"),
    [
        ("2015-04", "2015", False),
        ("2015", "2015-03", False),
        ("2015-04", "2015-03", True),
        ("2015-04-01", "2015-04", False),
        ("2015", "2014", True),
        ("2008-04", "2015-03", False),
    ],
)
def test_a_post_that_ended_before_it_began(started: str, ended: str, wrong: bool) -> None:
    assert ends_before_start(started, ended) == wrong


@pytest.mark.parametrize(
    ("date", "ahead"),
    [
        ("2027", True),
        ("2026", False),
        ("2026-12", True),
        ("2026-11", False),
        ("2026-11-24", True),
        ("2026-11-23", False),
        ("2008-03", False),
    ],
)
def test_dates_ahead(date: str, ahead: bool) -> None:
    assert lies_ahead(date, TODAY) == ahead


@pytest.mark.parametrize(
    ("verified_on", "years", "stale"),
    [
        ("2023-11-22", 3, True),
        ("2023-11-23", 3, False),
        ("2023-10", 3, True),
        ("2023-11", 3, False),
        ("2023", 3, False),
        ("2022", 3, True),
        ("2022", 5, False),
        ("2026-11-23", 0, False),
    ],
)
def test_what_was_verified_long_ago(verified_on: str, years: int, stale: bool) -> None:
    assert is_stale(verified_on, TODAY, years) == stale


@given(st.text(max_size=12), st.text(max_size=12))
def test_of_what_is_no_date_nothing_is_said(one: str, other: str) -> None:
    def is_date(text: str) -> bool:
        return len(text) in (4, 7, 10) and text.isascii() and text.replace("-", "").isdecimal()

    if not is_date(one):
        assert not lies_ahead(one, TODAY)
        assert not is_stale(one, TODAY)
        assert not cohort_differs(3, one)
        assert not ends_before_start(one, other)
        assert not ends_before_start(other, one)


@given(st.dates(), st.dates())
def test_nothing_is_both_ahead_and_stale(date: object, today: object) -> None:
    text, now = str(date), max(str(today), "0010-01-01")
    assert not (lies_ahead(text, now) and is_stale(text, now))


@pytest.mark.parametrize(
    ("value", "bad"),
    [
        ("090-1111-2345", False),
        ("06-6123-4567", False),
        ("０６－６１２３－４５６７", False),
        ("9011112345", True),
        ("06-612-45", True),
        ("なし", True),
        ("[/b]", True),
        ("+1 415 555 2671", False),
    ],
)
def test_telephone_numbers(value: str, bad: bool) -> None:
    assert is_bad_phone(value) == bad


@given(st.from_regex(_MOBILE, fullmatch=True))
def test_what_is_taken_for_a_mobile_number_is_one(value: str) -> None:
    assert [(phone.kind, phone.problem) for phone in parse_phones(value)] == [("mobile", None)]


def test_every_axis_of_a_field_is_counted_once() -> None:
    assert set(AXIS_OF) <= set(FIELDS)
    assert len(set(AXIS_OF.values())) == len(AXIS_OF) == 7
