"""An event in each of its states: what the footer of each page offers answers; Esc leads back."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.event import EventScreen
from screens.guests.reply_dialog import ReplyDialog
from screens.invite import InviteScreen
from screens.reception import ReceptionScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.events import events
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.events.replies import Answered, record_reply
from smeic_tui.store.events.seating import seat_at
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.widgets.lines import Lines
from tests.screens.events.conftest import Desk, Held, press
from tests.screens.shown import opened
from tests.screens.waiting import settle

Made = Callable[[sqlite3.Connection, Actor, Held], int]


def empty(conn: sqlite3.Connection, actor: Actor, held: Held) -> int:
    """Only a name and a day."""
    with operation(conn, actor, "event_added", params={"event": "x"}) as op:
        later = (date.today() + timedelta(days=90)).isoformat()
        return events.add_event(op, {"title": "架空の会", "held_on": later}, [{"name": "本会"}])


def full(conn: sqlite3.Connection, actor: Actor, held: Held) -> int:
    """Every seat taken, one waits, ten tables planned for the party."""
    with operation(conn, actor, "demo") as op:
        for number in range(1, 25):
            name = f"架空 {number}郎"
            who = people.add_person(op, {"kind": "alumnus", "name": name}, cohort=1)
            record_reply(op, held.party, who, Answered("yes"))
            seat_at(op, held.party, who, str(number % 10 + 1))
            if number <= 3:
                record_reply(op, held.main, who, Answered("yes"))
    return held.event


def cancelled(conn: sqlite3.Connection, actor: Actor, held: Held) -> int:
    """Called off with answers on file."""
    full(conn, actor, held)
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event", held.event, {"status": "cancelled"})
    return held.event


def past(conn: sqlite3.Connection, actor: Actor, held: Held) -> int:
    """Over; some came."""
    full(conn, actor, held)
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        day = (date.today() - timedelta(days=9)).isoformat()
        op.update("event", held.event, {"held_on": day, "status": "closed"})
        for number in range(7, 12):
            check_in(op, [held.party], number)
    return held.event


@asynccontextmanager
async def page_of(
    app: SmeicApp, number: int, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[EventScreen, Pilot[None]]]:
    """The page of an event, opened."""
    async with opened(app, size) as (_, pilot):
        page = EventScreen(number)
        app.push_screen(page)
        await settle(pilot)
        yield page, pilot


STATES = (empty, full, cancelled, past)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("made", STATES)
async def test_every_key_of_the_footer_answers_and_leads_back(
    conn: sqlite3.Connection,
    actor: Actor,
    held: Held,
    desk: Desk,
    documents: Path,
    made: Made,
    size: tuple[int, int],
) -> None:
    """It opens something, changes the page, or says why not; nothing is left open after Esc."""
    number = made(conn, actor, held)
    app = desk("events")
    async with page_of(app, number, size) as (page, pilot):
        for digit in "12356":
            await press(pilot, digit)
            for action in [a for a in page.footer_actions() if a.footer and a.keys]:
                if action.id in ("search", "undo", "back", "help"):
                    continue
                app.clear_notifications()
                before = set(page.table.selected)
                await press(pilot, action.keys[0])
                answered = app.screen is not page or app._notifications
                answered = answered or page.table.selected != before
                nothing = not page.table.count and action.id in ("open", "select")
                assert answered or nothing or action.id == "open", (digit, action.id)
                for _ in range(4):
                    if app.screen is not page:
                        await press(pilot, "escape")
                assert app.screen is page, (digit, action.id)


async def test_an_overview_without_people_offers_nothing_that_needs_one(
    conn: sqlite3.Connection, actor: Actor, held: Held, desk: Desk
) -> None:
    number = empty(conn, actor, held)
    async with page_of(desk("events"), number) as (page, pilot):
        await press(pilot, "1")
        offered = {action.id for action in page.footer_actions()}
        assert not {"reply", "contact_note"} & offered
        await press(pilot, "3")
        assert "reply" in {action.id for action in page.footer_actions()}


async def test_an_event_called_off_says_so_wherever_it_is_open(
    conn: sqlite3.Connection, actor: Actor, held: Held, desk: Desk
) -> None:
    number = cancelled(conn, actor, held)
    app = desk("events")
    async with opened(app) as (_, pilot):
        for screen in (EventScreen(number), InviteScreen(number), ReceptionScreen(number)):
            app.push_screen(screen)
            await settle(pilot)
            assert ("中止  ", "alert") in screen._subject
            if isinstance(screen, EventScreen):
                await press(pilot, "3", "v")
                assert isinstance(app.screen, ReplyDialog)
                told = [lines.text() for lines in app.screen.query(Lines)]
                assert any("中止  第8回架空鼎談会" in text for text in told)
                await press(pilot, "escape")
            await press(pilot, "escape")
            await settle(pilot)


async def test_many_tables_are_told_by_how_full_they_are(
    conn: sqlite3.Connection, actor: Actor, held: Held, desk: Desk
) -> None:
    number = full(conn, actor, held)
    async with page_of(desk("events"), number) as (page, pilot):
        await press(pilot, "5")
        assert page.shown.told == "懇親会  10卓 1卓2〜3名"
