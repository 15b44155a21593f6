"""The history: what was done is listed, opened, taken back and done again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.history import HistoryScreen
from screens.past.left_as_is import LeftAsIs
from screens.past.operation_changes import OperationChanges
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.widgets.confirm import Confirm
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.progress import Progress
from smeic_tui.widgets.record_table import RecordTable
from tests.e2e.stage import NASTY
from tests.screens.history.conftest import Desk
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def edit(conn: sqlite3.Connection, actor: Actor, person: int, **values: str) -> None:
    with operation(conn, actor, "person_edited", params={"name": "渡邊 健太郎"}) as op:
        op.update("person", person, values)


def value(conn: sqlite3.Connection, person: int, column: str) -> Any:
    return conn.execute(f"SELECT {column} FROM person WHERE id = ?", (person,)).fetchone()[0]


def history_of(app: SmeicApp) -> HistoryScreen:
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


def states(app: SmeicApp) -> list[str]:
    table = history_of(app).table
    return [row.cells[5] for row in table._rows.window(0, table.count)]


async def test_u_takes_the_marked_operation_back_and_y_does_it_again(
    conn: sqlite3.Connection, actor: Actor, person: int, desk: Desk
) -> None:
    edit(conn, actor, person, note="電話は午後")
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("u")
        await settle(pilot)
        assert value(conn, person, "note") is None
        assert states(app)[:2] == ["", "元に戻し済み"]
        await pilot.press("u")
        await settle(pilot)
        assert len(states(app)) == 4
        await pilot.press("y")
        await settle(pilot)
        assert value(conn, person, "note") == "電話は午後"
        assert states(app)[2] == ""


async def test_an_operation_of_somebody_else_is_asked_for(
    conn: sqlite3.Connection, other: Actor, person: int, desk: Desk
) -> None:
    edit(conn, other, person, note="佐伯の覚え")
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("f8")
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await settle(pilot)
        assert value(conn, person, "note") == "佐伯の覚え"
        await pilot.press("f8", "enter")
        await settle(pilot)
        assert value(conn, person, "note") is None


async def test_what_was_edited_since_stays_and_says_so(
    conn: sqlite3.Connection, actor: Actor, person: int, desk: Desk
) -> None:
    edit(conn, actor, person, note="一")
    edit(conn, actor, person, note="二")
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("down", "u")
        await settle(pilot)
        assert isinstance(app.screen, LeftAsIs)
        await pilot.press("escape")
    assert value(conn, person, "note") == "二"


async def test_what_stayed_can_be_taken_back_later_from_the_same_row(
    conn: sqlite3.Connection, actor: Actor, other: Actor, desk: Desk
) -> None:
    with operation(conn, actor, "imported", params={"file": "架空.xlsx"}) as op:
        ids = [op.insert("person", {"kind": "alumnus", "name": f"人{n} 名"}) for n in range(3)]
    edit(conn, other, ids[1], note="会った")
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("down", "u", "enter")
        await settle(pilot)
        left = app.screen
        assert isinstance(left, LeftAsIs)
        row = left.query_one(RecordTable).row
        assert row is not None
        assert row.cells[:2] == ("人1 名", "残した")
        await pilot.press("enter")
        assert states(app)[:3] == ["", "", "一部戻し済み"]
        await pilot.press("up", "u", "enter")
        await settle(pilot)
        await pilot.press("down", "u")
        question = app.screen
        assert isinstance(question, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        assert states(app).count("元に戻し済み") == 2
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (0,)


@pytest.mark.parametrize("stopped", [True, False])
async def test_a_large_undo_shows_how_far_it_is_and_can_be_stopped(
    conn: sqlite3.Connection,
    actor: Actor,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    stopped: bool,
) -> None:
    monkeypatch.setattr("screens.past.taking_back.LARGE", 300)
    with operation(conn, actor, "imported", params={"file": NASTY[2]}) as op:
        for number in range(300):
            op.insert("person", {"kind": "alumnus", "name": f"人{number} 名"})
    app = desk()
    async with app.run_test() as pilot:
        # Held up by another program, so that it is still at work when Esc comes.
        conn.execute("BEGIN IMMEDIATE")
        await pilot.press("u", "enter")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, Progress)
        if stopped:
            await pilot.press("escape")
        conn.execute("ROLLBACK")
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert states(app)[:2] == (["", ""] if stopped else ["", "元に戻し済み"])
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (300 if stopped else 0,)


async def test_enter_shows_old_and_new_under_the_names_of_staff(
    conn: sqlite3.Connection, actor: Actor, person: int, desk: Desk
) -> None:
    edit(conn, actor, person, kana="わたべ けんたろう", standing="missing")
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("enter")
        opened = app.screen
        assert isinstance(opened, OperationChanges)
        row = opened.table.row
        assert row is not None
        assert row.cells[:2] == ("渡邊 健太郎", "個人 変更")
        fields = opened.query_one("#fields", Lines).text()
        assert "わたなべ けんたろう -> わたべ けんたろう" in fields
        assert "有効 -> 所在不明" in fields
        await pilot.press("u")
        await settle(pilot)
        assert "で元に戻しました" in opened.query_one("#operation", Lines).text()
        await pilot.press("escape")
        assert states(app)[1] == "元に戻し済み"
    assert value(conn, person, "standing") == "active"


@pytest.mark.parametrize(
    ("words", "found"),
    [("渡辺", 2), ("watanabe", 2), ("佐伯", 2), ("3", 1), ("変更", 1), ("登録", 3), ("無い人", 0)],
)
async def test_search_by_person_staff_number_or_description(
    conn: sqlite3.Connection, other: Actor, person: int, desk: Desk, words: str, found: int
) -> None:
    edit(conn, other, person, note="佐伯の覚え")
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("slash")
        await type_text(pilot, words)
        assert history_of(app).table.count == found
        await pilot.press("escape", "escape")
        assert history_of(app).table.count == 4


async def test_a_long_history_is_read_where_it_is_looked_at(
    conn: sqlite3.Connection, actor: Actor, person: int, desk: Desk
) -> None:
    for number in range(300):
        edit(conn, actor, person, note=f"{number}")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        table = history_of(app).table
        assert table.count == 302
        await pilot.press("end")
        assert table.row is not None
        assert table.row.key == 1
        assert len(table._read) <= table.page


async def test_another_program_writes_and_the_list_follows(
    conn: sqlite3.Connection, other: Actor, person: int, desk: Desk
) -> None:
    app = desk()
    async with app.run_test() as pilot:
        before = history_of(app).table.count
        edit(conn, other, person, note="あとから")
        history_of(app)._watch.look()
        await pilot.pause()
        assert history_of(app).table.count == before + 1


@pytest.mark.parametrize("text", ["いとう", "・", "渡辺", "ｕ", "\u3000"])
async def test_what_an_ime_sends_writes_nothing_by_itself(
    conn: sqlite3.Connection, other: Actor, person: int, desk: Desk, text: str
) -> None:
    edit(conn, other, person, note="覚え")
    before = conn.execute("SELECT count(*) FROM operation").fetchone()
    app = desk()
    async with app.run_test() as pilot:
        await type_text(pilot, text)
        await settle(pilot)
    assert conn.execute("SELECT count(*) FROM operation").fetchone() == before


@pytest.mark.parametrize("name", NASTY)
async def test_names_from_data_are_shown_as_they_are(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, name: str
) -> None:
    with operation(conn, actor, "person_added", params={"name": name}) as op:
        op.insert("person", {"kind": "alumnus", "name": name, "note": name})
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "\x1b" not in app.export_screenshot()
        await pilot.press("enter")
        assert isinstance(app.screen, OperationChanges)
        assert "\x1b" not in app.export_screenshot()
        await pilot.press("u")
        await settle(pilot)
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (0,)


SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def told(conn: sqlite3.Connection, other: Actor, person: int) -> None:
    """A few operations whose times are the same on every run of the test."""
    edit(conn, other, person, kana="わたべ けんたろう", note="電話は午後")
    conn.execute("UPDATE operation SET at = '2024-04-01T01:00:00Z', host = 'desk'")


@pytest.mark.parametrize("size", SIZES)
def test_the_list(
    snap_compare: Callable[..., bool], told: None, desk: Desk, size: tuple[int, int]
) -> None:
    """Operations with the marked one in full below."""
    assert snap_compare(desk(), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_changes(
    snap_compare: Callable[..., bool], told: None, desk: Desk, size: tuple[int, int]
) -> None:
    """What one operation changed, field by field."""

    async def enter(pilot: Pilot[Any]) -> None:
        await pilot.press("enter")

    assert snap_compare(desk(), terminal_size=size, run_before=enter)
