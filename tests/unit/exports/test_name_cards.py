"""Cards fall on the cuts of the paper, ten a page, whatever stands on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from smeic_tui.exports.name_cards import Card, CardSheet
from smeic_tui.exports.sheet import Column, SheetData, write_workbook

LIST = SheetData("名札", [Column("name", "氏名")], [["架空 太郎"]])


def written(tmp_path: Path, count: int) -> Any:
    cards = [
        Card(f"架空 {n}郎", "かくう", "=架空商会", "代表", f"{n}期") for n in range(1, count + 1)
    ]
    path = write_workbook(tmp_path / "x.xlsx", LIST, CardSheet("カード", "第8回架空鼎談会", cards))
    return load_workbook(path)


@pytest.mark.parametrize(
    ("count", "bands", "breaks"), [(0, 0, 0), (1, 1, 0), (10, 5, 0), (11, 6, 1), (23, 12, 2)]
)
def test_ten_cards_a_page_of_91_by_55_millimetres(
    tmp_path: Path, count: int, bands: int, breaks: int
) -> None:
    book = written(tmp_path, count)
    sheet = book["カード"]
    # Each digit of the workbook's font is a twelfth of an inch.
    assert book._named_styles["Normal"].font.name == "Courier New"
    for letter in "AB":
        assert sheet.column_dimensions[letter].width / 12 * 25.4 == pytest.approx(91, abs=0.1)
    heights = [sheet.row_dimensions[row].height for row in range(1, bands * 7 + 1)]
    assert all(height % 0.75 == 0 for height in heights)
    for band in range(bands):
        points = sum(heights[band * 7 : band * 7 + 7])
        assert points / 72 * 25.4 == pytest.approx(55, abs=0.1)
    assert [each.id for each in sheet.row_breaks.brk] == [35 * n for n in range(1, breaks + 1)]
    margins = sheet.page_margins
    assert (margins.left * 25.4, margins.top * 25.4) == pytest.approx((14, 11))
    # Five cards and their margins are a page, so that only the breaks begin another one.
    assert margins.top * 25.4 + 5 * 55.1 + margins.bottom * 25.4 < 297
    assert margins.left * 25.4 + 2 * 91.1 + margins.right * 25.4 < 210
    assert (
        not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
    )
    assert sheet.page_setup.scale == 100
    assert sheet.page_setup.orientation == "portrait"


def test_the_workbook_opens_on_the_cards_and_the_list_stays_first(tmp_path: Path) -> None:
    book = written(tmp_path, 3)
    assert [sheet.title for sheet in book.worksheets] == ["名札", "カード"]
    assert book.active.title == "カード"
    assert [row[0].value for row in book["名札"].iter_rows()] == ["氏名", "架空 太郎"]


def test_what_stands_on_a_card_is_text_and_fits_its_line(tmp_path: Path) -> None:
    sheet = written(tmp_path, 2)["カード"]
    assert [sheet.cell(row, 2).value for row in range(1, 7)] == [
        "第8回架空鼎談会",
        "=架空商会",
        "代表",
        "かくう",
        "架空 2郎",
        "2期",
    ]
    assert sheet["B2"].data_type == "s"
    assert all(sheet.cell(row, 1).alignment.shrink_to_fit for row in range(1, 7))
    assert sheet["A5"].font.size > 2 * sheet["A2"].font.size
