"""The grid keeps its cell in view, passes over headings, reads what it paints, tells its cell."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events, on
from textual.app import App, ComposeResult

from smeic_tui.widgets.grid_rows import (
    GridColumn,
    GridLine,
    ListedLines,
    Place,
    columns_in_view,
    first_in_view,
)
from smeic_tui.widgets.grid_table import GridTable
from tests.e2e.stage import NASTY

FROZEN = (GridColumn(("氏名",), 12, right=False),)
COLUMNS = tuple(GridColumn((f"{n}", f"4/{n}"), 5) for n in range(1, 21))


class Sessions:
    """Trainees by number and what they did in twenty sessions; counts what was read."""

    def __init__(self, count: int, every: int = 0) -> None:
        self.count = count
        self.every = every
        self.read = 0

    def __len__(self) -> int:
        return self.count

    def window(self, start: int, stop: int) -> Sequence[GridLine]:
        self.read += stop - start
        return [self.line(i) for i in range(start, stop)]

    def line(self, i: int) -> GridLine:
        if self.every and i % self.every == 0:
            return GridLine(i, (f"第{i // self.every + 1}班",))
        return GridLine(i, (f"渡邊 {i}",), tuple(f"{i % 100}.{n}" for n in range(20)))


class Shown(App[None]):
    """One grid and what it told."""

    def __init__(self, lines: Sessions | ListedLines) -> None:
        super().__init__()
        self.lines = lines
        self.followed: list[tuple[int, int] | None] = []
        self.opened: list[str] = []
        self.grid = GridTable(empty="まだ何もありません", follow=self.follow)

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.show(FROZEN, COLUMNS, self.lines)

    def follow(self, place: Place | None) -> None:
        self.followed.append((place.line.key, place.column) if place else None)

    @on(GridTable.Opened)
    def was_opened(self, event: GridTable.Opened) -> None:
        self.opened.append(event.place.text)

    def text(self, y: int) -> str:
        strip = self.grid.render_line(y)
        assert strip.cell_length == self.grid.size.width
        assert cell_len(strip.text) == strip.cell_length
        return strip.text


async def test_headings_of_two_lines_stand_over_right_aligned_cells() -> None:
    app = Shown(Sessions(3))
    async with app.run_test(size=(60, 10)):
        assert app.text(0).startswith(" " * 14 + "    1     2     3")
        assert app.text(1).startswith(" 氏名" + " " * 9 + "  4/1   4/2   4/3")
        assert app.text(2).startswith(" 渡邊 0" + " " * 6 + ">  0.0   0.1")
        assert app.text(5).strip() == ""


async def test_the_name_stays_and_the_columns_scroll() -> None:
    app = Shown(Sessions(3))
    async with app.run_test(size=(60, 10)) as pilot:
        assert app.text(1).endswith(">")
        assert "<" not in app.text(1)
        await pilot.press(*["right"] * 8)
        assert app.grid.place == Place(app.grid._line(0), 8)
        assert app.text(2).startswith(" 渡邊 0")
        assert ">  0.8" in app.text(2)
        assert "<" in app.text(1)
        assert app.text(1).endswith(">")
        await pilot.press("end")
        assert app.grid.column == 19
        assert not app.text(1).endswith(">")
        await pilot.press("home")
        assert ">  0.0" in app.text(2)
        assert app.followed[-1] == (0, 0)


async def test_up_and_down_pass_over_headings_and_tab_goes_from_one_to_the_next() -> None:
    app = Shown(Sessions(30, every=10))
    async with app.run_test(size=(60, 12)) as pilot:
        assert app.grid.row == 1
        assert app.text(2).startswith(" 第1班")
        await pilot.press(*["down"] * 9)
        assert app.grid.row == 11
        await pilot.press("up")
        assert app.grid.row == 9
        await pilot.press("tab")
        assert app.grid.row == 11
        await pilot.press("tab", "tab")
        assert app.grid.row == 21
        assert any("第3班" in app.text(y) for y in range(12))
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        assert app.grid.row == 1
        await pilot.press("ctrl+end")
        assert (app.grid.row, app.grid.column) == (29, 19)
        await pilot.press("ctrl+home")
        assert (app.grid.row, app.grid.column) == (1, 0)
        assert app.text(2).startswith(" 第1班")
        await pilot.press("up", "pageup", "left")
        assert (app.grid.row, app.grid.column) == (1, 0)


@pytest.mark.parametrize("count", [12, 100_000])
async def test_only_what_is_painted_is_read(count: int) -> None:
    lines = Sessions(count)
    app = Shown(lines)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert lines.read <= 3 * 24
        before = lines.read
        await pilot.press("down", "right", "right", "up", "left")
        assert lines.read == before
        await pilot.press("ctrl+end", "ctrl+home")
        assert lines.read <= before + 4 * 24


async def test_keys_cause_no_layout() -> None:
    app = Shown(Sessions(100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        laid_out: list[object] = []
        layout = app.screen._refresh_layout
        app.screen._refresh_layout = lambda *a, **k: (laid_out.append(a), layout(*a, **k))[1]  # type: ignore[method-assign]
        await pilot.press("down", "right", "pagedown", "end", "ctrl+home")
        await pilot.pause()
        assert laid_out == []


async def test_enter_and_a_double_click_open_a_cell() -> None:
    app = Shown(Sessions(30))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "right", "enter")
        assert app.opened == ["1.1"]
        # The third column: frozen 13 cells, then 6 cells a column.
        await pilot.click(GridTable, offset=(13 + 2 * 6 + 3, 5))
        assert app.followed[-1] == (3, 2)
        await pilot.click(GridTable, offset=(13 + 3 * 6 + 3, 6), times=2)
        assert app.opened == ["1.1", "4.3"]
        await pilot.click(GridTable, offset=(3, 4))
        assert app.followed[-1] == (2, 3)
        for y in (0, 1):
            await pilot.click(GridTable, offset=(20, y))
        assert app.followed[-1] == (2, 3)


async def test_a_click_on_a_heading_or_below_the_lines_does_nothing() -> None:
    app = Shown(Sessions(4, every=4))
    async with app.run_test(size=(60, 12)) as pilot:
        for y in (2, 9):
            await pilot.click(GridTable, offset=(20, y), times=2)
        assert app.followed == [(1, 0)]
        assert app.opened == []


async def test_the_wheel_moves_lines_and_columns() -> None:
    app = Shown(Sessions(30))
    async with app.run_test(size=(60, 12)) as pilot:
        grid = app.grid

        def wheel(kind: type[events.MouseEvent], shift: bool = False) -> events.MouseEvent:
            return kind(grid, 20, 5, 0, 0, 0, shift, False, False)

        for event, at in (
            (wheel(events.MouseScrollDown), (3, 0)),
            (wheel(events.MouseScrollDown, shift=True), (3, 1)),
            (wheel(events.MouseScrollRight), (3, 2)),
            (wheel(events.MouseScrollLeft), (3, 1)),
            (wheel(events.MouseScrollUp, shift=True), (3, 0)),
            (wheel(events.MouseScrollUp), (0, 0)),
        ):
            grid.post_message(event)
            await pilot.pause()
            assert (grid.row, grid.column) == at


async def test_an_empty_grid_says_what_it_is_for() -> None:
    app = Shown(ListedLines())
    async with app.run_test(size=(60, 10)) as pilot:
        assert "まだ何もありません" in app.text(2)
        await pilot.press("down", "right", "enter", "tab", "ctrl+end", "pagedown")
        await pilot.click(GridTable, offset=(20, 4), times=2)
        assert app.grid.place is None
        assert (app.opened, app.followed) == ([], [])


async def test_headings_alone_have_no_cell() -> None:
    app = Shown(ListedLines([GridLine(1, ("一",)), GridLine(2, ("二",))]))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("down", "tab", "enter", "end")
        assert app.grid.place is None
        assert app.opened == []


async def test_the_cursor_finds_its_line_and_column_again() -> None:
    app = Shown(Sessions(30))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down", "down", "right", "right", "right")
        app.grid.show(FROZEN, COLUMNS[:3], Sessions(30, every=5), key=7)
        assert (app.grid.row, app.grid.column) == (7, 2)
        app.grid.show(FROZEN, COLUMNS, Sessions(3), key=7)
        assert (app.grid.row, app.grid.column) == (0, 2)


@pytest.mark.parametrize("seed", range(4))
async def test_wherever_one_goes_the_cell_is_in_view_and_no_heading(seed: int) -> None:
    dice = Random(seed)
    keys = ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab")
    app = Shown(Sessions(60, every=7))
    async with app.run_test(size=(dice.randint(24, 70), dice.randint(4, 20))) as pilot:
        await pilot.pause()
        for _ in range(150):
            assert app.grid.press(dice.choice((*keys, "ctrl+home", "ctrl+end")))
            place = app.grid.place
            assert place is not None
            assert place.text
            assert app.followed[-1] == (place.line.key, place.column)
            marked = [y for y in range(2, app.grid.size.height) if ">" in app.text(y)[:-1]]
            assert len(marked) == 1
            assert place.line.names[0] in app.text(marked[0])


async def test_a_changed_cell_moves_nothing() -> None:
    lines = Sessions(100)
    app = Shown(lines)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press(*["pagedown"] * 3, "up", "up", *["right"] * 12, "left", "left")
        before = [app.text(y) for y in range(12)]
        read = lines.read
        place = app.grid.place
        assert place is not None
        app.grid.show(FROZEN, COLUMNS, lines, key=place.line.key)
        assert [app.text(y) for y in range(12)] == before
        assert lines.read <= read + 24


async def test_a_smaller_terminal_keeps_the_cell_in_view() -> None:
    app = Shown(Sessions(100))
    async with app.run_test(size=(120, 40)) as pilot:
        app.grid.move_to(35, 15)
        for size in ((80, 12), (30, 5), (16, 3), (10, 2), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = [app.text(y) for y in range(size[1])]
            if size[0] >= 30:
                assert sum(">35.15" in line for line in lines) == 1


async def test_hostile_names_are_only_text() -> None:
    lines = [GridLine(i, (text,), (text,) * 20) for i, text in enumerate(NASTY)]
    lines.append(GridLine(99, (NASTY[3] + NASTY[4],)))
    app = Shown(ListedLines(lines))
    async with app.run_test(size=(60, 16)) as pilot:
        for y in range(16):
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in app.text(y))
        await pilot.press(*["down", "right", "enter"] * 4)
        assert app.is_running


WIDTHS = st.lists(st.integers(1, 12), min_size=1, max_size=30)


@given(WIDTHS, st.data(), st.integers(0, 60))
def test_the_column_asked_for_is_in_view_and_no_room_is_wasted(
    widths: list[int], data: st.DataObject, room: int
) -> None:
    first = data.draw(st.integers(0, len(widths) - 1))
    column = data.draw(st.integers(0, len(widths) - 1))
    found = first_in_view(widths, first, column, room)
    shown = columns_in_view(widths, found, room)
    assert found <= column < found + shown
    taken = sum(widths[found : found + shown]) + shown
    assert taken <= room or shown == 1
    if found:
        assert found - 1 + columns_in_view(widths, found - 1, room) < len(widths)
