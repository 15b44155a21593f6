"""The list of licences: keys in, facts out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from screens.licences import LicencesScreen
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.licences import licences
from smeic_tui.widgets.lines import Lines
from tests.screens import centre
from tests.screens.events.conftest import press, typed
from tests.screens.licences.conftest import Desk
from tests.screens.licences.listed import names
from tests.screens.shown import opened, rows
from tests.screens.waiting import settle


async def test_whose_licence_expires_within_12_months_in_four_keys(desk: Desk) -> None:
    async with opened(desk("roster")) as (app, pilot):
        assert await press(pilot, "g", "l", "2") <= 4
        assert names(app) == ["秋山", "石黒"]


async def test_keys_typed_in_one_burst_arrive_before_the_list_does(desk: Desk) -> None:
    async with opened(desk("roster")) as (app, pilot):
        await pilot.press("g", "l", "2")
        await settle(pilot)
        assert names(app) == ["秋山", "石黒"]


async def test_everybody_by_expiry_with_what_is_missing_in_words(desk: Desk) -> None:
    async with opened(desk("licences")) as (app, _):
        assert isinstance(app.screen, LicencesScreen)
        found = rows(app.screen.table)
        assert [
            (cells[0], cells[1], cells[2], cells[4], cells[5], cells[6]) for cells in found
        ] == [
            ("2026-10-17", "-40日", "江川 律", "0/5", "0/30", "期限切れ 理論5 実務30"),
            ("2027-03-06", "100日", "秋山 環", "3/5", "18/30", "至急 理論2 実務12"),
            ("2027-09-22", "300日", "石黒 司", "5/5", "30/30", "12か月以内 足りています"),
            ("2029-08-22", "1000日", "上原 望", "0/5", "0/30", "理論5 実務30"),
            ("2030-02-14", "停止", "大沢 薫", "2/5", "8/15", "休止中 理論3 実務7"),
            ("", "", "柏木 圭", "", "", "更新したか未確認"),
        ]
        caution = app.screen.query_one("#guide", Lines).text()
        assert "最新の手引きで確認してください" in caution
        tones = [row.tone for row in app.screen.table._rows.window(0, 6)]
        assert tones == ["urgent", "urgent", "alert", "", "", "dim"]


@pytest.mark.parametrize(
    ("digit", "wanted"),
    [
        ("1", ["江川", "秋山", "石黒", "上原", "大沢", "柏木"]),
        ("3", ["江川"]),
        ("4", ["大沢"]),
        ("5", ["柏木"]),
    ],
)
async def test_digits_show_a_part_of_the_list(desk: Desk, digit: str, wanted: list[str]) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "2", digit)
        assert names(app) == wanted


async def test_the_dead_are_in_no_list_of_things_to_do(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    with operation(conn, actor, "standing_changed", params={"name": "x"}) as op:
        op.update("person", ids["soon"], {"standing": "deceased"})
    async with opened(desk("licences")) as (app, pilot):
        assert "秋山" in names(app)
        await press(pilot, "2")
        assert names(app) == ["石黒"]


async def test_a_search_finds_by_name_reading_and_licence_number(desk: Desk) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "slash", *typed("uehara"))
        assert names(app) == ["上原"]
        await press(pilot, "escape", *typed("412345"), "enter")
        assert names(app) == ["大沢"]


async def test_another_order_is_a_letter_and_a_digit(desk: Desk) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "s", "2")
        assert names(app)[:2] == ["秋山", "石黒"]
        await press(pilot, "s", "4")
        assert names(app)[:2] == ["上原", "江川"]


async def test_an_empty_list_says_where_a_licence_is_entered(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    async with opened(centre.desk(db_path, "licences")) as (app, pilot):
        assert isinstance(app.screen, LicencesScreen)
        assert "個人の画面で 9" in app.screen.table.empty
        await press(pilot, "a", "k", "e", "p", "delete", "x", "enter")
        assert app.is_running
    app.close_workspace()


async def test_what_the_list_shows_is_written_to_excel_and_logged(
    conn: sqlite3.Connection,
    desk: Desk,
    lists_folder: Path,
) -> None:
    async with opened(desk("licences")) as (_, pilot):
        await press(pilot, "2", "x")
        await settle(pilot)
    (path,) = lists_folder.glob("更新要件一覧*.xlsx")
    first, ledger = load_workbook(path).worksheets
    header, *lines = list(first.iter_rows(values_only=True))
    told = [dict(zip(header, line, strict=True)) for line in lines]
    assert [
        (line["氏名"], line["登録番号"], line["残り"], line["足りない理論"]) for line in told
    ] == [
        ("秋山 環", "412341", 100, 2),
        ("石黒 司", "412342", 300, 0),
    ]
    assert [row[8] for row in ledger.iter_rows(min_row=2, values_only=True)].count("期間の外") == 1
    logged = conn.execute("SELECT layout, people, filter FROM export_log").fetchall()
    assert logged == [("licence_renewal", 2, "12か月以内")]


async def test_japanese_typed_at_the_list_is_looked_for_and_changes_nothing(
    conn: sqlite3.Connection, desk: Desk
) -> None:
    before = conn.execute("SELECT count(*) FROM operation").fetchone()
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "い", "し", "ぐ", "ろ")
        assert names(app) == ["石黒"]
        await press(pilot, "escape", "・", "escape", "ｋ", "escape")
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == before


async def test_what_earlier_imports_kept_is_offered_on_the_list(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    from tests.importers.importing import imported, listed

    imported(
        conn,
        actor,
        listed(["氏名", "期", "診断士登録番号", "登録日"], ["北川 奏", 7, "1", "2024-04-01"]),
    )
    with operation(conn, actor, "demo") as op:
        held = licences.licence_of(conn, ids["none"])
        assert held is not None
        op.delete("licence", held.id)
    async with opened(desk("licences")) as (app, pilot):
        assert "1名分の登録日" in app.screen.query_one("#guide", Lines).text()
        await press(pilot, "t", "1")
        held = licences.licence_of(conn, ids["none"])
        assert held is not None
        assert held.registered_on == "2024-04-01"
        await press(pilot, "t")
        assert "引き継ぐ登録日はありません" in app.note
