"""Texts in lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.widgets.show import cleaned, width
from smeic_tui.widgets.wrapping import wrapped


@given(st.text(st.sampled_from("あ漢、。・ー ab-/9\n\x1b"), max_size=80) | st.text(max_size=80))
def test_lines_fit_and_lose_nothing(text: str) -> None:
    for cells in (2, 3, 7, 40):
        lines = wrapped(text, cells)
        assert lines
        assert all(width(line) <= cells for line in lines)
        assert "".join(lines).replace(" ", "") == cleaned(text).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("明日の午後に電話する", ["明日の午後", "に電話する"]),
        ("2026-11-20 に電話", ["2026-11-20", "に電話"]),
        ("次は 2026-11-20", ["次は", "2026-11-20"]),
        ("あいうえお。かき", ["あいうえ", "お。かき"]),
        ("abcdefghijklmn op", ["abcdefghij", "klmn op"]),
        ("  indented", ["  indented"]),
        ("変更履歴（F7）から", ["変更履歴", "（F7）から"]),
        ("明日までに12/15返事", ["明日までに", "12/15返事"]),
    ],
)
def test_where_a_line_ends(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines
