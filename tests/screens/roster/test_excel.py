"""Excel output from the list: who, in which order, with a purpose in the log."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from screens.forms.excel_output import ExcelDialog, Listed
from screens.forms.writing import free_name, typed_path
from smeic_tui.app import SmeicApp
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in load_workbook(path).active.iter_rows(values_only=True)]


async def test_the_hits_are_written_with_their_purpose(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int], home: Path
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("slash", *"wata", "f6")
        dialog = app.screen
        assert isinstance(dialog, ExcelDialog)
        await pilot.press("enter")
        assert app.screen is dialog
        await type_text(pilot, "鼎談会の案内")
        await pilot.press("down", "3", "enter")
        await settle(pilot)
        said = [notice.message for notice in app._notifications]
    written = next((home / "Documents").glob("*.xlsx"))
    assert any(str(written) in s and "3名" in s for s in said)
    rows = rows_of(written)
    assert [row[1] for row in rows[1:]] == ["渡邊 健太郎", "渡部 浩二", "渡辺 翔太"]
    assert "ken@yao.example.co.jp" in rows[1]
    assert "090-1111-2345" in rows[1]
    log = conn.execute("SELECT people, filter, purpose, recipient, columns FROM export_log")
    people, condition, purpose, recipient, columns = log.fetchone()
    assert (people, condition, purpose, recipient) == (3, "検索: wata", "鼎談会の案内", None)
    assert json.loads(columns)[-2:] == ["mail", "phone"]
    found = conn.execute("SELECT count(*) FROM export_person").fetchone()[0]
    assert found == 3


async def test_selected_people_come_in_the_order_of_the_list_and_the_missing_say_so(
    app: SmeicApp, conn: sqlite3.Connection, ids: dict[str, int], home: Path
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("end", "space", "home", "down", "space", "x")
        await type_text(pilot, "確認")
        await pilot.press("enter")
        await settle(pilot)
    rows = rows_of(next((home / "Documents").glob("*.xlsx")))
    assert [(row[1], row[7]) for row in rows[1:]] == [
        ("田中 恵子", "所在不明 2024-05"),
        ("Lin Wei", None),
    ]


async def test_a_file_of_that_name_is_asked_about_and_a_refusal_keeps_the_form(
    app: SmeicApp, ids: dict[str, int], home: Path
) -> None:
    taken = home / "Documents" / "名簿.xlsx"
    taken.write_bytes(b"old")
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("x")
        dialog = app.screen
        assert isinstance(dialog, ExcelDialog)
        dialog.form.put("purpose", "確認")
        dialog.form.put("file", "名簿")
        await pilot.press("enter", "2")
        await settle(pilot)
        assert taken.read_bytes() == b"old"
        dialog.form.put("file", "/nowhere/at/all.xlsx")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        assert app.screen is dialog
        assert dialog.form.values["purpose"] == "確認"
        dialog.form.put("file", "名簿")
        await pilot.press("enter", "1")
        await settle(pilot)
        assert len(rows_of(taken)) == 7


def test_enter_and_the_button_say_that_a_file_is_written(tmp_path: Path) -> None:
    dialog = ExcelDialog(Listed((1,)), tmp_path)
    assert dialog.form._commit.text().strip() == "[ 書き出す ]"
    assert dialog._keys_line.text().startswith("Enter 書き出す ")


def test_names_are_free_and_end_in_xlsx(tmp_path: Path) -> None:
    (tmp_path / "名簿.xlsx").touch()
    assert free_name(tmp_path, "名簿").name == "名簿 (2).xlsx"
    assert typed_path("名簿", tmp_path) == tmp_path / "名簿.xlsx"
    assert typed_path("2026.4 名簿.XLSX", tmp_path) == tmp_path / "2026.4 名簿.XLSX"
    assert typed_path("/tmp/2026.4", tmp_path) == Path("/tmp/2026.4.xlsx")
