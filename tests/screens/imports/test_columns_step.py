"""The columns: another meaning through the search, which value wins, and going back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from screens.importing.board_page import BoardPage
from screens.importing.columns_page import ColumnsPage
from screens.importing.field_picker import FieldPicker
from screens.importing.field_search import found, meanings
from screens.importing.list_day import ListDay
from screens.importing.policies import changeable, choices_for, policy_word, usual
from screens.importing.question import Questions
from screens.importing.tables_page import TablesPage
from smeic_tui.app import SmeicApp
from smeic_tui.exports.roster_layout import write_roster
from tests.screens.imports.conftest import LIST, PLAN, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def columns(app: SmeicApp) -> ColumnsPage:
    """The page in front."""
    assert isinstance(app.screen, ColumnsPage)
    return app.screen


def cells(app: SmeicApp, row: int) -> tuple[str, ...]:
    """A line of the list."""
    return columns(app).table._rows.window(row, row + 1)[0].cells


async def test_every_column_says_its_meaning_and_how_sure_it_is(desk: Desk, lists: Lists) -> None:
    lists(header=("期", "氏名", "フリガナ", "会社名", "役職", "ひとこと"))
    app = desk()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        shown = [cells(app, row) for row in range(6)]
        assert shown[1][1:5] == ("氏名", "氏名", "確か", "空だけ埋める")
        assert shown[3][4] == "新しければ更新"
        assert "渡邊 健太郎、佐藤 健、小澤 隆志" in shown[1][5]
        await press(pilot, "end")
        assert "ひとこと" in text(app.screen, "#told")


@pytest.mark.parametrize("typed", ["きゅうせい", "kyusei", "旧姓", "ｷｭｳｾｲ"])
async def test_a_meaning_is_found_in_any_script(desk: Desk, lists: Lists, typed: str) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "end", "e")
        assert isinstance(app.screen, FieldPicker)
        await type_text(pilot, typed)
        await press(pilot, "enter")
        assert cells(app, 5)[1:4] == ("メールアドレス", "旧姓", "指定")


async def test_a_meaning_that_another_column_had_is_taken_from_it_and_said(
    desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "end", "e", *"yakushoku", "enter")
        assert cells(app, 5)[2] == "役職"
        assert cells(app, 4)[2] == "その他に残す"
        assert any("「役職」は" in note.message for note in app._notifications)


async def test_esc_in_the_picker_changes_nothing(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "e", *"xyzzy", "enter")
        assert isinstance(app.screen, FieldPicker)
        await press(pilot, "escape", "escape")
        assert cells(app, 0)[1:4] == ("期", "期", "確か")


async def test_a_column_that_is_only_kept_goes_to_the_other_fields(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(LIST[3:4])
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "down", "down", "down", "down", "e", *"nokosu")
        await press(pilot, "enter", "enter", "1", "2", "a")
        other = conn.execute("SELECT other FROM person WHERE name = '小澤 隆志'").fetchone()[0]
        assert "工場長" in other
        assert conn.execute("SELECT count(*) FROM position WHERE title = '工場長'").fetchone() == (
            0,
        )


async def test_digits_say_which_value_wins_and_the_plan_follows(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(title="同窓会名簿")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "down", "down", "down", "down", "3")
        assert "[3 一覧を使う]" in text(app.screen, "#told")
        assert cells(app, 4)[4] == "一覧を使う"
        await press(pilot, "enter", "1", "end", "enter", "2")
        board = app.screen
        assert isinstance(board, BoardPage)
        assert board.plan.options.as_of is None
        assert board.plan.options.policies == {"title": "update"}
        changed = next(row for row in board.plan.rows if row.name == "渡邊 健太郎")
        assert any(c.aspect == "title" and c.taken for c in changed.changes)
        await press(pilot, "escape")
        assert cells(app, 4)[4] == "一覧を使う"
        await press(pilot, "1")
        assert cells(app, 4)[4] == "空だけ埋める"


async def test_a_name_is_never_overwritten_so_that_choice_is_not_offered(
    desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "down")
        assert "一覧を使う" not in text(app.screen, "#told")
        await press(pilot, "5")
        assert columns(app).draft.policies == {}
        await press(pilot, "4")
        assert columns(app).draft.policies == {"name": "ask"}


async def test_the_day_is_asked_only_of_a_list_that_does_not_say_it(
    desk: Desk, lists: Lists
) -> None:
    lists(title="同窓会名簿")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "1")
        assert isinstance(app.screen, Questions)
        shown = [item.label for item in app.screen.offer.items]
        assert shown[1] == "ファイルの更新日 2023-11-14"
        await press(pilot, "2", "escape", "escape", "escape")
        assert columns(app).draft.as_of == "2023-11-14"
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, Questions)
        assert app.screen.offer.cursor == 1


async def test_another_day_is_typed_in_any_usual_way_and_asked_again_shown(
    desk: Desk, lists: Lists
) -> None:
    lists(title="同窓会名簿")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "1", "3")
        assert isinstance(app.screen, ListDay)
        await press(pilot, "escape")
        assert isinstance(app.screen, Questions), "nothing was answered"
        await press(pilot, "3", *"2999-01-01", "enter")
        assert isinstance(app.screen, ListDay), "a list does not speak of a day to come"
        await press(pilot, "ctrl+u", *"R5.10.1", "enter")
        assert isinstance(app.screen, Questions)
        await press(pilot, "2")
        assert isinstance(app.screen, BoardPage)
        assert app.screen.plan.options.as_of == "2023-10-01"
        await press(pilot, "escape", "enter", "enter")
        assert isinstance(app.screen, Questions)
        assert app.screen.offer.items[app.screen.offer.cursor].label == "2023-10-01"


async def test_a_roster_that_comes_back_from_excel_is_asked_nothing(
    conn: sqlite3.Connection, desk: Desk, folder: Path
) -> None:
    from openpyxl import load_workbook

    path = folder / "直した名簿.xlsx"
    ids = [row[0] for row in conn.execute("SELECT id FROM person ORDER BY id")]
    write_roster(conn, path, ids, contacts="none", title="修了生名簿")
    book = load_workbook(path)
    page = book.worksheets[0]
    titles = next(cells for cells in page.iter_cols() if cells[0].value == "役職")
    (cell,) = (cell for cell in titles if cell.value == "専務取締役")
    cell.value = "会長"
    book.save(path)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        board = app.screen
        assert isinstance(board, BoardPage)
        assert [row.name for row in board.plan.rows if row.outcome == "changed"] == ["渡邊 健太郎"]
        await press(pilot, "a")
    assert conn.execute("SELECT title FROM roster_row WHERE name = '渡邊 健太郎'").fetchone() == (
        "会長",
    )


async def test_answers_are_marked_when_asked_again(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "escape", "enter")
        assert isinstance(app.screen, Questions)
        assert app.screen.offer.cursor == 0
        await press(pilot, "enter")
        assert app.screen.offer.cursor == 1
        await press(pilot, "enter")
        assert isinstance(app.screen, BoardPage)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TablesPage)


def labels(words: str) -> list[str]:
    return [meanings()[i].label for i in found(words)]


def test_everything_is_offered_when_nothing_is_typed() -> None:
    assert len(labels("")) == len(meanings()) > 60
    assert labels("")[0] == "その他の項目に残します"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("でんわ", "電話"),
        ("denwa", "電話"),
        ("自宅 電話", "自宅の電話"),
        ("kinmusaki juusho", "勤務先の住所"),
        ("フリガナ", "かな"),
        ("postcode", "郵便番号"),
        ("ki", "期"),
        ("会社", "会社"),
    ],
)
def test_words_find_a_meaning(words: str, first: str) -> None:
    assert labels(words)[0] == first


def test_every_field_is_found_by_its_own_label() -> None:
    for index, meaning in enumerate(meanings()):
        assert index in found(meaning.label)


def test_what_a_row_says_about_an_occasion_has_no_policy() -> None:
    assert changeable("attend") is None
    assert changeable("row_no") is None
    assert changeable(None) == changeable("sex") == "other"
    assert changeable("email2") == "mail"
    assert changeable("affiliation") == "company"


def test_the_usual_policy_depends_on_the_day() -> None:
    assert usual("title", dated=True) == "newer"
    assert usual("title", dated=False) == usual("name", dated=True) == "fill"
    assert policy_word("title", "ask", dated=True) == "1件ずつ決める"
    assert "update" not in choices_for("cohort")
