"""Rosters as other offices keep them: groups, addresses in parts, remarks among the rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from importers.reading.workbook import Cell
from importers.values.row_values import RowValues
from importers.values.table_rows import read_rows
from smeic_tui.errors import Reason
from smeic_tui.text import render
from tests.importers.sheets import fields, make_sheet, only_table

NAMES: list[Cell] = ["期", "氏名", "会社名"]


def values(rows: Sequence[Sequence[Cell]], merged: Sequence[str] = ()) -> list[RowValues]:
    """The rows of the one table of a sheet, typed."""
    return [row.values for row in read_rows(only_table(make_sheet(rows, merged=merged)))]


def test_a_cohort_named_once_leads_its_group() -> None:
    rows: list[list[Cell]] = [NAMES]
    for cohort in (3, 4):
        rows += [[f"{cohort}期", f"青空　花{cohort}", "木星商事"]]
        rows += [["", f"木星　次{n}{cohort}", "金星精機"] for n in range(3)]
    assert [each.cohort for each in values(rows)] == [3] * 4 + [4] * 4


def test_a_cohort_that_is_blank_here_and_there_leads_nobody() -> None:
    """The same 期 further down: a blank is somebody of whom nobody knows it."""
    cohorts = ["3期", "", "", "4期", "", "", "3期", "", "", "", "", ""]
    rows: list[list[Cell]] = [NAMES]
    rows += ([cohort, f"青空　花{n}", "木星商事"] for n, cohort in enumerate(cohorts))
    assert [each.cohort for each in values(rows)][:3] == [3, None, None]


def test_what_a_row_has_from_the_first_of_its_group_is_said() -> None:
    """A 期 and its date that stand in the same rows lead them both; the import board says so."""
    rows: list[list[Cell]] = [["期", "修了年月", "氏名", "会社名"]]
    for cohort, month in ((3, "2008年3月"), (4, "2009年3月")):
        rows += [[f"{cohort}期", month, f"青空　花{cohort}", "木星商事"]]
        rows += [["", "", f"木星　次{n}{cohort}", "金星精機"] for n in range(3)]
    found = values(rows)
    assert [str(each.completed) for each in found] == ["2008-03"] * 4 + ["2009-03"] * 4
    assert found[0].notes == found[4].notes == ()
    assert found[1].notes == (
        Reason("from_above", {"cell": "A3", "header": "期", "text": "3期"}),
        Reason("from_above", {"cell": "B3", "header": "修了年月", "text": "2008年3月"}),
    )
    assert render("reason", found[1].notes[0].code, found[1].notes[0].params) == (
        "A3 は空欄のため、上の行の期（3期）を入れました。"
    )


@pytest.mark.parametrize("header", ["修了年月", "入学年月"])
@pytest.mark.parametrize(
    "months", [("2010年3月", "2015年9月", "2012年3月"), ("2010年3月", "2012年3月", "2015年9月")]
)
def test_a_few_dates_among_many_blanks_are_of_those_alone(
    header: str, months: tuple[str, str, str]
) -> None:
    rows: list[list[Cell]] = [["氏名", header, "会社名"]]
    rows += ([f"青空　花{n}", "", "木星商事"] for n in range(12))
    for at, month in zip((1, 6, 10), months, strict=True):
        rows[at][1] = month
    found = values(rows)
    dated = [n for n, each in enumerate(found, 1) if each.completed or each.entered]
    assert dated == [1, 6, 10]
    assert not any(each.notes for each in found)


def test_dates_in_fewer_rows_than_the_cohort_are_of_those_alone() -> None:
    """4期 has no date: that of 3期 does not run on into it."""
    rows: list[list[Cell]] = [["期", "修了年月", "氏名", "会社名"]]
    for cohort, month in ((3, "2010年3月"), (4, "")):
        rows += [[f"{cohort}期", month, f"青空　花{cohort}", "木星商事"]]
        rows += [["", "", f"木星　次{n}{cohort}", "金星精機"] for n in range(3)]
    found = values(rows)
    assert [each.cohort for each in found] == [3] * 4 + [4] * 4
    assert [each.completed is not None for each in found] == [True] + [False] * 7


def test_family_and_given_name_under_a_reading_are_the_reading() -> None:
    rows: list[list[Cell]] = [
        ["氏名", "", "フリガナ", "", "メール"],
        ["姓", "名", "姓", "名", ""],
        ["青空", "花子", "アオゾラ", "ハナコ", "a@example.jp"],
        ["木星", "次郎", "モクセイ", "ジロウ", "b@example.jp"],
    ]
    found = values(rows, merged=["A1:B1", "C1:D1", "E1:E2"])
    assert [each.kana for each in found] == ["アオゾラ ハナコ", "モクセイ ジロウ"]


@pytest.mark.parametrize(
    "heads", [("市区町村", "番地・建物"), ("市町村", "住所"), ("住所1", "住所2")]
)
def test_an_address_in_three_columns_is_one(heads: tuple[str, str]) -> None:
    rows: list[list[Cell]] = [
        ["氏名", "都道府県", *heads],
        ["青空　花子", "大阪府", "八尾市", "光町1-2"],
        ["木星　次郎", "奈良県", "生駒市", "北町3-4"],
    ]
    (address,) = values(rows)[0].addresses
    assert (address.prefecture, address.text) == ("大阪府", "八尾市\u3000光町1-2")


@pytest.mark.parametrize("line", ["―― 4期 ――", "～～～ 第4期 ～～～", "*** 4期生 ***"])
def test_a_line_drawn_around_a_cohort_heads_a_section(line: str) -> None:
    people: list[list[Cell]] = [["青空　花子", "木星商事"], ["木星　次郎", "金星精機"]]
    rows: list[list[Cell]] = [["氏名", "会社名"], [line], *people]
    assert [each.cohort for each in values(rows)] == [4, 4]


def test_a_rule_below_the_names_is_nobody() -> None:
    people: list[list[Cell]] = [["青空　花子", "3期"], ["木星　次郎", "4期"]]
    rows: list[list[Cell]] = [["氏名", "期"], *people, [], ["修了要件：全8回の8割以上の出席"]]
    assert [each.name for each in values(rows)] == ["青空　花子", "木星　次郎"]


def test_events_below_names_of_people_lie_on_their_side() -> None:
    """氏名 and the names in a row, what they came to below: nobody is called 期 or 第1回."""
    rows: list[list[Cell]] = [
        ["氏名", "佐藤　健", "鈴木　花子", "高橋　誠", "田中　幸"],
        ["期", "3期", "4期", "5期", "6期"],
    ]
    rows += [[f"第{n}回 5/{n}", "○", "×", "○", "○"] for n in range(1, 8)]
    assert [each.name for each in values(rows)] == [
        *("佐藤　健", "鈴木　花子", "高橋　誠", "田中　幸"),
    ]


@pytest.mark.parametrize(
    ("remark", "former"),
    [
        ("旧姓：白雲", "白雲"),
        ("旧姓 白雲", "白雲"),
        ("R5転職、旧姓「白雲」", "白雲"),
        ("旧姓白雲（R3.5改姓）", "白雲"),
        ("旧姓は不明のため要確認", None),
        ("旧姓併記", None),
    ],
)
def test_a_remark_may_give_the_former_name(remark: str, former: str | None) -> None:
    rows: list[list[Cell]] = [["氏名", "期", "備考"], ["青空　花子", 3, remark]]
    rows += [["木星　次郎", 4, ""]]
    assert values(rows)[0].former_name == former


def test_a_year_of_entry_is_a_year_and_no_month() -> None:
    rows: list[list[Cell]] = [
        ["氏名", "入学年度"],
        ["青空　花子", "2005年度"],
        ["木星　次郎", "R2年度"],
    ]
    assert [each.entered for each in values(rows)] == ["2005", "2020"]


def test_a_form_that_asks_its_own_name_has_no_empty_one() -> None:
    """Microsoft Forms begins with メール and 名前, which say nothing where answers are unnamed."""
    rows: list[list[Cell]] = [
        ["ID", "完了時刻", "メール", "名前", "お名前をご入力ください", "修了期"],
        [1, "2025-05-01 10:00", "anonymous", "", "青空　花子", "3期"],
        [2, "2025-05-01 11:00", "anonymous", "", "木星　次郎", "4期"],
    ]
    table = only_table(make_sheet(rows, name="Sheet1"))
    assert fields(table)["お名前をご入力ください"] == "name"
    assert fields(table)["名前"] is None
    read = values(rows)[0]
    assert (read.name, read.contacts, read.notes) == ("青空　花子", (), ())


def test_many_events_beside_few_columns_of_people_are_a_header() -> None:
    """Most headings of a sparse matrix are events that nobody can know."""
    events: list[Cell] = [f"架空の集い{n}" for n in range(12)]
    rows: list[list[Cell]] = [["期", "氏名", *events]]
    rows += [
        [f"{n}期", f"青空　花{n}", *["○" if n == k else "" for k in range(12)]] for n in range(6)
    ]
    table = only_table(make_sheet(rows))
    assert (table.raw.header_rows, table.row_count) == ((1,), 6)
