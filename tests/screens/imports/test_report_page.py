"""What a new list changed, on screen: three lists by digit, the person behind, the workbook."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from textual.pilot import Pilot

from screens.importing.report_page import ReportPage
from screens.importing.report_rows import ReportRows, empty_sentence, report_tabs
from screens.importing.result_page import ResultPage
from screens.person import PersonScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from tests.e2e.stage import NASTY
from tests.screens.imports.conftest import LIST, PLAN, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.waiting import settle

WHOLE = (*PLAN[:-1], "1", "a")
"""The list holds everyone; it is imported."""
YEAR = (LIST[0], LIST[1], LIST[3])
"""One changed, one the same, one new; 佐藤 of the 15th is not in it."""


def page(app: SmeicApp) -> ReportPage:
    assert isinstance(app.screen, ReportPage)
    return app.screen


def rows(app: SmeicApp) -> list[tuple[str, ...]]:
    table = page(app).table
    return [row.cells for row in table._rows.window(0, table.count)]


async def open_report(pilot: Pilot[Any]) -> None:
    """From the result of an import."""
    result = pilot.app.screen
    assert isinstance(result, ResultPage)
    (place,) = (i for i, item in enumerate(result.offer.items, 1) if item.value == "report")
    await press(pilot, str(place))


async def test_three_lists_by_digit_with_old_and_new(desk: Desk, lists: Lists) -> None:
    lists(YEAR)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        tabs = text(page(app), "#tabs")
        assert "[1 新しく載った人 1]" in tabs
        assert "2 載っていない人 1" in tabs
        assert "3 変わったこと 2" in tabs
        assert rows(app) == [("20", "小澤 隆志", "オザワ タカシ", "小澤樹脂(株)")]
        await press(pilot, "2")
        assert [row[1] for row in rows(app)] == ["佐藤 健"]
        assert "アクア診断士事務所" in text(page(app), "#marked")
        await press(pilot, "3")
        assert ("3", "渡邊 健太郎", "役職", "専務取締役 -> 代表取締役") in rows(app)
        assert ("3", "渡邊 健太郎", "メール", "（空） -> wata@example.jp") in rows(app)
        await press(pilot, "4", "9")
        assert len(rows(app)) == 2


async def test_enter_opens_the_person_and_esc_comes_back(desk: Desk, lists: Lists) -> None:
    lists(YEAR)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.person_id == 3
        await press(pilot, "escape")
        assert [row[1] for row in rows(app)] == ["佐藤 健"]
        await press(pilot, "escape")
        assert isinstance(app.screen, ResultPage)


async def test_somebody_removed_meanwhile_is_named_and_opens_nothing(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    lists(YEAR)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        with operation(conn, actor, "person_removed", params={"name": "佐藤 健"}) as op:
            for table in ("contact_point", "position", "enrolment"):
                for (number,) in conn.execute(
                    f"SELECT id FROM {table} WHERE person_id = 3"
                ).fetchall():
                    op.delete(table, number)
            op.delete("person", 3)
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, ReportPage)
        assert "削除されました" in app.note


async def test_x_writes_the_workbook_and_what_left_the_house_is_logged(
    conn: sqlite3.Connection, desk: Desk, lists: Lists, documents: Path
) -> None:
    lists(YEAR)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        await press(pilot, "x")
        (path,) = documents.iterdir()
        assert path.name == "新しい名簿で変わったこと_2026-04-01.xlsx"
        sheets = openpyxl.load_workbook(path).worksheets
        assert [sheet.title[:6] for sheet in sheets] == [
            "新しく載った",
            "載っていない",
            "変わったこと",
        ]
        hint = text(page(app), "#hint")
        assert path.name in hint
        assert str(documents) in hint
        log = conn.execute("SELECT layout, people, file, columns FROM export_log").fetchall()
        assert [row[:3] for row in log] == [("import_report", 3, str(path))]
        assert "new" in json.loads(log[0][3])
        # Again: a file that is there is never replaced.
        await press(pilot, "x")
        assert len(list(documents.iterdir())) == 2


async def test_a_list_of_some_has_no_people_left_out_and_says_why(desk: Desk, lists: Lists) -> None:
    lists([LIST[1], (9, "佐藤 健", "サトウ ケン", "(株)紀州化成", "部長", "new@example.jp")])
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        await open_report(pilot)
        await press(pilot, "2")
        assert rows(app) == []
        assert "調べていません" in page(app).table.empty
        await press(pilot, "1")
        assert page(app).table.empty == "新しく載った人はいません"
        assert text(page(app), "#marked") == ""
        await press(pilot, "enter")
        assert isinstance(app.screen, ReportPage)


async def test_an_import_taken_back_from_the_report_changed_nothing(
    desk: Desk, lists: Lists, documents: Path
) -> None:
    lists(YEAR)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        await press(pilot, "u", "enter")
        assert rows(app) == []
        assert "元に戻されました" in page(app).table.empty
        assert "excel" not in {action.id for action in page(app).footer_actions()}
        await press(pilot, "x", "1", "enter")
        assert list(documents.iterdir()) == []
        await press(pilot, "y")
        assert len(rows(app)) == 1


@pytest.mark.parametrize("name", NASTY)
async def test_names_from_data_are_shown_as_they_are(desk: Desk, lists: Lists, name: str) -> None:
    clean = "".join(c for c in name if c.isprintable())
    lists([*LIST[1:2], (3, "渡邊 健太郎", "", clean, clean, ""), (20, clean, "", clean, clean, "")])
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        for key in "123":
            await press(pilot, key)
            assert "\x1b" not in app.export_screenshot()
        assert app.is_running


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_report(
    snap_compare: Callable[..., bool], desk: Desk, lists: Lists, size: tuple[int, int]
) -> None:
    """What changed, with the marked change in full."""
    lists(YEAR)

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *WHOLE)
        await open_report(pilot)
        await press(pilot, "3")

    assert snap_compare(desk(), terminal_size=size, run_before=go)


def test_a_report_of_100000_people_is_read_a_window_at_a_time() -> None:
    from importers.planning.report import Report, ReportChange, ReportPerson

    people = tuple(
        ReportPerson(f"u{i}", f"架空 {i}", "", None, "株式会社架空") for i in range(100_000)
    )
    changes = tuple(ReportChange(person, "title", "", "部長") for person in people)
    report = Report(("名簿.xlsx",), None, False, people, (), changes)
    shown = ReportRows(report, "changed")
    assert len(shown) == 100_000
    assert [row.key for row in shown.window(99_998, 100_000)] == [99_998, 99_999]
    assert shown.window(7, 8)[0].cells == ("", "架空 7", "役職", "（空） -> 部長")
    assert ReportRows(report, "joined").window(0, 1)[0].cells == ("", "架空 0", "", "(株)架空")
    assert "[1 新しく載った人 100,000]" in "".join(
        text for text, _ in report_tabs(report, "joined")
    )
    assert "調べていません" in empty_sentence(report, "left_out")
