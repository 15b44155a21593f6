"""Shapes met in published workbooks, each made again with invented content."""

from __future__ import annotations

import pytest

from importers.reading.workbook import Cell, Sheet
from tests.importers.sheets import fields, make_sheet, only_table, understood

Rows = list[list[Cell]]


def headers(sheet: Sheet) -> list[str]:
    """The column names of its one table."""
    return [column.header for column in only_table(sheet).columns]


def test_a_heading_that_says_as_of_when_is_a_heading() -> None:
    """時点 alone heads a column; 現在 with a day is about the whole list."""
    rows: Rows = [["時点", "地域コード", "地域", "平均気温", "注記"]]
    rows += [[f"{year}年", 13000, "東京都", 16.5, ""] for year in range(2015, 2019)]
    table = only_table(make_sheet(rows, name=""))
    assert table.raw.header_rows == (1,)
    assert table.row_count == 4


def test_a_comma_in_a_note_of_a_heading_makes_no_sentence_of_it() -> None:
    rows: Rows = [["消火栓名", "分団", "口径", "分離器（有、無）"]]
    rows += [["消火栓", "第1分団", 120, "有"], ["消火栓", "第2分団", 100, "無"]]
    assert headers(make_sheet(rows)) == ["消火栓名", "分団", "口径", "分離器（有、無）"]


def test_a_list_with_many_columns_that_most_rows_leave_blank() -> None:
    names: list[Cell] = ["店舗名", "店舗名（英語）", "カテゴリー", "郵便番号", "住所", "電話番号"]
    names += ["営業開始", "営業終了", "定休日", "駐車台数", "説明", "説明（英語）", "更新日"]
    rows: Rows = [names]
    for number in range(1, 5):
        shop: list[Cell] = [f"みどり堂{number}", "", "菓子店", "000-0000", f"東町{number}-1"]
        rows.append([*shop, f"06-0000-000{number}", *[""] * 6, "2020-01-01" if number > 3 else ""])
    table = only_table(make_sheet(rows, name=""))
    assert (table.raw.header_rows, table.row_count) == ((1,), 4)


def test_a_title_may_share_its_row_with_a_unit() -> None:
    rows: Rows = [
        ["発電所の数", "", "", "", "", "", "（単位：千kW）"],
        ["都道府県", "水力", "", "火力", "", "担当", "電話"],
        ["", "数", "出力", "数", "出力", "", ""],
        ["青空県", 3, 120, 2, 90, "東課", "00-0001"],
        ["白雲県", 4, 130, 1, 80, "西課", "00-0002"],
    ]
    merged = ["A1:C1", "A2:A3", "B2:C2", "D2:E2", "F2:F3", "G2:G3"]
    assert headers(make_sheet(rows, merged=merged)) == [
        *("都道府県", "水力/数", "水力/出力", "火力/数", "火力/出力", "担当", "電話"),
    ]


def test_a_word_before_a_remark_below_the_list_is_no_record() -> None:
    rows: Rows = [["都道府県", "数", "出力"], ["青空県", 3, "〔120〕"], ["白雲県", 4, "〔130〕"]]
    rows += [["合　計", 7, "〔250〕"], [], ["備考", "１　数には休止中の所を含みます。"]]
    table = only_table(make_sheet(rows))
    assert table.raw.data_rows == (2, 3)
    assert [note.row for note in table.raw.notes] == [4, 6]


def test_columns_without_a_name_on_the_left_belong_to_the_list() -> None:
    """Kinds and their parts stand in two columns, of which each row fills one."""
    rows: Rows = [["", "", "高齢者", "その他"], ["横断中", "歩道", 12, 31], ["", "車道", 4, 9]]
    rows += [["", "その他", 2, 8], ["信号待ち", "", 1, 5], ["遊び", "", 0, 7]]
    table = only_table(make_sheet(rows))
    assert str(table.raw.span) == "A1:D6"
    assert [column.header for column in table.columns] == ["(1)", "(2)", "高齢者", "その他"]


def test_a_mark_beside_a_list_is_not_in_it() -> None:
    """One word left of the names of people is no column of theirs."""
    rows: Rows = [["", "氏名", "会社名"], ["済", "青空花子", "みどり商店"]]
    rows += [["", f"白雲{n}郎", "あおば工業"] for n in "一二三四"]
    assert str(only_table(make_sheet(rows)).raw.span) == "B1:C6"


def test_lists_side_by_side_of_which_one_goes_on() -> None:
    """The first rows fill both; the columns between them are blank."""
    names: list[Cell] = ["受付日時", "客コード", "金額"]
    rows: Rows = [["売上", "", "", "", "取消"], [*names, "", *names]]
    for number in range(1, 8):
        sale: list[Cell] = [f"2020-04-0{number} 11:00", f"C0{number}", 900 + number]
        rows.append([*sale, "", *(sale if number < 5 else [])])
    found = understood(make_sheet(rows)).tables
    assert [(table.place, table.row_count) for table in found] == [("A2:C9", 7), ("E2:G6", 4)]


@pytest.mark.parametrize("between", [None, ["区分"]])
def test_the_same_names_under_every_group(between: list[Cell] | None) -> None:
    """応募 and 内定 under each age, nothing merged, perhaps a row with another name between."""
    rows: Rows = [["園名", "定員", "０歳", "", "１歳", ""]]
    if between:
        rows = [["", "", "０歳", "", "１歳", ""], between]
    rows.append(["", "", "応募", "内定", "応募", "内定"])
    rows += [["みどり園", 60, 5, 3, 7, 6], ["あおば園", 80, 9, 6, 8, 8]]
    table = only_table(make_sheet(rows))
    assert table.raw.header_rows == tuple(range(1, len(rows) - 1))
    assert [column.header for column in table.columns][2:] == [
        *("０歳/応募", "０歳/内定", "１歳/応募", "１歳/内定"),
    ]


def test_a_header_of_which_the_last_row_is_frozen_begins_with_its_merged_cells() -> None:
    """The numbers of the groups stand in the first row, where no name would be looked for."""
    rows: Rows = [
        ["開票の結果"],
        [],
        ["開票区", "", 1, 2, "", ""],
        ["", "", "青空の会", "白雲の会", "", ""],
        ["", "", "", "", "残り", "時刻"],
        ["東区", "確", "1,020.5", "998.5", 0, "22:10"],
        ["西区", "確", "820.5", "1,098.5", 0, "22:40"],
    ]
    sheet = make_sheet(rows, merged=["A3:B5", "C4:C5", "D4:D5"], frozen_rows=5)
    table = only_table(sheet)
    assert table.raw.header_rows == (3, 4, 5)
    assert [column.header for column in table.columns] == [
        *("開票区", "開票区 (2)", "1/青空の会", "2/白雲の会", "残り", "時刻"),
    ]


def test_a_blank_row_may_part_names_from_figures() -> None:
    rows: Rows = [["区　分", "投票", "有効", "無効"], []]
    rows += [["青空県", 100, 98, 2], ["白雲県", 110, 107, 3]]
    table = only_table(make_sheet(rows))
    assert (table.raw.header_rows, table.raw.data_rows) == ((1,), (3, 4))


def test_a_title_is_not_parted_from_words_by_a_blank_row() -> None:
    rows: Rows = [["青空会", "会員の一覧", "控え"], [], ["氏名", "会社名", "役職"]]
    rows += [["青空花子", "みどり商店", "部長"], ["白雲次郎", "あおば工業", "課長"]]
    assert only_table(make_sheet(rows)).raw.header_rows == (3,)


def test_customers_that_are_companies_are_no_people() -> None:
    rows: Rows = [["顧客名", "支店名", "第1四半期"]]
    rows += [["株式会社みどり", "東支店", 100], ["あおば工業（株）", "西支店", 90]]
    table = only_table(make_sheet(rows))
    assert fields(table)["顧客名"] == "company"
    assert table.kind == "organisations"


def test_customers_that_are_people_stay_people() -> None:
    rows: Rows = [
        ["顧客名", "かな"],
        ["青空花子", "あおぞらはなこ"],
        ["白雲次郎", "しらくもじろう"],
    ]
    assert fields(only_table(make_sheet(rows)))["顧客名"] == "name"


def test_a_template_that_a_program_fills_in_is_no_list() -> None:
    rows: Rows = [["{{出席番号_1}}", "{{氏名_1}}"], ["{{出席番号_2}}", "{{氏名_2}}"]]
    rows += [["{{出席番号_3}}", "{{氏名_3}}"]]
    assert understood(make_sheet(rows)).tables == ()


def test_labels_with_a_colon_head_no_columns() -> None:
    """An estimate: its subject and the sender's address stand in merged cells."""
    rows: Rows = [["御見積書"], [], ["件名：", "研修一式", "", "みどり商店"]]
    rows += [
        ["", "下記のとおりです", "", "東町1-2-3"],
        ["", "よろしくお願いします", "", "06-0000-0000"],
    ]
    assert understood(make_sheet(rows)).tables == ()


def test_a_caption_of_several_rows_begins_another_list() -> None:
    """Its number and the name of the class stand above the names again, moved by a column."""
    rows: Rows = [["クラス情報"], ["番号", 1], ["クラス名", "1年2組"], ["No.", "氏名", "誕生日"]]
    rows += [[1, "青空花子", "2000-04-01"], [2, "白雲次郎", "2000-04-02"], [], []]
    rows += [["", "クラス情報"], ["", "番号", 2], ["", "クラス名", "2年3組"]]
    rows += [["", "No.", "氏名", "誕生日"], ["", 1, "赤土三郎", "1999-04-01"]]
    rows += [["", 2, "緑川四郎", "1999-04-02"]]
    found = understood(make_sheet(rows)).tables
    assert [(table.place, table.row_count) for table in found] == [("A4:C6", 2), ("B12:D14", 2)]
    assert found[1].raw.titles == ("クラス情報", "番号", "2", "クラス名", "2年3組")


def test_people_below_a_section_stay_in_the_list() -> None:
    """Also where few cells are filled and the header stands again below them."""
    head: list[Cell] = ["役職", "氏名", "会社名", "電話"]
    rows: Rows = [head, ["部長", "青空 花子", "木星商事", "1"]]
    rows += [["課長", "木星 次郎", "金星精機", "2"], [], ["東京支部"]]
    rows += [["", "月見 健", "土星印刷", ""], ["", "海野 幸", "火星食品", ""]]
    rows += [head, ["部長", "雲井 守", "架空設備", "3"]]
    tables = understood(make_sheet(rows)).tables
    named = [row.cells[1] for table in tables for row in table.rows()]
    assert named == ["青空 花子", "木星 次郎", "月見 健", "海野 幸", "雲井 守"]


def test_a_list_of_one_record() -> None:
    rows: Rows = [["交通費集計"], ["日付", "品名", "金額"], ["2023-12-14", "電車", 1574]]
    table = only_table(make_sheet(rows, merged=["A1:C1"]))
    assert (table.raw.header_rows, table.raw.data_rows) == ((2,), (3,))


def test_words_over_words_are_no_list_of_one_record() -> None:
    rows: Rows = [["部屋の予約"], ["午前", "午後", "夜"], ["みどり会", "青空会", "白雲会"]]
    assert understood(make_sheet(rows)).tables == ()


def test_blank_rows_between_records() -> None:
    """Two lists below one another, the second a column further right."""
    rows: Rows = [["No.", "名称", "値"], [1, "赤", 12.5], [], [2, "青", -12]]
    rows += [
        [],
        [],
        ["", "次の表"],
        ["", "No.", "名称", "値"],
        ["", 1, "緑", 3],
        [],
        ["", 2, "白", 4],
    ]
    found = understood(make_sheet(rows)).tables
    assert [(table.place, table.row_count) for table in found] == [("A1:C4", 2), ("B8:D11", 2)]


def test_many_names_over_the_first_of_still_more_columns() -> None:
    names: list[Cell] = ["id", "class", "number", "name", "length", "address", "小型車", "大型車"]
    rows: Rows = [names]
    rows += [
        [n, 1, 50 + n, "東西線", 1.5, "東～西", "多い", "無い", *["可"] * 20] for n in range(4)
    ]
    table = only_table(make_sheet(rows, name=""))
    assert (table.raw.header_rows, table.row_count) == ((1,), 4)


def test_a_header_of_two_rows_that_is_repeated_for_printing() -> None:
    names: Rows = [["期", "氏名", "勤務先", ""], ["", "", "会社名", "電話"]]
    rows: Rows = [*names, [3, "青空花子", "みどり商店", "06-0000-0001"]]
    rows += [[4, "白雲次郎", "あおば工業", "06-0000-0002"], *names]
    rows += [[5, "赤土三郎", "こもれび社", "06-0000-0003"]]
    merged = ["A1:A2", "B1:B2", "C1:D1"]
    table = only_table(make_sheet(rows, merged=merged))
    assert table.raw.data_rows == (3, 4, 7)


def test_a_text_file_whose_rows_fill_few_columns() -> None:
    """Its first row names more than any source had to tell."""
    rows: Rows = [["制度の名", "上限", "率", "地域", "人の上限", "期間", "詳しくは"]]
    rows += [[f"制度{n}", "", "", "青空県", "", "", f"https://example.jp/{n}"] for n in range(4)]
    table = only_table(make_sheet(rows, name=""))
    assert (table.raw.header_rows, table.row_count) == ((1,), 4)


def test_a_mark_behind_a_heading_says_that_it_must_be_filled() -> None:
    """A form to be filled in, with nothing but its names, is known for one."""
    rows: Rows = [["会員番号◎", "氏名◎", "フリガナ", "メールアドレス★", "備考"]]
    (skipped,) = understood(make_sheet(rows, name="")).skipped
    assert skipped.reason.code == "no_rows"
