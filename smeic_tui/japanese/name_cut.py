"""Where a name without a space is cut into family and given name, as far as it can be known."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache

from smeic_tui.japanese.fold import key
from smeic_tui.japanese.kana import hiragana, is_kana
from smeic_tui.japanese.surnames import readings

_LONGEST_FAMILY = 5
_FAMILY_SECONDS = frozenset(
    "藤田川村山本野原井沢崎島岡橋塚谷口内木下上中部尾場林森石浜倉坂池津瀬戸黒宮屋"
)
"""Second characters of family names: behind a family name of one they make a cut doubtful."""
_GIVEN_ENDS = frozenset("郎朗子助介美香奈菜恵江代二三一吾治樹斗人央乃花衣里沙紗也哉輔佑祐佐")
"""Ends of given names of three characters."""


def cut_name(
    text: str, *, kana: str = "", surnames: Collection[str] = ()
) -> tuple[str, str | None] | None:
    """Family and given name of a text without white space, or None if the cut is not known.

    Args:
        text: The name alone, no honorific.
        kana: Its reading; with a space in it, it often decides.
        surnames: Further family names, such as those on file, compared by key.

    Returns:
        The two parts as written; the given name is None when the text is a family name alone.
    """
    words = hiragana(kana).replace("・", "").split() if kana else []
    if is_kana(text):
        return _cut_kana(text, words)
    characters = _characters(text)
    if len(words) == 2 and len(characters) == 2:
        return characters[0], characters[1]
    known = readings()
    extra = surname_keys(frozenset(surnames)) if surnames else frozenset()
    cuts = []
    for length in range(min(_LONGEST_FAMILY, len(characters)), 0, -1):
        family = key("".join(characters[:length]))
        if family in known or family in extra:
            cuts.append((length, known.get(family, frozenset())))
    if words and len(words) <= 2:
        for length, spoken in cuts:
            rest = characters[length:]
            # A whole reading in one word only begins with a family name: 高 + 村… is no proof.
            sure = len(words) == 2 or length > 1 or not _doubtful(rest)
            if not rest and len(words) == 1 and _reads(spoken, words, whole=True):
                return text, None
            if rest and sure and _reads(spoken, words):
                return _parts(characters, length)
    for length, _ in cuts:
        rest = characters[length:]
        if not rest:
            return (text, None) if len(words) < 2 else None
        if len(rest) <= 3 and not (length == 1 and _doubtful(rest)):
            return _parts(characters, length)
    return None


@lru_cache(maxsize=4)
def surname_keys(surnames: frozenset[str]) -> frozenset[str]:
    """The keys of the family names on file, kept while the same set is given."""
    return frozenset(key(name) for name in surnames)


def _cut_kana(text: str, words: list[str]) -> tuple[str, str] | None:
    """A name in kana is cut where its reading is."""
    if len(words) == 2 and _voiceless(hiragana(text)) == _voiceless("".join(words)):
        cut = len(words[0])
        if len(text) == len(hiragana(text)):
            return text[:cut], text[cut:]
    return None


def _reads(spoken: frozenset[str], words: list[str], *, whole: bool = False) -> bool:
    """Whether a reading is the first of two words, or begins (or is) the only one."""
    plain = [_voiceless(word) for word in words]
    for reading in spoken:
        family = _voiceless(reading)
        if plain[0] == family or (len(plain) == 1 and not whole and plain[0].startswith(family)):
            return True
    return False


def _voiceless(kana: str) -> str:
    """Kana without voicing: なかしま and なかじま, みづ and みず are compared as one."""
    level = kana.replace("づ", "す").replace("ぢ", "し").replace("ゔ", "う").replace("ー", "")
    return "".join([unicodedata.normalize("NFD", char)[0] for char in level])


def _doubtful(rest: list[str]) -> bool:
    """Whether a one-character family name may be only the beginning of an unknown longer one."""
    if len(rest) == 3:
        return rest[-1] not in _GIVEN_ENDS or rest[0] in _FAMILY_SECONDS
    return len(rest) == 2 and rest[0] in _FAMILY_SECONDS


def _characters(text: str) -> list[str]:
    """Characters with the variation selectors that belong to them."""
    characters: list[str] = []
    for char in text:
        if characters and ("\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"):
            characters[-1] += char
        else:
            characters.append(char)
    return characters


def _parts(characters: list[str], length: int) -> tuple[str, str]:
    return "".join(characters[:length]), "".join(characters[length:])
