"""Names that would be markup, escape codes or line breaks reach every widget as plain text."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from smeic_tui.app import SmeicApp
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.confirm import Confirm
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.frame import TopLine
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.menu import Item, Menu
from smeic_tui.widgets.message import Message
from smeic_tui.widgets.progress import Progress
from tests.e2e.editing import Editing
from tests.e2e.stage import NASTY, Listing

SIZES = [(80, 24), (120, 40)]


def _screen_text(app: SmeicApp) -> str:
    """What stands in the cells of the terminal, line by line."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    assert len(lines) == height
    assert all(line.cell_length == width for line in lines)
    return "\n".join(line.text for line in lines)


def _is_plain(text: str) -> bool:
    return not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text if c != "\n")


@pytest.mark.parametrize("size", SIZES)
async def test_in_the_table_and_the_top_line(size: tuple[int, int]) -> None:
    page = Listing(64, nasty=True)
    app = SmeicApp(page)
    async with app.run_test(size=size) as pilot:
        for _ in NASTY:
            await pilot.press("s", "space")
            text = _screen_text(app)
            assert _is_plain(text)
        assert "[/b]" in text
        assert "[@click=app.qu" in text
        assert "か\u3099くせい" in text
        assert "…" in text
        await pilot.press("slash", *"[/b]", "enter")
        assert page.table.count > 0
        assert app.is_running


@pytest.mark.parametrize("nasty", NASTY)
async def test_in_every_dialog(nasty: str) -> None:
    page = Listing(3)
    app = SmeicApp(page)
    dialogs: list[Dialog[bool] | Dialog[str] | Dialog[None]] = [
        Confirm(nasty, nasty),
        Menu(nasty, [Item(nasty, nasty, nasty)]),
        Message(nasty, nasty, nasty),
        Progress(nasty),
    ]
    async with app.run_test(size=(80, 24)) as pilot:
        for dialog in dialogs:
            await app.push_screen(dialog)
            if isinstance(dialog, Progress):
                dialog.advance(1, 3, nasty)
            await pilot.pause()
            assert _is_plain(_screen_text(app))
            await pilot.click(next(iter(dialog.query(Static)), dialog))
            assert app.is_running
            await pilot.press("escape")
            assert app.screen is (dialog if isinstance(dialog, Progress) else page)


@pytest.mark.parametrize("nasty", NASTY)
async def test_in_a_form_and_its_fields(nasty: str) -> None:
    page = Editing(nasty)
    app = SmeicApp(Listing(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(page)
        assert not page.unsaved
        page.form.blame("family", nasty)
        page.query_one(Choice).options = (("active", nasty), ("lost", nasty))
        page.query_one(Choice).choose("lost")
        page.query_one(Field).placeholder = "x"
        page.show_title((nasty, "strong"))
        await pilot.pause()
        assert _is_plain(_screen_text(app))


async def test_in_notes() -> None:
    app = SmeicApp(Listing(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        text = app.screen.query_one(TopLine).text()
        assert "[/b]" in text
        assert _is_plain(text)


async def test_in_lines_of_any_length() -> None:
    app = SmeicApp(Listing(3))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.screen.query(Lines).first()
        for nasty in NASTY:
            lines.put([(nasty, "strong"), (nasty, "alert")], [(nasty, "key")])
            await pilot.pause()
            assert _is_plain(_screen_text(app))
