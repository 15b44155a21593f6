"""The answers of a form, imported from the page of their event."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import openpyxl
import pytest
from textual import events as happenings

from screens.event import EventScreen
from screens.importing.board_page import BoardPage
from screens.importing.result_page import ResultPage
from screens.imports import ImportScreen
from smeic_tui.store.events.replies import replies
from smeic_tui.store.imports import imports
from tests.screens.events.conftest import Desk, Held, press
from tests.screens.imports.pressing import text
from tests.screens.waiting import settle

ANSWERS = (
    ("タイムスタンプ", "お名前", "ふりがな", "修了期", "ご出欠", "懇親会への参加"),
    ("2026/11/01 10:00:00", "渡邊 健太郎", "わたなべ けんたろう", "3期", "出席", "参加"),
    ("2026/11/02 10:00:00", "渡部 浩二", "わたなべ こうじ", "13期", "オンライン", "欠席"),
    ("2026/11/03 10:00:00", "架空目 梅子", "かくうめ うめこ", "", "出席", ""),
)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """The form's spreadsheet."""
    book = openpyxl.Workbook()
    for row in ANSWERS:
        book.worksheets[0].append(row)
    book.worksheets[0].title = "フォームの回答 1"
    path = tmp_path / "鼎談会_出欠フォーム.xlsx"
    book.save(path)
    return path


async def test_answers_go_to_the_event_they_were_opened_from(
    conn: sqlite3.Connection, held: Held, ids: dict[str, int], desk: Desk, answers: Path
) -> None:
    """Neither 修了生だけですか nor a day is asked: answers are mixed, and tell their time."""
    app = desk("events")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "l")
        assert isinstance(app.screen, ImportScreen)
        assert "第8回架空鼎談会 の返事" in text(app.screen, "#top")
        app.post_message(happenings.Paste(str(answers)))
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        assert isinstance(app.screen, BoardPage)
        await press(pilot, "a")
        assert isinstance(app.screen, ResultPage)
        told = {
            (reply.event_part_id, reply.person_id): (reply.answer, reply.mode)
            for reply in replies(conn, held.event)
        }
        assert told == {
            (held.main, ids["kentaro"]): ("yes", "onsite"),
            (held.party, ids["kentaro"]): ("yes", "onsite"),
            (held.main, ids["koji"]): ("yes", "online"),
            (held.party, ids["koji"]): ("no", None),
        }
        assert [row.name for row in imports.queue(conn)] == ["架空目 梅子"]
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, EventScreen)
