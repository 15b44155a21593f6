"""Numbers in any width, with or without what is counted."""

from __future__ import annotations

import pytest

from smeic_tui.japanese.counts import fold_count, read_count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("１２名", 12),
        ("第3回", 3),
        ("80%", 80),
        ("８０％", 80),
        (" 5 人 ", 5),
        ("0", 0),
        ("", None),
        ("名", None),
        ("-1", None),
        ("1.5", None),
        ("999999999", None),
        ("十二", None),
    ],
)
def test_a_number_is_read(text: str, number: int | None) -> None:
    assert read_count(text) == number


def test_a_number_has_a_limit_and_what_is_none_stays() -> None:
    assert read_count("100", 99) is None
    assert fold_count("たくさん") == "たくさん"
