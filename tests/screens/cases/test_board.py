"""The board of cases: searched, moved over, opened; a form that changed nothing says so."""

from __future__ import annotations

import sqlite3

from screens.case import CaseScreen
from screens.cases import CasesScreen
from smeic_tui.store.cases import case_acts
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.board import Board
from smeic_tui.widgets.frame import TopLine
from tests.screens.cases.conftest import TODAY
from tests.screens.events.conftest import Desk, press, typed
from tests.screens.waiting import settle

Conn = sqlite3.Connection


async def test_enter_in_the_search_goes_to_the_board_and_enter_there_opens(
    cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CasesScreen)
        await press(pilot, "slash", *typed("深絞り"), "enter")
        assert isinstance(app.screen.focused, Board)
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)


async def test_arrows_in_the_search_move_over_the_board(
    conn: Conn, actor: Actor, cases: dict[str, int], desk: Desk
) -> None:
    with operation(conn, actor, "case_added", params={"title": "試作"}) as op:
        for title in ("持ち運べる保冷容器", "共同の試作場"):
            case_acts.add_case(op, {"title": title}, on="2026-07-01", today=TODAY)
    app = desk("cases")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CasesScreen)
        board = app.screen.board
        lane = next(lane for lane in board.lanes if len(lane.cards) > 1)
        assert board.point(lane.cards[0].key)
        await press(pilot, "slash", "down")
        assert board.card == lane.cards[1]
        await press(pilot, "up")
        assert board.card == lane.cards[0]


async def test_a_narrow_window_searches_the_list(cases: dict[str, int], desk: Desk) -> None:
    app = desk("cases")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CasesScreen)
        await press(pilot, "slash", *typed("深絞り"), "enter")
        assert app.screen.focused is app.screen.table
        await press(pilot, "enter")
        assert isinstance(app.screen, CaseScreen)


async def test_a_form_in_which_nothing_was_changed_says_so_and_writes_nothing(
    conn: Conn, cases: dict[str, int], desk: Desk
) -> None:
    app = desk("cases")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = newest_operation(conn)
        await press(pilot, "enter", "p", "ctrl+s")
        assert isinstance(app.screen, CaseScreen)
        assert newest_operation(conn) == before
        assert "変わったところはありません" in app.screen.query_one(TopLine).text()
