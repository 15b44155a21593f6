"""What is done to one referral, from the list and from its page: keys in, facts out."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from datetime import date

import pytest

from screens.bringing.matches import MatchesDialog
from screens.bringing.page import story
from screens.introductions import IntroductionsScreen
from screens.merging.pair_page import PairPage
from screens.referral import ReferralScreen
from screens.referrals import ReferralsScreen
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals import introductions
from smeic_tui.store.referrals.referral_acts import Intake
from smeic_tui.store.referrals.referrals import counts, referral
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.shown import opened, rows
from tests.screens.typing import type_text
from tests.screens.waiting import settle
from tests.store.referrals import enter


async def test_the_introducer_is_thanked_and_told(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (_, pilot):
        await press(pilot, "p", "1")
        await press(pilot, "p", "2")
        told = referral(conn, referred["daisuke"])
        today = date.today().isoformat()
        assert (told.thanked_on, told.reported_on, told.report_due_on) == (today, today, None)
        await press(pilot, "down", "down", "down", "p", "1")
        assert referral(conn, referred["saburo"]).thanked_on == today


async def test_the_introducer_is_corrected_and_the_written_one_is_kept(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (_, pilot):
        await press(pilot, "down", "down", "down", "p", "3", *typed("suzuki"), "enter")
        told = referral(conn, referred["saburo"])
        assert (told.introducer_id, told.source, told.note) == (ids["suzuki"], None, "架空商工会")


async def test_consent_is_recorded_with_purpose_and_day(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (_, pilot):
        await press(pilot, "o", "1", "down", "down")
        await type_text(pilot, "修了生の紹介")
        await press(pilot, "down", *typed("2099/3/31"), "ctrl+s")
        told = referral(conn, referred["daisuke"])
        assert (told.consent, told.purpose, told.keep_until) == (
            *("agreed", "修了生の紹介", "2099-03-31"),
        )
        # Nobody typed a day: it was told now.
        assert told.consent_on == date.today().isoformat()


async def test_an_introduction_is_opened_where_it_can_be_moved(
    conn: sqlite3.Connection, referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "enter", "b", "1", "escape", "6", "1")
        page = app.screen
        assert isinstance(page, IntroductionsScreen)
        made = max(introductions.introductions(conn), key=lambda each: each.id)
        marked = page.marked()
        assert marked is not None
        assert marked.id == made.id
        await press(pilot, "m")
        assert introductions.introduction(conn, made.id).stage != "candidate"
        await press(pilot, "escape")
        assert isinstance(app.screen, ReferralScreen)


async def test_a_suggestion_becomes_a_candidate_or_is_never_made_again(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "b")
        assert isinstance(app.screen, MatchesDialog)
        assert [row[1] for row in rows(app.screen.table)] == ["渡邊 健太郎"]
        assert "試作先を探している" in app.screen.why.text()
        await press(pilot, "d")
        assert rows(app.screen.table) == []
        await press(pilot, "escape", "b")
        assert isinstance(app.screen, MatchesDialog)
        assert rows(app.screen.table) == []
        await press(pilot, "escape", "u", "b", "1")
        made = introductions.introductions(conn)[0]
        assert (made.person_id, made.other_id) == (ids["daisuke"], ids["kentaro"])
        assert made.reason is not None
        assert "試作" in made.reason


async def test_an_alumnus_found_out_later_moves_and_the_records_are_offered_for_merging(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    _, taken = enter(conn, actor, Intake("渡辺翔太", topic="部品"), today=date.today())
    assert taken.referral_id is not None
    before = counts(conn, date.today()).total
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "slash", *"翔太", "enter", "l", "enter")
        assert isinstance(app.screen, PairPage)
        assert counts(conn, date.today()).total == before - 1
        made = introductions.introductions(conn)[0]
        assert (made.person_id, made.reason) == (ids["shota"], "部品")
        await press(pilot, "escape")
        assert isinstance(app.screen, ReferralsScreen)


async def test_a_note_is_written_on_the_outsider(
    conn: sqlite3.Connection, ids: dict[str, int], referred: Mapping[str, int], desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "enter", "f5")
        await type_text(pilot, "来週また電話")
        await press(pilot, "enter")
        assert people.contact_notes(conn, ids["daisuke"])[0].text == "来週また電話"
        assert isinstance(app.screen, ReferralScreen)
        assert "来週また電話" in app.screen.left.text()
        await press(pilot, "7", "2")
        await type_text(pilot, "紹介の経緯を聞いた")
        await press(pilot, "enter")
        assert people.contact_notes(conn, ids["suzuki"])[0].text == "紹介の経緯を聞いた"


async def test_the_page_tells_the_chain_and_both_sides(
    conn: sqlite3.Connection,
    actor: Actor,
    ids: dict[str, int],
    referred: Mapping[str, int],
    desk: Desk,
) -> None:
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        people.add_contact_note(op, ids["suzuki"], text="よい方だと聞いた")
    async with opened(desk("referrals"), (120, 40)) as (app, pilot):
        app.push_screen(ReferralScreen(referred["hanako"]))
        await settle(pilot)
        assert isinstance(app.screen, ReferralScreen)
        assert "仮名 花子（この方）  紹介の段数 2" in app.screen.right.text()
        app.pop_screen()
        app.push_screen(ReferralScreen(referred["daisuke"]))
        await settle(pilot)
        assert "よい方だと聞いた" in app.screen.right.text()
        await press(pilot, *"12345678")
        assert isinstance(app.screen, ReferralScreen) is False


@pytest.mark.usefixtures("tokyo")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock of another place")
def test_a_note_of_the_early_morning_is_of_that_day(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], referred: Mapping[str, int]
) -> None:
    """Half past eight in Japan is still the day before in the file."""
    with operation(conn, actor, "contact_noted", params={"name": "x"}) as op:
        op.update("referral", referred["daisuke"], {"received_on": "2026-11-26"})
        for at, text in (("2026-11-25T23:30:00Z", "朝"), ("2026-11-25T14:30:00Z", "前の晩")):
            people.add_contact_note(op, ids["suzuki"], text=text, at=at)
    told = [note.text for _, note in story(conn, referred["daisuke"]).notes]
    assert told == ["朝"]


async def test_a_page_goes_when_its_referral_is_taken_back(
    conn: sqlite3.Connection, desk: Desk
) -> None:
    async with opened(desk("referrals")) as (app, pilot):
        await press(pilot, "n")
        await type_text(pilot, "消える 人")
        await press(pilot, "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, ReferralScreen)
        await press(pilot, "u")
        assert isinstance(app.screen, ReferralsScreen)
