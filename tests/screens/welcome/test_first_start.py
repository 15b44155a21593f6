"""The first start: keys in, a file at the chosen place out, nothing anywhere else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from screens.welcome import Step, WelcomeScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.file import database, location, opening
from smeic_tui.store.people.staff import Staff, add_staff, all_staff
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.message import Message
from smeic_tui.widgets.offer import Offer
from tests.e2e.stage import NASTY, Listing
from tests.screens.places import PLACES
from tests.screens.typing import type_text
from tests.screens.waiting import settle

Program = Callable[[WelcomeScreen], SmeicApp]


@pytest.fixture
def program() -> Iterator[Program]:
    """Makes the app on a screen; what it opened is closed in the end."""
    made: list[SmeicApp] = []

    def make(screen: WelcomeScreen) -> SmeicApp:
        made.append(SmeicApp(screen, screens=PLACES))
        return made[-1]

    yield make
    for app in made:
        app.close_workspace()


def staff_in(path: Path) -> tuple[Staff, ...]:
    with closing(opening.reader(path)) as conn:
        return all_staff(conn)


def said(screen: WelcomeScreen, part: str) -> str:
    return screen.query_one(part, Lines).text()


async def test_enter_takes_the_proposed_place(home: Path, program: Program) -> None:
    screen = WelcomeScreen()
    app = program(screen)
    path = home / "Documents" / "smeic" / "smeic.sqlite"
    async with app.run_test(size=(80, 24)) as pilot:
        assert screen.step is Step.PLACE
        assert not path.parent.exists()
        await pilot.press("enter")
        await type_text(pilot, "水野 葵")
        assert not path.parent.exists()
        await pilot.press("enter", "enter", "enter", "enter")
        await settle(pilot)
        assert screen.step is Step.NEXT
        await pilot.press("4")
        await settle(pilot)
        assert isinstance(app.screen, Listing)
        assert app.workspace.path == path
        assert app.status.staff == "水野"
    app.close_workspace()
    (member,) = staff_in(path)
    assert (member.name, member.short_name, member.os_users) == ("水野 葵", "水野", ("mizuno",))
    assert location.remembered() == path


async def test_another_place_is_typed_and_a_synced_one_named_as_a_risk(
    home: Path, program: Program
) -> None:
    folder = home / "OneDrive - SMEIC"
    folder.mkdir()
    screen = WelcomeScreen()
    app = program(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await type_text(pilot, str(home / "One"))
        await pilot.press("tab")
        await settle(pilot)
        assert "OneDriveと同期される場所です" in said(screen, "#note")
        await pilot.press("enter")
        await type_text(pilot, "水野")
        await pilot.press("enter", "enter", "2", "enter", "enter")
        await settle(pilot)
        assert screen.step is Step.NEXT
    app.close_workspace()
    (member,) = staff_in(folder / "smeic.sqlite")
    assert member.os_users == ()
    assert not (home / "Documents").exists()


async def test_a_place_that_refuses_keeps_what_was_typed(home: Path, program: Program) -> None:
    screen = WelcomeScreen()
    app = program(screen)
    async with app.run_test() as pilot:
        await pilot.press("2")
        missing = home / "ない" / "smeic.sqlite"
        await type_text(pilot, str(missing))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Message)
        await pilot.press("enter")
        assert screen.step is Step.NEW_PATH
        assert screen._field.value == str(missing)
        assert not missing.parent.exists()


async def test_a_file_where_the_folder_should_be_leaves_the_form_as_it_is(
    home: Path, program: Program
) -> None:
    (home / "Documents").write_text("no folder")
    screen = WelcomeScreen()
    app = program(screen)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await type_text(pilot, "水野")
        await pilot.press("enter", "enter", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, Message)
        await pilot.press("escape")
        assert screen.step is Step.WHO
        assert screen._form.values["name"] == "水野"
        assert location.remembered() is None


async def test_opening_refuses_what_is_no_file_of_ours(home: Path, program: Program) -> None:
    text = home / "手紙.sqlite"
    text.write_text("拝啓 " * 100)
    other = home / "other.sqlite"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE t (a)")
        conn.commit()
    before = other.read_bytes()
    screen = WelcomeScreen()
    app = program(screen)
    async with app.run_test() as pilot:
        await pilot.press("3")
        for path in (text, other, home / "none.sqlite", home):
            screen._field.value = ""
            await type_text(pilot, str(path))
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, Message), path
            await pilot.press("escape")
            assert screen._field.value == str(path)
        await pilot.press("escape")
        assert screen.step is Step.PLACE
    assert other.read_bytes() == before
    assert location.remembered() is None


@pytest.fixture
def shared(home: Path) -> Path:
    """A file two members of staff work in, whose logins are others."""
    path = home / "smeic.sqlite"
    database.create(path)
    with closing(opening.writer(path)) as conn:
        add_staff(conn, None, name="水野 葵", os_users=("aoi",))
        add_staff(conn, None, name="佐伯 亘", os_users=("saeki",))
    return path


async def test_who_is_working_is_chosen_by_digit_and_asked_again(
    shared: Path, program: Program
) -> None:
    screen = WelcomeScreen(opened=opening.open_file(shared))
    app = program(screen)
    async with app.run_test() as pilot:
        assert screen.step is Step.STAFF
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(app.screen, Listing)
        assert app.workspace.staff.name == "佐伯 亘"
    app.close_workspace()
    assert [member.os_users for member in staff_in(shared)] == [("aoi",), ("saeki",)]


async def test_space_remembers_the_login(shared: Path, program: Program) -> None:
    app = program(WelcomeScreen(opened=opening.open_file(shared)))
    async with app.run_test() as pilot:
        await pilot.press("space", "1")
        await settle(pilot)
    app.close_workspace()
    assert staff_in(shared)[0].os_users == ("aoi", "mizuno")
    again = program(WelcomeScreen(opened=opening.open_file(shared)))
    async with again.run_test() as pilot:
        await settle(pilot)
        assert isinstance(again.screen, Listing)
        assert again.workspace.staff.name == "水野 葵"
    again.close_workspace()


async def test_somebody_new_joins_and_a_name_twice_is_refused(
    shared: Path, program: Program
) -> None:
    screen = WelcomeScreen(opened=opening.open_file(shared))
    app = program(screen)
    async with app.run_test() as pilot:
        await pilot.press("3")
        await type_text(pilot, "佐伯 亘")
        await pilot.press("enter", "enter", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, Message)
        await pilot.press("escape")
        await type_text(pilot, "一郎")
        screen._form.focus_first()
        await type_text(pilot, "二")
        await pilot.press("enter", "enter", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, Listing)
    app.close_workspace()
    assert [member.name for member in staff_in(shared)][2] == "佐伯 亘二"


async def test_a_file_that_is_missing_is_looked_for_and_never_made(
    home: Path, program: Program
) -> None:
    gone = home / "usb" / "smeic.sqlite"
    screen = WelcomeScreen(missing=gone)
    app = program(screen)
    async with app.run_test() as pilot:
        assert screen.step is Step.MISSING
        assert str(gone)[-40:] in said(screen, "#lead")
        await pilot.press("1")
        assert "まだ見つかりません" in said(screen, "#note")
        gone.parent.mkdir()
        database.create(gone)
        await pilot.press("1")
        await settle(pilot)
        assert screen.step is Step.WHO
        await pilot.press("escape")
        assert screen.step is Step.MISSING
        await pilot.press("3")
        assert screen.step is Step.PLACE
    assert not (home / "Documents").exists()


async def test_the_demo_is_a_file_of_its_own(home: Path, program: Program) -> None:
    screen = WelcomeScreen()
    app = program(screen)
    async with app.run_test() as pilot:
        await pilot.press("4")
        await settle(pilot)
        assert isinstance(app.screen, Listing)
        assert app.workspace.path == location.demo()
    app.close_workspace()
    assert location.remembered() is None
    assert not (home / "Documents").exists()


async def test_kana_and_full_width_signs_write_nothing(home: Path, program: Program) -> None:
    screen = WelcomeScreen()
    app = program(screen)
    async with app.run_test() as pilot:
        for text in ("いとう", "・", "渡辺", "ｕ", "\u3000"):
            await type_text(pilot, text)
            assert screen.step is Step.PLACE
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("name", NASTY)
async def test_names_from_data_are_shown_as_they_are(
    home: Path, program: Program, name: str
) -> None:
    path = home / "smeic.sqlite"
    database.create(path)
    with closing(opening.writer(path)) as conn:
        add_staff(conn, None, name=name, short_name="水野")
    screen = WelcomeScreen(opened=opening.open_file(path))
    app = program(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen.query_one(Offer).count == 2
        assert "\x1b" not in app.export_screenshot()
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(app.screen, Listing)
    app.close_workspace()
