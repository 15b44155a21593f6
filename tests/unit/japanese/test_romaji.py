"""Every beginning of every accepted spelling finds the kana."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smeic_tui.japanese.romaji import romaji_key, romaji_query
from tests.unit.japanese.spellings import NAMES, spellings


@pytest.mark.parametrize("kana", NAMES)
def test_every_prefix_of_every_spelling_reaches_the_kana(kana: str) -> None:
    key = romaji_key(kana)
    for spelling in spellings(kana):
        for end in range(1, len(spelling) + 1):
            typed = spelling[:end]
            assert key.startswith(romaji_query(typed)), (spelling, typed, romaji_query(typed))


def test_there_are_two_hundred_names_and_many_spellings() -> None:
    assert len(set(NAMES)) >= 200
    assert sum(len(spellings(kana)) for kana in NAMES) >= 750


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("wata", "わたなべ"),
        ("watan", "わたなべ"),
        ("sh", "しみず"),
        ("shim", "しみず"),
        ("ts", "つじ"),
        ("ohno", "おおの"),
        ("ouno", "おおの"),
        ("ōno", "おおの"),
        ("ohishi", "おおいし"),
        ("ohuchi", "おおうち"),
        ("kan'ichi", "かんいち"),
        ("kan-ichi", "かんいち"),
        ("jun’ichi", "じゅんいち"),
        ("shimbashi", "しんばし"),
        ("tud", "つづき"),
        ("matc", "まっちゃ"),
        ("katsuw", "かつを"),
        ("ＷＡＴＡ", "ワタナベ"),
        ("wata", "ﾜﾀﾅﾍﾞ"),
        ("van", "ヴァン"),
        ("tina", "ティナ"),
        ("wir", "ウィルソン"),
    ],
)
def test_typical_queries(typed: str, kana: str) -> None:
    assert romaji_key(kana).startswith(romaji_query(typed))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nguy", "Nguyen Thi Lan"),
        ("lin w", "Lin Wei"),
        ("Gonç", "Goncalves Maria"),
        ("nguyễn", "Nguyen Thi Lan"),
        ("o'bri", "O'Brien Sean"),
        ("chris", "Christopher Lloyd"),
        ("philli", "Phillips Sharon"),
        ("đặng", "Dang Van Anh"),
    ],
)
def test_latin_names_are_found_by_their_own_spelling(typed: str, name: str) -> None:
    assert romaji_key(name).startswith(romaji_query(typed))


@pytest.mark.parametrize(
    ("typed", "kana"),
    [("wata", "わだ"), ("sa", "しみず"), ("mori", "のり"), ("kato", "かた"), ("hara", "あら")],
)
def test_other_names_are_not_found(typed: str, kana: str) -> None:
    assert not romaji_key(kana).startswith(romaji_query(typed))


def test_words_kanji_and_digits_stay() -> None:
    assert romaji_key("わたなべ　はなこ 渡辺花子 0667 Acme") == "watanabe hanako 渡辺花子 0667 atme"
    assert romaji_query("wata 3") == "wata 3"
    assert romaji_query("") == romaji_key("") == ""


def test_the_last_letter_waits_only_while_the_word_is_unfinished() -> None:
    assert romaji_query("abraham") == "abraha"
    assert romaji_query("abraham ") == romaji_query("abraham l")[:-2] == romaji_key("Abraham")


def test_kana_and_its_spelling_have_one_key() -> None:
    for first, second in product(("shou", "jun", "ryuu"), ("hei", "ta", "ichi")):
        kana = {"shou": "しょう", "jun": "じゅん", "ryuu": "りゅう"}[first]
        kana += {"hei": "へい", "ta": "た", "ichi": "いち"}[second]
        assert romaji_key(kana) == romaji_key(first + second)


@settings(max_examples=500)
@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz' -ō"), max_size=14))
def test_any_beginning_of_any_text_is_a_beginning_of_its_key(text: str) -> None:
    key = romaji_key(text)
    for end in range(len(text) + 1):
        assert key.startswith(romaji_query(text[:end])), (text, text[:end])


@settings(max_examples=300)
@given(st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), max_size=8))
def test_katakana_half_width_and_spelled_kana_agree(text: str) -> None:
    katakana = "".join([chr(ord(char) + 0x60) for char in text])
    assert romaji_key(katakana) == romaji_key(text) == romaji_key(text + "-")
