"""開示 from the person's page: one key, one file, one line in the log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from openpyxl import load_workbook

from screens.person import PersonScreen
from smeic_tui.app import SmeicApp
from tests.screens.waiting import settle


async def test_everything_held_on_one_person_costs_two_keys_after_the_search(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int], home: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"koji", "enter")
        await settle(pilot)
        for key in ("enter", "d"):
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        (path,) = (home / "Documents").glob("*.xlsx")
        assert path.name == "渡部_浩二_開示.xlsx"
        assert app.note.startswith("渡部 浩二 の開示用ファイルを作りました")
    cover = load_workbook(path).worksheets[0]
    assert cover["B2"].value == "渡部 浩二"
    log = conn.execute("SELECT layout, people, purpose, recipient FROM export_log").fetchone()
    assert log == ("disclosure", 1, "本人からの開示請求", "渡部 浩二")
    assert conn.execute("SELECT person_id FROM export_person").fetchall() == [(ids["koji"],)]
