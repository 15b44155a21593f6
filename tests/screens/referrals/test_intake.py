"""外部紹介の受付: few keys, checked while typing, nothing typed lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta

from screens.bringing.intake import IntakeDialog
from screens.referrals import ReferralsScreen
from smeic_tui.domain.referrals.facts import Referral
from smeic_tui.store.referrals import introductions
from smeic_tui.store.referrals.referrals import referrals
from smeic_tui.widgets.confirm import Confirm
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.message import Message
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.shown import opened
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def _newest(conn: sqlite3.Connection) -> Referral:
    return max(referrals(conn), key=lambda r: r.id)


async def test_a_call_takes_twenty_keys_and_the_name(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("roster")) as (app, pilot):
        keys = await press(pilot, "g", "s", "n")
        await type_text(pilot, "山本 大介")
        keys += await press(pilot, "enter", *typed("suzuki 10"), "enter", "enter")
        assert keys <= 20
        assert isinstance(app.screen, ReferralsScreen)
        made = _newest(conn)
        assert (made.name, made.introducer, made.owner) == ("山本 大介", "鈴木 明", "水野")
        assert made.due_on == (date.today() + timedelta(days=7)).isoformat()
        assert (made.stage, made.channel) == ("new", "phone")
        assert app.screen.marked() == made
        assert "F8" in app.note
        await press(pilot, "u")
        assert made.id not in {r.id for r in referrals(conn)}


async def test_an_alumnus_is_seen_while_the_name_is_typed(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    before = len(referrals(conn))
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "n")
        await type_text(pilot, "渡辺 翔太")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, IntakeDialog)
        new, known = dialog.table._rows.window(0, 2)
        assert (new.key, known.key) == (0, ids["shota"])
        await press(pilot, "down", "enter")
        assert "引き合わせとして" in dialog.query_one("#outlook", Lines).text()
        await press(pilot, *typed("suzuki 10"), "enter")
        await type_text(pilot, "部品の試作")
        await press(pilot, "enter")
        assert len(referrals(conn)) == before
        made = introductions.introductions(conn)[0]
        assert (made.person_id, made.other_id) == (ids["shota"], ids["suzuki"])
        assert made.reason == "部品の試作"
        await press(pilot, "u")
        assert made.id not in {i.id for i in introductions.introductions(conn)}


async def test_who_came_before_comes_again_on_one_record(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "n")
        await type_text(pilot, "架空大輔")
        await settle(pilot)
        assert isinstance(app.screen, IntakeDialog)
        rows = app.screen.table._rows.window(0, app.screen.table.count)
        assert [row.key for row in rows][:2] == [0, ids["daisuke"]]
        assert "1" in rows[1].cells[0]
        await press(pilot, "down", "enter", "down", "enter", "enter")
        made = _newest(conn)
        assert (made.person_id, made.source, made.introducer_id) == (ids["daisuke"], "self", None)


async def test_whom_nobody_on_file_brought(conn: sqlite3.Connection, desk: Desk) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "n")
        await type_text(pilot, "無縁 七郎")
        await press(pilot, "enter")
        await type_text(pilot, "架空信用組合")
        await press(pilot, "enter")
        assert isinstance(app.screen, IntakeDialog)
        assert "introducer" not in app.screen.chosen
        await press(pilot, "down", "down", "enter", "enter")
        made = _newest(conn)
        assert (made.source, made.source_name) == ("body", "架空信用組合")


async def test_nothing_typed_is_lost_without_a_question(
    conn: sqlite3.Connection, desk: Desk
) -> None:
    before = len(referrals(conn))
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "n", "enter")
        assert isinstance(app.screen, IntakeDialog)
        await type_text(pilot, "無縁 七郎")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert isinstance(app.screen, IntakeDialog)
        assert app.screen.boxes[0].value == "無縁 七郎"
        await press(pilot, "escape", "1")
        assert isinstance(app.screen, ReferralsScreen)
        assert len(referrals(conn)) == before


async def test_a_name_typed_over_is_somebody_else(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (_, pilot):
        await press(pilot, "n")
        await type_text(pilot, "渡辺 翔太")
        await settle(pilot)
        await press(pilot, "down", "enter", "shift+tab")
        await type_text(pilot, "郎")
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        made = _newest(conn)
        assert made.name == "渡辺 翔太郎"


async def test_hostile_names_are_taken_in_as_they_are(conn: sqlite3.Connection, desk: Desk) -> None:
    app = desk("referrals")
    for text in ("[/b]", "[@click=app.quit]x[/]", "𠮷", "長い名前" * 15):
        async with app.run_test() as pilot:
            await settle(pilot)
            await press(pilot, "n")
            await type_text(pilot, text)
            await press(pilot, "enter", "enter", "enter")
            assert not isinstance(app.screen, Message)
            made = _newest(conn)
            assert made.name == text
        app.close_workspace()
        app = desk("referrals")


async def test_from_an_introducers_page_the_introducer_is_known(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    from screens.person import PersonScreen

    async with opened(desk("roster"), (120, 40)) as (app, pilot):
        app.push_screen(PersonScreen(ids["suzuki"]))
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        page = app.screen.right.text()
        assert "紹介した方 2名（参画 1名）" in page
        assert "架空 大輔 を紹介  面談" in page
        await press(pilot, "0", "3")
        await type_text(pilot, "新規 八郎")
        await press(pilot, "enter", "enter", "enter")
        made = _newest(conn)
        assert (made.name, made.introducer_id) == ("新規 八郎", ids["suzuki"])
