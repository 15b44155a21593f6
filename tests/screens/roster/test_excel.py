"""Excel output from the list: who, in which order, with a purpose in the log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot

from screens.forms import excel_output
from screens.forms.excel_output import ExcelDialog, Listed
from screens.forms.writing import free_name, typed_path
from screens.roster import RosterScreen
from smeic_tui.app import SmeicApp
from smeic_tui.errors import SmeicError
from smeic_tui.exports import roster_layout
from smeic_tui.exports.sheet import Watch
from smeic_tui.widgets.progress import Progress
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


async def _long_output(
    app: SmeicApp, monkeypatch: pytest.MonkeyPatch, pilot: Pilot[None], write: Callable[..., Path]
) -> ExcelDialog:
    """An output that shows its progress, stopped by the user while ``write`` is at work."""
    monkeypatch.setattr(excel_output, "PROGRESS_FROM", 1)
    monkeypatch.setattr(roster_layout, "write_roster", write)
    await settle(pilot)
    await pilot.press("x")
    dialog = app.screen
    assert isinstance(dialog, ExcelDialog)
    await type_text(pilot, "確認")
    await pilot.press("enter")
    assert isinstance(app.screen, Progress)
    await pilot.press("escape")
    await settle(pilot)
    return dialog


async def test_a_stopped_output_writes_nothing_and_leaves_the_form(
    app: SmeicApp, conn: sqlite3.Connection, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def until_stopped(*_args: object, watch: Watch, **_named: object) -> Path:
        while not watch.cancelled():
            sleep(0.01)
        raise SmeicError("export_cancelled")

    async with app.run_test() as pilot:
        dialog = await _long_output(app, monkeypatch, pilot, until_stopped)
        assert app.screen is dialog
        monkeypatch.undo()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RosterScreen)
    assert len(list((home / "Documents").glob("*.xlsx"))) == 1
    assert conn.execute("SELECT count(*) FROM export_log").fetchone() == (1,)


async def test_a_file_that_is_there_before_the_stop_is_logged(
    app: SmeicApp, conn: sqlite3.Connection, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It left the house: that it was to be stopped does not undo it."""

    def too_late(_conn: object, path: Path, *_args: object, watch: Watch, **_named: object) -> Path:
        while not watch.cancelled():
            sleep(0.01)
        path.write_bytes(b"whole")
        return path

    async with app.run_test() as pilot:
        await _long_output(app, monkeypatch, pilot, too_late)
        assert isinstance(app.screen, RosterScreen)
    assert conn.execute("SELECT purpose FROM export_log").fetchall() == [("確認",)]


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
