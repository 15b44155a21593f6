"""How an earlier list was read: offered on the columns, taken and given back by one key."""

from __future__ import annotations

import sqlite3

import pytest

from screens.importing.board_page import BoardPage
from screens.importing.result_page import ResultPage
from screens.importing.tables_page import TablesPage
from screens.past.operation_changes import OperationChanges
from smeic_tui.app import SmeicApp
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.profiles import Profile, ProfileColumn, profiles, save_profile
from smeic_tui.store.journal.operation import Actor
from tests.e2e.stage import NASTY
from tests.screens.imports.conftest import HEADER, LIST, PLAN, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.imports.test_columns_step import cells, columns
from tests.screens.waiting import settle

ODD = (*HEADER[:4], "合言葉", "メールアドレス")
KNOWN = Profile(
    "同窓会",
    "2024.xlsx",
    (
        ProfileColumn("期", "cohort"),
        ProfileColumn("氏名", "name"),
        ProfileColumn("会社名", "company", None, "update"),
        ProfileColumn("合言葉", "note"),
    ),
    alumni_only=False,
)


def last_time(app: SmeicApp) -> str:
    """The line that offers it; empty where it is not shown."""
    line = columns(app).query_one("#last-time")
    return text(columns(app), "#last-time") if line.display else ""


async def test_it_is_offered_and_imposed_on_nobody(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    save_profile(conn, actor, KNOWN)
    lists(header=ODD)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        assert "前回の対応: 同窓会" in last_time(app)
        assert cells(app, 4)[2] != "備考"
        assert columns(app).draft.policies == {}


async def test_one_key_takes_it_and_gives_it_back(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    save_profile(conn, actor, KNOWN)
    lists(header=ODD)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        offer, before = last_time(app), columns(app).draft.inspections
        before = list(before)
        await press(pilot, "p")
        assert cells(app, 4)[2:4] == ("備考", "前回")
        assert cells(app, 3)[3:5] == ("前回", "一覧を使う")
        assert cells(app, 5)[3] == "確か"
        assert "使っています" in last_time(app)
        assert columns(app).draft.alumni_only is False
        await press(pilot, "escape", "enter")
        assert "使っています" in last_time(app)
        await press(pilot, "p")
        draft = columns(app).draft
        assert last_time(app) == offer
        assert draft.inspections == before
        assert (draft.policies, draft.alumni_only, draft.chosen) == ({}, None, [{0}])


@pytest.mark.parametrize("keys", [("e", *"kyusei", "enter", "p"), ("p", "e", *"kyusei", "enter")])
async def test_what_staff_said_today_goes_first(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists, keys: tuple[str, ...]
) -> None:
    save_profile(conn, actor, KNOWN)
    lists(header=ODD)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "home", "down", "down", "down", "down", *keys)
        assert cells(app, 4)[2:4] == ("旧姓", "指定")
        assert cells(app, 3)[3] == "前回"
        await press(pilot, "p")
        assert cells(app, 4)[2:4] == ("旧姓", "指定")
        assert cells(app, 3)[3:5] == ("確か", "新しければ更新")


async def test_a_table_without_known_names_becomes_a_list_of_people(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    """What only last time's reading understands is imported by it, and left alone without it."""
    header = ("呼び名", "なかま", "色")
    known = Profile("謎", "x.xlsx", (ProfileColumn("呼び名", "name"), ProfileColumn("色", "note")))
    save_profile(conn, actor, known)
    lists([("ｱ-1", "x", "赤"), ("ｲ-2", "y", "青")], header=header, title="", sheet="S")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        assert columns(app).draft.taken == []
        await press(pilot, "p")
        assert len(columns(app).draft.taken) == 1
        assert "Enter" in text(app.screen, "#go")
        await press(pilot, "p")
        assert columns(app).draft.taken == []


async def test_another_header_gives_it_back(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    save_profile(conn, actor, KNOWN)
    lists(header=ODD)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "p", "escape", "e", "down", "enter")
        assert isinstance(app.screen, TablesPage)
        draft = app.screen.draft
        assert (draft.taken_profiles, draft.policies) == ({}, {})
        assert {c.why for c in draft.table(0, 0).columns}.isdisjoint({"profile"})


async def test_corrected_columns_are_remembered_and_offered_for_the_next_list(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists(header=ODD, name="今年.xlsx")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "home", "down", "down", "down", "down")
        assert last_time(app) == ""
        await press(pilot, "p")
        assert any("まだ" in note.message for note in app._notifications)
        await press(pilot, "e", *"bikou", "enter", "enter", "1", "2", "a")
        assert isinstance(app.screen, ResultPage)
        (held,) = profiles(conn)
        assert (held.name, held.alumni_only) == ("今年", True)
        assert {c.header: c.field for c in held.columns}["合言葉"] == "note"
    lists(LIST[:2], header=ODD[::-1], name="来年.xlsx")
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        assert "前回の対応: 今年" in last_time(app)


async def test_nothing_is_remembered_of_a_list_that_was_understood(
    conn: sqlite3.Connection, desk: Desk, lists: Lists
) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *PLAN, "a")
        assert isinstance(app.screen, ResultPage)
    assert profiles(conn) == ()


async def test_undo_of_the_import_takes_back_what_it_remembered(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists
) -> None:
    """One operation: undone and redone whole, the older mapping of that name comes back."""
    save_profile(conn, actor, KNOWN)
    lists(header=ODD, name="同窓会.xlsx")
    before = profiles(conn)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "p", "enter", "1", "2")
        assert isinstance(app.screen, BoardPage)
        await press(pilot, "a")
        page = app.screen
        assert isinstance(page, ResultPage)
        (held,) = profiles(conn)
        assert (held.file, len(held.columns)) == ("同窓会.xlsx", 6)
        (batch,) = imports.batches_of(conn, page.done.applied.operation or 0)
        assert batch.file == "同窓会.xlsx"
        await press(pilot, "2")
        assert isinstance(app.screen, OperationChanges)
        await press(pilot, "escape", "u", "enter")
        assert "元に戻しました" in text(page, "#told")
        assert profiles(conn) == before
        assert page.reversal is not None
        assert not page.reversal.failed
        await press(pilot, "y")
        assert profiles(conn) == (held,)


@pytest.mark.parametrize("name", NASTY)
async def test_a_name_from_data_is_shown_as_it_is(
    conn: sqlite3.Connection, actor: Actor, desk: Desk, lists: Lists, name: str
) -> None:
    save_profile(conn, actor, Profile(f"x{name}", "x.xlsx", KNOWN.columns))
    lists(header=ODD)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "p")
        assert "\x1b" not in app.export_screenshot()
        assert cells(app, 4)[3] == "前回"
