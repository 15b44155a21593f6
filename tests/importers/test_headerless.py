"""Lists without a header are recognised by their cells, and said to have none."""

from __future__ import annotations

import pytest

from importers.inspection import to_json
from importers.reading.workbook import Cell
from importers.tables.search import find_tables
from tests.importers.sheets import make_sheet, only_table, understood

CONTACTS: list[list[Cell]] = [
    ["青空花子", "a@example.jp", "06-0000-0001"],
    ["白雲次郎", "b@example.jp", ""],
    ["赤土三郎", "c@example.jp", "06-0000-0003"],
]


def test_columns_are_told_by_their_cells() -> None:
    """No row is lost to a header that is not there."""
    document = to_json(understood(make_sheet(CONTACTS)), records=-1)
    (table,) = document["tables"]
    assert (table["header_rows"], table["first_row"], table["row_count"]) == ([], 1, 3)
    assert [(c["header"], c["field"], c["why"]) for c in table["columns"]] == [
        ("(1)", "name", "contents"),
        ("(2)", "email", "contents"),
        ("(3)", "tel", "contents"),
    ]
    assert table["columns"][0]["confidence"] < 0.9
    assert table["records"][0]["fields"]["name"] == "青空花子"
    assert [warning["code"] for warning in document["warnings"]] == ["header_missing"]


def test_a_title_above_is_no_record() -> None:
    """It gives the cohort instead."""
    table = only_table(make_sheet([["第3期 連絡先"], [], *CONTACTS]))
    assert table.raw.data_rows == (3, 4, 5)
    assert table.context.cohort == 3
    assert table.kind == "people"


def test_names_alone_need_more_columns_and_rows() -> None:
    """Common family names down a column, beside places and titles."""
    rows: list[list[Cell]] = [
        [f"{family} {given}", f"{place}工業", title]
        for family, given, place, title in (
            ("佐藤", "花子", "みどり", "部長"),
            ("鈴木", "次郎", "あおば", "課長"),
            ("高橋", "三郎", "そらね", "社長"),
            ("田中", "四郎", "きたの", "専務"),
            ("伊藤", "五郎", "はやて", "主任"),
        )
    ]
    table = only_table(make_sheet(rows))
    assert (table.raw.header_rows, table.row_count) == ((), 5)
    assert find_tables(make_sheet(rows[:2])).tables == ()


@pytest.mark.parametrize(
    "rows",
    [
        [["お問い合わせ", "事務局"], ["電話", "06-0000-0000"], ["", "a@example.jp"]],
        [["売上", 1, 2], ["原価", 3, 4], ["利益", 5, 6]],
        [["ようこそ", ""], ["次のページへ", "戻る"]],
    ],
)
def test_letters_and_figures_are_no_lists(rows: list[list[Cell]]) -> None:
    """A telephone number somewhere does not make records."""
    assert find_tables(make_sheet(rows)).tables == ()
