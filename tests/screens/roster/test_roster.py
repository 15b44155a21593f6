"""The roster: found in a keystroke, selected, sorted, narrowed, remembered."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.person import PersonScreen
from screens.roster import RosterScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.screens import centre
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def roster_of(app: SmeicApp) -> RosterScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, RosterScreen)
    return screen


def names(app: SmeicApp) -> list[str]:
    rows = roster_of(app)._rows
    return [row.cells[1] for row in rows.window(0, len(rows))]


def bar(app: SmeicApp) -> str:
    return roster_of(app).bar.text()


async def test_everybody_is_listed_in_the_order_of_the_kana(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        assert names(app)[:2] == ["伊藤 薫", "田中 恵子"]
        await settle(pilot)
        assert names(app) == [
            "伊藤 薫",
            "田中 恵子",
            "渡邊 健太郎",
            "渡部 浩二",
            "渡辺 翔太",
            "Lin Wei",
        ]
        assert "6名 / 6名  全員  並び かな" in bar(app)


@pytest.mark.parametrize("loaded", [True, False])
async def test_a_search_finds_by_romaji_and_cohort(app: SmeicApp, loaded: bool) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        if loaded:
            await settle(pilot)
        await pilot.press("slash", *"wata")
        await pilot.press("space", "3")
        assert names(app) == ["渡邊 健太郎", "渡辺 翔太"]
        assert "2名 / 6名" in bar(app)
        await pilot.press("escape")
        assert len(names(app)) == 6


async def test_the_hidden_reason_stands_in_place_of_the_kana(app: SmeicApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await type_text(pilot, "渡辺恵子")
        roster = roster_of(app)
        row = roster.table.row
        assert row is not None
        assert row.cells[1:3] == ("田中 恵子", "旧姓 渡辺")
        await pilot.press("escape", *"2345")
        row = roster.table.row
        assert row is not None
        assert row.cells[1:3] == ("渡邊 健太郎", "電話 …2345")


async def test_whoever_is_not_active_has_the_word(app: SmeicApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("down")
        row = roster_of(app).table.row
        assert row is not None
        assert row.cells[4] == "所在不明  所長"
        await pilot.press("end")
        row = roster_of(app).table.row
        assert row is not None
        assert row.cells[0] == "外"


async def test_orders_and_filters_are_chosen_by_digit_and_remembered(
    app: SmeicApp, db_path: Path
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("s", "2")
        await settle(pilot)
        assert names(app)[:3] == ["田中 恵子", "渡邊 健太郎", "渡辺 翔太"]
        await pilot.press("s", "2")
        await settle(pilot)
        assert names(app)[0] == "Lin Wei"
        await pilot.press("f", "2")
        await settle(pilot)
        assert "5名 / 6名  有効  並び 期降" in bar(app)
        assert "田中 恵子" not in names(app)
        await pilot.press("down", "down")
        at = roster_of(app).table.row
    app.close_workspace()
    again = centre.desk(db_path)
    async with again.run_test():
        assert "5名 / 6名  有効  並び 期降" in bar(again)
        assert roster_of(again).table.row == at
    again.close_workspace()


async def test_a_search_that_the_filter_hides_says_so(app: SmeicApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f", "2")
        await settle(pilot)
        await type_text(pilot, "田中恵子")
        assert "ほかに1名" in roster_of(app).table.empty
        await type_text(pilot, "何")
        assert "F2" in roster_of(app).table.empty


async def test_selected_people_survive_searches(app: SmeicApp, ids: dict[str, int]) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"wata", "enter", "space")
        await pilot.press("slash", "escape", *"ito", "enter", "ctrl+a")
        assert roster_of(app).table.selected == {ids["kentaro"], ids["kaoru"]}
        assert "選択 2" in bar(app)


async def test_an_empty_file_says_which_key_starts(db_path: Path, actor: Actor) -> None:
    app = centre.desk(db_path)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "i " in roster_of(app).table.empty
        assert "F2" in roster_of(app).table.empty
        await pilot.press("enter", "space", "c", "p", "t", "e", "h", "x", "u", "y", "ctrl+c")
        assert app.screen is roster_of(app)
    app.close_workspace()


async def test_what_a_colleague_writes_appears_under_the_same_cursor(
    app: SmeicApp, conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("end", "up")
        roster = roster_of(app)
        before = roster.table.row
        with operation(conn, actor, "person_added") as op:
            people.add_person(op, {"kind": "alumnus", "name": "相川 一", "kana": "あいかわ はじめ"})
        roster._look_again()
        await settle(pilot)
        assert names(app)[0] == "相川 一"
        assert roster.table.row == before
        assert roster.table.cursor == 5
        assert "7名 / 7名" in bar(app)


async def test_somebody_removed_meanwhile_leaves_a_row_that_says_so(
    app: SmeicApp, conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        with operation(conn, actor, "person_edited") as op:
            op.conn.execute("DELETE FROM enrolment WHERE person_id = ?", (ids["kaoru"],))
            op.delete("person", ids["kaoru"])
        assert "削除" in names(app)[0]
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RosterScreen)
        assert names(app)[0] == "田中 恵子"


async def test_the_panel_follows_the_cursor_where_there_is_room(app: SmeicApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "down")
        panel = roster_of(app).panel
        assert "八尾架空精機株式会社" in panel.text()
        assert "郵送 不可" in panel.text()
        assert "深絞り, 試作" in panel.text()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not panel.display


async def test_enter_opens_the_person_and_escape_comes_back(app: SmeicApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"kentaro", "enter", "enter")
        assert isinstance(app.screen, PersonScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, RosterScreen)
        assert names(app) == ["渡邊 健太郎"]


async def test_a_burst_is_searched_before_the_list_is_loaded(app: SmeicApp) -> None:
    async with app.run_test() as pilot:
        await type_text(pilot, "/わたなべ")
        assert len(names(app)) == 3
        await settle(pilot)
        assert len(names(app)) == 3


def operations(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT count(*) FROM operation").fetchone()[0])


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10), (20, 3), (200, 60)])
async def test_hostile_names_are_only_text(
    db_path: Path, conn: sqlite3.Connection, actor: Actor, size: tuple[int, int]
) -> None:
    count = len(centre.build_nasty(conn, actor))
    before = operations(conn)
    app = centre.desk(db_path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in range(count):
            await pilot.press("enter", "escape", "down")
        await walk(pilot)
        assert app.is_running
        assert "\x1b" not in roster_of(app).panel.text()
    app.close_workspace()
    assert operations(conn) == before


async def walk(pilot: Pilot[object]) -> None:
    """Open everything that shows the person under the cursor, and leave it again."""
    for key in ("c", "p", "t", "e", "h", "x"):
        await pilot.press(key, "escape")
    await pilot.press("enter", *"23456", "escape", "escape", "escape", "escape", "escape")
    while len(pilot.app.screen_stack) > 1:
        await pilot.press("escape")
    await pilot.press("ctrl+c")


@pytest.mark.parametrize("typed", ["わた 3", "わた\u3000３", "\u3000渡邊\u3000健太郎"])
async def test_the_wide_blank_of_an_ime_parts_the_words_of_a_search(
    app: SmeicApp, typed: str
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_text(pilot, typed)
        await settle(pilot)
        assert "渡邊 健太郎" in names(app)
        assert "伊藤 薫" not in names(app)


async def test_kana_and_wide_letters_write_nothing(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    before = operations(conn)
    async with app.run_test() as pilot:
        await settle(pilot)
        for text in ("いとう", "・", "渡辺", "ｕ", "\u3000", "ー"):
            await type_text(pilot, text)
            await settle(pilot)
            await pilot.press("escape", "escape")
        assert app.screen is roster_of(app)
    app.close_workspace()
    assert operations(conn) == before
