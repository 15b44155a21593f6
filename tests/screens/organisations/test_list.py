"""会社・機関, the list: what it counts, how it is searched and narrowed, its way to Excel."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from openpyxl import load_workbook

from smeic_tui.store.journal.operation import Actor, operation
from tests.screens.conftest import Desk
from tests.screens.events.conftest import press
from tests.screens.organisations.pages import names, shown
from tests.screens.shown import opened, rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle
from tests.store.organisations import EIGYO, KAKU, Circle

Conn = sqlite3.Connection


async def test_the_list_counts_alumni_cohorts_cases_and_referrals(
    known: Circle, program: Desk
) -> None:
    async with opened(program("organisations"), (120, 30)) as (app, pilot):
        assert [row[:7] for row in rows(shown(app).table)] == [
            ("架空営業(同)", "3", "", "7・12", "2", "", ""),
            ("(株)架空鉄工", "2", "1", "3・9", "1", "1", "1"),
            ("㈱架空鉄工", "1", "", "15", "", "1", ""),
        ]
        await press(pilot, "down")
        panel = shown(app).panel.text()
        assert "3期  秋山 環  代表取締役" in panel
        assert "12期  小野 渚  技師  -2020/3" in panel
        assert "同じ会社かもしれない登録 1件" in panel


async def test_it_is_searched_narrowed_and_sorted(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        op.update("organisation", known.other, {"kana": "かくうえいぎょう"})
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "slash")
        for words, found in (
            ("kakuue", ["架空営業(同)"]),
            ("架空鉄工", ["(株)架空鉄工", "㈱架空鉄工"]),
            ("金属 大阪", ["(株)架空鉄工"]),
            ("15期", ["㈱架空鉄工"]),
            ("ない会社", []),
        ):
            await type_text(pilot, words)
            await settle(pilot)
            assert names(app) == found
            await press(pilot, "escape")
        await press(pilot, "enter", "f", "3")
        assert names(app) == ["架空営業(同)", "(株)架空鉄工"]
        await press(pilot, "f", "6")
        assert names(app) == ["(株)架空鉄工", "㈱架空鉄工"]
        await press(pilot, "f", "7")
        assert names(app) == []
        assert "f で表示を変え" in shown(app).table.empty
        await press(pilot, "f", "1", "s", "4")
        assert names(app)[0] == "(株)架空鉄工"


async def test_the_list_goes_to_excel_by_one_key(
    conn: Conn, known: Circle, program: Desk, lists_folder: Path
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "f", "3", "x")
        assert "2件を書き出しました" in app.note
    (path,) = lists_folder.glob("*.xlsx")
    header, *lines = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert [line[0] for line in lines] == [EIGYO, KAKU]
    at = {name: place for place, name in enumerate(header)}
    assert (lines[1][at["修了生"]], lines[1][at["期"]], lines[1][at["未面識"]]) == (2, "3・9", 1)
    assert conn.execute("SELECT layout, filter FROM export_log").fetchall() == [
        ("organisations", "2期以上の修了生")
    ]
