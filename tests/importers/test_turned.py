"""Tables that lie on their side are read upright, and forms are not taken for them."""

from __future__ import annotations

import pytest

from importers.inspection import to_json
from importers.reading.workbook import Cell, Span
from importers.tables.search import find_tables
from tests.importers.sheets import fields, make_sheet, only_table, understood

SIDE: list[list[Cell]] = [
    ["No.", 1, 2, 3],
    ["氏名", "青空花子", "白雲次郎", "赤土三郎"],
    ["会社名", "みどり商店", "", "あおば工業"],
    ["メール", "a@example.jp", "b@example.jp", "c@example.jp"],
]


def test_each_record_is_a_column_of_the_sheet() -> None:
    """Rows count in columns of the sheet; the place is the rectangle one sees."""
    table = only_table(make_sheet([["2024年4月1日現在"], [], *SIDE]))
    assert table.turned
    assert table.place == "A3:D6"
    assert fields(table) == {
        "No.": "row_no",
        "氏名": "name",
        "会社名": "company",
        "メール": "email",
    }
    assert [(row.row, row.cells[1]) for row in table.rows()] == [
        (2, "青空花子"),
        (3, "白雲次郎"),
        (4, "赤土三郎"),
    ]
    assert [column.letter for column in table.columns] == ["3", "4", "5", "6"]
    assert table.columns[1].cell(3) == "C4"
    assert table.context.as_of is not None
    assert table.context.as_of.iso == "2024-04-01"


def test_the_document_says_that_it_was_turned() -> None:
    """A warning with the cell where the names begin, and a mark on the table."""
    document = to_json(understood(make_sheet(SIDE)), records=1)
    (table,) = document["tables"]
    assert (table["turned"], table["range"], table["row_count"]) == (True, "A1:D4", 3)
    assert table["records"][0]["fields"]["name"] == "青空花子"
    assert [(w["code"], w["cell"]) for w in document["warnings"]] == [("turned", "名簿!A1")]


def test_several_blocks_below_one_another() -> None:
    """Each with a title on its left or above."""
    shifted = [["", *row] for row in SIDE]
    rows: list[list[Cell]] = [["第1期"], *SIDE, [], ["", "第2期"], *shifted]
    found = understood(make_sheet(rows)).tables
    assert [table.place for table in found] == ["A2:D5", "B8:E11"]
    assert [table.context.cohort for table in found] == [1, 2]


def test_blocks_with_one_blank_row_between() -> None:
    """The first name again begins the next block."""
    found = understood(make_sheet([*SIDE, [], *SIDE])).tables
    assert [table.place for table in found] == ["A1:D4", "A6:D9"]


def test_what_excel_hides_or_marks_turns_along() -> None:
    """A hidden column is a hidden record; a struck cell strikes its own."""
    sheet = make_sheet(
        SIDE,
        hidden_columns=frozenset({3}),
        struck=frozenset({(2, 4)}),
        fills={(2, 2): "FFFF00"},
        errors=frozenset({(3, 4)}),
    )
    inspection = understood(sheet)
    rows = list(inspection.tables[0].rows())
    assert [row.hidden for row in rows] == [False, True, False]
    assert [row.struck for row in rows] == [False, False, True]
    assert [row.fill for row in rows] == ["FFFF00", "", ""]
    assert "名簿!D3" in {warning.place for warning in inspection.warnings}


@pytest.mark.parametrize(
    "rows",
    [
        [["氏名", "青空花子", "フリガナ", "アオゾラハナコ"], ["会社名", "みどり", "役職", "部長"]],
        [["氏名", "青空花子"], ["会社名", "みどり"], ["電話番号", "06-0000-0000"]],
        [["氏名", "姓と名", "必須"], ["期", "数字", "必須"], ["電話番号", "ハイフンあり", "任意"]],
    ],
)
def test_forms_and_definitions_are_no_records(rows: list[list[Cell]]) -> None:
    """One person beside the labels, labels beside labels, or words about the labels."""
    assert find_tables(make_sheet(rows)).tables == ()


def test_an_upright_table_stays_upright() -> None:
    """Headings that repeat down a column do not turn a list."""
    rows: list[list[Cell]] = [["氏名", "期", "メール"]]
    rows += [[f"青空{n}子", "3期", f"a{n}@example.jp"] for n in "一二三四"]
    table = only_table(make_sheet(rows))
    assert not table.turned
    assert table.raw.span == Span(1, 1, 5, 3)
