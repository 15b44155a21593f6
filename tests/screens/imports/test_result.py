"""The result of an import: what is offered next, what goes out as a workbook, what an undo left."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest

from screens.importing.result_page import ResultPage, kept_line
from smeic_tui.app import SmeicApp
from smeic_tui.errors import Reason
from smeic_tui.store.imports.waiting_facts import FACT_FIELDS
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from smeic_tui.text import Language, set_language
from smeic_tui.widgets.show import width
from tests.screens.imports.conftest import LIST, PLAN, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.waiting import settle

LEFT_OVER = "取込不可と確認待ちの行をExcelに書き出す"


def result(app: SmeicApp) -> ResultPage:
    assert isinstance(app.screen, ResultPage)
    return app.screen


def offered(app: SmeicApp) -> list[str]:
    """What can be chosen, in its order."""
    return [item.label for item in result(app).offer.items]


def digit(app: SmeicApp, label: str) -> str:
    """The key of something that is offered."""
    return str(offered(app).index(label) + 1)


def count(conn: sqlite3.Connection) -> int:
    """How many people are on the roster."""
    return int(conn.execute("SELECT count(*) FROM person").fetchone()[0])


def names(path: Path) -> list[object]:
    """Whom a workbook names, by the column of the list."""
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    return [row[rows[0].index("氏名")] for row in rows[1:]]


async def test_rows_left_over_go_out_as_one_workbook_that_is_imported_again(
    desk: Desk, lists: Lists, folder: Path
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        await press(pilot, digit(app, LEFT_OVER))
        path = folder / "2026年度同窓会名簿_未取込.xlsx"
        assert set(names(path)) == {"佐藤 健", None}
        told = text(result(app), "#told")
        assert "2026年度同窓会名簿_未取込.xlsx に書き出しました。直して、もう一度" in told
        assert str(folder) in told
        # Mended in Excel, it is a list like any other, and nobody is asked about twice.
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        nameless = next(r for r in range(2, 4) if not sheet.cell(r, heads.index("氏名") + 1).value)
        sheet.cell(nameless, heads.index("氏名") + 1).value = "名張 架空"
        book.save(path)
        await press(pilot, "escape")
        await press(pilot, "enter", "enter", "enter", "1", "1", "2", "a")
        assert result(app).done.paths == (path,)
        assert result(app).done.applied.counts["new"] == 1


async def test_x_writes_what_is_undecided_now_and_replaces_no_file(
    desk: Desk, lists: Lists, folder: Path
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a", "x")
        # 佐藤 健 is somebody new: only the row without a name is left.
        await press(pilot, "1", "3", "escape", "x")
        assert len(names(folder / "2026年度同窓会名簿_未取込.xlsx")) == 2
        assert names(folder / "2026年度同窓会名簿_未取込 (2).xlsx") == [None]


async def test_undecided_rows_alone_are_offered_too(desk: Desk, lists: Lists, folder: Path) -> None:
    lists(LIST[:3])
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a", "x")
        assert names(folder / "2026年度同窓会名簿_未取込.xlsx") == ["佐藤 健"]


async def test_a_list_without_doubts_leaves_nothing_to_write(
    desk: Desk, lists: Lists, folder: Path
) -> None:
    lists(LIST[:2])
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        assert LEFT_OVER not in offered(app)
        assert "excel" not in {action.id for action in result(app).footer_actions()}
        await press(pilot, "x")
        assert len(list(folder.iterdir())) == 1


async def test_nothing_is_left_over_of_what_was_taken_back(
    desk: Desk, lists: Lists, folder: Path
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a", "u", "enter")
        assert LEFT_OVER not in offered(app)
        await press(pilot, "x")
        assert len(list(folder.iterdir())) == 1


async def test_where_the_list_lies_on_a_protected_stick_the_rows_go_to_the_documents(
    desk: Desk, lists: Lists, folder: Path, documents: Path
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        folder.rename(folder.with_name("taken out"))
        await press(pilot, "x")
        assert len(names(documents / "2026年度同窓会名簿_未取込.xlsx")) == 2
        assert str(documents) in text(result(app), "#told")


async def test_what_replies_tell_beyond_the_person_is_counted(desk: Desk, lists: Lists) -> None:
    header = ("タイムスタンプ", "お名前", "修了期", "ご出欠", "懇親会")
    rows = [
        ("2026/3/1 10:00", "渡邊 健太郎", 3, "出席", "欠席"),
        ("2026/3/2 11:00", "小澤 隆志", 20, "欠席", ""),
    ]
    lists(rows, header=header, name="回答.xlsx", sheet="回答")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        assert "出欠の返事 2件は、取込の控えにあります" in text(result(app), "#told")
        await press(pilot, "u")
        assert "取込の控え" not in text(result(app), "#told")


async def test_a_plain_list_tells_nothing_beyond_the_person(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        assert result(app).done.kept == ()
        assert "取込の控え" not in text(result(app), "#told")


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_all_that_is_kept_fits_one_line(spoken: Language) -> None:
    set_language(spoken)
    kept = [Reason(f"kept_{kind}", {"count": 640}) for kind in FACT_FIELDS]
    assert width(kept_line(kept)) <= 76


def edit(conn: sqlite3.Connection, actor: Actor) -> int:
    """Somebody writes a note about the one who is new; the number of the operation."""
    found = conn.execute("SELECT id FROM person WHERE name = '小澤 隆志'").fetchone()[0]
    with operation(conn, actor, "person_edited", params={"name": "小澤 隆志"}) as op:
        op.update("person", found, {"note": "電話あり"})
    return int(conn.execute("SELECT max(id) FROM operation").fetchone()[0])


async def test_an_import_undone_in_part_says_so_and_u_takes_back_the_rest(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        edited = edit(conn, actor)
        await press(pilot, "u", "enter", "enter")
        told = text(result(app), "#told")
        assert "取り込みの一部を元に戻しました（1件はそのまま）。残りを戻すには u" in told
        undo(conn, actor, edited)
        await press(pilot, "u", "enter")
        assert "取り込みを元に戻しました。やり直すには y" in text(result(app), "#told")
        assert count(conn) == 3


async def test_what_another_page_took_back_in_part_is_told_here_too(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        await press(pilot, digit(app, "変わった内容を見る"))
        edit(conn, actor)
        await press(pilot, "u", "enter", "enter", "escape")
        assert "（1件はそのまま）" in text(result(app), "#told")
        assert LEFT_OVER not in offered(app)
