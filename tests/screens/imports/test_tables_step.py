"""The tables with a picture of their sheet: the header is moved, sheets without one get one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from importers.reading.workbook import Sheet
from screens.importing.board_page import BoardPage
from screens.importing.columns_page import ColumnsPage
from screens.importing.sheet_picture import Marked, PictureRows, picture_columns
from screens.importing.tables_page import TablesPage
from screens.imports import ImportScreen
from smeic_tui.app import SmeicApp
from tests.importers.sheets import make_sheet, only_table
from tests.screens.imports.conftest import Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.waiting import settle

PERSON = (3, "渡邊 健太郎", "ワタナベ ケンタロウ")


def book(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> None:
    """A workbook of these sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)


def tables(app: SmeicApp) -> TablesPage:
    """The page in front."""
    assert isinstance(app.screen, TablesPage)
    return app.screen


async def test_the_header_is_moved_by_arrows_and_grown_by_digits(desk: Desk, folder: Path) -> None:
    rows = [["会員", "", "備え"], ["期", "氏名", "かな"], PERSON, (9, "佐藤 健", "サトウ ケン")]
    book(folder / "一覧.xlsx", {"名簿": rows})
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await press(pilot, "e", "home", "1", "pagedown", "pageup", "down")
        assert " 2行目" in text(app.screen, "#go")
        await press(pilot, "enter")
        assert [c.header for c in tables(app).draft.table(0, 0).columns] == ["期", "氏名", "かな"]
        await press(pilot, "e", "up", "up", "2")
        assert " 1-2行目" in text(app.screen, "#go")
        await press(pilot, "enter")
        assert tables(app).draft.table(0, 0).raw.header_rows == (1, 2)
        assert "会員/期" in [c.header for c in tables(app).draft.table(0, 0).columns]
        assert "1-2行目" in tables(app).table._rows.window(0, 1)[0].cells[3]


async def test_esc_leaves_the_header_and_stays_on_the_page(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "e", "down", "3", "escape")
        assert tables(app).draft.table(0, 0).raw.header_rows == (2,)
        assert tables(app).picture.header == (2,)
        assert app.screen.focused is tables(app).table
        await press(pilot, "escape")
        assert isinstance(app.screen, ImportScreen)


async def test_a_header_with_nothing_below_is_refused_in_words(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "e", "end", "enter")
        assert tables(app).picture.moving
        notes = [note.message for note in app._notifications]
        assert any("その下に行がありません" in note for note in notes)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, ColumnsPage)


async def test_a_sheet_without_a_table_is_given_one_and_its_names(desk: Desk, folder: Path) -> None:
    rows = [["よびかた", "きす"], ["渡邊 健太郎", 3], ["小澤 隆志", 20]]
    book(folder / "一覧.xlsx", {"覚え": rows})
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        if tables(app).draft.inspections[0].skipped:
            await press(pilot, "e", "enter")
        assert "Enter で氏名の列を教えて" in text(app.screen, "#go")
        await press(pilot, "enter")
        assert "氏名の列が決まっていません" in text(app.screen, "#go")
        await press(pilot, "enter")
        assert isinstance(app.screen, ColumnsPage)
        await press(pilot, "e", *"shimei", "enter")
        assert "名簿と照らし合わせる" in text(app.screen, "#go")
        await press(pilot, "enter", "2", "1")
        board = app.screen
        assert isinstance(board, BoardPage)
        assert [row.name for row in board.plan.rows] == ["渡邊 健太郎", "小澤 隆志"]


async def test_sheets_of_one_name_in_two_files_are_left_out_one_by_one(
    desk: Desk, lists: Lists
) -> None:
    lists(name="一.xlsx")
    lists(name="二.xlsx")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "enter", "space", "enter", "enter", "2")
        board = app.screen
        assert isinstance(board, BoardPage)
        assert len(board.plan.rows) == 5
        assert len(board.plan.sources) == 1


async def test_left_and_right_show_columns_out_of_sight(desk: Desk, folder: Path) -> None:
    header = ["期", "氏名", *(f"長い見出しの列{n}" for n in range(20))]
    book(folder / "一覧.xlsx", {"名簿": [header, [3, "渡邊 健太郎", *range(20)], [4, "佐藤 健"]]})
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "左右で続きの列" in text(app.screen, "#what")
        picture = tables(app).picture
        assert picture.columns[2].title == "A"
        await press(pilot, "right", "right", "left", "right")
        assert picture.columns[2].title == "C"
        await press(pilot, *["left"] * 5)
        assert picture.columns[2].title == "A"
        await press(pilot, *["right"] * 30)
        assert picture.columns[2].title == "V"


def test_rows_say_what_they_are() -> None:
    sheet = make_sheet(
        [
            ["修了生名簿 2026年4月1日現在"],
            ["氏名", "期"],
            ["【第3期】"],
            ["青空 花子", 3],
            ["白雲 次郎", 3],
            ["※ 敬称略"],
        ]
    )
    table = only_table(sheet)
    rows = PictureRows(Marked(sheet, table, table.raw.header_rows), 0)
    shown = rows.window(0, len(rows))
    assert [row.cells[0] for row in shown] == ["", "見出し", "区切り", "", "", "注・計"]
    assert [row.tone for row in shown] == ["dim", "strong", "dim", "", "", "dim"]
    assert [row.key for row in shown] == list(rows.keys(0, len(rows))) == [1, 2, 3, 4, 5, 6]


def test_columns_are_as_wide_as_what_stands_in_them_and_no_wider_than_the_screen() -> None:
    sheet = Sheet(
        "", [["題の長い長い長い長い行"], ["期", "氏名"], [3, "青空 花子"], [1, "あ" * 90]]
    )
    columns = picture_columns(sheet, 2, 0, 60)
    assert [c.title for c in columns[2:]] == ["A", "B"]
    assert columns[2].width == 4
    assert sum(c.width + 1 for c in columns) <= 60
    assert len(picture_columns(sheet, 2, 0, 20)) <= 3
