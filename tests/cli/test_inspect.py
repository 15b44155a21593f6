"""``smeic inspect`` for people: what the columns mean, and warnings that do not drown it."""

from __future__ import annotations

from importers.reading.workbook import Cell
from smeic_tui.cli.inspecting import tables_as_text, warnings_as_text
from tests.importers.sheets import make_sheet, understood


def test_columns_are_told_in_words() -> None:
    """With home or work before them, and a mark where it is a guess."""
    rows: list[list[Cell]] = [
        ["氏名", "自宅電話", "見本"],
        ["青空花子", "06-0000-0001", "甲"],
        ["白雲次郎", "06-0000-0002", "乙"],
    ]
    lines = list(tables_as_text(understood(make_sheet(rows), make_sheet([], name="空"))))
    assert lines == [
        "名簿  名簿  A1:C3  2行",
        "  A  氏名  →  氏名",
        "  B  自宅電話  →  自宅の電話",
        "  C  見本  →  そのほかの項目",
        "空: 空のシートです。",
    ]


def test_a_guess_is_marked() -> None:
    """A list without a header."""
    rows: list[list[Cell]] = [["青空花子", "a@example.jp"], ["白雲次郎", "b@example.jp"]]
    assert "  A  (1)  →  氏名?" in list(tables_as_text(understood(make_sheet(rows))))


def test_many_warnings_of_one_kind_are_counted() -> None:
    """Three of them, and how many more."""
    numbers: list[list[Cell]] = [[f"青空{n}", 600000000 + n] for n in range(9)]
    lines = list(warnings_as_text(understood(make_sheet([["氏名", "電話番号"], *numbers]))))
    assert len(lines) == 4
    assert lines[0].startswith("名簿!B2: ")
    assert lines[-1] == "  ほかに同じものが6件あります。"
