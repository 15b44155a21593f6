"""Cohorts as offices write them; numbers that are something else are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.cohorts import (
    cohort_of_completion,
    cohort_years,
    find_cohorts,
    kanji_number,
    parse_cohort,
)

WRITTEN = (
    "第20期",
    "20期",
    "20期生",
    "第２０期生",
    "２０ 期",
    "二十期",
    "第二十期生",
    "二〇期",
    "M20",
    "m20",
    "Ｍ２０",
    "MOT20",
    "MOT20期",
    "MOT-20",
    "MOT-20期生",
    "MOT第20期",
    "MOT 20",
    "20期修了",
    "20期修了生",
    "20期卒",
    "第20期(2025年3月修了)",
    "20",
    " 20 ",
    "20.0",
    "XX期",
    "期:20",
)
OTHERS = (
    "",
    "期",
    "2024",
    "202",
    "20名",
    "20人",
    "20-49",
    "20～49名",
    "20/22",
    "1期・2期",
    "20.5",
    "-20",
    "0",
    "第0期",
    "2024年",
    "20年",
    "20日",
    "R6.3",
    "H20",
    "M",
    "MOT",
    "M202",
    "20期分の会費",
    "第2四半期",
    "十十期",
    "同上",
    "IIII期",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_twenty_in_every_spelling(text: str) -> None:
    assert parse_cohort(text) == 20


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_cohort(text: str) -> None:
    assert parse_cohort(text) is None


def test_numbers_of_a_sheet() -> None:
    assert parse_cohort(7) == parse_cohort(7.0) == 7
    assert [parse_cohort(number) for number in (0, 100, 2024, 7.5, -1, float("nan"))] == [None] * 6
    assert parse_cohort(True) is None


@pytest.mark.parametrize(
    ("text", "cohorts"),
    [
        ("【第3期】", (3,)),
        ("■ 第十二期 修了生 (32名)", (12,)),
        ("1期・2期・1期", (1, 2)),
        ("MOT3名簿", (3,)),
        ("2024年度 名簿", ()),
        ("3期間の記録", ()),
        ("MOT倶楽部34", ()),
        ("第3期(2008年3月修了)", (3,)),
    ],
)
def test_cohorts_in_a_longer_text(text: str, cohorts: tuple[int, ...]) -> None:
    assert find_cohorts(text) == cohorts


@given(st.integers(1, 99))
def test_years_and_completion_agree(cohort: int) -> None:
    entered, completed = cohort_years(cohort)
    assert completed == entered + 1
    assert cohort_of_completion(completed, 3) == cohort_of_completion(completed) == cohort
    assert cohort_of_completion(entered, 9) == cohort


def test_the_first_and_the_twentieth_cohort() -> None:
    assert cohort_years(1) == (2005, 2006)
    assert cohort_years(20) == (2024, 2025)
    assert cohort_of_completion(2005, 3) is None


@given(st.integers(1, 99))
def test_kanji_numbers(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    kanji = (digits[tens] if tens > 1 else "") + "十" * (tens > 0) + (digits[ones] if ones else "")
    assert kanji_number(kanji) == number
    assert parse_cohort(f"第{kanji}期") == number
