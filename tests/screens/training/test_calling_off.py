"""A session called off or put off from the attendance book: shown, kept, told, taken back."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from smeic_tui.domain.training.facts import Session
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.calling_off import call_off
from smeic_tui.store.training.training_marks import marks
from smeic_tui.store.training.trainings import course, revise_session
from smeic_tui.widgets.message import Message
from tests.screens.events.conftest import typed
from tests.screens.training.conftest import TODAY, Class, Desk, opened_run, press
from tests.screens.training.test_run import names
from tests.store.trainings import mark


def first(conn: sqlite3.Connection, held: Class) -> Session:
    return next(s for s in course(conn, held.run).sessions if s.id == held.sessions[0])


async def test_a_session_is_called_off_with_what_was_marked_kept_and_told(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    mark(conn, actor, held.run, held.sessions[0], held.people[:3])
    async with opened_run(desk, held) as (app, pilot, screen):
        before = names(screen)
        await press(pilot, "e", "2", *typed("taifu"), "enter")
        assert first(conn, held).cancel_reason == "taifu"
        assert app.note.startswith("第1回（")
        assert "中止にしました。記録3件は残し、数えません。   F8 元に戻す" in app.note
        assert screen.grid.columns[0].titles[2] == "中止"
        window = screen.grid._lines.window(0, 4)
        assert [line.cells[0] for line in window] == ["(出)", "(出)", "(出)", "-"]
        assert [line.names[1] for line in window] == ["0"] * 4
        assert "7回21時間" in screen.above.text()
        assert "中止（taifu）" in screen.below.text()
        assert "出席 3時間（数えません）" in screen.below.text()
        await press(pilot, "u")
        assert not first(conn, held).is_cancelled
        assert names(screen) == before


async def test_nothing_is_marked_at_a_session_that_is_not_held(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    async with opened_run(desk, held) as (app, pilot, _):
        await press(pilot, "e", "2", *typed("x"), "enter", "home")
        for key in ("1", "a", "t", "d", "0", "p"):
            await press(pilot, key)
            assert "中止（x）" in app.note
        assert marks(conn, held.run) == {}
        await press(pilot, "e", "2")
        assert app.note == "第1回の中止を取りやめました   F8 元に戻す"
        assert not first(conn, held).is_cancelled


async def test_a_session_is_put_off_to_a_new_column(
    conn: sqlite3.Connection, held: Class, desk: Desk
) -> None:
    new_day = TODAY + timedelta(days=300)
    async with opened_run(desk, held) as (app, pilot, screen):
        await press(pilot, "e", "2", *typed("x"), "tab", *typed(new_day.isoformat()), "enter")
        found = course(conn, held.run).put_off[held.sessions[0]]
        assert found.held_on == new_day.isoformat()
        assert f"第1回を{new_day.month}/{new_day.day}に延期しました" in app.note
        assert screen.grid.columns[0].titles[2] == "延期"
        assert screen.grid.columns[-1].titles[0] == "必1"
        assert "8回24時間" in screen.above.text()
        await press(pilot, "home", "e", "2")
        assert isinstance(app.screen, Message)
        await press(pilot, "escape", "u")
        assert [s.id for s in course(conn, held.run).sessions] == held.sessions
        assert not first(conn, held).is_cancelled


async def test_the_session_on_the_new_day_is_corrected_without_a_number_of_its_own(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    new_day = TODAY + timedelta(days=300)
    with operation(conn, actor, "training_session_put_off") as op:
        call_off(op, first(conn, held), TODAY.isoformat(), "x", new_day.isoformat())
    later = (new_day + timedelta(days=1)).isoformat()
    async with opened_run(desk, held) as (app, pilot, screen):
        screen.grid.move_to(0, len(screen.grid.columns) - 1)
        await press(pilot, "e", "1", *["backspace"] * 10, *typed(later), "ctrl+s")
        found = course(conn, held.run).put_off[held.sessions[0]]
        assert (found.held_on, found.number, found.is_compulsory) == (later, None, True)
        assert app.note.startswith("第1回を記録しました")


async def test_a_reason_is_wanted_and_the_old_day_is_no_new_one(
    conn: sqlite3.Connection, actor: Actor, held: Class, desk: Desk
) -> None:
    coming = (TODAY + timedelta(days=9)).isoformat()
    with operation(conn, actor, "training_session_edited") as op:
        revise_session(op, first(conn, held), {"held_on": coming})
    async with opened_run(desk, held) as (app, pilot, screen):
        screen.grid.move_to(
            0, [s.id for s in course(conn, held.run).sessions].index(held.sessions[0])
        )
        await press(pilot, "e", "2", "enter")
        assert not first(conn, held).is_cancelled
        await press(pilot, *typed("x"), "tab", *typed(coming), "enter")
        assert isinstance(app.screen, Message)
        await press(pilot, "escape", "escape")
        assert not first(conn, held).is_cancelled
