"""Events that lists tell of, on the board: corrected, left out, contradictions turned round."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from screens.importing.board_page import BoardPage
from screens.importing.result_page import ResultPage
from screens.importing.told_page import ToldPage
from smeic_tui.store.events.event_facts import held_facts
from smeic_tui.store.events.events import events
from smeic_tui.store.training.attendance_book import books
from smeic_tui.widgets.menu import Menu
from tests.screens.imports.conftest import Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.waiting import settle

MATRIX = (
    (3, "渡邊 健太郎", "○", "×"),
    (9, "佐藤 健", "", "○"),
    (15, "佐藤 健", "代", "欠"),
)
GUESTS = (
    (3, "渡邊 健太郎", "八尾精機(株)", "○", "参加"),
    (9, "佐藤 健", "(株)紀州化成", "当欠", "－"),
)


@pytest.fixture
def both(lists: Lists) -> None:
    """A matrix of two events, and the list of the second, which contradicts it."""
    lists(
        MATRIX,
        header=("期", "氏名", "第7回架空鼎談会 2024/11/9", "第8回架空鼎談会 2025/11/15"),
        name="参加履歴.xlsx",
        title="参加履歴 2025年12月1日現在",
    )
    lists(
        GUESTS,
        header=("期", "氏名", "会社名", "出欠", "懇親会"),
        name="当日.xlsx",
        title="第8回架空鼎談会 当日参加者名簿 2025年11月15日",
        sheet="第8回",
    )


def marked(screen: Screen[Any]) -> tuple[str, ...]:
    """The cells of the marked row of the page of events and contradictions."""
    assert isinstance(screen, ToldPage)
    row = screen.table.row
    assert row is not None
    return tuple(row.cells)


async def to_board(pilot: Pilot[Any]) -> BoardPage:
    """From the list of files to the board, however many questions the lists raise."""
    await settle(pilot)
    await press(pilot, "space", "space", "enter", "enter", "enter")
    for _ in range(4):
        if isinstance(pilot.app.screen, BoardPage):
            break
        await press(pilot, "2")
    assert isinstance(pilot.app.screen, BoardPage)
    return pilot.app.screen


async def test_the_board_tells_of_events_and_applies_them(
    conn: sqlite3.Connection, desk: Desk, both: None
) -> None:
    app = desk()
    async with app.run_test() as pilot:
        board = await to_board(pilot)
        assert "行事 2件（新規 2）" in text(board, "#told")
        await press(pilot, "e")
        page = app.screen
        assert isinstance(page, ToldPage)
        assert "1 行事 3" in text(page, "#tabs")
        await press(pilot, "escape", "a")
        assert isinstance(app.screen, ResultPage)
        assert "行事 2件（新規 2）" in text(app.screen, "#told")
    assert [event.number for event in events(conn)] == [8, 7]


async def test_a_contradiction_is_turned_round_by_one_key(
    conn: sqlite3.Connection, desk: Desk, both: None
) -> None:
    app = desk()
    async with app.run_test() as pilot:
        await to_board(pilot)
        await press(pilot, "e", "2")
        assert marked(app.screen)[3:] == ("来場", "欠席")
        await press(pilot, "w")
        assert marked(app.screen)[3:] == ("欠席", "来場")
        assert "職員が選択" in text(app.screen, "#detail")
        await press(pilot, "escape", "a")
    event = next(e for e in events(conn) if e.number == 8)
    watanabe = conn.execute("SELECT id FROM person WHERE name = '渡邊 健太郎'").fetchone()[0]
    main = next(part.id for part in event.parts if part.name == "本会")
    assert held_facts(conn, event.id)[main, watanabe].status == "absent"


async def test_space_leaves_an_event_out_and_takes_it_again(
    conn: sqlite3.Connection, desk: Desk, both: None
) -> None:
    app = desk()
    async with app.run_test() as pilot:
        await to_board(pilot)
        await press(pilot, "e", "space", "up")
        assert marked(app.screen)[0] == "取り込まない"
        await press(pilot, "space", "up")
        assert marked(app.screen)[0] == "新規"
        await press(pilot, "space", "escape", "a")
    assert [event.number for event in events(conn)] == [8]


async def test_enter_asks_which_event_it_is(
    conn: sqlite3.Connection, desk: Desk, both: None
) -> None:
    app = desk()
    async with app.run_test() as pilot:
        await to_board(pilot)
        await press(pilot, "e", "down", "enter")
        assert isinstance(app.screen, Menu)
        await press(pilot, "2")
        page = app.screen
        assert isinstance(page, ToldPage)
        await press(pilot, "escape", "a")
    assert [event.number for event in events(conn)] == [8, 8, 7]


async def test_a_list_of_a_training_without_a_year_is_given_one(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(
        ((3, "渡邊 健太郎", "出", "遅"), (9, "佐藤 健", "欠", "出")),
        header=("期", "氏名", "研修①", "研修②"),
        name="研修.xlsx",
        title="架空コンサルタント研修 出席簿",
    )
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        for _ in range(4):
            if isinstance(app.screen, BoardPage):
                break
            await press(pilot, "2")
        board = app.screen
        assert isinstance(board, BoardPage)
        assert "どの研修か選ぶ 1件" in text(board, "#told")
        await press(pilot, "e")
        page = app.screen
        assert isinstance(page, ToldPage)
        assert page.name_shown == "取込  研修と食い違い"
        assert "1 研修 1" in text(page, "#tabs")
        columns = [column.title for column in page.table.columns]
        assert (columns[2], columns[4]) == ("研修", "件数")
        assert marked(page)[0] == "要選択"
        await press(pilot, "enter")
        menu = app.screen
        assert isinstance(menu, Menu)
        offered = [item.label for item in menu._items]
        assert offered[0].startswith("新しい研修（20")
        await press(pilot, "1")
        assert marked(app.screen)[0] == "新規"
        await press(pilot, "escape", "a")
    (made,) = books(conn)
    assert [s.number for s in made.course.sessions] == [1, 2]
    assert sum(map(len, made.marks.values())) == 4


async def test_a_list_of_people_only_has_no_events(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "1", "2")
        board = app.screen
        assert isinstance(board, BoardPage)
        assert not board.query_one("#told").display
        await press(pilot, "e")
        assert app.screen is board


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [(), ("e",), ("e", "2"), ("e", "enter")])
def test_how_it_looks(
    snap_compare: Callable[..., bool],
    desk: Desk,
    both: None,
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    """The board with events, both lists, and the question which event it is."""

    async def go(pilot: Pilot[Any]) -> None:
        await to_board(pilot)
        await press(pilot, *keys)

    assert snap_compare(desk(), terminal_size=size, run_before=go)
