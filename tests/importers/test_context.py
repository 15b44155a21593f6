"""Cohort and as-of date from what stands around a table."""

from __future__ import annotations

import pytest

from importers.tables.context import read_context


@pytest.mark.parametrize(
    ("sheet", "titles", "cohort", "as_of"),
    [
        ("名簿", ["修了生名簿", "2024年4月1日現在"], None, "2024-04-01"),
        ("第３期", [], 3, None),
        ("Sheet1", ["第12期生　名簿"], 12, None),
        ("全期", ["第1期～第20期"], None, None),
        ("名簿", ["2025.12.20現在　事務局"], None, "2025-12-20"),
        ("名簿", ["令和6年3月時点"], None, "2024-03"),
        ("名簿", ["12/20現在", "MOT鼎談会（第4回）"], None, None),
    ],
)
def test_context(sheet: str, titles: list[str], cohort: int | None, as_of: str | None) -> None:
    """One cohort named alone; a date only where the text says it is one of this list."""
    found = read_context(sheet, titles)
    assert found.cohort == cohort
    assert (found.as_of.iso if found.as_of else None) == as_of
