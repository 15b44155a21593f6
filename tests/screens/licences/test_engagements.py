"""Needs beside consultants who are free: keys in, facts out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screens.engagements import EngagementsScreen
from screens.person import PersonScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences.licence_holders import holder
from smeic_tui.store.training import engagements
from tests.screens.events.conftest import press, typed
from tests.screens.licences.conftest import TODAY, Desk
from tests.screens.shown import opened, rows
from tests.screens.waiting import settle


def cells(app: SmeicApp) -> list[tuple[str, ...]]:
    screen = app.screen
    assert isinstance(screen, EngagementsScreen)
    return rows(screen.table)


@pytest.fixture
def done(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]) -> int:
    """Six days of 上原 at a company, over and not counted yet."""
    with operation(conn, actor, "engagement_added", params={"name": "x"}) as op:
        return engagements.add_engagement(
            op,
            ids["late"],
            {
                "organisation": "架空商事",
                "theme": "原価計算",
                "started_on": "2026-08-01",
                "ended_on": "2026-09-30",
                "days": 6,
                "state": "done",
                "outcome": "原価表ができた",
            },
        )


async def test_a_need_becomes_an_engagement_of_somebody_who_can_help(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "w")
        assert [(row[1], row[3]) for row in cells(app)] == [
            ("原価計算の見直し", "上原 望"),
            ("海外展開", "いません"),
        ]
        await press(pilot, "enter", "1", "ctrl+s")
        (made,) = engagements.engagements(conn)
        assert (made.person, made.host, made.organisation, made.theme, made.state) == (
            *("上原 望", "北川 奏", "架空北製作所", "原価計算の見直し", "planned"),
        )
        assert [row[1] for row in cells(app)] == ["海外展開"]
        await press(pilot, "u")
        assert engagements.engagements(conn) == ()


async def test_the_free_are_listed_with_the_points_they_lack(desk: Desk) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "w", "2")
        assert [(row[0], row[2], row[4]) for row in cells(app)] == [
            ("秋山 環", "18/30", ""),
            ("上原 望", "0/30", "原価計算"),
            ("石黒 司", "30/30", ""),
        ]


async def test_an_engagement_is_entered_for_a_free_consultant_and_corrected(
    conn: sqlite3.Connection, desk: Desk
) -> None:
    async with opened(desk("licences")) as (_, pilot):
        await press(pilot, "w", "2", "enter", *typed("Kakuu Shoji"), "ctrl+s")
        (made,) = engagements.engagements(conn)
        assert (made.person, made.organisation) == ("秋山 環", "Kakuu Shoji")
        await press(pilot, "3", "enter", "down", "down", *typed("2026/8/1"), "down")
        await press(pilot, *typed("2026/7/1"), "ctrl+s")
        # It ends before it begins: the refusal says so and the form keeps its text.
        assert engagements.engagements(conn)[0].started_on is None
        await press(pilot, "escape", "end", "ctrl+u", *typed("2026/8/9"), "ctrl+s")
        made = engagements.engagements(conn)[0]
        assert (made.started_on, made.ended_on) == ("2026-08-01", "2026-08-09")


async def test_days_become_points_by_one_key_and_only_once(
    conn: sqlite3.Connection, ids: dict[str, int], done: int, desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "w", "3", "a")
        assert holder(conn, ids["late"], TODAY).found.practice == 6
        assert cells(app)[0][6] == "点数に計上 原価表ができた"
        await press(pilot, "a")
        assert "記録済み" in app.note
        assert holder(conn, ids["late"], TODAY).found.practice == 6
        await press(pilot, "u")
        assert holder(conn, ids["late"], TODAY).found.practice == 0


async def test_without_an_end_it_says_what_is_missing(
    conn: sqlite3.Connection, actor: Actor, done: int, desk: Desk
) -> None:
    with operation(conn, actor, "engagement_edited", params={"name": "x"}) as op:
        op.update("engagement", done, {"ended_on": None, "state": "running"})
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "w", "3", "a")
        assert "終了日と日数を e で" in app.note


async def test_it_stands_on_the_pages_of_both(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], done: int, desk: Desk
) -> None:
    with operation(conn, actor, "engagement_edited", params={"name": "x"}) as op:
        op.update("engagement", done, {"host_person_id": ids["none"]})
    async with opened(desk("licences"), (120, 40)) as (app, pilot):
        await press(pilot, "w", "3", "p")
        assert isinstance(app.screen, PersonScreen)
        own = "".join(app.screen.right.text().split())
        assert "架空商事原価計算6日終了原価表ができた" in own
        await press(pilot, "escape", "1", "p")
        assert isinstance(app.screen, PersonScreen)
        theirs = "".join(app.screen.right.text().split())
        assert "上原望架空商事原価計算6日" in theirs


async def test_a_search_narrows_each_list(desk: Desk, done: int) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "w", "か", "い", "が", "い")
        assert cells(app) == []
        assert isinstance(app.screen, EngagementsScreen)
        assert "Esc で検索を消します" in app.screen.table.empty


async def test_the_record_is_written_to_excel(
    conn: sqlite3.Connection,
    desk: Desk,
    done: int,
    lists_folder: Path,
) -> None:
    async with opened(desk("licences")) as (_, pilot):
        await press(pilot, "w", "x")
        await settle(pilot)
    (path,) = lists_folder.glob("実務従事の記録*.xlsx")
    header, line = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    told = dict(zip(header, line, strict=True))
    assert (told["診断士"], told["会社"], told["日数"], told["成果"]) == (
        *("上原 望", "架空商事", 6, "原価表ができた"),
    )
    assert conn.execute("SELECT layout, people FROM export_log").fetchall() == [
        ("engagement_record", 1)
    ]
