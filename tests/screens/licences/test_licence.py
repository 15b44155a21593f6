"""A licence, its suspension and its place on the page of a person: keys in, facts out."""

from __future__ import annotations

import sqlite3

from screens.licence import LicenceScreen
from screens.licences import LicencesScreen
from screens.person import PersonScreen
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import holder
from smeic_tui.widgets.form import Form, FormRow
from tests.screens.events.conftest import press, typed
from tests.screens.licences.conftest import TODAY, Desk
from tests.screens.licences.listed import names
from tests.screens.shown import opened, rows


async def test_the_form_of_a_licence_is_filled_and_undone(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (_, pilot):
        await press(pilot, "5", "e", "down", "down", *typed("2029/3/31"), "ctrl+s")
        held = licences.licence_of(conn, ids["maybe"])
        assert held is not None
        assert (held.registered_on, held.expires_on) == ("2009-04", "2029-03-31")
        await press(pilot, "u")
        held = licences.licence_of(conn, ids["maybe"])
        assert held is not None
        assert held.expires_on is None


async def test_an_expiry_before_the_registration_is_said_beside_it(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "5", "e", "down", "down", *typed("2001/3/31"), "ctrl+s")
        held = licences.licence_of(conn, ids["maybe"])
        assert held is not None
        assert held.expires_on is None
        said = [row.text() for row in app.screen.query_one(Form).query(FormRow)]
        assert ["より前です" in line for line in said].count(True) == 1
        assert any("有効期限" in line and "より前です" in line for line in said)


async def test_a_licence_is_suspended_and_resumed(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "2", "k", "enter")
        (lasting,) = licences.suspensions_of(conn, ids["soon"])
        assert (lasting.started_on, lasting.resumed_on) == ("2026-11-26", None)
        await press(pilot, "4", "s", "2")
        assert names(app) == ["秋山", "大沢"]
        await press(pilot, "down", "k", "1", "enter")
        (ended,) = licences.suspensions_of(conn, ids["held"])
        assert ended.resumed_on == "2026-11-26"
        assert "有効期限は2030-02-14です" in app.note
        await press(pilot, "u")
        assert licences.suspensions_of(conn, ids["held"])[0].resumed_on is None


async def test_a_suspension_entered_by_mistake_is_taken_out(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (_, pilot):
        await press(pilot, "4", "k", "3")
        assert licences.suspensions_of(conn, ids["held"]) == ()
        await press(pilot, "u")
        assert len(licences.suspensions_of(conn, ids["held"])) == 1


async def test_the_numbers_of_the_guide_are_changed_in_a_form(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences")) as (app, pilot):
        await press(pilot, "z", "down", "down", "backspace", "backspace", *typed("20"), "ctrl+s")
        assert licences.rules(conn).practice == 20
        assert isinstance(app.screen, LicencesScreen)
        assert rows(app.screen.table)[1][5] == "18/20"


async def test_a_person_shows_the_licence_with_its_countdown_and_9_opens_the_ledger(
    ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("licences"), (120, 40)) as (app, pilot):
        await press(pilot, "2", "p")
        assert isinstance(app.screen, PersonScreen)
        text = "".join(f"{app.screen.left.text()} {app.screen.right.text()}".split())
        assert "理論3/5実務18/30残り100日至急あと理論2実務12" in text
        assert "最新の手引きで確認してください" in text
        await press(pilot, "9")
        assert isinstance(app.screen, LicenceScreen)


async def test_somebody_without_a_licence_is_given_one_from_their_page(
    conn: sqlite3.Connection, ids: dict[str, int], desk: Desk
) -> None:
    async with opened(desk("roster")) as (_, pilot):
        await press(pilot, "slash", *typed("kitagawa"), "enter", "enter", "9", "e")
        await press(pilot, *typed("第512345号"), "down", *typed("R6.2.29"), "ctrl+s")
        held = holder(conn, ids["none"], TODAY)
        assert (held.number, held.licence.registered_on) == ("512345", "2024-02-29")
        assert held.found.period is not None
        assert held.found.period.expires.isoformat() == "2029-02-28"
