"""Several files at once: taken together, in the order of their days, a refused one said."""

from __future__ import annotations

import shlex
import sqlite3
from pathlib import Path
from threading import Event

import pytest

from importers import inspection
from screens.importing.columns_page import ColumnsPage
from screens.importing.file_field import typed_paths
from screens.importing.password import PasswordDialog
from screens.importing.refused import RefusedFiles
from screens.importing.tables_page import TablesPage
from screens.imports import ImportScreen
from smeic_tui.errors import SmeicError
from smeic_tui.widgets.progress import Progress
from tests.screens.imports.conftest import LIST, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def _two(lists: Lists) -> None:
    """The newer list arrived first."""
    lists(LIST, name="今年.xlsx", title="名簿 2026年4月1日現在")
    lists(LIST[:2], name="去年.xlsx", title="名簿 2025年4月1日現在")


async def test_selected_files_are_opened_together_in_the_order_of_their_days(
    desk: Desk, lists: Lists
) -> None:
    _two(lists)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "space")
        assert "選んだ2件を開く" in text(app.screen, "#hint")
        await press(pilot, "enter")
        page = app.screen
        assert isinstance(page, TablesPage)
        assert [path.name for path in page.draft.paths] == ["去年.xlsx", "今年.xlsx"]
        assert page.table.count == 2
        assert "表2個 7行" in text(page, "#go")
        await press(pilot, "enter")
        assert isinstance(app.screen, ColumnsPage)
        assert len(app.screen.layouts) == 2
        await press(pilot, "right")
        assert "今年.xlsx" in text(app.screen, "#top")


async def test_a_refused_file_is_said_and_the_others_go_on(
    conn: sqlite3.Connection, desk: Desk, lists: Lists, folder: Path
) -> None:
    _two(lists)
    (folder / "[b]壊れた[@click=app.quit]x.xlsx").write_bytes(b"PK\x03\x04 cut off")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "space", "enter")
        assert isinstance(app.screen, RefusedFiles)
        assert "壊れているか" in text(app.screen, "#why")
        assert "読めた2件で続ける" in text(app.screen, "#keys")
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)
        assert len(app.screen.draft.paths) == 2


async def test_where_no_file_can_be_read_the_list_stays(desk: Desk, folder: Path) -> None:
    for name in ("壊れた.xlsx", "空.csv"):
        (folder / name).write_bytes(b"")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "enter")
        assert isinstance(app.screen, RefusedFiles)
        await press(pilot, "escape")
        assert isinstance(app.screen, ImportScreen)


async def test_a_password_that_is_not_known_leaves_only_its_file_out(
    desk: Desk, lists: Lists
) -> None:
    lists(name="普通.xlsx")
    lists(name="秘密.xlsx", password="花は桜")
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "enter")
        assert isinstance(app.screen, PasswordDialog)
        await press(pilot, "escape")
        assert isinstance(app.screen, RefusedFiles)
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)
        assert [path.name for path in app.screen.draft.paths] == ["普通.xlsx"]


async def test_esc_while_several_are_read_goes_back_to_the_list(
    desk: Desk, lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists(name="一.xlsx")
    lists(name="二.xlsx")

    def reading(*_: object, cancel: Event, **__: object) -> None:
        """A list that takes until somebody stops it."""
        cancel.wait(30)
        raise SmeicError("read_cancelled")

    monkeypatch.setattr(inspection, "inspect", reading)
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("space", "space", "enter")
        assert isinstance(app.screen, Progress)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ImportScreen)
        assert app.screen.table.selected == {0, 1}


async def test_the_same_file_is_opened_again_with_what_was_decided(
    desk: Desk, lists: Lists
) -> None:
    path = lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "down", "down", "down", "3", "escape", "escape")
        await press(pilot, "enter")
        page = app.screen
        assert isinstance(page, TablesPage)
        assert page.draft.policies == {"company": "update"}
        await press(pilot, "escape")
        lists(LIST[:1], name=path.name)
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)
        assert app.screen.draft.policies == {}


async def test_space_in_a_name_is_a_space(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await type_text(pilot, "2026 ")
        await press(pilot, "space")
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        assert screen.field.value == "2026  "
        assert not screen.table.selected


async def test_part_of_the_name_of_the_only_file_opens_it(desk: Desk, lists: Lists) -> None:
    lists()
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        await type_text(pilot, "2026")
        await press(pilot, "enter")
        assert isinstance(app.screen, TablesPage)


def test_files_dropped_together_are_told_apart(tmp_path: Path) -> None:
    one, two = tmp_path / "一 覧.xlsx", tmp_path / "二.xlsx"
    one.touch()
    two.touch()
    assert typed_paths(shlex.join([str(one), str(two)])) == (one, two)
    assert typed_paths(str(one)) == (one,)
    gone = tmp_path / "ない"
    assert typed_paths(f"{one} {gone}") == (Path(f"{one} {gone}"),)
    assert typed_paths("'半分") == (Path("'半分"),)
