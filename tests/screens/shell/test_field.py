"""Fields: their own undo, folding on leaving, checks, pastes, and the form around them."""

from __future__ import annotations

import unicodedata

import pytest
from textual import events
from textual.app import ComposeResult

from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import FORM
from smeic_tui.app import SmeicApp
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Commit, Entry, Form
from smeic_tui.widgets.frame import Page
from tests.e2e.editing import Editing
from tests.e2e.stage import Listing
from tests.screens.typing import type_text


def fold(value: str) -> str:
    return unicodedata.normalize("NFKC", value).strip()


def digits(value: str) -> str | None:
    return None if value.isdigit() else "数字で入れてください"


class Years(Page[None]):
    """A form with a year."""

    CONTEXT = FORM
    BINDINGS = bindings(FORM)
    AUTO_FOCUS = "Field"

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(
            [
                Entry("name", "frame.search", required=True),
                Entry("year", "frame.search", "2008", fold=fold, check=digits, limit=4, cells=8),
            ]
        )
        self.got: list[Form.Submitted] = []

    def body(self) -> ComposeResult:
        yield self.form

    def on_form_submitted(self, event: Form.Submitted) -> None:
        self.got.append(event)


async def test_leaving_folds_and_checks() -> None:
    page = Years()
    async with SmeicApp(page).run_test() as pilot:
        await pilot.press("enter", "ctrl+u")
        await type_text(pilot, "２０ａ")
        field = page.query_one("#year", Field)
        assert field.value == "２０ａ"
        await pilot.press("up")
        await pilot.pause()
        assert field.value == "20a"
        assert field.error == "数字で入れてください"
        assert "数字で入れてください" in page.form.rows[1].text()
        await pilot.press("down", "end", "backspace", "up")
        await pilot.pause()
        assert field.error is None
        assert "数字" not in page.form.rows[1].text()


async def test_a_form_with_a_mistake_goes_to_it_and_records_nothing() -> None:
    page = Years()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        page.form.submit()
        await pilot.pause()
        assert page.got == []
        assert app.focused is page.query_one("#name")
        assert "入力してください" in page.form.rows[0].text()
        await pilot.press("x", "enter", "enter")
        assert isinstance(app.focused, Commit)
        await pilot.press("enter")
        await pilot.pause()
        assert dict(page.got[0].values) == {"name": "x", "year": "2008"}
        assert dict(page.got[0].changed) == {"name": "x"}


async def test_the_wide_blank_of_an_ime_is_text_and_replaces_what_is_selected() -> None:
    page = Years()
    async with SmeicApp(page).run_test() as pilot:
        field = page.query_one("#name", Field)
        await type_text(pilot, "山田\u3000太郎")
        assert field.value == "山田\u3000太郎"
        await pilot.press("shift+left", "shift+left")
        await type_text(pilot, "\u3000")
        assert field.value == "山田\u3000\u3000"
        await pilot.press("ctrl+z")
        assert field.value == "山田\u3000太郎"


async def test_the_limit_refuses_more_characters() -> None:
    page = Years()
    async with SmeicApp(page).run_test() as pilot:
        await pilot.press("enter", "9")
        assert page.query_one("#year", Field).value == "2008"


async def test_what_a_store_refuses_is_shown_at_its_field() -> None:
    page = Years()
    app = SmeicApp(page)
    async with app.run_test():
        page.form.blame("year", "先の日付です")
        assert app.focused is page.query_one("#year")
        assert "先の日付です" in page.form.rows[1].text()


async def test_undo_goes_back_change_by_change_and_typing_forgets_the_future() -> None:
    page = Years()
    async with SmeicApp(page).run_test() as pilot:
        field = page.query_one("#name", Field)
        await pilot.press("a", "b", "left", "c", "ctrl+z")
        assert (field.value, field.cursor_position) == ("ab", 1)
        await pilot.press("ctrl+y")
        assert (field.value, field.cursor_position) == ("acb", 2)
        await pilot.press("ctrl+z", "d", "ctrl+y")
        assert field.value == "adb"
        await pilot.press(*["ctrl+z"] * 9)
        assert field.value == ""


async def test_a_filled_in_field_can_be_taken_back() -> None:
    page = Years()
    async with SmeicApp(page).run_test() as pilot:
        page.form.put("name", "わたなべ")
        await pilot.press("ctrl+z")
        assert page.form.values["name"] == ""


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("渡邊\t健太郎\r\n", "渡邊 健太郎"),
        ("\x1b[31m赤", "赤"),
        ("[/b]", "[/b]"),
        ("C:\\名簿\\2024.xlsx", "C:\\名簿\\2024.xlsx"),
        ("  \n ", ""),
    ],
)
async def test_a_paste_becomes_one_clean_line(pasted: str, expected: str) -> None:
    page = Years()
    app = SmeicApp(page)
    async with app.run_test() as pilot:
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        assert page.query_one("#name", Field).value == expected


async def test_dates_paths_and_symbols_can_be_typed_in_every_field() -> None:
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        await pilot.press("n")
        await type_text(pilot, "2024/3 ~/名簿?q_n")
        form = app.screen
        assert isinstance(form, Editing)
        assert form.form.values["family"] == "渡邊2024/3 ~/名簿?q_n"


async def test_ctrl_s_records_from_anywhere() -> None:
    app = SmeicApp(Listing())
    async with app.run_test() as pilot:
        await pilot.press("n", "x", "ctrl+s")
        assert isinstance(app.screen, Listing)
