"""引き合わせ on the screen: keys in, facts out."""

from __future__ import annotations

import sqlite3

from screens.introductions import IntroductionsScreen
from smeic_tui.store.referrals import introductions
from smeic_tui.widgets.message import Message
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.shown import opened
from tests.screens.typing import type_text


async def test_two_people_are_introduced_and_it_is_seen_from_both(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("roster")) as (app, pilot):
        keys = await press(pilot, "g", "n", "n", *typed("watanabe 13"), "enter")
        keys += await press(pilot, *typed("suzuki 10"), "enter", "enter")
        assert keys <= 30
        assert isinstance(app.screen, IntroductionsScreen)
        made = introductions.introductions(conn)[0]
        assert {made.person_id, made.other_id} == {ids["koji"], ids["suzuki"]}
        for person_id in (ids["koji"], ids["suzuki"]):
            assert made in introductions.introductions_of(conn, person_id)
        await press(pilot, "down", "m", "m", "m")
        assert introductions.introduction(conn, made.id).stage == "responded"
        await press(pilot, "t", "1")
        await type_text(pilot, "見積を依頼")
        await press(pilot, "enter")
        told = introductions.introduction(conn, made.id)
        assert (told.stage, told.outcome) == ("result", "見積を依頼")


async def test_a_pair_that_knows_each_other_is_remembered(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("introductions")) as (app, pilot):
        await press(pilot, "t")
        await press(pilot, "5", "enter")
        assert introductions.introductions(conn)[0].stage == "known"
        await press(pilot, "n", *typed("watanabe 13"), "enter")
        await type_text(pilot, "架空大輔")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "escape", "1", "2")
        assert isinstance(app.screen, IntroductionsScreen)
        assert app.screen.table.count == 1


async def test_the_other_person_is_found_later(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("introductions")) as (app, pilot):
        await press(pilot, "n", *typed("watanabe 13"), "enter", "enter", "enter")
        made = introductions.introductions(conn)[0]
        assert made.other_id is None
        await press(pilot, "down", "m", "m")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "w", *typed("suzuki"), "enter")
        assert introductions.introduction(conn, made.id).other_id == ids["suzuki"]
