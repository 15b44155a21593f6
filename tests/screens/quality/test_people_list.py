"""A list of people behind a number: the verbs of the roster on people given by their ids."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screens.listing.found import Choice, Found
from screens.people_list import PeopleList
from screens.person import PersonScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor
from tests.screens import centre
from tests.screens.typing import type_text
from tests.screens.waiting import settle


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    return centre.build(conn, actor)


@pytest.fixture
def app(db_path: Path, ids: dict[str, int]) -> Iterator[SmeicApp]:
    program = centre.desk(db_path)
    yield program
    program.close_workspace()


def listed(ids: dict[str, int], *names: str, notes: dict[str, str] | None = None) -> Found:
    found = {ids[name]: text for name, text in (notes or {}).items()}
    return Found(array("q", (ids[name] for name in names)), found)


async def opened(app: SmeicApp, *choices: Choice, at: int = 0) -> PeopleList:
    page = PeopleList("かな  3期", choices, at)
    await app.push_screen(page)
    return page


def names(page: PeopleList) -> list[str]:
    table = page.table
    return [row.cells[1] for row in table._rows.window(0, table.count)]


async def test_people_are_listed_in_the_order_given_with_their_notes(
    app: SmeicApp, ids: dict[str, int]
) -> None:
    found = listed(ids, "wei", "kaoru", "keiko", notes={"kaoru": "ito@example.jp"})
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(app, Choice("", lambda conn: found))
        await settle(pilot)
        assert names(page) == ["Lin Wei", "伊藤 薫", "田中 恵子"]
        rows = page.table._rows.window(0, 3)
        assert [row.cells[2] for row in rows] == ["", "ito@example.jp", "たなか けいこ"]
        assert "3名" in page.bar.text()


async def test_a_digit_shows_the_other_list_and_an_empty_one_is_passed_over(
    app: SmeicApp, ids: dict[str, int]
) -> None:
    choices = (
        Choice("ない人", lambda conn: listed(ids)),
        Choice("ある人", lambda conn: listed(ids, "kaoru", "koji")),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(app, *choices)
        await settle(pilot)
        assert names(page) == ["伊藤 薫", "渡部 浩二"]
        tabs = page.query_one("#choices").text()  # type: ignore[attr-defined]
        assert "1 ない人 0" in tabs
        assert "[2 ある人 2]" in tabs
        await pilot.press("1")
        assert names(page) == []
        assert "該当する人はいません" in page.table.empty
        await pilot.press("enter", "c", "e", "space", "x", "9")
        assert app.screen is page


async def test_the_search_looks_only_in_the_list(app: SmeicApp, ids: dict[str, int]) -> None:
    found = listed(ids, "koji", "kentaro", "kaoru", notes={"kentaro": "理由"})
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(app, Choice("", lambda conn: found))
        await settle(pilot)
        await type_text(pilot, "わたなべ")
        assert names(page) == ["渡部 浩二", "渡邊 健太郎"]
        assert "2名 / 3名" in page.bar.text()
        await pilot.press("escape")
        await pilot.press("slash", *"tanaka")
        assert names(page) == []
        assert "この一覧には見つかりません" in page.table.empty
        await pilot.press("escape", "escape")
        assert len(names(page)) == 3
        # The texts are in memory by now, and are read anew after a change.
        await settle(pilot)
        assert page._texts is not None
        await type_text(pilot, "わたなべ")
        assert names(page) == ["渡部 浩二", "渡邊 健太郎"]
        page.facts_changed()
        assert page._texts is None
        await settle(pilot)
        assert names(page) == ["渡部 浩二", "渡邊 健太郎"]


async def test_the_verbs_act_on_the_person_under_the_cursor(
    app: SmeicApp, ids: dict[str, int], conn: sqlite3.Connection
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(app, Choice("", lambda conn: listed(ids, "wei", "kaoru")))
        await settle(pilot)
        await pilot.press("down", "c")
        await type_text(pilot, "電話あり")
        await pilot.press("enter")
        await settle(pilot)
        said = conn.execute("SELECT person_id, text FROM contact_log ORDER BY id DESC").fetchone()
        assert said == (ids["kaoru"], "電話あり")
        row = page.table.row
        assert row is not None
        assert row.key == ids["kaoru"]
        await pilot.press("enter")
        assert isinstance(app.screen, PersonScreen)
        await pilot.press("escape", "u")
        await settle(pilot)
        assert conn.execute("SELECT count(*) FROM contact_log").fetchone()[0] == 1


async def test_the_list_goes_to_excel_in_its_order(
    app: SmeicApp, ids: dict[str, int], conn: sqlite3.Connection, tmp_path: Path
) -> None:
    file = tmp_path / "一覧.xlsx"
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(
            app,
            Choice("ない人", lambda conn: listed(ids, "koji", "wei", "kaoru")),
            Choice("ある人", lambda conn: listed(ids, "shota")),
        )
        await settle(pilot)
        await pilot.press("down", "down", "space", "up", "up", "space")
        assert "選択 2" in page.bar.text()
        await pilot.press("x")
        await type_text(pilot, "確認")
        await pilot.press("down", "down", "down", "ctrl+u")
        await type_text(pilot, str(file))
        await pilot.press("enter")
        await settle(pilot)
    sheet = load_workbook(file).active
    assert sheet is not None
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        "渡部 浩二",
        "伊藤 薫",
    ]
    log = conn.execute("SELECT people, filter FROM export_log").fetchone()
    assert log == (2, "かな  3期  ない人")


async def test_the_panel_stands_beside_a_wide_list(app: SmeicApp, ids: dict[str, int]) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        page = await opened(app, Choice("", lambda conn: listed(ids, "kaoru", "kentaro")))
        await settle(pilot)
        await pilot.press("down")
        assert "八尾架空精機株式会社" in page.panel.text()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not page.panel.display


async def test_leaving_while_people_are_being_found_is_safe(
    app: SmeicApp, ids: dict[str, int]
) -> None:
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def find(conn: sqlite3.Connection) -> Found:
        conn.execute(slow).fetchone()
        raise AssertionError("a list without end was read to its end")

    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(app, Choice("", find))
        await pilot.press("enter", "x")
        assert "読み込んでいます" in page.table.empty
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is not page
