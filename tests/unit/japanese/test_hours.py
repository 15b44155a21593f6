"""Lengths and spans of time as they stand in attendance books."""

from __future__ import annotations

import pytest

from smeic_tui.japanese.hours import read_length, read_span


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2", 120),
        ("2.5", 150),
        ("２．５", 150),
        ("3h", 180),
        ("３ｈ", 180),
        ("3時間", 180),
        ("2時間30分", 150),
        ("2時間半", 150),
        ("90分", 90),
        ("1:30", 90),
        ("0", 0),
        ("1.75", 105),
        ("", None),
        ("半", None),
        ("二", None),
        ("99", None),
        ("-1", None),
        ("1:75", None),
    ],
)
def test_a_length_is_read(text: str, minutes: int | None) -> None:
    assert read_length(text) == minutes


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("13:00～17:00", ("13:00", "17:00", 240)),
        ("13:00-17:00", ("13:00", "17:00", 240)),
        ("１３：３０〜１７：００", ("13:30", "17:00", 210)),
        ("10:00～17:00\n(昼休1h)", ("10:00", "17:00", 360)),
        ("10時～17時半（休憩90分を除く）", ("10:00", "17:30", 360)),
        ("9時から12時まで", ("09:00", "12:00", 180)),
        ("17:00-13:00", None),
        ("13:00", None),
        ("3時間", None),
        ("10:00-17:00(昼休 長め)", None),
        ("", None),
    ],
)
def test_a_span_is_read_without_its_break(text: str, span: tuple[str, str, int] | None) -> None:
    assert read_span(text) == span
