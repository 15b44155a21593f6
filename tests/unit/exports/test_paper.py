"""How lists fall on paper: nothing cut, nothing too small to read, rows high enough to sign in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from smeic_tui.exports.cells import Kind
from smeic_tui.exports.paper import READABLE, SIGNED_MM, SMALLEST, Paper, Wanted, fitted, heading_of
from smeic_tui.exports.sheet import Column, SheetData, write_workbook
from smeic_tui.exports.widths import cells_of, column_width, content_width

POINTS_PER_MM = 72 / 25.4
LONG = "一般社団法人架空中小企業高度経営技術情報化推進連絡協議会西日本統括支部"


def wanted(header: str, values: list[str], kind: Kind = "text") -> Wanted:
    width = column_width(kind, header, values)
    return Wanted(kind, width, content_width(kind, values), header)


def written(tmp_path: Path, data: SheetData) -> Worksheet:
    sheet = load_workbook(write_workbook(tmp_path / "x.xlsx", data)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def names(count: int) -> list[Column]:
    return [Column(f"c{n}", f"見出し{n}") for n in range(count)]


_COLUMNS = st.lists(
    st.builds(
        wanted,
        st.sampled_from(["期", "会社", "第13回 1/19", "診断士登録番号"]),
        st.lists(st.sampled_from(["", "出", "架空商会", LONG, "a@example.co.jp"]), max_size=3),
        st.sampled_from(["text", "number", "date", "phone"]),
    ),
    min_size=1,
    max_size=40,
)


@given(_COLUMNS, st.booleans(), st.sampled_from([SMALLEST, READABLE]))
def test_a_list_is_small_print_only_where_two_pages_do_not_hold_it(
    columns: list[Wanted], portrait: bool, least: float
) -> None:
    paper = Paper(portrait=portrait, least=least)
    fit = fitted(columns, paper)
    total = sum(fit.widths)
    assert total * fit.scale <= fit.pages * paper.width + 1e-6
    assert fit.pages == 1 or sum(column.width for column in columns) * least > paper.width
    if fit.pages == 1:
        assert fit.scale >= least - 1e-6
    for place, column in enumerate(columns):
        assert fit.widths[place] <= column.width
        if fit.widths[place] < column.content:
            # What is narrower than its texts breaks them; a number or a day would become ####.
            assert column.kind in ("text", "phone")
            assert place in fit.broken


@given(st.text(min_size=1, max_size=120), st.sampled_from([SIGNED_MM, None]))
def test_no_row_is_lower_than_its_text_or_than_a_hand_needs(
    text: str, row_mm: float | None
) -> None:
    columns = [wanted("会社", [LONG, text]) for _ in range(9)]
    fit = fitted(columns, Paper(least=READABLE))
    height = fit.height(["", text] + [""] * 7, row_mm)
    lines = -(-cells_of(text) // fit.widths[1])
    if row_mm is not None:
        assert height is not None
        assert height * fit.scale / POINTS_PER_MM >= 9
    assert lines <= 1 or (height is not None and height >= min(lines * 18, 400))


def test_long_texts_break_before_the_print_becomes_small(tmp_path: Path) -> None:
    rows = [[LONG] * 8, ["架空"] * 8]
    sheet = written(tmp_path, SheetData("一覧", names(8), rows, paper=Paper(least=READABLE)))
    assert sheet["A2"].alignment.wrap_text
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.row_dimensions[2].height > 3 * sheet.row_dimensions[1].height / 2
    assert sheet.row_dimensions[3].height is None


def test_a_text_longer_than_the_width_it_was_given_breaks_too(tmp_path: Path) -> None:
    columns = [Column("item", "項目", width=26), Column("text", "内容", width=64)]
    rows = [["紹介文", LONG * 3], ["段階", "試作"]]
    sheet = written(tmp_path, SheetData("架空の事例", columns, rows, paper=Paper(portrait=True)))
    assert sheet.column_dimensions["B"].width == 64
    assert sheet["B2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 3 * 18
    assert sheet.row_dimensions[3].height is None


def test_many_columns_go_over_two_pages_with_the_names_on_both(tmp_path: Path) -> None:
    columns = [
        Column("name", "氏名"),
        *(Column(f"s{n}", f"第{n}回 {n % 12 + 1}/{n}") for n in range(1, 46)),
    ]
    rows = [["架空 太郎", *["出"] * 45]]
    sheet = written(tmp_path, SheetData("出席簿", columns, rows, frozen_columns=1))
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.print_title_rows == "$1:$1"
    # A heading in two lines needs the height of two.
    assert sheet.row_dimensions[1].height > 30


def test_a_list_to_sign_has_rows_for_a_hand(tmp_path: Path) -> None:
    columns = [*names(3), Column("signature", "署名", width=24)]
    rows = [["架空", LONG, "", ""]] * 2
    paper = Paper("架空鼎談会 & 懇親会  2026-12-05(土)", least=READABLE, row_mm=SIGNED_MM)
    sheet = written(tmp_path, SheetData("会場受付表", columns, rows, paper=paper))
    row = sheet.row_dimensions[2]
    assert row.height >= 9 * POINTS_PER_MM
    assert row.customHeight
    assert sheet["A2"].alignment.vertical == "center"
    assert sheet.oddHeader.left.text == "会場受付表  架空鼎談会 && 懇親会  2026-12-05(土)"


def test_what_holds_people_says_so_and_the_day_of_the_print(tmp_path: Path) -> None:
    rows = [["a"]]
    people = written(tmp_path, SheetData("名簿", names(1), rows))
    assert "個人情報" in people.oddFooter.left.text
    assert people.oddFooter.right.text == "印刷 &D"
    numbers = written(tmp_path, SheetData("件数", names(1), rows, paper=Paper(personal=False)))
    assert not numbers.oddFooter.left.text


@pytest.mark.parametrize("portrait", [False, True])
def test_what_stands_at_the_top_stays_on_its_line(portrait: bool) -> None:
    heading = heading_of(Paper("架空" * 60, portrait=portrait), "参加者一覧")
    assert heading.startswith("参加者一覧  架空")
    assert heading.endswith("…")
    assert cells_of(heading) <= (84 if portrait else 130)


def test_numbers_and_days_are_never_too_wide_for_their_column() -> None:
    columns = [wanted("残り", ["-1234"], "number"), wanted("登録日", [str(date.today())], "date")]
    columns += [wanted(LONG, [LONG])] * 20
    fit = fitted(columns, Paper())
    assert fit.widths[0] >= len("-1234") + 2
    assert fit.widths[1] >= len("2026-04-01") + 1
