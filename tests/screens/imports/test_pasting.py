"""A table copied in Excel is pasted and read like a file; paths and words go into the field."""

from __future__ import annotations

import sqlite3

import pytest
from textual import events

from screens.importing.file_field import is_table
from screens.importing.result_page import ResultPage
from screens.importing.tables_page import TablesPage
from screens.imports import ImportScreen
from smeic_tui.app import SmeicApp
from tests.screens.imports.conftest import HEADER, LIST, Desk, Lists
from tests.screens.imports.pressing import press, text
from tests.screens.waiting import settle

TABLE = "\r\n".join("\t".join(map(str, row)) for row in (HEADER, *LIST)) + "\r\n"


def screen(app: SmeicApp) -> ImportScreen:
    """The first step in front."""
    assert isinstance(app.screen, ImportScreen)
    return app.screen


@pytest.mark.parametrize("keys", [(), ("tab",)])
async def test_a_pasted_table_is_imported_like_a_file(
    conn: sqlite3.Connection, desk: Desk, lists: Lists, keys: tuple[str, ...]
) -> None:
    """In the field as on the list; known by its name in the batch."""
    lists()
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        app.post_message(events.Paste(TABLE))
        await settle(pilot)
        page = app.screen
        assert isinstance(page, TablesPage)
        assert "貼り付けた表" in text(page, "#top")
        assert page.draft.rows == 5
        await press(pilot, "enter", "enter", "1", "end", "enter", "2", "a")
        assert isinstance(app.screen, ResultPage)
    assert conn.execute("SELECT file FROM import_batch").fetchall() == [("貼り付けた表",)]
    assert conn.execute("SELECT count(*) FROM person").fetchone() == (4,)


async def test_the_same_table_again_keeps_what_was_decided(desk: Desk) -> None:
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Paste(TABLE))
        await settle(pilot)
        await press(pilot, "space", "escape")
        assert screen(app).field.value == ""
        app.post_message(events.Paste(TABLE))
        await settle(pilot)
        assert isinstance(app.screen, TablesPage)
        assert app.screen.draft.taken == []


@pytest.mark.parametrize("pasted", ["/a/b.xlsx", "名簿\n", "氏名\t期", "一行目\n二行目"])
async def test_anything_else_goes_into_the_field(desk: Desk, pasted: str) -> None:
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Paste(pasted))
        await settle(pilot)
        assert screen(app).field.value == " ".join(pasted.split())


@pytest.mark.parametrize("pasted", ["\x00\t\x1b[31m\n\x00\t", "[b]\t[@click=app.quit]\n\t\ud800"])
async def test_hostile_text_is_shown_or_refused_and_the_program_lives_on(
    desk: Desk, pasted: str
) -> None:
    app = desk()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Paste(pasted))
        await settle(pilot)
        assert "\x1b" not in app.export_screenshot()
        assert app.is_running
        await press(pilot, "escape")
        assert isinstance(app.screen, ImportScreen)


def test_a_table_is_told_by_its_tabs() -> None:
    assert is_table("a\tb\n1\t2")
    assert is_table('"a\nb"\tc')
    assert not is_table("a\tb\n\n")
    assert not is_table("")
