"""Names of people as lists write them: cut, former names, honorifics, and keys to find them by."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from smeic_tui.japanese.fold import fold, key
from smeic_tui.japanese.name_cut import cut_name, surname_keys
from smeic_tui.japanese.surnames import readings

_OPEN = "(（\\[［【〔〈<＜「『"
_CLOSE = ")）\\]］】〕〉>＞」』"
_BRACKET = re.compile(f"[{_OPEN}]([^{_OPEN}{_CLOSE}]*)[{_CLOSE}]?|[{_CLOSE}]")
_FORMER = re.compile(
    r"\s*(?:旧姓名?|旧氏名?|旧名|旧|元姓|本姓)\s*[:：=＝・/／]?\s*(?P<name>.*?)\s*"
)
_CURRENT = re.compile(r"\s*(?:現姓|現氏|新姓|結婚後|現)\s*[:：=＝・]?\s*(?P<name>.*?)\s*")
_UNBRACKETED = re.compile(r"[\s,、/／]*(?:旧姓|旧氏)\s*[:：=＝・]?\s*(?P<name>\S+)\s*$")
_HONORIFIC = re.compile(
    r"\s*(?P<word>様方|さま|サマ|様|さん|サン|先生|氏|殿|くん|君|ちゃん|御中)\s*$"
)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)(?:\.\s*|\s+)", re.IGNORECASE)
_MARKS = "★☆※◎○●◯*＊◆◇■□▲△▼▽†‡✓✔#＃・,、。:：;；/／|｜"
_SPACE = re.compile(r"\s+")
_LATIN = re.compile(r"[a-z .,'’\-\u2010\u00c0-\u024f\u1e00-\u1eff]+", re.IGNORECASE)
_CLEAN = re.compile(
    "(?P<family>[\u4e00-\u9fff々ぁ-ゖァ-ヺ]{1,5})[ \u3000]"
    "(?P<given>[\u4e00-\u9fff々ぁ-ゖァ-ヺ]{0,4}[^\\W様殿氏君生方んンまマ中名姓])"
)
"""A name in two parts without anything else, as most cells hold: 山田 太郎."""
_IN_KEY = str.maketrans("", "", "・.,'·")
_CHINESE = frozenset("王李張陳劉黄楊呉趙周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曽蕭田董袁潘")
"""Family names of many Chinese, whose given names may end in 君."""


class Name(NamedTuple):
    """A person's name as written, and what is known of its parts."""

    text: str
    """The name as written, without honorific, bracketed notes and marks."""
    family: str | None
    """Family name, or None where the cut is not known."""
    given: str | None
    """Given name, or None."""
    former: str | None = None
    """Former family name (旧姓), or None."""
    honorific: str | None = None
    """様, さん, 先生 … as written, or None."""


def parse_name(text: str, *, kana: str = "", surnames: Collection[str] = ()) -> Name:
    """Take a name cell apart without guessing.

    Cut at white space (never between Latin words), else where the reading decides, else by the
    table of family names and ``surnames``. A reading is used, never produced.

    Args:
        text: The cell.
        kana: The reading in the same row, if any.
        surnames: Family names on file: they help to cut and to tell a former name in brackets.
            Give the same frozenset for all rows of a list: its keys are then made once.
    """
    if (plain := plain_name(text)) is not None:
        return plain
    bare, notes = _without_notes(text)
    bare, honorific = _without_honorific(bare)
    former, current = _from_notes(notes, surnames)
    unbracketed = _UNBRACKETED.search(bare)
    if unbracketed and unbracketed.start():
        former = former or unbracketed["name"]
        bare = bare[: unbracketed.start()].strip()
    family, given = _cut(bare, kana, surnames)
    if current:
        former, family = former or family, current
    return Name(bare, family, given, former, honorific)


def plain_name(text: str) -> Name | None:
    """A name that is two parts and a space, as most cells hold; None: it takes a closer look."""
    plain = _CLEAN.fullmatch(text)
    return Name(text, *plain.groups()) if plain and "旧" not in text else None


@lru_cache(maxsize=16_384)
def name_key(text: str) -> str:
    """The key of a name: folded, without spaces, honorific, former name, notes and marks."""
    if text.isascii() and text.replace(" ", "").isalpha() and not _TITLE.match(text):
        return text.lower().replace(" ", "")
    if _CLEAN.fullmatch(text) and "旧" not in text:
        return key(text).translate(_IN_KEY)
    bare, _ = _without_honorific(_without_notes(text)[0])
    unbracketed = _UNBRACKETED.search(bare)
    if unbracketed and unbracketed.start():
        bare = bare[: unbracketed.start()]
    return key(bare).translate(_IN_KEY)


def name_keys(name: Name) -> tuple[str, ...]:
    """Every key a person may be found by: the name, its parts joined, former family + given name.

    A Latin name is also found with its first or its last word put at the other end.
    """
    keys = [name_key(name.text)]
    if name.family and name.given:
        keys.append(_joined(name.family, name.given))
        if name.former:
            keys.append(_joined(name.former, name.given))
    words = fold(name.text).replace(",", " ").split()
    if len(words) > 1 and is_latin(name.text):
        keys.append(_joined(*words[1:], words[0]))
        keys.append(_joined(words[-1], *words[:-1]))
    return tuple(dict.fromkeys(found for found in keys if found))


def is_latin(text: str) -> bool:
    """Whether a name is written in Latin letters alone."""
    return _LATIN.fullmatch(text.strip()) is not None


def _joined(*parts: str) -> str:
    return key("".join(parts)).translate(_IN_KEY)


def _without_notes(text: str) -> tuple[str, list[str]]:
    """The text without brackets and marks, and what stood in the brackets."""
    notes: list[str] = []
    if _BRACKET.search(text):
        notes = [note for note in _BRACKET.findall(text) if note.strip()]
        text = _BRACKET.sub(" ", text) if is_latin(_BRACKET.sub("", text)) else _cut_out(text)
    return text.strip().strip(_MARKS).strip(), notes


def _cut_out(text: str) -> str:
    """Remove brackets; 高橋（旧姓：杉本）花子 had its only cut there, so a space stays."""
    outside = _BRACKET.sub("", text)
    return outside if _SPACE.search(outside.strip()) else _BRACKET.sub(" ", text)


def _without_honorific(text: str) -> tuple[str, str | None]:
    match = _HONORIFIC.search(text)
    if match and match.start() and not _part_of_name(text[: match.start()], match):
        return text[: match.start()].rstrip(), match["word"]
    match = _TITLE.match(text)
    if match and match.end() < len(text):
        return text[match.end() :], match.group().strip()
    return text, None


def _part_of_name(before: str, match: re.Match[str]) -> bool:
    """鵜殿 and 張 麗君 are whole names: an attached 殿, 氏, 君 may be the name's last character."""
    if match.group() not in ("殿", "氏", "君"):
        return False
    length = len(_SPACE.sub("", before))
    return length < 2 or (match.group() == "君" and length <= 3 and before[:1] in _CHINESE)


def _from_notes(notes: list[str], surnames: Collection[str]) -> tuple[str | None, str | None]:
    """Former and current family name out of bracketed notes."""
    former = current = None
    for note in notes:
        if (match := _FORMER.fullmatch(note)) and match["name"]:
            former = former or match["name"]
        elif (match := _CURRENT.fullmatch(note)) and match["name"]:
            current = current or match["name"]
        elif former is None and _is_family_name(note.strip(), surnames):
            former = note.strip()
    return former, current


def _is_family_name(text: str, surnames: Collection[str]) -> bool:
    folded = key(text)
    return folded in readings() or (bool(surnames) and folded in surname_keys(frozenset(surnames)))


def _cut(text: str, kana: str, surnames: Collection[str]) -> tuple[str | None, str | None]:
    if is_latin(text):
        family, comma, given = text.partition(",")
        return (family.strip(), given.strip()) if comma and given.strip() else (None, None)
    words = _SPACE.split(text)
    if len(words) == 2:
        return words[0], words[1]
    if len(words) > 2:
        if all(len(word) == 1 for word in words):
            return cut_name("".join(words), kana=kana, surnames=surnames) or (None, None)
        for count in range(len(words) - 1, 1, -1):
            if _is_family_name("".join(words[:count]), surnames):
                return "".join(words[:count]), " ".join(words[count:])
        return words[0], " ".join(words[1:])
    return cut_name(text, kana=kana, surnames=surnames) or (None, None)
