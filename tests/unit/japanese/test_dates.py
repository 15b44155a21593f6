"""Dates keep the precision they were written with, in both calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.dates import (
    PartialDate,
    era_letter,
    fiscal_year,
    from_serial,
    parse_completed,
    parse_date,
    parse_fiscal_year,
    wareki,
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-31", "2024-03-31"),
        ("2024-3-1", "2024-03-01"),
        ("2024-03-31T09:30:00", "2024-03-31"),
        ("2024/03/31 9:30", "2024-03-31"),
        ("2024/3", "2024-03"),
        ("2024.3.5", "2024-03-05"),
        ("２０２４．３．５", "2024-03-05"),
        ("2024年3月", "2024-03"),
        ("2024年3月31日（日）", "2024-03-31"),
        ("西暦2024年3月修了", "2024-03"),
        ("2024年3月末", "2024-03"),
        ("20240331", "2024-03-31"),
        ("202403", "2024-03"),
        ("2024", "2024"),
        ("2024年", "2024"),
        ("2024年4月1日現在", "2024-04-01"),
        ("令和6年3月修了", "2024-03"),
        ("令和６年３月３１日", "2024-03-31"),
        ("R6.3", "2024-03"),
        ("r06.03.31", "2024-03-31"),
        ("R6/3/31", "2024-03-31"),
        ("令6・3・31", "2024-03-31"),
        ("H16.4.1", "2004-04-01"),
        ("平成元年", "1989"),
        ("㍻16年4月", "2004-04"),
        ("S50", "1975"),
        ("昭和64年1月7日", "1989-01-07"),
        ("平成31年4月", "2019-04"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成18年(2006年)3月", "2006-03"),
        ("2006(H18)年3月", "2006-03"),
        ("大正15年12月24日", "1926-12-24"),
        ("2024年2月29日", "2024-02-29"),
    ],
)
def test_reads(text: str, iso: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "不明",
        "24/3/31",
        "3月31日",
        "3/31",
        "2024/13",
        "2023年2月29日",
        "平成31年5月",
        "平成32年",
        "令和元年4月30日",
        "昭和64年2月",
        "令和0年",
        "R",
        "2024年度",
        "令和5年度修了",
        "20-49",
        "1000-",
        "12345",
        "20241301",
        "2024/3/31～4/2",
        "06-6752-0000",
        "H",
        "平成",
        "3000年1月1日",
    ],
)
def test_refuses(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年度", 2023),
        ("2023年度修了", 2023),
        ("令和5年度", 2023),
        ("R5年度", 2023),
        ("平成31年度", 2019),
        ("令和元年度修了生"[:7], 2019),
        ("平成17(2005)年度修了", 2005),
    ],
)
def test_fiscal_years_end_in_march_of_the_next(text: str, year: int) -> None:
    assert parse_fiscal_year(text) == year
    assert parse_completed(text) == PartialDate(year + 1, 3)


def test_what_is_no_fiscal_year_and_completion_by_date() -> None:
    assert parse_fiscal_year("2023年") is None
    assert parse_fiscal_year("平成40年度") is None
    assert parse_completed("H18.3.22") == PartialDate(2006, 3, 22)
    assert parse_completed("2006/3") == PartialDate(2006, 3)
    assert parse_completed("修了見込") is None


@given(st.dates(date(1900, 3, 1), date(2118, 12, 31)))
def test_a_day_survives_every_way_of_writing_it(day: date) -> None:
    value = PartialDate(day.year, day.month, day.day)
    for text in (
        value.iso,
        wareki(value),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert parse_date(text) == value
    serial = (day - date(1899, 12, 30)).days
    assert from_serial(serial) == from_serial(serial + 0.75) == value
    if day.year >= 1904:
        assert from_serial(serial - 1462, epoch_1904=True) == value


def test_serials_around_the_day_that_never_was() -> None:
    assert from_serial(1) == PartialDate(1900, 1, 1)
    assert from_serial(59) == PartialDate(1900, 2, 28)
    assert from_serial(60) is None
    assert from_serial(61) == PartialDate(1900, 3, 1)
    assert from_serial(0) is None
    assert from_serial(-5) is None
    assert from_serial(0, epoch_1904=True) == PartialDate(1904, 1, 1)
    assert from_serial(2958465) == PartialDate(9999, 12, 31)
    assert from_serial(2958466) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (PartialDate(2024, 3, 31), "令和6年3月31日"),
        (PartialDate(2019, 4, 30), "平成31年4月30日"),
        (PartialDate(2019, 5), "令和元年5月"),
        (PartialDate(1989), "平成元年"),
        (PartialDate(1912, 7), "大正元年7月"),
        (PartialDate(1867, 1, 1), "1867年1月1日"),
    ],
)
def test_wareki(value: PartialDate, text: str) -> None:
    assert wareki(value) == text


def test_fiscal_year_of_a_date() -> None:
    assert fiscal_year(PartialDate(2024, 3, 31)) == 2023
    assert fiscal_year(PartialDate(2024, 4)) == 2024
    assert fiscal_year(PartialDate(2024)) is None


def test_order_puts_the_less_precise_first() -> None:
    days = [PartialDate(2024), PartialDate(2024, 3), PartialDate(2024, 3, 1), PartialDate(2025)]
    assert sorted([days[2], days[0], days[3], days[1]]) == days
    assert max(days) == PartialDate(2025)
    assert PartialDate(2024) != PartialDate(2024, 1)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (2023, 13, None), (2023, None, 1)]
)
def test_impossible_dates_are_refused(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        PartialDate(year, month, day)


@given(st.integers(1, 2957003))
def test_serials_rise_by_a_day(serial: int) -> None:
    one, two = from_serial(serial, epoch_1904=True), from_serial(serial - 1, epoch_1904=True)
    assert one is not None
    assert two is not None
    assert date(one.year, one.month or 1, one.day or 1) - date(
        two.year, two.month or 1, two.day or 1
    ) == timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [((2026, 4, 1), "R8"), ((2019, 4, 30), "H31"), ((2019, 5, 1), "R1"), ((1860, 1, 1), "1860")],
)
def test_documents_are_numbered_by_the_letter_of_the_era(
    day: tuple[int, int, int], expected: str
) -> None:
    assert era_letter(PartialDate(*day)) == expected
