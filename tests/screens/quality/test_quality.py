"""充足率と多様性: every number opens as many people as it says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook
from textual.pilot import Pilot

from screens.people_list import PeopleList
from screens.person import PersonScreen
from screens.quality import QualityScreen
from smeic_tui.app import SmeicApp
from smeic_tui.domain.groups import ALUMNI
from smeic_tui.domain.quality import CONCERNS, FIELDS
from smeic_tui.store.file import opening
from smeic_tui.store.file.sessions import begin
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import all_staff
from smeic_tui.text import set_language
from smeic_tui.widgets.help import Help
from tests.screens import centre
from tests.screens.quality.conftest import Desk
from tests.screens.typing import type_text
from tests.screens.waiting import settle


def screen_of(app: SmeicApp) -> QualityScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, QualityScreen)
    return screen


def list_of(app: SmeicApp) -> PeopleList:
    assert isinstance(app.screen, PeopleList)
    return app.screen


def tabs(app: SmeicApp) -> str:
    return screen_of(app).query_one("#tabs").text()  # type: ignore[attr-defined, no-any-return]


def told(app: SmeicApp) -> str:
    return screen_of(app).explained.text()


def number(text: str) -> int:
    return int(text.split()[0].replace(",", ""))


async def test_the_first_table_counts_who_has_what(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = screen_of(app)
        place = screen.grid.place
        assert place is not None
        assert place.line.names == ("かな",)
        assert place.text.split() == ["115", "98%"]
        assert "[1 充足率]" in tabs(app)
        assert "修了生 117名   ある 115名 98%   ない 2名" in told(app)
        assert [c.titles[0] for c in screen.grid.columns][:3] == ["修了生", "1期", "2期"]
        assert [c.titles[0] for c in screen.grid.columns][-2:] == ["期なし", "外部"]


async def test_every_number_of_the_fill_rates_opens_both_lists(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        grid = screen_of(app).grid
        await pilot.press("up")
        people = grid.place
        assert people is not None
        for field in range(len(FIELDS)):
            # All alumni, a cohort, outsiders.
            column = (0, 4, 22)[field % 3]
            grid.move_to(grid.row + 1, column)
            place = grid.place
            assert place is not None
            has = number(place.text)
            everybody = number(people.line.cells[column])
            await pilot.press("enter")
            await settle(pilot)
            opened = list_of(app)
            counts = [len(found.ids) for found in opened.found]
            assert counts == [everybody - has, has], FIELDS[field]
            assert opened.table.count == (everybody - has or has)
            await pilot.press("escape")


async def test_every_number_of_the_distributions_opens_its_list(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        grid = screen_of(app).grid
        seen = 0
        for row in range(0, grid.count, 3):
            grid.move_to(row, 0)
            place = grid.place
            assert place is not None
            meaning = told(app)
            await pilot.press("enter")
            await settle(pilot)
            if place.text.split()[0] == "0":
                assert app.screen is screen_of(app)
                assert "該当する人はいません" in meaning
                continue
            assert f"Enter {list_of(app).table.count:,}名の一覧" in meaning
            if "%" in place.text and "2人" not in place.line.names[0]:
                assert list_of(app).table.count == number(place.text)
            seen += 1
            await pilot.press("escape")
        assert seen > 10


async def test_a_distribution_adds_up_to_everybody(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        screen = screen_of(app)
        lines = screen.grid._lines.window(0, screen.grid.count)
        people = [number(cell) for cell in lines[0].cells]
        sums: list[list[int]] = []
        for line in lines[1:]:
            if line.is_heading:
                sums.append([0] * len(people))
            elif line.names[0] != "2人が違う割合":
                sums[-1] = [a + number(b) for a, b in zip(sums[-1], line.cells, strict=True)]
        assert sums == [people] * 7


async def test_tab_goes_from_axis_to_axis(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "tab", "tab")
        assert told(app).strip().startswith("経営者/勤務 経営者")
        await pilot.press("shift+tab", "shift+tab")
        assert "修了生 117名" in told(app)


async def test_the_figure_of_difference_explains_itself(app: SmeicApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("2", "tab", *["down"] * 7)
        place = screen_of(app).grid.place
        assert place is not None
        assert place.line.names == ("2人が違う割合",)
        assert "2人を選んだとき、年齢が違う割合" in told(app)
        assert place.text.endswith("%")
        await pilot.press("right")
        place = screen_of(app).grid.place
        assert place is not None
        assert place.text == "-"
        assert "割合は出しません" in told(app)


async def test_every_concern_opens_its_people(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3")
        screen = screen_of(app)
        assert screen.focused is screen.table
        assert screen.table.count == len(CONCERNS)
        seen = 0
        for concern in CONCERNS:
            row = screen.table.row
            assert row is not None
            await pilot.press("enter")
            await settle(pilot)
            if row.cells[0] == "なし":
                assert app.screen is screen
            else:
                seen += 1
                assert list_of(app).table.count == screen.counts[concern] == number(row.cells[0])
                await pilot.press("escape")
            await pilot.press("down")
        assert seen >= 5
        assert f"3 気になる点 {seen}" in tabs(app)


async def test_whoever_is_put_right_leaves_the_list_and_the_numbers(
    app: SmeicApp, file: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = screen_of(app).counts["no_kana"]
        assert before == 1
        await pilot.press("3", *["down"] * CONCERNS.index("no_kana"), "enter")
        await settle(pilot)
        row = list_of(app).table.row
        assert row is not None
        assert row.cells[1] == "無名 太郎"
        await pilot.press("enter")
        assert isinstance(app.screen, PersonScreen)
        await pilot.press("e", "tab")
        await type_text(pilot, "むめい たろう")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert list_of(app).table.count == 0
        await pilot.press("escape")
        await settle(pilot)
        assert screen_of(app).counts["no_kana"] == 0
        row = screen_of(app).table.row
        assert row is not None
        assert row.cells[0] == "なし"
        await pilot.press("u")
        await settle(pilot)
        assert screen_of(app).counts["no_kana"] == 1


async def test_what_a_colleague_writes_is_counted(app: SmeicApp, file: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "right")
        screen = screen_of(app)
        at = (screen.grid.row, screen.grid.column)
        figures = screen.figures
        assert figures is not None
        before = figures.people[ALUMNI]
        conn = opening.writer(file)
        actor = begin(conn, all_staff(conn)[0].id)
        with operation(conn, actor, "person_added") as op:
            people.add_person(op, {"kind": "alumnus", "name": "新人 一"}, cohort=1)
        conn.close()
        screen._look_again()
        await settle(pilot)
        figures = screen.figures
        assert figures is not None
        assert figures.people[ALUMNI] == before + 1
        assert (screen.grid.row, screen.grid.column) == at


@pytest.mark.parametrize(("digit", "title", "rows"), [("1", "充足率", 20), ("3", "気になる点", 12)])
async def test_the_table_shown_goes_to_excel(
    app: SmeicApp, file: Path, home: Path, digit: str, title: str, rows: int
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(digit, "x", "enter")
        await settle(pilot)
        written = list((home / "Documents").glob("*.xlsx"))
        assert len(written) == 1
        assert written[0].name.startswith(title)
        page = load_workbook(written[0]).active
        assert page is not None
        table = list(page.iter_rows(values_only=True))
        assert len(table) == rows + 1
        if digit == "1":
            assert table[0][:3] == ("項目", "修了生", "修了生 %")
            assert table[2][:3] == ("かな", 115, 98)
        assert app.screen is screen_of(app)
    with sqlite3.connect(file) as conn:
        log = conn.execute("SELECT layout, people, filter, purpose FROM export_log").fetchall()
    conn.close()
    assert log == [("quality", 0, title, "集計")]


async def test_the_distributions_go_to_excel(app: SmeicApp, home: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "x", "enter")
        await settle(pilot)
        page = load_workbook(next((home / "Documents").glob("*.xlsx"))).active
        assert page is not None
        rows = list(page.iter_rows(min_row=2, values_only=True))
        ages = [row for row in rows if row[0] == "年齢"]
        assert [row[1] for row in ages][-2:] == ["不明", "2人が違う割合"]
        assert sum(int(str(row[2])) for row in ages[:-1]) == 117


async def test_an_empty_file_says_what_to_do(db_path: Path, actor: Actor, desk: Desk) -> None:
    app = desk(db_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for digit in "123":
            await pilot.press(digit, "enter", "down", "right", "end", "tab", "x", "escape")
            await settle(pilot)
            assert app.screen is screen_of(app)
        await pilot.press("1")
        assert "名簿の画面の i" in screen_of(app).grid.empty


async def test_the_help_names_the_keys_of_the_grid(app: SmeicApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        assert isinstance(app.screen, Help)
        await pilot.press("escape", "f10", "escape", "ctrl+p", "escape", "ctrl+c")
        assert app.screen is screen_of(app)


async def test_kana_and_wide_letters_write_nothing(app: SmeicApp, file: Path) -> None:
    def operations() -> int:
        with sqlite3.connect(file) as conn:
            found = int(conn.execute("SELECT count(*) FROM operation").fetchone()[0])
        conn.close()
        return found

    before = operations()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for text in ("いとう", "・", "渡辺", "ｕ", "\u3000", "ー"):
            await type_text(pilot, text)
            await settle(pilot)
        assert app.screen is screen_of(app)
        await type_text(pilot, "２")
        assert "[2 多様性]" in tabs(app)
    assert operations() == before


async def test_in_english(file: Path, desk: Desk) -> None:
    set_language("en")
    app = desk(file)
    set_language("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("2", "tab", "3", "down")
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert not any("\u3040" <= char <= "\u9fff" for char in text.replace("水野", ""))


@pytest.mark.parametrize("size", [(80, 24), (20, 3), (1, 1), (200, 60)])
async def test_hostile_names_are_only_text(
    db_path: Path,
    conn: sqlite3.Connection,
    actor: Actor,
    desk: Desk,
    size: tuple[int, int],
) -> None:
    centre.build_nasty(conn, actor)
    with operation(conn, actor, "demo") as op:
        for number_, text in enumerate(centre.NASTY, 1):
            values = {"industry": text, "business_type": text, "size_band": text}
            op.update("organisation", number_, values)
    app = desk(db_path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for digit in "123":
            await pilot.press(digit, *["pagedown"] * 2, "enter")
            await settle(pilot)
            await walk(pilot, app)
        await pilot.press("2", *["tab"] * 6)
        for _ in range(4):
            await pilot.press("enter")
            await settle(pilot)
            await walk(pilot, app)
            await pilot.press("down", "down")
        strips = app.screen._compositor.render_strips()
        assert all(strip.cell_length == size[0] for strip in strips)
        text = "\n".join(strip.text for strip in strips)
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text if c != "\n")
        assert app.is_running


async def walk(pilot: Pilot[object], app: SmeicApp) -> None:
    """Look into a list, at a person of it, and come back."""
    if isinstance(app.screen, PeopleList):
        await pilot.press("enter", "escape", "c", "escape", "x", "escape", "ctrl+c")
    while app.screen is not screen_of(app):
        await pilot.press("escape")
        await settle(pilot)
