"""A page with a list: moving, selecting, searching, opening, and keys of every width."""

from __future__ import annotations

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.widgets.frame import Footer, TopLine
from tests.e2e.editing import Editing
from tests.e2e.stage import Listing
from tests.screens.typing import type_text

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_keys_move_search_and_come_back(size: tuple[int, int]) -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test(size=size) as pilot:
        assert app.focused is page.table
        await pilot.press("down", "pagedown", "end")
        assert page.table.cursor == 639
        await pilot.press("slash", *"田中")
        assert page.bar.box.value == "田中"
        assert page.table.count == 92
        await pilot.press("down", "down")
        assert page.table.cursor == 2
        await pilot.press("escape")
        assert (page.bar.box.value, page.table.count) == ("", 640)
        await pilot.press("escape")
        assert app.focused is page.table


async def test_letters_are_text_in_the_search_box() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await pilot.press("f3", *"nuxe/?q")
        assert page.bar.box.value == "nuxe/?q"
        assert app.screen is page
        assert page.written == []
        await pilot.press("f6", "f8")
        assert page.written == ["excel", "undo"]


async def test_space_and_ranges_select() -> None:
    page = Listing()
    async with SmeicApp(page).run_test() as pilot:
        await pilot.press("space", "space", "down", "shift+down", "shift+down", "shift+up")
        assert page.table.selected == {0, 1, 3, 4}
        await pilot.press("ctrl+a")
        assert len(page.table.selected) == 640
        await pilot.press("ctrl+a")
        assert page.table.selected == set()


async def test_full_width_letters_are_keys_and_kana_are_a_search() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await type_text(pilot, "ｘ")
        assert page.written == ["excel"]
        await type_text(pilot, "\u3000")
        assert page.table.selected == {0}
        await type_text(pilot, "いとう")
        assert page.bar.box.value == "いとう"
        await pilot.press("escape", "escape")
        await type_text(pilot, "・ー渡辺")
        assert page.bar.box.value == "・ー渡辺"
        await pilot.press("escape", "escape")
        await type_text(pilot, "ｕ")
        assert page.bar.box.value == "ｕ"
        assert page.written == ["excel"]


async def test_frame_shows_the_next_keys_and_the_state() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test(size=(80, 24)) as pilot:
        footer = page.query_one(Footer)
        assert "/ 検索" in footer.text()
        assert "? キー一覧" in footer.text()
        await pilot.press("f3")
        assert "Enter 一覧へ  Esc 消す  F5 対応記録" in footer.text()
        assert "F1 キー一覧" in footer.text()
        from smeic_tui.widgets.frame import Status

        app.status = Status("水野", "frame.saving")
        assert "水野  保存中" in page.query_one(TopLine).text()


async def test_leaving_the_first_screen_says_how_to_quit() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await pilot.press("q", "escape")
        assert app.screen is page
        assert app.is_running


async def test_digits_and_letters_choose_in_dialogs() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await pilot.press("t", "1")
        await pilot.press("t", "enter")
        await pilot.press("t", "escape")
        await pilot.press("t", "left", "enter")
        assert page.written == ["answer True", "answer False", "answer False", "answer True"]
        await pilot.press("f10", "1")
        assert app.focused is page.bar.box
        await pilot.press("ctrl+p", *"excel", "enter")
        assert page.written[-1] == "excel"


async def test_a_form_goes_on_by_enter_and_asks_before_it_is_lost() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await pilot.press("n", *"2024/3")
        form = app.screen
        assert isinstance(form, Editing)
        assert form.form.values["family"] == "渡邊2024/3"
        await pilot.press("escape")
        assert "入力中" in str(app.screen.query_one("#title").text())  # type: ignore[attr-defined]
        await pilot.press("2")
        assert app.screen is form
        await pilot.press("enter", "enter", "3", "enter", "enter")
        assert form.saved == {"family": "渡邊2024/3", "standing": "left"}
        assert app.screen is page


async def test_ctrl_z_in_a_field_stays_in_the_field() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await pilot.press("n", "a", "b", "ctrl+z")
        form = app.screen
        assert isinstance(form, Editing)
        assert form.form.values["family"] == "渡邊a"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert form.form.values["family"] == "渡邊"
        await pilot.press("ctrl+y")
        assert form.form.values["family"] == "渡邊a"
        assert page.written == []
