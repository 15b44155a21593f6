"""The app: screens by name, quitting, drafts, menus, languages, themes."""

from __future__ import annotations

import pytest

from smeic_tui.actions import action
from smeic_tui.app import SmeicApp
from smeic_tui.errors import SmeicError
from smeic_tui.text import messages
from smeic_tui.theme import DARK, LIGHT
from smeic_tui.widgets.frame import Footer
from smeic_tui.widgets.help import Help
from smeic_tui.widgets.menu import Menu
from smeic_tui.widgets.message import Message
from smeic_tui.widgets.palette import Palette, found
from smeic_tui.widgets.progress import Progress
from smeic_tui.widgets.record_table import RecordTable
from tests.e2e.editing import Editing
from tests.e2e.stage import Listing

PLACES = {"roster": "tests.e2e.stage:Listing", "history": "tests.e2e.editing:Editing"}


def shown(dialog: Help | Menu[str] | Palette) -> list[tuple[str, ...]]:
    table = dialog.query_one(RecordTable)
    return [row.cells for row in table._rows.window(0, table.count)]


async def test_screens_are_made_when_first_opened_and_gone_back_to() -> None:
    app = SmeicApp(screens=PLACES)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, Listing)
        await pilot.press("f12")
        assert isinstance(app.screen, Menu)
        await pilot.press("h")
        assert isinstance(app.screen, Editing)
        app.open("roster")
        await pilot.pause()
        assert isinstance(app.screen, Listing)
        assert len(app.screen_stack) == 1


async def test_unsaved_text_is_not_left_behind_by_changing_screens() -> None:
    app = SmeicApp(screens=PLACES)
    async with app.run_test() as pilot:
        await pilot.press("n", "x", "f12", "m")
        assert isinstance(app.screen, Editing)
        await pilot.press("ctrl+q")
        assert "入力中" in str(app.screen.query_one("#title").text())  # type: ignore[attr-defined]
        await pilot.press("2")
        assert isinstance(app.screen, Editing)
        await pilot.press("ctrl+q", "1")
    assert app.return_code == 0


async def test_closing_the_window_saves_drafts_from_the_top_down() -> None:
    saved: list[str] = []

    class Draft(Listing):
        def save_draft(self) -> None:
            saved.append("list")

    class Form(Editing):
        def save_draft(self) -> None:
            saved.append(self.form.values["family"])

    app = SmeicApp(Draft())
    async with app.run_test() as pilot:
        await app.push_screen(Form())
        await pilot.press("x")
        app.end()
    assert saved == ["渡邊x", "list"]


async def test_help_lists_the_keys_of_the_screen_below() -> None:
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        help_ = app.screen
        assert isinstance(help_, Help)
        rows = shown(help_)
        assert ("  F3 /", "検索", action("search").tooltip) in rows
        assert any(cells[1] == "入力を戻す" for cells in rows)
        await pilot.press("f1")
        assert isinstance(app.screen, Listing)


async def test_the_menu_offers_what_the_screen_has() -> None:
    page = Listing()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        await pilot.press("f10")
        menu = app.screen
        assert isinstance(menu, Menu)
        labels = [cells[1] for cells in shown(menu)]
        assert labels[0] == "検索"
        assert "元に戻す" in labels
        assert "開く" not in labels
        await pilot.press("down", "down", "down", "down", "down", "enter")
        assert page.written == []
        await pilot.press("f10", "7")
        assert page.written == ["position_change"]


async def test_the_palette_finds_by_name_id_and_explanation() -> None:
    actions = [action("undo"), action("excel"), action("history")]
    assert found(actions, "") == actions
    assert found(actions, "ＵＮＤＯ") == [action("undo")]
    assert found(actions, "いつ 誰") == [action("history")]
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"zzz")
        assert isinstance(app.screen, Palette)
        assert shown(app.screen) == []
        await pilot.press("enter")
        assert isinstance(app.screen, Listing)


async def test_progress_asks_once_to_stop_and_stays_until_it_is_closed() -> None:
    asked: list[int] = []
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        progress = Progress("取り込んでいます", lambda: asked.append(1))
        await app.push_screen(progress)
        progress.advance(340, 1000, "名簿.xlsx")
        assert "340 / 1,000" in progress.query_one("#count").text()  # type: ignore[attr-defined]
        await pilot.press("escape", "escape")
        assert asked == [1]
        assert app.screen is progress
        progress.dismiss()
        await pilot.pause()
        assert isinstance(app.screen, Listing)


async def test_an_error_says_what_happened_and_what_to_do() -> None:
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        app.show_error(SmeicError("no_tty"))
        await pilot.pause()
        assert isinstance(app.screen, Message)
        assert "端末" in str(app.screen.query_one("#sentence").render())
        assert "smeic export" in str(app.screen.query_one("#hint").render())
        await pilot.press("enter")
        assert isinstance(app.screen, Listing)


async def test_ctrl_c_copies_the_row() -> None:
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        await pilot.press("down", "ctrl+c")
        assert app.clipboard == "2\t田中 浩二\t(株)アクアプレス"


@pytest.mark.parametrize("light", [False, True])
async def test_both_themes_are_ours(light: bool) -> None:
    app = SmeicApp(Listing(), light=light)
    async with app.run_test() as pilot:
        assert app.theme == (LIGHT if light else DARK)
        assert set(app.available_themes) == {LIGHT, DARK}
        background = app.screen.styles.background
        app.theme = DARK if light else LIGHT
        await pilot.pause()
        assert app.screen.styles.background != background


async def test_the_frame_speaks_english() -> None:
    app = SmeicApp(Listing(), language="en")
    async with app.run_test(size=(80, 24)):
        assert "/ Search" in app.screen.query_one(Footer).text()
    assert messages("frame", "en").keys() == messages("frame", "ja").keys()
