"""Data on its way to the screen: cleaned, measured in cells, cut with a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from smeic_tui.widgets.show import ELLIPSIS, cleaned, cut, fit, show, width
from tests.e2e.stage import NASTY

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
NAMES = st.text(st.sampled_from("ab渡邊𠮷ｱ[]/@\x1b\n\t・…か\u3099\u3000"), max_size=30)


@given(NAMES | TEXT, st.integers(0, 40), st.booleans())
def test_fit_fills_its_cells_exactly(text: str, cells: int, right: bool) -> None:
    assert cell_len(fit(text, cells, right)) == cells


@given(NAMES | TEXT, st.integers(0, 40))
def test_cut_never_takes_more_cells(text: str, cells: int) -> None:
    assert width(cut(cleaned(text), cells)) <= cells


@given(NAMES | TEXT)
def test_nothing_shown_acts_on_the_terminal(text: str) -> None:
    shown = cleaned(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert cleaned(shown) == shown


def test_markup_stays_text() -> None:
    assert show("[/b][@click=app.quit]x[/]").plain == "[/b][@click=app.quit]x[/]"
    assert show("[b]x[/b]").spans == []
    assert show(None).plain == ""
    assert show(12).plain == "12"
    assert show("x").no_wrap
    assert show("x").overflow == "ellipsis"


def test_display_text_is_not_normalised() -> None:
    decomposed = "か\u3099くせい"
    assert cleaned(decomposed) == decomposed
    assert cleaned("髙﨑 ｱ Ａ") == "髙﨑 ｱ Ａ"


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("abc", 5, "abc  "),
        ("渡邊", 5, "渡邊 "),
        ("渡邊健", 5, f"渡邊{ELLIPSIS}"),
        ("渡邊健", 4, f"渡{ELLIPSIS} "),
        ("𠮷川", 4, "𠮷川"),
        ("abcdef", 4, f"abc{ELLIPSIS}"),
        ("二行\nの名前", 12, "二行 の名前 "),
        ("x", 0, ""),
    ],
)
def test_fit(text: str, cells: int, expected: str) -> None:
    assert fit(text, cells) == expected


def test_fit_to_the_right() -> None:
    assert fit("3", 3, right=True) == "  3"


@pytest.mark.parametrize("text", NASTY)
def test_nasty_names_fit_a_column(text: str) -> None:
    assert cell_len(fit(text, 14)) == 14
