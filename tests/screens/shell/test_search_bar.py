"""What a search found stands beside the box, whatever it is and however little room there is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_bar import SearchBar, squeezed
from smeic_tui.widgets.show import width

COUNT = "100,019名 / 100,019名"
BAR: list[Piece] = [
    (COUNT, "strong"),
    ("  ", ""),
    ("全員", "dim"),
    ("  並び かな  ", "dim"),
    ("選択 0", "dim"),
    (" ", ""),
]
NARROWED: list[Piece] = [*BAR[:2], ("未案内 第8回中小企業鼎談会", "key"), *BAR[3:]]


class Searched(App[None]):
    """A search line alone."""

    def compose(self) -> ComposeResult:
        self.table = RecordTable()
        self.bar = SearchBar(
            lambda words: None, self.table, placeholder="氏名 かな ローマ字 会社 期"
        )
        yield self.bar
        yield self.table


@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("pieces", [BAR, NARROWED], ids=["everybody", "narrowed"])
async def test_six_digits_stay_clear_of_the_box(columns: int, pieces: list[Piece]) -> None:
    app = Searched()
    async with app.run_test(size=(80, 24)) as pilot:
        app.bar.found(pieces)
        await pilot.resize_terminal(columns, 24)
        await pilot.pause()
        line = app.bar.render_line(0).text
        start = width(line[: line.index(COUNT)])
        assert app.bar.box.region.right < start
        assert all(word in line for word in ("並び", "選択"))


def test_what_fits_is_left_as_it_is() -> None:
    assert squeezed(BAR, sum(width(text) for text, _ in BAR)) == BAR


@pytest.mark.parametrize("room", range(42, 70))
def test_the_count_is_kept_whole_and_the_rest_fits(room: int) -> None:
    pieces = squeezed(NARROWED, room)
    assert pieces[0] == NARROWED[0]
    assert sum(width(text) for text, _ in pieces) <= room
