"""Stopped in the middle, an import leaves the roster as it was."""

from __future__ import annotations

import sqlite3

from screens.importing.board_page import BoardPage
from screens.importing.columns_page import ColumnsPage
from screens.importing.tables_page import TablesPage
from screens.imports import ImportScreen
from smeic_tui.store.file.dump import digest
from smeic_tui.widgets.help import Help
from smeic_tui.widgets.progress import Progress
from tests.screens.imports.conftest import PLAN, Desk, Lists
from tests.screens.waiting import settle


async def test_esc_while_reading_and_while_planning_goes_back(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists([(n % 20 + 1, f"試験 {n}太", "", "", "", "") for n in range(3000)])
    before = digest(conn)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ImportScreen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, TablesPage)
        await pilot.press("enter", "enter", "2", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ColumnsPage)
    assert digest(conn) == before


async def test_esc_while_writing_leaves_the_roster_and_stays_on_the_board(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    before = digest(conn)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        for key in PLAN:
            await pilot.press(key)
            await settle(pilot)
        conn.execute("BEGIN IMMEDIATE")
        await pilot.press("a")
        assert isinstance(app.screen, Progress)
        await pilot.press("escape", "escape")
        conn.execute("ROLLBACK")
        await settle(pilot)
        assert isinstance(app.screen, BoardPage)
        assert digest(conn) == before
        await pilot.press("a")
        await settle(pilot)
    assert digest(conn) != before


async def test_the_end_of_the_program_while_writing_leaves_the_roster(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    before = digest(conn)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        for key in PLAN:
            await pilot.press(key)
            await settle(pilot)
        conn.execute("BEGIN IMMEDIATE")
        await pilot.press("a")
        app.end()
        await pilot.pause()
    conn.execute("ROLLBACK")
    app.close_workspace()
    assert digest(conn) == before


async def test_help_over_the_progress_does_not_leave_it_behind(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        for key in PLAN:
            await pilot.press(key)
            await settle(pilot)
        conn.execute("BEGIN IMMEDIATE")
        await pilot.press("a", "f1")
        assert isinstance(app.screen, Help)
        conn.execute("ROLLBACK")
        await settle(pilot)
        assert not any(isinstance(screen, Progress | Help) for screen in app.screen_stack)
