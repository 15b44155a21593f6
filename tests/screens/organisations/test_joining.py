"""Two organisations that are the same become one."""

from __future__ import annotations

import sqlite3

from screens.employing.joining import OrganisationPicker, SidesDialog
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.organisations import organisation_merge
from smeic_tui.store.organisations import organisations as held
from smeic_tui.widgets.message import Message
from tests.screens.conftest import Desk
from tests.screens.events.conftest import press
from tests.screens.organisations.pages import names, page, shown
from tests.screens.shown import opened, rows
from tests.store.organisations import KAKU, Circle

Conn = sqlite3.Connection


async def test_two_that_are_written_alike_are_joined_in_three_keys(
    conn: Conn, known: Circle, program: Desk
) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "m")
        assert isinstance(app.screen, OrganisationPicker)
        await press(pilot, "enter")
        assert isinstance(app.screen, SidesDialog)
        assert "4名  6件" in app.screen.told.text()
        await press(pilot, "1")
        assert "㈱架空鉄工 を 株式会社架空鉄工 に統合しました" in app.note
        assert names(app) == ["架空営業(同)", "(株)架空鉄工"]
        assert held.names_of(conn, known.company).aliases == ("㈱架空鉄工",)
        await press(pilot, "u")
        assert canonical(conn) == before
        assert len(names(app)) == 3


async def test_the_page_goes_on_with_the_one_that_stays(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "enter", "m", "enter", "2")
        assert page(app).organisation_id == known.written
        assert f"別名 {KAKU}" in page(app).about.text()
        assert {row[1] for row in rows(page(app).table)} >= {"秋山 環", "加藤 岬"}


async def test_one_that_was_joined_while_it_was_being_picked_is_said_to_be_gone(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "m")
        compared = organisation_merge.compare(conn, known.other, known.written)
        organisation_merge.merge(conn, actor, compared, lambda column, value: value)
        await press(pilot, "enter")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter")
        assert shown(app)
    assert held.organisation(conn, known.company).name == KAKU


async def test_giving_up_joins_nothing(conn: Conn, known: Circle, program: Desk) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "m", "escape")
        await press(pilot, "m", "enter", "escape")
        assert shown(app)
    assert canonical(conn) == before
