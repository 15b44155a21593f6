"""Every tone can be read in both themes."""

from __future__ import annotations

import pytest
from rich.color import Color

from smeic_tui.app import SmeicApp
from smeic_tui.widgets.frame import Footer, TopLine
from smeic_tui.widgets.search_bar import SearchBar
from smeic_tui.widgets.toned import Toned
from tests.e2e.stage import Listing

TONES = ("", "strong", "dim", "key", "title", "alert", "cursor", "selected", "header", "held")
READABLE = 4.5
"""Contrast asked for by WCAG AA."""


def luminance(color: Color | None) -> float:
    assert color is not None
    channels = [part / 255 for part in color.get_truecolor()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Color | None, second: Color | None) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("light", [False, True])
async def test_tones_are_readable(light: bool) -> None:
    page = Listing()
    app = SmeicApp(page, light=light)
    async with app.run_test():
        widgets: list[Toned] = [
            page.table,
            page.query_one(SearchBar),
            page.query_one(TopLine),
            page.query_one(Footer),
        ]
        poor = {
            (type(widget).__name__, tone): round(ratio, 1)
            for widget in widgets
            for tone in (TONES if not isinstance(widget, Footer) else ("", "key"))
            if (ratio := contrast(widget.tone(tone).color, widget.tone(tone).bgcolor)) < READABLE
        }
        assert poor == {}


async def test_shades_tell_cursor_selection_and_scrollbar_apart() -> None:
    page = Listing()
    async with SmeicApp(page).run_test():
        names = ("", "cursor", "selected", "header", "thumb")
        assert len({page.table.tone(name).bgcolor for name in names}) == len(names)
