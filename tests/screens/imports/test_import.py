"""The import from file to result: keys in, the roster and its history out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from screens.importing.board_page import BoardPage
from screens.importing.columns_page import ColumnsPage
from screens.importing.password import PasswordDialog
from screens.importing.question import Questions
from screens.importing.result_page import ResultPage
from screens.importing.review_page import ReviewPage
from screens.importing.row_dialog import RowDialog
from screens.importing.tables_page import TablesPage
from screens.imports import ImportScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.file.backup import backups
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.message import Message
from tests.e2e.stage import NASTY
from tests.screens.imports.conftest import LIST, PLAN, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def board(app: SmeicApp) -> BoardPage:
    assert isinstance(app.screen, BoardPage)
    return app.screen


def count(conn: sqlite3.Connection, what: str = "person") -> int:
    found: int = conn.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
    return found


async def test_the_annual_list_is_taken_over_and_taken_back_within_the_keys(
    conn: sqlite3.Connection, desk: Desk, lists: Lists, db_path: Path
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        over = ("enter", "enter", "enter", "1", "2", "a")
        assert len(over) <= 12
        await press(pilot, *over)
        assert isinstance(app.screen, ResultPage)
        assert count(conn) == 4
        assert "新規 1   変更 1   同じ 1   確認 1   取込不可 1" in text(app.screen, "#told")
        assert len(backups(db_path)) == 1
        back = ("u", "enter")
        assert len(back) <= 5
        await press(pilot, *back)
        assert count(conn) == 3
        assert "元に戻しました" in text(app.screen, "#told")
        await press(pilot, "y")
        assert count(conn) == 4


async def test_every_step_goes_back_by_esc_and_changes_nothing(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    before = count(conn, "operation")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)
        await press(pilot, "enter")
        assert isinstance(app.screen, ColumnsPage)
        await press(pilot, "enter")
        assert isinstance(app.screen, Questions)
        await press(pilot, "1", "escape", "escape")
        assert isinstance(app.screen, ColumnsPage)
        await press(pilot, "enter", "2")
        assert isinstance(app.screen, BoardPage)
        await press(pilot, "enter")
        assert isinstance(app.screen, RowDialog)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardPage)
        await press(pilot, "escape")
        assert isinstance(app.screen, ColumnsPage)
        await press(pilot, "escape")
        assert isinstance(app.screen, TablesPage)
        await press(pilot, "escape")
        assert isinstance(app.screen, ImportScreen)
    assert count(conn, "operation") == before


async def test_the_board_shows_rows_by_digit_with_old_and_new(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN)
        tabs = text(board(app), "#tabs")
        for part in (
            "1 新規 1",
            "2 変更 1",
            "3 同じ 1",
            "4 確認 1",
            "5 取込不可 1",
            "6 名簿にない 0",
        ):
            assert part in tabs
        row = board(app).table.row
        assert row is not None
        assert row.cells[2] == "渡邊 健太郎"
        assert "役職 専務取締役 -> 代表取締役" in row.cells[3]
        assert "（空） -> wata@example.jp" in text(board(app), "#detail")
        names = {}
        for digit in "1345":
            await press(pilot, digit)
            table = board(app).table
            names[digit] = [row.cells[2] for row in table._rows.window(0, table.count)]
        assert names["1"] == ["小澤 隆志"]
        assert names["3"] == ["佐藤 健"]
        assert names["4"] == ["佐藤 健"]
        await press(pilot, "4")
        assert "佐藤 健  9期  (株)紀州化成" in text(board(app), "#detail")
        assert "佐藤 健  15期  アクア診断士事務所" in text(board(app), "#detail")
        assert names["5"] == [""]


async def test_a_doubtful_row_is_decided_by_one_key(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a", "1")
        page = app.screen
        assert isinstance(page, ReviewPage)
        question = text(page, "#question")
        assert "佐藤 健 9期" in question
        assert "同 佐藤 健" in question
        assert "アクア診断士事務所" in question
        assert "氏名が同じ" in question
        await press(pilot, "4")
        assert page.table.count == 1
        await press(pilot, "2")
        assert page.table.count == 0
        row = conn.execute("SELECT outcome, person_id FROM import_row WHERE name = '佐藤 健'")
        assert ("same", 3) in row.fetchall()
        await press(pilot, "u")
        assert page.table.count == 1
        await press(pilot, "3")
        assert count(conn) == 5
        await press(pilot, "escape")
        assert isinstance(app.screen, ResultPage)
        assert "確認を待って" not in text(app.screen, "#told")


async def test_whoever_is_new_at_several_events_is_decided_once(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    """A log names them in a row for each event: one question, and the rows after it follow."""
    new = ("小澤 隆志", 20, "小澤樹脂(株)")
    rows = [("2024/6/1", "第1回架空鼎談会", *new), ("2024/9/1", "第2回架空鼎談会", *new)]
    header = ("開催日", "行事名", "氏名", "期", "会社名")
    lists(rows, header=header, name="参加履歴.xlsx", title="", sheet="参加履歴")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        for _ in range(3):
            if not isinstance(app.screen, BoardPage):
                await press(pilot, "2")
        await press(pilot, "a", "1")
        page = app.screen
        assert isinstance(page, ReviewPage)
        assert page.table.count == 2
        await press(pilot, "1")
        assert page.table.count == 0
        said = [notice.message for notice in app._notifications]
        assert said[-1].startswith("「小澤 隆志」を、同じ方のほかの1行と一緒に決めました。")
        came = "SELECT count(*) FROM attendance JOIN person ON person.id = person_id WHERE name = ?"
        assert conn.execute(came, ("小澤 隆志",)).fetchone() == (2,)
        await press(pilot, "u")
        assert page.table.count == 2


async def test_what_waits_is_reached_from_the_start_of_the_import(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a", "escape")
        start = app.screen
        assert isinstance(start, ImportScreen)
        first = start.table._rows.window(0, 1)[0]
        assert first.cells[1] == "確認待ち 1名"
        assert start.table.cursor == 1
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, ReviewPage)


async def test_the_same_list_again_changes_nothing(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a", "escape")
        before = count(conn, "operation")
        await press(pilot, *PLAN)
        assert "変わるものはありません" in text(board(app), "#act")
        await press(pilot, "a")
        assert isinstance(app.screen, BoardPage)
    assert count(conn, "operation") == before


async def test_a_roster_changed_in_between_is_planned_and_shown_again(
    conn: sqlite3.Connection, actor: Actor, people: list[int], desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN)
        with operation(conn, actor, "person_added", params={"name": "小澤 隆志"}) as op:
            person = op.insert(
                "person", {"kind": "alumnus", "name": "小澤 隆志", "kana": "オザワ タカシ"}
            )
            op.insert("enrolment", {"person_id": person, "cohort": 20})
        await press(pilot, "a")
        assert isinstance(app.screen, BoardPage)
        assert "1 新規 0" in text(app.screen, "#tabs")
        assert count(conn, "import_batch") == 0
        await press(pilot, "a")
        assert isinstance(app.screen, ResultPage)
    assert count(conn) == 4


async def test_an_earlier_look_is_not_needed_where_nothing_differs(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN)
        with operation(conn, actor, "setting_changed") as op:
            op.insert("setting", {"name": "centre", "value": "SMEIC"})
        await press(pilot, "a")
        assert isinstance(app.screen, ResultPage)


async def test_a_password_is_asked_for_until_it_is_right(desk: Desk, lists: Lists) -> None:
    lists(password="花は桜")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PasswordDialog)
        await type_text(pilot, "sakura")
        assert "sakura" not in app.export_screenshot()
        await press(pilot, "enter")
        assert isinstance(app.screen, PasswordDialog)
        assert "パスワードが違います" in text(app.screen, "#wrong")
        await type_text(pilot, "花は桜")
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"PK\x03\x04 cut off"])
async def test_a_refused_file_is_named_and_the_program_lives_on(
    desk: Desk, folder: Path, content: bytes
) -> None:
    (folder / "名簿.xlsx").write_bytes(content)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, Message)
        await press(pilot, "escape")
        assert isinstance(app.screen, ImportScreen)


async def test_lists_of_other_things_are_named_and_left_alone(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    header = ("番号", "会社名", "電話")
    rows = [(1, "八尾精機(株)", "06-0000-1111"), (2, "(株)紀州化成", "06-0000-2222")]
    lists(rows, header=header, name="会社.xlsx", title="協力会社の一覧", sheet="会社")
    before = count(conn, "operation")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)
        assert "会社・機関の一覧です" in text(app.screen, "#what")
        assert "取り込める名簿がありません" in text(app.screen, "#go")
        await press(pilot, "space", "1", "2")
        assert isinstance(app.screen, TablesPage)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, ColumnsPage)
    assert count(conn, "operation") == before


async def test_a_file_is_found_by_part_of_its_name_or_by_its_path(
    desk: Desk, lists: Lists, folder: Path, tmp_path: Path
) -> None:
    lists()
    other = lists(LIST[:1], name="別の一覧.xlsx")
    elsewhere = tmp_path / "よそ.xlsx"
    elsewhere.write_bytes(other.read_bytes())
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        start = app.screen
        assert isinstance(start, ImportScreen)
        await type_text(pilot, "同窓会")
        assert start.table.count == 1
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)
        assert app.screen.draft.paths[0].name == "2026年度同窓会名簿.xlsx"
        await press(pilot, "escape", "escape")
        assert start.field.value == ""
        await type_text(pilot, str(tmp_path / "よ"))
        await press(pilot, "tab")
        assert start.field.value == str(elsewhere)
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)


async def test_sheets_are_left_out_by_space(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "space")
        assert "選ばれていません" in text(app.screen, "#go")
        await press(pilot, "space")
        assert "640" not in text(app.screen, "#go")
        await press(pilot, "enter", "enter", "2")
        assert isinstance(app.screen, BoardPage)


@pytest.mark.parametrize("typed", ["いとう", "・", "渡辺", "ｕ", "\u3000"])
async def test_what_an_ime_sends_writes_nothing_by_itself(
    conn: sqlite3.Connection, desk: Desk, lists: Lists, typed: str
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        before = count(conn, "operation")
        await type_text(pilot, typed)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, TablesPage)
        await type_text(pilot, typed)
        await settle(pilot)
        assert count(conn, "operation") == before


@pytest.mark.parametrize("name", NASTY)
async def test_names_from_data_are_shown_as_they_are(
    conn: sqlite3.Connection, desk: Desk, lists: Lists, name: str
) -> None:
    clean = "".join(c for c in name if c.isprintable())
    rows = [(3, clean, "", clean, clean, ""), ("", "佐藤 健", "", clean, "", "")]
    lists(rows, header=("期", "氏名", clean[:30], "会社名", "役職", "備考"), sheet="名簿")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        steps = (
            ("enter", "e", "down", "2", "escape"),
            ("enter", "down", "down", "e", "escape", "5"),
            ("enter", "1", "1"),
            *((digit,) for digit in "123456"),
            ("2", "enter", "escape", "w"),
            ("a", "1"),
        )
        for keys in steps:
            await press(pilot, *keys)
            assert "\x1b" not in app.export_screenshot()
        assert app.is_running
