"""Cells with the names of several people, and names that only look like it."""

from __future__ import annotations

import pytest

from smeic_tui.japanese.several_names import several_names


@pytest.mark.parametrize(
    "text",
    [
        "田中　花子、佐藤　次郎",
        "田中 花子・佐藤 次郎",
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
        "佐藤 次郎,東京都 港区",
        "山田 太郎\n営業 部長",
        "山田 太郎、退会 済",
        "山田 太郎／山田 太郎",
        "髙橋 太郎/高橋 太郎",
        "佐藤 花子・旧姓 田中",
        "佐藤 花子・代理 田中 守",
        "、",
        "",
    ],
)
def test_one_name_stays_one(text: str) -> None:
    assert several_names(text) == ()
