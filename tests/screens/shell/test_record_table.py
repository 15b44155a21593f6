"""The table reads what it paints, keeps its place, and tells what happened."""

from __future__ import annotations

import pytest
from textual import on
from textual.app import App, ComposeResult

from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.rows import ListRows, RowView
from tests.e2e.stage import COLUMNS, Numbered


class Shown(App[None]):
    """One table and what it told."""

    def __init__(self, rows: Numbered) -> None:
        super().__init__()
        self.rows = rows
        self.followed: list[int | None] = []
        self.told: list[str] = []
        self.table = RecordTable(
            COLUMNS, selectable=True, empty="まだ誰もいません", follow=self.follow
        )

    def compose(self) -> ComposeResult:
        yield self.table

    def on_mount(self) -> None:
        self.table.show(self.rows)

    def follow(self, row: RowView | None) -> None:
        self.followed.append(row.key if row else None)

    @on(RecordTable.Opened)
    def opened(self, event: RecordTable.Opened) -> None:
        self.told.append(f"open {event.row.key}")

    @on(RecordTable.SelectionChanged)
    def selected(self, event: RecordTable.SelectionChanged) -> None:
        self.told.append(f"selected {event.count}")

    def line(self, y: int) -> str:
        return self.table.render_line(y).text


@pytest.mark.parametrize("count", [640, 100_000])
async def test_only_the_visible_rows_are_read(count: int) -> None:
    app = Shown(Numbered(range(count)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.rows.read <= 2 * 24
        before = app.rows.read
        await pilot.press("down", "down", "up")
        assert app.rows.read == before
        await pilot.press("pagedown")
        assert app.rows.read <= before + 24
        await pilot.press("end", "home")
        assert app.rows.read <= before + 3 * 24


async def test_scrolling_by_one_reads_one_row() -> None:
    app = Shown(Numbered(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown")
        await pilot.pause()
        before = app.rows.read
        await pilot.press("down")
        await pilot.pause()
        assert app.rows.read == before + 1


async def test_header_cursor_selection_and_cut_cells() -> None:
    app = Shown(Numbered(range(3)))
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show_sort(1, descending=True)
        await pilot.press("space")
        assert app.line(0).split() == ["期", "氏名降", "会社"]
        assert app.line(1).startswith(" 選  1 渡邊 健太郎")
        assert app.line(2).startswith(">    2 田中 浩二")
        assert app.line(4).strip() == ""
        assert app.told == ["selected 1"]
        assert app.followed == [0, 1]


async def test_an_empty_list_says_what_it_is_for() -> None:
    app = Shown(Numbered(range(0)))
    async with app.run_test(size=(60, 10)) as pilot:
        assert "まだ誰もいません" in app.line(2)
        await pilot.press("down", "enter", "space", "shift+down", "pagedown", "end")
        assert app.table.row is None
        assert app.table.selected == set()
        assert app.told == []


async def test_the_cursor_stays_on_its_row_when_the_list_changes() -> None:
    app = Shown(Numbered(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.move_to(50)
        app.table.show(Numbered(range(40, 100)), key=50)
        assert app.table.cursor == 10
        app.table.show(Numbered(range(5)), key=50, index=9)
        assert app.table.cursor == 4
        app.table.show(Numbered(range(0)), key=50)
        assert app.table.row is None
        await pilot.pause()
        assert app.followed == [0, 50, 4, None]


async def test_ranges_grow_and_shrink_and_keep_what_was_selected() -> None:
    app = Shown(Numbered(range(30)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.select({20})
        await pilot.press("shift+down", "shift+down", "shift+down", "shift+up")
        assert app.table.selected == {0, 1, 2, 20}
        await pilot.press("down", "shift+up")
        assert app.table.selected == {0, 1, 2, 3, 20}


async def test_a_click_moves_and_a_double_click_opens() -> None:
    app = Shown(Numbered(range(30)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(RecordTable, offset=(10, 5))
        assert app.table.cursor == 4
        await pilot.click(RecordTable, offset=(10, 3), times=2)
        assert "open 2" in app.told
        await pilot.click(RecordTable, offset=(10, 0))
        assert app.table.cursor == 2


async def test_a_smaller_terminal_keeps_the_cursor_in_view() -> None:
    app = Shown(Numbered(range(100)))
    async with app.run_test(size=(80, 40)) as pilot:
        app.table.move_to(35)
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        lines = [app.line(y) for y in range(12)]
        assert sum(line.startswith(">") for line in lines) == 1


async def test_a_row_of_other_cells_with_the_same_key_is_painted_anew() -> None:
    app = Shown(Numbered(range(3)))
    async with app.run_test(size=(80, 10)):
        app.table.show(ListRows([RowView(0, ("1", "前", "x"))]))
        assert "前" in app.line(1)
        app.table.show(ListRows([RowView(0, ("1", "後", "x"))]))
        assert "後" in app.line(1)
