"""Words about events among the others of a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.attended import Attended, attended
from smeic_tui.domain.search import parse


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", Attended()),
        ("wata 3", Attended()),
        ("出席:2025", Attended(since="2025-04-01")),
        ("出席：２０２５年度", Attended(since="2025-04-01")),
        ("came:2024-10-01", Attended(since="2024-10-01")),
        ("出席:2024/4/1 3期", Attended(since="2024-04-01")),
        ("出席:2024-13-01", Attended()),
        ("出席:", Attended()),
        ("出席なし", Attended(never=True)),
        ("NEVER-CAME 未案内:12", Attended(never=True, not_asked="12")),
        ("出席:2023 出席:2025", Attended(since="2025-04-01")),
    ],
)
def test_conditions_are_read_in_any_width(query: str, expected: Attended) -> None:
    assert attended(query) == expected
    assert bool(attended(query)) == (expected != Attended())


def test_a_condition_is_no_name_to_look_for() -> None:
    assert [term.text for term in parse("wata 出席:2025 3 出席なし")] == ["wata", "3"]


@given(st.text(max_size=30), st.sampled_from(["出席:2025", "never-came", "未案内:3"]))
def test_a_condition_changes_nothing_about_the_other_words(text: str, word: str) -> None:
    assert parse(f"{text} {word}") == parse(text)
    assert attended(f"{text} {word}")
