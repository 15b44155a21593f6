"""Cells with the names of several people, and names that only look like it."""

from __future__ import annotations

import pytest

from smeic_tui.japanese.several_names import several_names


@pytest.mark.parametrize(
    "text",
    [
        "青空　花子、木星　次郎",
        "青空 花子・木星 次郎",
        "田中太郎／佐藤花子",
        "田中 太郎\n佐藤 花子",
        "田中太郎様、佐藤花子様、",
    ],
)
def test_each_part_is_a_whole_name(text: str) -> None:
    assert len(several_names(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "青空　花子",
        "ジョン・スミス",
        "スミス、ジョン",
        "Smith, John",
        "田中太郎・花子",
        "田中 太郎（旧姓：佐藤）",
        "エンリケ・田中 太郎",
        "田中・佐藤 花子",
        "、",
        "",
    ],
)
def test_one_name_stays_one(text: str) -> None:
    assert several_names(text) == ()
