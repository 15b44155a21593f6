"""The ledger of points of one person: keys in, facts out."""

from __future__ import annotations

import sqlite3

from screens.licence import LicenceScreen
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import holder
from smeic_tui.store.training.session_points import add_session_points
from tests.screens.events.conftest import press, typed
from tests.screens.licences.conftest import TODAY, Desk
from tests.screens.shown import opened, rows


async def test_points_are_added_one_by_one_and_undone_by_one_key(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "2", "a", "2", *("backspace", "4", "enter"))
        latest = licences.points_of(conn, ids["soon"])[0]
        assert (latest.earned_on, latest.kind, latest.points) == ("2026-11-26", "practice", 4)
        assert "実務 22/30" in app.note
        await press(pilot, "u")
        assert holder(conn, ids["soon"], TODAY).found.practice == 18


async def test_a_day_to_come_and_a_wrong_number_are_said_beside_the_field(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (_, pilot):
        await press(pilot, "2", "a", "1", "backspace", "0", "enter")
        assert len(licences.points_of(conn, ids["soon"])) == 3
        await press(pilot, "backspace", "1", "tab", "end", "ctrl+u", *typed("2027-01-01"), "enter")
        assert len(licences.points_of(conn, ids["soon"])) == 3
        await press(pilot, "end", "ctrl+u", *typed("１１/２０"), "enter")
        assert licences.points_of(conn, ids["soon"])[0].earned_on == "2026-11-20"


async def test_enter_corrects_a_line_and_delete_takes_it_out(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "2", "enter")
        assert isinstance(app.screen, LicenceScreen)
        found = rows(app.screen.table)
        assert [cells[3] for cells in found] == ["数える", "数える", "期間の外"]
        await press(pilot, "enter", "tab", "backspace", "backspace", *typed("12"), "enter")
        assert holder(conn, ids["soon"], TODAY).found.practice == 12
        await press(pilot, "delete")
        assert holder(conn, ids["soon"], TODAY).found.practice == 0
        await press(pilot, "u")
        assert holder(conn, ids["soon"], TODAY).found.practice == 12


async def test_points_of_a_session_are_not_corrected_one_by_one(
    conn: sqlite3.Connection, actor: Actor, ids: dict[str, int], desk: Desk
) -> None:
    told = licences.LedgerLine("2026-11-25", "theory", 1)
    add_session_points(conn, actor, "s3", "第3回", told, [ids["soon"]])
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "2", "enter", "enter")
        assert isinstance(app.screen, LicenceScreen)
        assert "研修の画面" in app.note
