"""Values on the axes of diversity: everybody has exactly one, or none is known."""

from __future__ import annotations

from collections import Counter
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.diversity import (
    AGE_BANDS,
    AXES,
    CODES,
    RAW,
    SIZE_BANDS,
    Axis,
    age_band,
    difference,
    rank,
    relation,
    shown_difference,
    size_band,
    value_of,
)
from smeic_tui.domain.groups import ALUMNI, Group, groups_of


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (2027, None),
        (2026, "-29"),
        (1997, "-29"),
        (1996, "30-39"),
        (1987, "30-39"),
        (1986, "40-49"),
        (1957, "60-69"),
        (1956, "70-"),
        (1900, "70-"),
    ],
)
def test_ages(born: int, band: str | None) -> None:
    assert age_band(born, 2026) == band


@given(st.integers(1850, 2150), st.integers(2000, 2100))
def test_everybody_born_by_now_is_in_one_band(born: int, year: int) -> None:
    band = age_band(born, year)
    assert (band in AGE_BANDS) == (born <= year)
    if band is not None:
        low, _, high = band.partition("-")
        assert int(low or 0) <= year - born <= int(high or 999)


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("20-49名", "20-49"),
        ("２０～４９人", "20-49"),
        ("1,000名以上", "1000-"),
        ("1000-", "1000-"),
        ("-50", "20-49"),
        ("50名以下", "20-49"),
        ("100人未満", "50-99"),
        ("21-50", "20-49"),
        ("101～300人", "100-299"),
        ("301-", "300-999"),
        ("1-20", "10-19"),
        ("従業員 30人（うちパート5）", "20-49"),
        ("20名~49名", "20-49"),
        ("4", "1-4"),
        ("0", "1-4"),
        ("大企業", None),
        ("", None),
        ("9" * 5000, "1000-"),
    ],
)
def test_sizes_as_lists_write_them(written: str, band: str | None) -> None:
    assert size_band(written) == band


@given(st.integers(0, 10**6))
def test_every_number_of_employees_is_in_one_band(number: int) -> None:
    band = size_band(f"{number}名")
    assert band in SIZE_BANDS
    low, _, high = band.partition("-")
    assert int(low) <= max(number, 1) <= int(high or 10**9)


@pytest.mark.parametrize("band", SIZE_BANDS)
def test_a_band_is_in_itself(band: str) -> None:
    assert size_band(band) == band
    assert size_band(f"{band}名") == band


def test_what_staff_set_goes_before_what_the_title_tells() -> None:
    assert rank("", "代表取締役社長") == "chief"
    assert rank("manager", "代表取締役社長") == "manager"
    assert rank("部長クラス", "課長") == "manager"
    assert rank("", "顧問") is None
    assert rank("unclassified", "社長") is None
    assert rank("", "") is None
    assert relation("", "代表取締役") == "owner_manager"
    assert relation("employed", "代表取締役") == "employed"
    assert relation("", "顧問") is None


def test_spellings_of_an_industry_are_one_value() -> None:
    assert value_of("industry", ("ＩＴサービス",), 2026) == value_of(
        "industry", ("ITサービス",), 2026
    )
    assert value_of("industry", ("\u3000",), 2026) is None


@given(
    st.sampled_from(AXES),
    st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(1850, 2150)), min_size=2),
)
def test_a_value_is_one_of_the_axis_or_unknown(axis: Axis, raw: list[str | int | None]) -> None:
    if axis == "age":
        raw = [r if isinstance(r, int) else None for r in raw]
    else:
        raw = [r if isinstance(r, str) else None for r in raw]
    if axis in ("relation", "job_function"):
        raw[0] = None
    value = value_of(axis, tuple(raw[: len(RAW[axis])]), 2026)
    if value is not None and axis in CODES:
        assert value in CODES[axis]
    assert value != ""


def test_two_people_differ() -> None:
    assert difference([5, 5]) == pytest.approx(50 / 90)
    assert difference([10]) == 0
    assert difference([1, 1, 1]) == 1
    assert difference([1]) is None
    assert difference([]) is None


@given(st.lists(st.integers(0, 30), max_size=8))
def test_the_difference_is_that_of_all_pairs(counts: list[int]) -> None:
    people = [value for value, n in enumerate(counts) for _ in range(n)]
    pairs = [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    found = difference(counts)
    if not pairs:
        assert found is None
    else:
        assert found is not None
        assert isclose(found, sum(a != b for a, b in pairs) / len(pairs), abs_tol=1e-12)
        assert 0 <= found <= 1


@pytest.mark.parametrize(
    ("known", "unknown", "shown"),
    [([5, 5], 10, True), ([5, 5], 11, False), ([5, 4], 0, False), ([], 0, False)],
)
def test_no_figure_of_a_few_or_of_the_few_who_are_known(
    known: list[int], unknown: int, shown: bool
) -> None:
    assert (shown_difference(known, unknown) is not None) == shown


CELL = st.tuples(
    st.sampled_from(["alumnus", "student", "faculty", "outsider"]),
    st.one_of(st.none(), st.integers(1, 25)),
)


@given(st.lists(CELL))
def test_alumni_are_their_cohorts_and_everybody_else_is_in_one_group(
    people: list[tuple[str, int | None]],
) -> None:
    groups = groups_of(people)
    assert groups[0] == ALUMNI
    assert len(set(groups)) == len(groups)
    for kind, cohort in people:
        found = [g for g in groups if g.holds(kind, cohort)]
        assert len(found) == (2 if kind == "alumnus" else 1)
    sizes = Counter(g for person in people for g in groups if g.holds(*person))
    cohorts = [g for g in groups if g.kind == "alumnus" and not g.whole]
    assert sum(sizes[g] for g in cohorts) == sizes[ALUMNI]
    assert all(sizes[g] for g in groups[1:])


def test_cohorts_come_in_order_then_those_without_then_the_others() -> None:
    people = [("outsider", None), ("alumnus", 10), ("alumnus", None), ("alumnus", 2)]
    assert groups_of(people) == (
        ALUMNI,
        Group("alumnus", 2),
        Group("alumnus", 10),
        Group("alumnus"),
        Group("outsider", whole=True),
    )
