"""Where tables begin and end, which rows are data, and what the columns are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.reading.workbook import MAX_COLUMNS, Cell, Span
from importers.tables.search import find_tables
from importers.tables.table import fields_of
from tests.importers.sheets import make_sheet, only_table, understood

PEOPLE: list[list[Cell]] = [
    [1, "青空花子", "㈱みどり商店", "hanako@example.jp"],
    [2, "白雲次郎", "あおば工業（有）", "jiro@example.jp"],
    [3, "赤土三郎", "", "saburo@example.jp"],
]
HEADER: list[Cell] = ["No.", "氏名", "会社名", "メール"]


def test_titles_above_and_remarks_below_are_no_data() -> None:
    """The table begins at its header and ends at its last person."""
    table = only_table(
        make_sheet(
            [
                ["修了生名簿", "", "", "2024年度"],
                [],
                HEADER,
                *PEOPLE,
                [],
                ["※ 無断転載を禁ず"],
                ["", "合　計", 3],
                ["以上 3名"],
            ]
        )
    )
    assert table.raw.span == Span(3, 1, 6, 4)
    assert table.raw.header_rows == (3,)
    assert table.raw.data_rows == (4, 5, 6)
    assert table.raw.titles == ("修了生名簿", "2024年度")


def test_a_table_may_start_anywhere() -> None:
    """Blank columns on the left do not belong to it."""
    table = only_table(make_sheet([[], ["", "", *HEADER], *(["", "", *row] for row in PEOPLE)]))
    assert table.raw.span == Span(2, 3, 5, 6)
    assert [column.letter for column in table.columns] == ["C", "D", "E", "F"]


@pytest.mark.parametrize("merged", [["A1:A2", "B1:B2", "C1:D1", "E1:F1"], []])
def test_two_header_rows_are_joined(merged: list[str]) -> None:
    """Group and name, whether the groups are merged or not."""
    table = only_table(
        make_sheet(
            [
                ["番号", "お名前", "勤務先", "", "ご連絡先", ""],
                ["", "", "会社名", "部署", "携帯電話", "E-mail"],
                [1, "青空花子", "㈱みどり商店", "営業部", "090-0000-0001", "a@example.jp"],
                [2, "白雲次郎", "あおば工業", "", "", "b@example.jp"],
            ],
            merged=merged,
        )
    )
    assert table.raw.header_rows == (1, 2)
    assert [column.header for column in table.columns] == [
        "番号",
        "お名前",
        "勤務先/会社名",
        "勤務先/部署",
        "ご連絡先/携帯電話",
        "ご連絡先/E-mail",
    ]
    assert [column.field for column in table.columns][2:] == [
        "company",
        "department",
        "mobile",
        "email",
    ]


def test_section_rows_give_the_cohort() -> None:
    """Every writing of a section; the rows below take it until the next."""
    table = only_table(
        make_sheet(
            [
                ["姓", "名", "会社名"],
                ["【第1期】"],
                ["青空", "花子", "みどり商店"],
                ["＜２期＞"],
                ["白雲", "次郎", "あおば工業"],
                ["■3期生"],
                ["赤土", "三郎", "あおば工業"],
            ]
        )
    )
    assert table.raw.data_rows == (3, 5, 7)
    assert [row.cohort for row in table.rows()] == [1, 2, 3]


def test_headers_repeated_for_printing_are_no_data() -> None:
    """The page's header in the middle of the list."""
    table = only_table(make_sheet([HEADER, *PEOPLE, HEADER, *PEOPLE]))
    assert table.raw.data_rows == (2, 3, 4, 6, 7, 8)


def test_stacked_tables_with_captions_are_apart() -> None:
    """A caption after a blank row and the same header again: another table."""
    found = understood(
        make_sheet([["第1期"], HEADER, *PEOPLE, [], ["第2期"], HEADER, *PEOPLE[:2]])
    ).tables
    assert [table.raw.data_rows for table in found] == [(3, 4, 5), (9, 10)]
    assert [table.context.cohort for table in found] == [1, 2]


def test_tables_side_by_side_are_apart() -> None:
    """The same names again after a blank column."""
    found = understood(make_sheet([[*HEADER, "", *HEADER], *([*r, "", *r] for r in PEOPLE)])).tables
    assert [str(table.raw.span) for table in found] == ["A1:D4", "F1:I4"]


def test_tables_side_by_side_have_their_own_titles() -> None:
    """A cohort over each of them, and one day for all."""
    rows: list[list[Cell]] = [
        ["2024年4月1日現在"],
        ["第1期", "", "", "第2期"],
        ["氏名", "会社", "", "氏名", "会社"],
        ["青空花子", "みどり商店", "", "白雲次郎", "あおば工業"],
        ["赤土三郎", "", "", "黒岩四郎", "そらね精機"],
    ]
    found = understood(make_sheet(rows)).tables
    assert [table.context.cohort for table in found] == [1, 2]
    assert [table.context.as_of is not None for table in found] == [True, True]


def test_merged_header_cells_name_all_their_columns() -> None:
    """The second column under one name gets a number; a nameless one its place."""
    table = only_table(
        make_sheet(
            [
                ["施設名", "郵便番号", "", "", "電話番号", ""],
                ["みどり園", "102", "-", "0085", "03-0000-0001", "済"],
                ["あおば園", "102", "-", "0082", "03-0000-0002", "済"],
            ],
            merged=["B1:D1"],
        )
    )
    assert [column.header for column in table.columns] == [
        "施設名",
        "郵便番号",
        "郵便番号 (2)",
        "郵便番号 (3)",
        "電話番号",
        "(6)",
    ]
    assert [column.header_raw for column in table.columns][1:4] == ["郵便番号", "", ""]


def test_vertical_merges_are_filled_and_dittos_resolved() -> None:
    """What one sees at a row is what the row gets; a ditto mark stays visible."""
    table = only_table(
        make_sheet(
            [
                ["期", "氏名", "会社名"],
                [3, "青空花子", "みどり商店"],
                ["", "白雲次郎", "〃"],
                ["", "赤土三郎", "同上"],
            ],
            merged=["A2:A4"],
        )
    )
    rows = list(table.rows())
    assert [row.cells[0] for row in rows] == [3, 3, 3]
    assert [row.cells[2] for row in rows] == ["みどり商店", "〃", "同上"]
    assert [row.resolved[2] for row in rows] == ["みどり商店"] * 3


def test_a_ditto_never_gives_someone_anothers_contact() -> None:
    """同上 under an address counts only for people of the same company."""
    table = only_table(
        make_sheet(
            [
                ["氏名", "会社名", "住所", "メール"],
                ["青空花子", "みどり商店", "大阪市中央区1-1", "a@example.jp"],
                ["白雲次郎", "あおば工業", "同上", "〃"],
                ["赤土三郎", "あおば工業", "堺市北区2-2", ""],
                ["黒岩四郎", "あおば工業", "同上", ""],
            ]
        )
    )
    rows = list(table.rows())
    assert rows[1].resolved[2:] == ("", "")
    assert rows[3].resolved[2] == "堺市北区2-2"


def test_a_record_with_only_a_number_is_kept_but_a_printed_form_is_not() -> None:
    """One nameless line may be a person; the empty lines at the end are paper."""
    rows: list[list[Cell]] = [HEADER, PEOPLE[0], [2], PEOPLE[2]]
    blank: list[list[Cell]] = [[number] for number in range(4, 12)]
    table = only_table(make_sheet([*rows, *blank]))
    assert table.raw.data_rows == (2, 3, 4)
    assert table.raw.form_rows == 8


def test_a_header_of_unknown_words_is_found_by_its_shape() -> None:
    """A filter or the block itself shows where an unknown table begins."""
    rows: list[list[Cell]] = [["品目", "在庫", "棚"], ["ねじ", 30, "A"], ["ばね", 12, "B"]]
    assert only_table(make_sheet([["在庫表"], *rows])).raw.data_rows == (3, 4)
    filtered = make_sheet([["甲", "乙"], ["い", "ろ"]], autofilter=Span(1, 1, 2, 2))
    assert only_table(filtered).raw.header_rows == (1,)


def test_what_stands_beside_a_table_is_not_in_it() -> None:
    """A legend behind a blank column, and a signature below the list."""
    rows: list[list[Cell]] = [[*PEOPLE[0], "", "黄色", "物故"], *PEOPLE[1:]]
    table = only_table(
        make_sheet([[*HEADER, "", "凡例", "退会"], *rows, [], ["", "", "作成者", "事務局"]])
    )
    assert table.raw.span == Span(1, 1, 4, 4)


def test_a_company_may_head_its_people() -> None:
    """A company's name alone in the column of names is a section, and gives the company."""
    table = only_table(
        make_sheet(
            [
                ["氏名", "期", "役職"],
                ["㈱みどり"],
                ["青空花子", "3期", "部長"],
                ["あおば工業株式会社"],
                ["白雲次郎", "4期", ""],
            ]
        )
    )
    assert [fields_of(table, row)["company"] for row in table.rows()] == [
        "㈱みどり",
        "あおば工業株式会社",
    ]


@pytest.mark.parametrize("names", [[2022, 2023, 2024], ["2024-04-01", "2024-05-11", "2024-06-01"]])
def test_years_and_dates_may_be_names_of_columns(names: list[Cell]) -> None:
    """A matrix of attendance."""
    table = only_table(
        make_sheet([["氏名", "期", *names], ["青空花子", "3期", "○"], ["白雲次郎", "4期", "", "○"]])
    )
    assert [column.header for column in table.columns][2:] == [str(name) for name in names]


def test_coloured_cells_outside_are_the_legend() -> None:
    """What a colour means stands above or below the list; rows tell their colour."""
    sheet = make_sheet(
        [["凡例", "物故者"], [], HEADER, *PEOPLE],
        fills={(1, 2): "808080", (5, 2): "808080"},
        struck=frozenset({(6, 2)}),
        hidden_rows=frozenset({4}),
    )
    table = only_table(sheet)
    assert table.legend == {"808080": "物故者"}
    rows = list(table.rows())
    assert [row.fill for row in rows] == ["", "808080", ""]
    assert [row.struck for row in rows] == [False, False, True]
    assert [row.hidden for row in rows] == [True, False, False]


def test_a_legend_may_stand_beside_the_list() -> None:
    """A coloured blank cell, its word on the right; coloured headers are none of it."""
    sheet = make_sheet(
        [
            [*HEADER, "", "", ""],
            [*PEOPLE[0], "", "", "退会者"],
            [*PEOPLE[1], "", "物故者", ""],
            PEOPLE[2],
        ],
        fills={(1, 1): "CCCCCC", (2, 6): "FFFF00", (3, 6): "808080", (3, 2): "808080"},
    )
    table = only_table(sheet)
    assert table.legend == {"FFFF00": "退会者", "808080": "物故者"}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "sheet_empty"),
        ([["ご利用にあたって"], ["この名簿は事務局で使います。"]], "no_table"),
        (
            [["項目", "意味"], [], ["Name", "施設の名"], ["Type", "種別"], ["Url", "公式"]],
            "no_table",
        ),
        ([["お問い合わせ", "事務局"], ["電話", "06-0000-0000"], ["", "a@example.jp"]], "no_header"),
        (
            [["項目", "記入のしかた"], ["氏名", "姓と名の間を空ける"], ["期", "数字のみ"]],
            "form",
        ),
        ([["修了生名簿"], ["氏名", "期", "メール"]], "no_rows"),
        ([["氏名", "青空花子"], ["会社名", "みどり"], ["電話番号", "06-0000-0000"]], "form"),
    ],
)
def test_no_table_is_said_with_its_reason(rows: list[list[Cell]], code: str) -> None:
    """Forms, definitions and lists without a header are not turned into people."""
    found = find_tables(make_sheet(rows))
    assert found.tables == ()
    assert found.skipped is not None
    assert found.skipped.code == code


def test_a_summary_of_counts_is_not_a_list() -> None:
    """期 and 人数 a line are twenty cohorts, not twenty people."""
    counts: list[list[Cell]] = [[f"{cohort}期", 30 + cohort] for cohort in range(1, 6)]
    found = understood(make_sheet([["期", "人数"], *counts]))
    assert found.tables == ()
    assert [skipped.reason.code for skipped in found.skipped] == ["summary"]


cells = st.one_of(
    st.just(""),
    st.sampled_from(
        ["氏名", "No.", "会社名", "期", "第3期", "合計", "※", "〃", "a@example.jp", "【1期】"]
    ),
    st.integers(0, 99),
    st.text(max_size=6),
)


@given(st.lists(st.lists(cells, max_size=6), max_size=14), st.booleans())
def test_any_sheet_can_be_looked_at(rows: list[list[Cell]], merge: bool) -> None:
    """No arrangement of cells fails, and data rows always lie below their header."""
    sheet = make_sheet(rows, merged=["A1:B2", "A3:C3", "B2:B9"] if merge else [])
    for table in understood(sheet).tables:
        assert (table.raw.header_rows or (0,))[-1] < table.raw.data_rows[0]
        assert list(table.raw.data_rows) == sorted(set(table.raw.data_rows))
        assert len(table.columns) <= MAX_COLUMNS
        assert sum(1 for _ in table.rows()) == table.row_count
        assert len({column.header for column in table.columns}) == len(table.columns)
