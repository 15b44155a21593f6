"""Keys for matching and search. A key is never shown; the text people see is never folded."""

from __future__ import annotations

import re
import unicodedata

from smeic_tui.japanese.kana import hiragana
from smeic_tui.japanese.variants import VARIANTS

_BEFORE_NFKC = str.maketrans(
    {
        # NFKC makes a bare 株 or 有 of these two, and runs ①② together to 12.
        "\u3291": "(株)",
        "\u3292": "(有)",
        # A sound mark standing alone belongs to the kana before it.
        "\u309b": "\u3099",
        "\u309c": "\u309a",
        **{
            chr(code): f"({unicodedata.normalize('NFKC', chr(code))})"
            for code in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
        },
    }
)
_STRIP = dict.fromkeys(
    (
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xAD,
        0x61C,
        0xFEFF,
    )
)
_AFTER_NFKC: dict[int, str | None] = {
    **dict.fromkeys((*range(32), *range(0x7F, 0xA0)), " "),
    **_STRIP,
    **{ord(variant): common for variant, common in VARIANTS.items()},
    ord("ヶ"): "ケ",
    ord("ヵ"): "カ",
    ord("\u301c"): "~",
    ord("\u2019"): "'",
    ord("\u2018"): "'",
    ord("\u201c"): '"',
    ord("\u201d"): '"',
}
_DASHES = "\\-\u02d7\u2010-\u2015\u2043\u2212\u2500\u2501\ufe58\ufe63\u30fc"
_DASH = re.compile(f"[{_DASHES}]+")
_HAS_DASH = re.compile(f"[{_DASHES[2:]}]|[\u3041-\u30ff]-")
_SPACE = re.compile(r"\s+")
# Classes of thousands of characters take 1.5 ms each to compile, so kanji are told by comparing.
_BESIDE = "[!-\u052f\u1e00-\u1eff]"
_SPACE_IN_CJK = re.compile(f"(?<!{_BESIDE}) (?!{_BESIDE})")
_SMALL_TSU = re.compile("(.)ッ(?=(.))")
_REPEAT = re.compile("(.)々")


def fold(text: str) -> str:
    """The matching key of any text: one string for all ways of writing the same.

    Compatibility forms (NFKC), case, variant kanji, variation selectors, kinds of dash and white
    space are levelled; white space between Japanese characters is dropped. Katakana stays
    katakana (see :func:`fold_kana`). ``fold(fold(x)) == fold(x)``.
    """
    if text.isascii():
        text = text.lower()
        if not text.isprintable():
            text = "".join([char if char > " " and char != "\x7f" else " " for char in text])
        return " ".join(text.split()) if " " in text else text
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text.translate(_BEFORE_NFKC))
    text = text.translate(_AFTER_NFKC).casefold()
    if _HAS_DASH.search(text):
        text = _DASH.sub(_one_dash, text)
    if "々" in text:
        text = _REPEAT.sub(_repeated, text)
    if "ッ" in text:
        text = _SMALL_TSU.sub(_large_tsu, text)
    if " " in text or not text.isprintable():
        text = _SPACE_IN_CJK.sub("", _SPACE.sub(" ", text).strip())
    return text


def _one_dash(match: re.Match[str]) -> str:
    """Between kana a dash is the long vowel mark, anywhere else a hyphen."""
    run, text = match.group(), match.string
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    if "\u3041" <= before <= "\u30fe" and not ("!" <= after <= "~"):
        return "ー" * len(run)
    if run.strip("ー") or not before or "!" <= before <= "~":
        return "-" * len(run)
    return run


def _repeated(match: re.Match[str]) -> str:
    """佐々木 as 佐佐木; a ditto mark alone or behind kana stays."""
    return match[1] * 2 if match[1] >= "\u3400" else match.group()


def _large_tsu(match: re.Match[str]) -> str:
    """三ッ井 as 三ツ井; the doubled consonant inside katakana stays."""
    between_kanji = match[1] >= "\u3400" and match[2] >= "\u3400"
    return match[1] + "ツ" if between_kanji else match.group()


def key(text: str) -> str:
    """:func:`fold` with all white space removed: for names, column headings and companies."""
    folded = fold(text)
    return folded.replace(" ", "") if " " in folded else folded


def fold_kana(text: str) -> str:
    """:func:`fold`, then katakana as hiragana: for readings typed in either script."""
    return hiragana(fold(text))
