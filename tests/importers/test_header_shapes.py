"""Headers of several rows, with and without merged cells, and rows that only look like headers."""

from __future__ import annotations

from importers.reading.workbook import Cell
from tests.importers.sheets import make_sheet, only_table

PEOPLE: list[list[Cell]] = [
    ["3期", "青空花子", "みどり商店", "部長", "a@example.jp"],
    ["4期", "白雲次郎", "", "", "b@example.jp"],
    ["5期", "赤土三郎", "あおば工業", "課長", ""],
]
NAMES: list[Cell] = ["期", "氏名", "会社名", "役職", "メール"]


def test_a_single_group_over_some_names() -> None:
    """勤務先 stands over 会社名 without a merged cell."""
    table = only_table(make_sheet([["名簿"], ["", "", "勤務先", "", ""], NAMES, *PEOPLE]))
    assert table.raw.header_rows == (2, 3)
    assert [column.header for column in table.columns] == [
        *("期", "氏名", "勤務先/会社名", "勤務先/役職", "勤務先/メール"),
    ]


def test_groups_that_begin_right_of_the_first_names() -> None:
    """The columns left of the first group belong to the table, blank or not."""
    rows: list[list[Cell]] = [["", "", "", "勤務先", "", "連絡先", ""]]
    rows.append(["期", "氏名", "フリガナ", "会社名", "役職", "電話", "メール"])
    rows += [[f"{n}期", f"青空{n}", "", "みどり商店", "部長", "06-0000-0000", ""] for n in "一二三"]
    table = only_table(make_sheet(rows))
    assert str(table.raw.span) == "A1:G5"
    assert table.raw.header_rows == (1, 2)


def test_a_title_with_its_date_is_no_header() -> None:
    """Two words right above the names, one of them the day of the list."""
    table = only_table(make_sheet([["名簿", "", "", "", "R6.4.1現在"], NAMES, *PEOPLE]))
    assert table.raw.header_rows == (2,)
    assert table.context.as_of is not None


def test_names_piled_up_over_numbers() -> None:
    """Published statistics: year, item, sex and unit in a row each, nothing merged."""
    rows: list[list[Cell]] = [
        ["人口の推移"],
        ["", "", "令和3年", "令和3年", "令和2年"],
        ["", "", "人口", "人口", "世帯"],
        ["コード", "市", "男", "女", "計"],
        ["010006", "札幌市", 10, 20, 30],
        ["010014", "函館市", 11, 21, 31],
        ["010022", "小樽市", 12, 22, 32],
    ]
    table = only_table(make_sheet(rows))
    assert table.raw.header_rows == (2, 3, 4)
    assert [column.header for column in table.columns] == [
        *("コード", "市", "令和3年/人口/男", "令和3年/人口/女", "令和2年/世帯/計"),
    ]


def test_a_deep_merged_header_of_unknown_words() -> None:
    """Every named column counts, not only the cells of the first row."""
    rows: list[list[Cell]] = [
        ["団体", "平成27年", "", "", "平成26年", "", ""],
        ["", "人口", "", "世帯", "転入", "", "転出"],
        ["", "男", "女", "", "国内", "国外", ""],
        *([[f"{n}市", 1, 2, 3, 4, 5, 6] for n in "東西南北"]),
    ]
    merged = ["A1:A3", "B1:D1", "E1:G1", "B2:C2", "D2:D3", "E2:F2", "G2:G3"]
    table = only_table(make_sheet(rows, merged=merged))
    assert table.raw.header_rows == (1, 2, 3)
    assert table.columns[1].header == "平成27年/人口/男"
    assert table.row_count == 4


def test_the_first_person_of_a_list_without_header_is_no_header() -> None:
    """Words over words, but of the same kind as those below."""
    rows: list[list[Cell]] = [
        [f"{name} 花子", "みどり商店", "部長"] for name in ("佐藤", "鈴木", "高橋", "田中", "伊藤")
    ]
    assert only_table(make_sheet(rows)).row_count == 5


def test_a_footnote_of_two_cells_is_no_record() -> None:
    """A remark beside a count, below the last person, with nothing in the column of names."""
    rows = [NAMES, *PEOPLE, ["", "", "", "", "*人数は変わることがあります"]]
    assert only_table(make_sheet(rows)).raw.data_rows == (2, 3, 4)
    rows[-1] = ["", "黒岩四郎", "", "", "※退会"]
    assert only_table(make_sheet(rows)).raw.data_rows == (2, 3, 4, 5)


def test_words_of_totals_may_be_data() -> None:
    """A list of items, none of them a sum."""
    rows: list[list[Cell]] = [["項目", "表示名"], ["死者数", "死者数"], ["負傷者数", "負傷者数"]]
    rows += [["天候", "天候"], ["日時", "日時"]]
    sheet = make_sheet(rows, name="", frozen_rows=1)
    assert only_table(sheet).row_count == 4
