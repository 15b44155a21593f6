"""Words and shares of the figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.diversity import CODES, Axis
from smeic_tui.domain.groups import ALUMNI, Group
from smeic_tui.domain.quality import CONCERNS, FIELDS
from smeic_tui.exports.figure_words import (
    case_text,
    concern_meaning,
    concern_name,
    field_name,
    group_name,
    percent,
    share_text,
    value_name,
)
from smeic_tui.store.figures.concerns import Case
from smeic_tui.store.figures.quality import Distribution
from smeic_tui.text import set_language


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_only_everybody_is_100_and_only_nobody_0(one: int, other: int) -> None:
    count, people = sorted((one, other))
    share = percent(count, people)
    assert (share is None) == (people == 0)
    if share is not None:
        assert (share == 100) == (count == people)
        assert (share == 0) == (count == 0)
        assert abs(share - 100 * count / people) <= 1


def test_of_nobody_there_is_no_share() -> None:
    assert share_text(0, 0) == "-"
    assert share_text(0, 7) == "0%"
    assert share_text(6, 7) == "86%"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_counted_has_a_name(language: str) -> None:
    set_language(language)  # type: ignore[arg-type]
    names = [field_name(field) for field in FIELDS]
    assert len(set(names)) == len(FIELDS)
    for axis, codes in CODES.items():
        spread = Distribution(axis, codes, {}, {})
        named = [value_name(spread, code) for code in codes]
        assert len(set(named)) == len(codes)
    for concern in CONCERNS:
        assert "{" not in concern_name(concern, 3) + concern_meaning(concern, 3)


def test_groups_and_free_text() -> None:
    groups = (ALUMNI, Group("alumnus", 3), Group("alumnus"), Group("outsider", whole=True))
    assert [group_name(group) for group in groups] == ["修了生", "3期", "期なし", "外部"]
    axis: Axis = "industry"
    spread = Distribution(axis, ("it業",), {"it業": "IT業"}, {})
    assert value_name(spread, "it業") == "IT業"
    assert value_name(spread, None) == "不明"


@pytest.mark.parametrize(
    ("concern", "case", "text"),
    [
        ("same_mail", Case(1, "mail", "a@example.jp"), "a@example.jp"),
        ("future_date", Case(1, "started", "2027-04"), "開始 2027-04"),
        ("two_primary", Case(1, "table.position"), "所属"),
        ("no_kana", Case(1), ""),
    ],
)
def test_what_a_case_says(concern: str, case: Case, text: str) -> None:
    assert case_text(concern, case) == text  # type: ignore[arg-type]
