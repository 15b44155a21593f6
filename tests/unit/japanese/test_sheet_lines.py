"""Lines of a paper sheet, taken apart as people write and type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.sheet_lines import LONGEST, each_name, read_line, read_sheet

PARTS = ("本会", "懇親会")


@pytest.mark.parametrize(
    ("text", "words", "notes", "cohort"),
    [
        ("架空一郎（河内架空運輸）", ("架空一郎",), ("河内架空運輸",), None),
        ("川口　学　様", ("川口", "学"), (), None),
        ("７期　竹田", ("竹田",), (), 7),
        ("9 古川 一郎", ("古川", "一郎"), (), 9),
        ("M3 渡部", ("渡部",), (), 3),
        ("第十二期　林", ("林",), (), 12),
        ("佐藤健7期", ("佐藤健",), (), 7),
        ("川口　学（5期）", ("川口", "学"), (), 5),
        ("架空商会 代表取締役 山田太郎 ○", ("架空商会", "山田太郎"), (), None),
        ("阿部社長", ("阿部",), (), None),
        ("15期 ｻﾄｳ", ("ｻﾄｳ",), (), 15),
        ("John SMITH", ("John", "SMITH"), (), None),
        ("林、架空鋼管", ("林", "架空鋼管"), (), None),
    ],
)
def test_name_company_and_cohort(
    text: str, words: tuple[str, ...], notes: tuple[str, ...], cohort: int | None
) -> None:
    line = read_line(text, PARTS)
    assert (line.words, line.notes, line.cohort) == (words, notes, cohort)


def test_who_they_were_and_who_brought_them() -> None:
    assert read_line("田中(旧姓大塚)").former == "大塚"
    assert read_line("武田晋平（酒井さんの紹介）").introducer == "酒井"
    assert read_line("武田晋平（紹介者：酒井）").introducer == "酒井"
    assert read_line("？？田 浩").unreadable
    assert read_line("判読不能").unreadable
    assert read_line("関 欠席").absent


def test_somebody_in_the_place_of_somebody() -> None:
    """The person meant is the one who was replaced; whoever came is named beside."""
    for text in ("架空 一郎 代理 田中", "架空　一郎（代理 田中）", "田中（架空 一郎の代理）"):
        line = read_line(text)
        assert ("".join(line.words), line.proxy) == ("架空一郎", "田中"), text


def test_part_mode_and_company_on_the_way() -> None:
    line = read_line("佐藤 健 懇親会のみ 同伴2名 (Zoom)", PARTS)
    assert (line.parts, line.companions, line.mode) == (("懇親会",), 2, "online")


def test_a_part_heads_the_lines_below_it() -> None:
    lines = read_sheet("【本会】\n佐藤\n\n【懇親会】\n佐藤\n鈴木 本会", PARTS)
    assert [(line.number, line.parts, line.heading) for line in lines] == [
        (1, ("本会",), True),
        (2, ("本会",), False),
        (4, ("懇親会",), True),
        (5, ("懇親会",), False),
        (6, ("本会",), False),
    ]


def test_numbers_that_count_the_lines_are_no_cohorts() -> None:
    counted = read_sheet("1 佐藤\n2 鈴木\n3 高橋\n4 田中")
    assert [line.cohort for line in counted] == [None] * 4
    mixed = read_sheet("9 佐藤\n2 鈴木\n13 高橋")
    assert [line.cohort for line in mixed] == [9, 2, 13]
    dotted = read_sheet("1. 佐藤 7期\n・鈴木\n③ 高橋")
    assert [(line.words, line.cohort) for line in dotted] == [
        (("佐藤",), 7),
        (("鈴木",), None),
        (("高橋",), None),
    ]


def test_every_word_of_a_line_is_name_or_company() -> None:
    assert set(each_name(read_line("架空商会 山田 太郎"))) == {
        ("架空商会 山田 太郎", ""),
        ("架空商会 山田", "太郎"),
        ("山田 太郎", "架空商会"),
        ("架空商会", "山田 太郎"),
        ("太郎", "架空商会 山田"),
    }


_NAMED = st.sampled_from(["架空 太郎", "1. 架空 太郎 7期", "・架空商会（本会）", "架空" * LONGEST])


@given(st.lists(st.text(max_size=40) | _NAMED, max_size=10).map("\n".join))
def test_any_text_is_read_and_no_line_is_lost(text: str) -> None:
    lines = read_sheet(text, PARTS)
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))
    written = text.splitlines()
    signed = {number for number, line in enumerate(written, 1) if "架空" in line}
    assert signed <= set(numbers) <= set(range(1, len(written) + 1))
    assert all(len(line.text) <= LONGEST for line in lines)
