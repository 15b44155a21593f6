"""A company typed in another spelling on a form is the one on file, and the form says so."""

from __future__ import annotations

import sqlite3

from textual.pilot import Pilot

from screens.forms.career_dialogs import PositionDialog
from screens.forms.new_person import NewPersonForm
from screens.forms.position_change import PositionChangeDialog
from smeic_tui.app import SmeicApp
from smeic_tui.domain.people import current_positions
from smeic_tui.store.people import people
from tests.screens.typing import type_text
from tests.screens.waiting import settle

AQUA = "株式会社アクア架空"


def names(conn: sqlite3.Connection) -> list[str]:
    return [name for (name,) in conn.execute("SELECT name FROM organisation ORDER BY id")]


async def change_company(pilot: Pilot[None], who: str, typed: str) -> None:
    """会社が変わった of somebody who is found by these letters."""
    await settle(pilot)
    await pilot.press("slash", *who, "enter", "p")
    await type_text(pilot, typed)
    await pilot.press("ctrl+s")
    await settle(pilot)


async def test_a_change_of_company_takes_the_one_on_file_and_names_it(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    before = names(conn)
    async with app.run_test() as pilot:
        await change_company(pilot, "ito", "アクア架空㈱")
        (held,) = current_positions(people.positions(conn, ids["kaoru"]))
        assert held.organisation is not None
        assert held.organisation.name == AQUA
        assert names(conn) == before
        assert "伊藤 薫さんの所属を記録しました。" in app.note
        assert f"登録済みの「{AQUA}」にしました（入力は「アクア架空㈱」）" in app.note


async def test_the_same_post_in_another_spelling_is_no_change(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    async with app.run_test() as pilot:
        await change_company(pilot, "koji", "㈱アクア架空")
        assert isinstance(app.screen, PositionChangeDialog)
        assert len(people.positions(conn, ids["koji"])) == 1


async def test_another_legal_form_is_another_company(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    before = names(conn)
    async with app.run_test() as pilot:
        await change_company(pilot, "ito", "有限会社アクア架空")
        assert names(conn) == [*before, "有限会社アクア架空"]
        assert "登録済み" not in app.note


async def test_a_corrected_post_that_stays_where_it_was_says_why(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    """Nothing changes, and nobody is left wondering where the spelling went."""
    person = people.person(conn, ids["koji"])
    (held,) = people.positions(conn, ids["koji"])
    async with app.run_test() as pilot:
        await settle(pilot)
        app.push_screen(PositionDialog(person, held))
        await settle(pilot)
        await pilot.press("ctrl+a", "ctrl+k")
        await type_text(pilot, "アクア架空㈱")
        await pilot.press("ctrl+s")
        await settle(pilot)
        while not app.note:
            await pilot.pause()
        assert people.positions(conn, ids["koji"]) == (held,)
        assert f"登録済みの「{AQUA}」" in app.note


async def test_somebody_new_is_at_the_company_on_file(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    before = names(conn)
    async with app.run_test() as pilot:
        await settle(pilot)
        form = NewPersonForm("新井 一")
        app.push_screen(form)
        await settle(pilot)
        form.form.put("organisation", "アクア架空（株）")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert names(conn) == before
        assert "新井 一" in app.note
        assert f"登録済みの「{AQUA}」" in app.note
