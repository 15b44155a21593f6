"""Organisations are renamed, get other names, are taken off the file; all is taken back."""

from __future__ import annotations

import sqlite3

import pytest

from screens.forms.edit_conflict import EditConflictDialog
from smeic_tui.store.bodies import known_names
from smeic_tui.store.file.dump import canonical
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.organisations import organisations as held
from smeic_tui.store.organisations.organisation_acts import revise_organisation
from smeic_tui.widgets.message import Message
from tests.screens.conftest import Desk
from tests.screens.events.conftest import press, typed
from tests.screens.organisations.pages import names, page, shown
from tests.screens.shown import opened
from tests.screens.typing import type_text
from tests.store.organisations import EIGYO, KAKU, Circle

Conn = sqlite3.Connection


async def test_a_company_is_renamed_for_all_and_taken_back(
    conn: Conn, known: Circle, program: Desk
) -> None:
    before = canonical(conn)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "down", "enter", "e", "ctrl+u", *typed("Kaku Steel"), "ctrl+s")
        assert held.organisation(conn, known.company).name == "Kaku Steel"
        assert held.names_of(conn, known.company).former == (KAKU,)
        assert f"旧社名 {KAKU}" in page(app).about.text()
        await press(pilot, "u")
        assert canonical(conn) == before
        # A spelling that was wrong is no former name.
        await press(pilot, "e", "ctrl+u", *typed("Kaku Steel"), "enter", "2", "ctrl+s")
        names_now = held.names_of(conn, known.company)
        assert (names_now.former, names_now.aliases) == ((), (KAKU,))


async def test_other_names_are_added_and_taken_away(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (_, pilot):
        await press(pilot, "e", "down", "down", "down", *typed("KE, KES"), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("KE", "KES")
        await press(pilot, "e", "down", "down", "down", "ctrl+u", *typed("KES"), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("KES",)


async def test_other_names_that_hold_a_separator_stay_whole(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    with operation(conn, actor, "organisation_alias") as op:
        for name in ("ABC Co., Ltd.", "A/S KAKU"):
            known_names.add_alias(op, "organisation", known.other, name)
    async with opened(program("organisations")) as (_, pilot):
        down = ["down"] * 3
        await press(pilot, "e", *["down"] * 10, *typed("seen"), "ctrl+s")
        assert held.organisation(conn, known.other).note == "seen"
        assert held.names_of(conn, known.other).aliases == ("ABC Co., Ltd.", "A/S KAKU")
        await press(pilot, "e", *down, "end", *typed(", KE"), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("ABC Co., Ltd.", "A/S KAKU", "KE")
        await press(pilot, "e", *down, "ctrl+u", *typed("KE, ABC Co., Ltd."), "ctrl+s")
        assert held.names_of(conn, known.other).aliases == ("ABC Co., Ltd.", "KE")


@pytest.mark.parametrize(("keys", "name", "former"), [("1", "Mine", 2), ("2", "Theirs", 1)])
async def test_two_desks_that_rename_see_both_names(
    conn: Conn, actor: Actor, known: Circle, program: Desk, keys: str, name: str, former: int
) -> None:
    before = held.organisation(conn, known.other)
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "e", "ctrl+u", *typed("Mine"))
        with operation(conn, actor, "organisation_renamed", params={"name": "", "old": ""}) as op:
            revise_organisation(op, before, {"name": "Theirs"})
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, EditConflictDialog)
        await press(pilot, keys, "enter")
        assert shown(app)
        assert held.organisation(conn, known.other).name == name
        assert len(held.names_of(conn, known.other).former) == former


async def test_a_name_that_another_company_has_is_refused_with_the_text_kept(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "e", "ctrl+u")
        await type_text(pilot, KAKU)
        await press(pilot, "ctrl+s")
        text = "\n".join(line.text for line in app.screen._compositor.render_strips())
        assert "もうあります" in text
        assert "統合（m）" in text
        await press(pilot, "enter", "escape")
        assert held.organisation(conn, known.other).name == EIGYO


async def test_a_wrong_corporate_number_is_said_beside_the_field(
    conn: Conn, known: Circle, program: Desk
) -> None:
    async with opened(program("organisations")) as (_, pilot):
        await press(pilot, "e", *["down"] * 8, *typed("1234567890123"), "ctrl+s")
        assert held.organisation(conn, known.other).corporate_number is None
        # Full-width digits are taken.
        await press(pilot, "ctrl+u")
        await type_text(pilot, "７０００012０５０００２")
        await press(pilot, "ctrl+s")
        assert held.organisation(conn, known.other).corporate_number == "7000012050002"


async def test_only_what_nothing_refers_to_can_be_removed(
    conn: Conn, actor: Actor, known: Circle, program: Desk
) -> None:
    with operation(conn, actor, "organisation_edited") as op:
        op.insert("organisation", {"name": "書きまちがい"})
    async with opened(program("organisations")) as (app, pilot):
        await press(pilot, "delete")
        assert isinstance(app.screen, Message)
        await press(pilot, "enter", "f", "7", "delete")
        assert names(app) == []
        await press(pilot, "u")
        assert names(app) == ["書きまちがい"]
