"""People found by their events: on the roster, and to invite; keys in, people out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest
from textual.pilot import Pilot

from screens.invite import InviteScreen
from screens.roster import RosterScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.bodies import bodies
from smeic_tui.store.events import events
from smeic_tui.store.events.reception import check_in
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.record_table import RecordTable
from tests.screens.events.conftest import Desk, Held, press, typed
from tests.screens.waiting import settle

TODAY = date.today()
YEAR = TODAY.year - (TODAY.month < 4)


@pytest.fixture
def earlier(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held) -> int:
    """An event of this fiscal year's first day that 伊藤 and 渡部 came to."""
    with operation(conn, actor, "event_added", params={"event": "前の会"}) as op:
        values = {"title": "前の会", "held_on": f"{YEAR}-04-01"}
        number = events.add_event(op, values, [{"name": "本会"}])
        part = events.event(conn, number).parts[0].id
        check_in(op, [part], ids["kaoru"], afterwards=True)
        check_in(op, [part], ids["koji"], afterwards=True)
    return number


def shown(app: SmeicApp) -> dict[str, str]:
    """By name, what the last column says."""
    assert isinstance(app.screen, RosterScreen | InviteScreen)
    table = app.screen.table
    return {row.cells[1]: row.cells[4] for row in table._rows.window(0, table.count)}


async def loaded(app: SmeicApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    await settle(pilot)


async def test_the_roster_is_narrowed_by_events_and_says_when_people_last_came(
    earlier: int, held: Held, desk: Desk
) -> None:
    app = desk("roster")
    last = f"{YEAR}-04 前の会"
    async with app.run_test() as pilot:
        await loaded(app, pilot)
        await press(pilot, "f", "0", "1")
        await loaded(app, pilot)
        assert shown(app) == {"伊藤 薫": last, "渡部 浩二": last}
        assert isinstance(app.screen, RosterScreen)
        assert app.screen.table.columns[-1].title == "最近の出席"
        assert f"出席あり {YEAR}" in app.screen.bar.text()
        await press(pilot, "f", "0", "5")
        await loaded(app, pilot)
        assert shown(app).keys() & {"伊藤 薫", "渡部 浩二"} == set()
        assert "渡邊 健太郎" in shown(app)
        # Not invited to the event that comes up: 渡邊 and 渡部 were.
        await press(pilot, "f", "0", "6", "1")
        await loaded(app, pilot)
        assert shown(app).keys() & {"渡邊 健太郎", "渡部 浩二"} == set()
        assert shown(app)["伊藤 薫"] == last


async def test_the_filter_is_kept_for_the_next_day(earlier: int, held: Held, desk: Desk) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await loaded(app, pilot)
        await press(pilot, "f", "0", "1")
        await loaded(app, pilot)
    app.close_workspace()
    again = desk("roster")
    async with again.run_test() as pilot:
        await loaded(again, pilot)
        assert shown(again).keys() == {"伊藤 薫", "渡部 浩二"}
        assert isinstance(again.screen, RosterScreen)
        assert f"出席あり {YEAR}" in again.screen.bar.text()


async def test_l_shows_the_last_event_in_place_of_the_title(
    earlier: int, held: Held, desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await loaded(app, pilot)
        before = shown(app)
        await press(pilot, "l")
        assert shown(app)["伊藤 薫"] == f"{YEAR}-04 前の会"
        assert shown(app)["渡邊 健太郎"] == ""
        await press(pilot, "l")
        assert shown(app) == before


async def test_conditions_are_typed_among_the_words_of_a_search(
    earlier: int, held: Held, desk: Desk
) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await loaded(app, pilot)
        await press(pilot, "/", *typed(f"ito came:{YEAR}"))
        assert shown(app).keys() == {"伊藤 薫"}
        assert isinstance(app.screen, RosterScreen)
        app.screen.bar.box.value = "出席なし"
        await settle(pilot)
        assert "伊藤 薫" not in shown(app)


async def test_an_invitation_chooses_from_the_members_of_a_body(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], held: Held, desk: Desk
) -> None:
    with operation(conn, actor, "body_added", params={"name": "x"}) as op:
        body = bodies.add_body(op, {"name": "架空部会", "kind": "working_group"})
        for name, ended in (("kaoru", None), ("kentaro", None), ("shota", "2020-03-31")):
            values = {"person_id": ids[name], "role": "member", "ended": ended}
            op.insert("membership", {"body_id": body, **values})
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "i")
        await loaded(app, pilot)
        await press(pilot, "f", "4")
        assert isinstance(app.screen, InviteScreen)
        assert "架空部会のメンバー" in app.screen.bar.text()
        assert set(shown(app)) == {"伊藤 薫"}, "one is invited already, one left the body"


async def test_an_invitation_chooses_from_those_who_came_lately_or_never(
    earlier: int, held: Held, desk: Desk
) -> None:
    app = desk("events")
    async with app.run_test() as pilot:
        await settle(pilot)
        table = app.screen.query_one(RecordTable)
        table.show(table._rows, key=held.event)
        await press(pilot, "enter", "i")
        await loaded(app, pilot)
        found: dict[str, set[str]] = {}
        for digit in "2345":
            await press(pilot, "f", digit)
            found[digit] = set(shown(app))
        assert found["2"] == {"伊藤 薫"}, "came lately, and is not invited yet"
        assert "伊藤 薫" not in found["3"]
        assert found["4"] == found["5"] == {"伊藤 薫"}, "guests of the earlier event, who came"
        await press(pilot, "f", "1", "/", *typed("never-came"))
        assert "伊藤 薫" not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_looks(
    snap_compare: Callable[..., bool],
    conn: sqlite3.Connection,
    actor: Actor,
    earlier: int,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    """The roster with the last event people came to."""
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event", earlier, {"held_on": "2026-04-01"})

    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "l")

    app = desk("roster")
    monkeypatch.setattr(app, "show_pinned", lambda: None)
    assert snap_compare(app, terminal_size=size, run_before=before)
