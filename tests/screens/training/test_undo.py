"""Taking back a session's marks: one step, asked once; what others did stays and is told."""

from __future__ import annotations

import sqlite3

from screens.past.left_as_is import LeftAsIs
from smeic_tui.store.file import sessions
from smeic_tui.store.people import staff
from smeic_tui.widgets.confirm import Confirm
from tests.screens.training.conftest import Class, Desk, opened_run, press
from tests.screens.training.test_run import kinds
from tests.store.trainings import mark


async def test_what_somebody_else_marked_in_between_stays_and_is_told_once(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    member = staff.add_staff(conn, None, name="佐伯 亮", short_name="佐伯")
    other = sessions.begin(conn, member.id)
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "a")
        mark(conn, other, held.run, held.sessions[0], held.people[2:4], "absent")
        await press(pilot, "u")
        assert isinstance(app.screen, Confirm)
        assert "12名を出席に: 架空研修 2026年度 第1回" in app.screen._question
        await press(pilot, "enter")
        assert isinstance(app.screen, LeftAsIs)
        assert app.screen._reversal.reversed == 10
        assert {each.name for each in app.screen._reversal.kept} == {"架空 3郎", "架空 4郎"}
        await press(pilot, "enter", "u")
        assert app.note.startswith("元に戻せる操作がありません")
        assert kinds(conn, held, 0) == ["", "", "absent", "absent", *[""] * 8]
