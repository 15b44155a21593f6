"""The page of one organisation: what it lists, the ways to it, who is introduced there."""

from __future__ import annotations

import sqlite3

from screens.case import CaseScreen
from screens.person import PersonScreen
from screens.referral import ReferralScreen
from screens.roster import RosterScreen
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals.introductions import introductions_of
from tests.screens.conftest import Desk
from tests.screens.events.conftest import press, typed
from tests.screens.organisations.pages import page, shown
from tests.screens.shown import opened, rows
from tests.screens.waiting import settle
from tests.store.organisations import KAKU, Circle, met

Conn = sqlite3.Connection


async def test_the_page_opens_what_it_lists(known: Circle, program: Desk) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "enter")
        about = page(app).about.text()
        assert "金属製品製造  大阪府" in about
        assert "581-0000  大阪府八尾市架空町1" in about
        assert "同じ会社かもしれません: ㈱架空鉄工" in about
        assert [row[1] for row in rows(page(app).table)] == [
            *("秋山 環", "伊藤 薫", "Lin Wei", "小野 渚"),
        ]
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "escape", "3", "enter")
        assert isinstance(app.screen, CaseScreen)
        await press(pilot, "escape", "4", "enter")
        assert isinstance(app.screen, ReferralScreen)
        await press(pilot, "escape", "5", "enter")
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.person_id == known.kato
        await press(pilot, "escape", "6")
        assert [row[:2] for row in rows(page(app).table)] == [
            ("求めること", "樹脂成形"),
            ("できること", "深絞り"),
        ]
        await press(pilot, "c", *typed("tel"), "enter")
        await press(pilot, "escape")
        assert shown(app)


async def test_from_the_roster_to_two_who_never_met_and_an_introduction(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    keys = ("f12", "o", "f", "5", "down", "enter", "2", "enter", "enter")
    async with opened(program("roster")) as (app, pilot):
        await press(pilot, *keys)
        assert len(keys) <= 9
        (made,) = introductions_of(conn, known.akiyama)
        assert {made.person_id, made.other_id} == {known.akiyama, known.ito}
        assert (made.stage, made.reason) == ("candidate", f"どちらも{KAKU}に勤務")
        # Whoever is introduced is a pair no more.
        assert rows(page(app).table) == []
        assert "まだ会っていない組はありません" in page(app).table.empty
        await press(pilot, "u")
        assert introductions_of(conn, known.akiyama) == ()
        assert len(rows(page(app).table)) == 1
        met(conn, actor, known.akiyama, known.ito)
        page(app).facts_changed()
        await settle(pilot)
        assert rows(page(app).table) == []


async def test_one_key_leads_there_from_everything_that_names_one(
    known: Circle, program: Desk
) -> None:
    app = program("roster")
    async with opened(app) as (_, pilot):

        async def leads(organisation_id: int) -> None:
            await press(pilot, "w")
            assert page(app).organisation_id == organisation_id
            await press(pilot, "escape")

        await press(pilot, "slash", *typed("itou"), "enter")
        await leads(known.company)
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await leads(known.company)
        await press(pilot, "escape", "f12", "j", "enter")
        # Of a case: where the marked member works, or the marked company.
        await leads(known.company)
        await press(pilot, "down")
        await leads(known.written)
        await press(pilot, "2")
        await leads(known.company)
        await press(pilot, "escape", "f12", "s")
        await leads(known.company)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReferralScreen)
        await leads(known.company)
        await press(pilot, "escape", "f12", "l", "w", "3")
        await leads(known.company)


async def test_of_somebody_with_two_companies_it_is_asked_which(
    known: Circle, program: Desk
) -> None:
    async with opened(program("roster")) as (app, pilot):
        await press(pilot, "slash", *typed("ono"), "enter", "w", "2")
        # The one that was left comes second.
        assert page(app).organisation_id == known.company
        await press(pilot, "escape")
        assert isinstance(app.screen, RosterScreen)


async def test_of_somebody_without_a_company_it_is_said_what_to_do(
    conn: Conn, actor: Actor, program: Desk
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "無所属 環"})
    async with opened(program("roster")) as (app, pilot):
        await press(pilot, "w")
        assert "会社・機関が分かりません" in app.note
        assert isinstance(app.screen, RosterScreen)
