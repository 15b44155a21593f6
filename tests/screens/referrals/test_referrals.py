"""外部紹介, the board and the list: keys in, facts out."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from screens.referral import ReferralScreen
from screens.referrals import ReferralsScreen
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.referrals import introductions
from smeic_tui.store.referrals.referrals import referral
from smeic_tui.widgets.lines import Lines
from tests.screens import centre
from tests.screens.events.conftest import Desk, press
from tests.screens.shown import opened, rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle

SIZES = ((80, 24), (120, 40))


async def test_the_longest_overdue_comes_first_with_next_action_and_date(
    referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals"), (80, 24)) as (app, _):
        assert isinstance(app.screen, ReferralsScreen)
        assert app.focused is app.screen.table
        found = rows(app.screen.table)
        assert [row[0] for row in found[:2]] == ["3日超過", "今日"]
        assert [(row[1], row[5]) for row in found[2:]] == [
            ("絵空 四郎", "紹介者に御礼"),
            ("虚構 三郎", "まだ決めていません"),
        ]
        assert found[0][1:] == (
            *("架空 大輔", "架空樹脂(株) 技術者", "鈴木 明 10期", "面談", "面談日を決める", "水野"),
        )
        line = app.screen.query_one("#summary", Lines).text()
        assert "面談1(超過1)" in line
        assert line.endswith("御礼待ち3  報告待ち2 ")


async def test_whoever_joined_is_over_once_the_introducer_is_thanked_and_told(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals"), (80, 24)) as (app, pilot):
        page = app.screen
        assert isinstance(page, ReferralsScreen)
        assert page._counts["open"] == 4
        await press(pilot, "down", "down", "p", "1")
        assert [row[5] for row in rows(page.table) if row[1] == "絵空 四郎"] == ["紹介者に報告"]
        page.table.move_to([row[1] for row in rows(page.table)].index("絵空 四郎"))
        await press(pilot, "p", "2")
        assert "絵空 四郎" not in [row[1] for row in rows(page.table)]
        await press(pilot, "3")
        assert [row[1] for row in rows(page.table)] == ["机上 五郎", "絵空 四郎"]
        assert page._counts["open"] == 3
        await press(pilot, "1", "u")
        assert "絵空 四郎" in [row[1] for row in rows(page.table)]


async def test_at_120_the_stages_stand_side_by_side_under_one_cursor(
    referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals"), (120, 40)) as (app, pilot):
        page = app.screen
        assert isinstance(page, ReferralsScreen)
        assert app.focused is page.board
        assert [(lane.title, len(lane.cards)) for lane in page.board.lanes] == [
            *(("新着", 2), ("確認", 0), ("面談", 1), ("マッチング", 0), ("参画", 1), ("保留", 0)),
        ]
        assert page.board.card is not None
        assert page.board.card.key == referred["daisuke"]
        await press(pilot, "left")
        assert page.board.card.key == referred["hanako"]
        await press(pilot, "down")
        marked = page.marked()
        assert marked is not None
        assert marked.id == referred["saburo"]
        await press(pilot, "m")
        assert page.board.card.key == referred["saburo"]
        assert [len(lane.cards) for lane in page.board.lanes] == [1, 1, 1, 0, 1, 0]
        await press(pilot, "slash", *"大輔", "enter")
        assert page.board.card.key == referred["daisuke"]
        assert app.focused is page.board
        await press(pilot, "enter")
        assert isinstance(app.screen, ReferralScreen)


async def test_the_board_becomes_a_list_when_the_window_shrinks(
    referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals"), (120, 40)) as (app, pilot):
        page = app.screen
        assert isinstance(page, ReferralsScreen)
        await press(pilot, "right")
        before = page.marked()
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert (page.board.display, page.table.display) == (False, True)
        assert app.focused is page.table
        assert page.marked() == before


async def test_one_key_moves_on_and_one_takes_it_back(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "m")
        assert referral(conn, referred["daisuke"]).stage == "matching"
        assert app.note == "架空 大輔: 面談 → マッチング   F8 元に戻す"
        await press(pilot, "u")
        assert referral(conn, referred["daisuke"]).stage == "interview"


async def test_closing_asks_for_a_reason_and_taking_up_again_does_not(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (_, pilot):
        await press(pilot, "t", "5", "enter")
        assert referral(conn, referred["daisuke"]).stage == "interview"
        await press(pilot, "4", "enter")
        assert referral(conn, referred["daisuke"]).stage == "interview"
        await type_text(pilot, "海外出張中")
        await press(pilot, "enter")
        held = referral(conn, referred["daisuke"])
        assert (held.stage, held.why, held.furthest) == ("on_hold", "other", "interview")
        await press(pilot, "t", "1")
        assert referral(conn, referred["daisuke"]).stage == "interview"


async def test_what_is_due_today_is_of_both_kinds(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "2")
        assert isinstance(app.screen, ReferralsScreen)
        found = rows(app.screen.table)
        assert [row[:4] for row in found] == [
            ("3日超過", "外部紹介", "架空 大輔", "面談日を決める"),
            ("1日超過", "引き合わせ", "架空 大輔", "まだ決めていません"),
            ("今日", "外部紹介", "仮名 花子", "本人に電話"),
        ]
        await press(pilot, "down", "m")
        assert introductions.introductions(conn)[0].stage == "asked"
        await press(pilot, "b")
        assert "引き合わせではできません" in app.note


async def test_digits_show_closed_ones_and_those_past_keeping(
    referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "3")
        assert isinstance(app.screen, ReferralsScreen)
        assert [row[4] for row in rows(app.screen.table)] == ["見送り 合う修了生がいない"]
        await press(pilot, "4")
        assert [row[1] for row in rows(app.screen.table)] == ["机上 五郎"]
        await press(pilot, "5")
        assert app.screen.table.count == 5


async def test_only_ones_own_work(
    conn: sqlite3.Connection, actor: Actor, referred: Mapping[str, int], desk: Desk
) -> None:
    with operation(conn, actor, "referral_edited", params={"name": "x"}) as op:
        op.update("referral", referred["saburo"], {"owner_id": None})
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "f", "2")
        assert isinstance(app.screen, ReferralsScreen)
        assert app.screen.table.count == 3


async def test_an_empty_centre_says_which_key_starts(db_path: Path, actor: Actor) -> None:
    app = centre.desk(db_path, "referrals")
    for size in SIZES:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            assert isinstance(app.screen, ReferralsScreen)
            assert "n を押す" in app.screen.table.empty
            await press(pilot, "m", "t", "p", "b", "l", "o", "k", "e", "c", "enter", "2", "enter")
            assert isinstance(app.screen, ReferralsScreen)
        app.close_workspace()
        app = centre.desk(db_path, "referrals")
    app.close_workspace()
