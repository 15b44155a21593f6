"""今日: every number is what its list holds, and Enter opens that list."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from screens.bodies import BodiesScreen
from screens.cases import CasesScreen
from screens.event import EventScreen
from screens.events import EventsScreen
from screens.home import HomeScreen
from screens.people_list import PeopleList
from screens.referrals import ReferralsScreen
from screens.today.opening import OPENERS
from smeic_tui.app import SCREENS
from smeic_tui.store.file import backup
from smeic_tui.store.today.todays_work import STAGES, WORK, Asked, Figure, figures
from smeic_tui.text import messages
from smeic_tui.widgets.figure_lines import FigureLines
from tests.cli.calling import smeic
from tests.screens.events.conftest import Desk, press
from tests.screens.waiting import settle

Conn = sqlite3.Connection
NOW = datetime.now()


def read(conn: Conn, path: Path, now: datetime = NOW) -> dict[str, Figure]:
    work, stages = figures(Asked(conn, path, now))
    return {each.code: each for _, found in (*work, *stages) for each in found}


def test_every_number_has_its_sentence_and_its_list(conn: Conn, work: int, db_path: Path) -> None:
    found = read(conn, db_path)
    for language in ("ja", "en"):
        catalogue = messages("today", language)  # type: ignore[arg-type]
        assert found.keys() <= catalogue.keys()
        assert {f"line.{name}" for name, _ in (*WORK, *STAGES)} <= catalogue.keys()
    for figure in found.values():
        assert figure.opens in OPENERS or figure.opens in SCREENS or figure.opens == "backup"
    told = {code: figure.count for code, figure in found.items()}
    assert (told["replies"], told["actions_late"], told["actions_soon"]) == (2, 2, 2)
    assert (told["cases"], told["cases_business"], told["groups"]) == (3, 0, 1)
    assert told["referrals_joined"] == 1
    assert found["actions_late"].is_late
    assert found["replies"].key == work


def test_the_age_of_the_backup(conn: Conn, db_path: Path) -> None:
    assert read(conn, db_path)["no_backup"].is_late
    backup.back_up(db_path)
    for age, code, count, late in (
        (timedelta(minutes=5), "backup_fresh", 0, False),
        (timedelta(hours=3, minutes=5), "backup_hours", 3, False),
        (timedelta(hours=30), "backup_hours", 30, True),
        (timedelta(days=4, hours=2), "backup_days", 4, True),
    ):
        found = read(conn, db_path, datetime.now() + age)[code]
        assert (found.count, found.is_late) == (count, late)


def test_an_empty_file_has_only_its_backup_to_think_of(
    conn: Conn, db_path: Path, tmp_path: Path
) -> None:
    work, stages = figures(Asked(conn, db_path, NOW))
    assert [name for name, _ in work] == ["backup"]
    assert all(figure.count == 0 for _, found in stages for figure in found)


async def open_line(app: object, pilot: object, *keys: str) -> None:
    await press(pilot, *keys, "enter")  # type: ignore[arg-type]


async def test_a_digit_or_enter_on_a_number_opens_its_list(
    conn: Conn, work: int, db_path: Path, desk: Desk
) -> None:
    app = desk("home")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        home = app.screen
        assert isinstance(home, HomeScreen)
        told = read(conn, db_path)
        await press(pilot, "1")
        assert isinstance(app.screen, EventScreen)
        assert app.screen.table.count == told["replies"].count
        await press(pilot, "escape", "2")
        assert isinstance(app.screen, PeopleList)
        assert app.screen.table.count == told["actions_late"].count
        await press(pilot, "escape", "right", "enter")
        assert isinstance(app.screen, PeopleList)
        assert app.screen.table.count == told["actions_soon"].count
        await press(pilot, "escape", "3")
        assert isinstance(app.screen, ReferralsScreen)
        due = told["referrals_due"].count + told["introductions_due"].count
        assert app.screen.table.count == due
        await press(pilot, "escape", "5")
        assert isinstance(app.screen, EventsScreen)
        assert app.screen.table.count == told["events_held"].count
        await press(pilot, "escape", "right", "right", "enter")
        assert isinstance(app.screen, EventsScreen)
        assert app.screen.table.count == told["events_coming"].count
        await press(pilot, "escape", "end", "up", "enter")
        assert isinstance(app.screen, CasesScreen)
        await press(pilot, "escape", "right", "right", "enter")
        assert isinstance(app.screen, BodiesScreen)
        await press(pilot, "escape")
        assert app.screen is home


async def test_enter_on_the_backup_makes_one(
    conn: Conn, work: int, db_path: Path, desk: Desk
) -> None:
    app = desk("home")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "4")
        assert len(backup.backups(db_path)) == 1
        assert "バックアップをとりました" in app.note
        lines = app.screen.query_one(FigureLines)
        assert "1時間以内" in lines.lines[lines.cursor[0]].numbers[0].text


async def test_a_number_falls_when_its_work_is_done_elsewhere(
    conn: Conn, work: int, desk: Desk
) -> None:
    app = desk("home")
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter", "6", "1")
        await press(pilot, "escape", "escape")
        lines = app.screen.query_one(FigureLines)
        assert "期日を過ぎた行動 1件" in [n.text for line in lines.lines for n in line.numbers]
        await press(pilot, "u")
        assert "期日を過ぎた行動 2件" in [n.text for line in lines.lines for n in line.numbers]


async def test_home_is_one_letter_from_everywhere(conn: Conn, work: int, desk: Desk) -> None:
    app = desk("roster")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert await press(pilot, "g", "t") == 2
        assert isinstance(app.screen, HomeScreen)


def test_the_command_says_the_same(
    conn: Conn, work: int, db_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = smeic(capsys, "--db", db_path, "today", "--json").document
    told = {
        figure["code"]: figure["count"]
        for part in ("work", "stages")
        for line in document[part]
        for figure in line["figures"]
    }
    assert told == {code: figure.count for code, figure in read(conn, db_path).items()}
    text = smeic(capsys, "--db", db_path, "today").out
    assert "事例 3件" in text
    assert "架空鼎談会" in text
