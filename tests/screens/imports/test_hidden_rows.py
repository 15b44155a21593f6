"""Rows hidden in Excel: asked for once, left out unless staff say otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.importing.board_page import BoardPage
from screens.importing.question import Questions
from smeic_tui.app import SmeicApp
from tests.screens.imports.conftest import Desk, Lists
from tests.screens.imports.pressing import press
from tests.screens.waiting import settle


def hide(path: Path, *rows: int) -> None:
    """Hide rows as Excel does."""
    from openpyxl import load_workbook

    book, at = load_workbook(path), path.stat().st_mtime
    page = book.worksheets[0]
    for row in rows:
        page.row_dimensions[row].hidden = True
    book.save(path)
    os.utime(path, (at, at))


def question(app: SmeicApp) -> str:
    """What is asked."""
    assert isinstance(app.screen, Questions)
    return app.screen._title_line.text()


async def test_nothing_is_asked_where_nothing_is_hidden(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "2")
        assert isinstance(app.screen, BoardPage)


@pytest.mark.parametrize(
    ("answer", "outcomes"),
    [
        ("enter", ["changed", "same", "review", "rejected", "rejected"]),
        ("2", ["changed", "same", "review", "rejected", "rejected"]),
        ("1", ["changed", "same", "review", "new", "rejected"]),
    ],
)
async def test_hidden_rows_are_left_out_unless_staff_say_so(
    desk: Desk, lists: Lists, answer: str, outcomes: list[str]
) -> None:
    """The fourth row of the list, 小澤, is hidden; rows outside of the table do not count."""
    hide(lists(), 6, 40)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "2")
        assert question(app) == "Excelで非表示の行が1行あります。取り込みますか"
        await press(pilot, answer)
        board = app.screen
        assert isinstance(board, BoardPage)
        assert [row.outcome for row in board.plan.rows] == outcomes


async def test_the_answer_is_marked_when_asked_again(desk: Desk, lists: Lists) -> None:
    hide(lists(), 6)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "1", "1", "escape")
        assert "非表示" in question(app)
        await press(pilot, "enter")
        assert "全員" in question(app)
        await press(pilot, "2")
        assert isinstance(app.screen, BoardPage)
        assert app.screen.plan.options.hidden_rows


async def test_only_tables_that_are_imported_count(desk: Desk, lists: Lists) -> None:
    hide(lists(name="隠し.xlsx"), 6)
    lists(name="普通.xlsx")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "enter", "end", "space", "enter", "enter", "2")
        assert isinstance(app.screen, BoardPage)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_it_is_asked(
    snap_compare: Callable[..., bool], desk: Desk, lists: Lists, size: tuple[int, int]
) -> None:
    """The question over the columns."""
    hide(lists(), 6)

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in ("enter", "enter", "enter", "2"):
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(desk(), terminal_size=size, run_before=go)
