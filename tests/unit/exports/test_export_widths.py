"""Widths count what a Japanese font needs."""

from __future__ import annotations

import pytest

from smeic_tui.exports.cells import Kind, Value
from smeic_tui.exports.widths import cells_of, column_width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("渡邊", 4), ("ｶﾅ", 2), ("𠮷野", 4), ("○", 2), ("か\u3099", 2), ("", 0)],
)
def test_cells_of(text: str, cells: int) -> None:
    assert cells_of(text) == cells


@pytest.mark.parametrize(
    ("kind", "header", "values", "width"),
    [
        ("text", "期", [], 7),
        ("text", "期", ["代表取締役社長"], 16),
        ("text", "備考", ["長" * 100, "a"], 40),
        ("text", "備考", ["一行目\n二行目は長い"], 14),
        ("number", "数", [None, 3], 7),
        ("date", "日", ["2026-04-01"], 12),
        ("month", "修了年月の見出し", ["2008-03"], 19),
    ],
)
def test_column_width(kind: Kind, header: str, values: list[Value], width: float) -> None:
    assert column_width(kind, header, values) == width
