"""Hiragana, katakana and the order of the Japanese syllabary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_TO_KATAKANA = {hira: kata for kata, hira in _TO_HIRAGANA.items()}
_HALF_WIDTH = re.compile("[\uff61-\uff9f\u3099-\u309c]")
_KANA = re.compile("[\u3041-\u3096\u3099-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff65-\uff9f]+")
_PLAIN = re.compile("[ぁ-ゖァ-ヺー]+(?:[ \u3000][ぁ-ゖァ-ヺー]+)?")
_BETWEEN = re.compile(r"[\s\u30fb\uff65・=＝.．]+")
_BASE: dict[int, str] = {}
_TIE: dict[int, str] = {}
_VOWEL: dict[str, str] = {}
NO_KANA = "\U0010fffd"
"""First character of the sort key of a text without kana: behind every kana, also in SQLite."""


def _whole(text: str) -> str:
    """Full-width kana with their sound marks composed; everything else as it is."""
    if not _HALF_WIDTH.search(text):
        return text
    text = text.replace("\u309b", "\u3099").replace("\u309c", "\u309a")
    return _KANA.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)


def hiragana(text: str) -> str:
    """Katakana, also half-width, as hiragana; every other character stays."""
    return _whole(text).translate(_TO_HIRAGANA)


def katakana(text: str) -> str:
    """Hiragana and half-width katakana as full-width katakana; every other character stays."""
    return _whole(text).translate(_TO_KATAKANA)


def is_kana(text: str) -> bool:
    """Whether the text is a reading: kana, with at most spaces and middle dots between."""
    if _PLAIN.fullmatch(text):
        return True
    rest = _BETWEEN.sub("", text)
    return bool(rest) and _KANA.fullmatch(rest) is not None


def _fill_tables() -> None:
    small = "ぁぃぅぇぉっゃゅょゎゕゖ"
    large = "あいうえおつやゆよわかけ"

    for code in range(0x3041, 0x3097):
        char = chr(code)
        plain = large[small.index(char)] if char in small else char
        parts = unicodedata.normalize("NFD", plain)
        _BASE[code] = parts[0]
        # JIS X 4061: voiceless before voiced before half-voiced, small before full size.
        voice = {"": 0, "\u3099": 1, "\u309a": 2}[parts[1:]]
        _TIE[code] = str(voice * 3 + (1 if char in small else 2))
    for vowel, members in zip(
        "あいうえお",
        (
            "あかさたなはまやらわ",
            "いきしちにひみりゐ",
            "うくすつぬふむゆる",
            "えけせてねへめれゑ",
            "おこそとのほもよろを",
        ),
        strict=True,
    ):
        _VOWEL.update(dict.fromkeys(members, vowel))


_fill_tables()


def sort_key(kana: str) -> str:
    """Key whose plain order is that of a Japanese phone book (50音順, JIS X 4061 for readings).

    Each word is compared by its base kana first (a long vowel mark counts as its vowel), then by
    voicing and size, then the next word: all of one family name stand together, in the order of
    the given names. A text without kana sorts behind all kana.
    """
    words = hiragana(kana).split()
    if not words or not _KANA.match(words[0]):
        return NO_KANA + " ".join(words).casefold()
    return " ".join([_word_key(word) for word in words])


@lru_cache(maxsize=16_384)
def _word_key(word: str) -> str:
    """The key of one word; family names and given names come again and again."""
    base: list[str] = []
    tie: list[str] = []
    for char in word:
        code = ord(char)
        if code in _BASE:
            base.append(_BASE[code])
            tie.append(_TIE[code])
        elif char == "ー" and base:
            base.append(_VOWEL.get(base[-1], base[-1]))
            tie.append("0")
        elif char in "ゝゞ" and base:
            base.append(base[-1])
            tie.append("5" if char == "ゞ" else "2")
        elif char not in "・･":
            base.append(char)
            tie.append("2")
    return "".join(base) + "\x01" + "".join(tie)
