"""Kana in either script and width, and the order of a phone book."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.japanese.kana import hiragana, is_kana, katakana, sort_key

KANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3094), max_size=8)


@pytest.mark.parametrize(
    ("text", "hira", "kata"),
    [
        ("ﾀﾞﾃ ﾕｳｼﾞ", "だて ゆうじ", "ダテ ユウジ"),
        ("ヴァン・アン", "ゔぁん・あん", "ヴァン・アン"),
        ("か\u309bとう", "がとう", "ガトウ"),
        ("か\u3099とう", "がとう", "ガトウ"),
        ("山田ﾀﾛｳ", "山田たろう", "山田タロウ"),
        ("\ufa19ｱﾍﾞ", "\ufa19あべ", "\ufa19アベ"),
        ("スーザン", "すーざん", "スーザン"),
    ],
)
def test_scripts_and_widths(text: str, hira: str, kata: str) -> None:
    assert hiragana(text) == hira
    assert katakana(text) == kata


@pytest.mark.parametrize(
    "text", ["わたなべ", "ワタナベ　ハナコ", "ﾜﾀﾅﾍﾞ ﾊﾅｺ", "ヴァン・アン", "か\u3099"]
)
def test_is_kana(text: str) -> None:
    assert is_kana(text)


@pytest.mark.parametrize("text", ["", " ", "・", "山田", "やまだ太郎", "Yamada", "やまだ1"])
def test_is_not_kana(text: str) -> None:
    assert not is_kana(text)


PHONE_BOOK = (
    "ああ",
    "あい",
    "あいか",
    "あいだ あや",
    "おおの けん",
    "おの あきら",
    "かとう いちろう",
    "カトウ ジロウ",
    "ｶﾄｳ ﾕｳｷ",
    "かとうだ あい",
    "かわた けん",
    "かわだ あい",
    "さとう あい",
    "さとう あいこ",
    "スーザン メイ",
    "すずき はる",
    "ぱく しゅん",
    "はっとり けん",
    "ハットリ ジュン",
    "ばば けん",
    "はら ゆう",
    "わに けん",
    "",
    "Nguyen Van",
    "Smith John",
    "山田 太郎",
)
"""Base kana decide, then voicing; family names stay together; who has no kana comes last."""


def test_order_of_a_phone_book() -> None:
    shuffled = sorted(PHONE_BOOK, key=lambda name: name[::-1])
    assert sorted(shuffled, key=sort_key) == list(PHONE_BOOK)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("はは", "はば"),
        ("はば", "はぱ"),
        ("きょう", "きよう"),
        ("もっと", "もつと"),
        ("かー", "かあ"),
    ],
)
def test_ties_are_broken_by_voicing_size_and_length_mark(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)
    assert sort_key(second) < sort_key(first + "あ")


@given(KANA)
def test_scripts_are_sorted_alike_and_turn_into_each_other(text: str) -> None:
    assert sort_key(katakana(text)) == sort_key(text)
    assert hiragana(katakana(text)) == text


@given(KANA, KANA)
def test_the_order_is_that_of_utf8_too(one: str, other: str) -> None:
    low, high = sort_key(one), sort_key(other)
    assert (low < high) == (low.encode() < high.encode())
