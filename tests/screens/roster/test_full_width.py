"""Full-width letters of an IME: keys where they ask or open, never an undo."""

from __future__ import annotations

import sqlite3

from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import operation
from smeic_tui.store.people import people
from smeic_tui.widgets.search_box import SearchBox
from tests.screens.typing import type_text
from tests.screens.waiting import settle


async def test_a_full_width_u_is_text_and_takes_nothing_back(
    app: SmeicApp, ids: dict[str, int]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        def edit(conn: sqlite3.Connection, actor: object) -> None:
            with operation(conn, actor, "contact_noted", params={"name": "渡邊 健太郎"}) as op:  # type: ignore[arg-type]
                people.add_contact_note(op, ids["kentaro"], text="電話あり")

        app.workspace.submit(edit).result(10)
        before = newest_operation(app.workspace.conn)
        for letter in "ｕＵｙＹ":
            await type_text(pilot, letter)
            await settle(pilot)
            assert newest_operation(app.workspace.conn) == before
        assert isinstance(app.focused, SearchBox)
        await pilot.press("escape", "escape")
        await pilot.press("u")
        await settle(pilot)
        assert newest_operation(app.workspace.conn) == before + 1
