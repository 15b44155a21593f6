"""Finding kana by Latin letters, in whatever spelling and however much of it was typed.

Text and query go through the same lossy folding, so both sides agree without a dictionary:
Hepburn, kunrei and what is typed into an IME become one spelling (``shi`` and ``si`` → ``si``,
``ja``, ``zya``, ``jya`` → ``zya``, ``tsu`` → ``tu``, ``fu`` → ``hu``), long vowels and double
letters become single (``ou oo oh ō`` → ``o``), ``m`` before ``b p m`` is ``n``, ``l`` is ``r``,
``v`` is ``b``, ``c`` is ``t`` (the beginning of ``ch``), apostrophes and hyphens go. Latin names
(``Nguyen Thi Lan``) pass through the same folding and are therefore found by their own spelling.

The rule that makes every half-typed query work: ``romaji_key(s).startswith(romaji_query(p))``
for each prefix ``p`` of each accepted spelling ``s``. A last letter that the next one may still
change is left out of the query (``shim`` may become ``shimizu`` or ``shimbashi``).
"""

from __future__ import annotations

import re
import unicodedata

from smeic_tui.japanese.kana import hiragana, katakana

_MORAE = {
    "あ": "a", "い": "i", "う": "u", "え": "e", "お": "o",
    "か": "ka", "き": "ki", "く": "ku", "け": "ke", "こ": "ko",
    "が": "ga", "ぎ": "gi", "ぐ": "gu", "げ": "ge", "ご": "go",
    "さ": "sa", "し": "si", "す": "su", "せ": "se", "そ": "so",
    "ざ": "za", "じ": "zi", "ず": "zu", "ぜ": "ze", "ぞ": "zo",
    "た": "ta", "ち": "ti", "つ": "tu", "て": "te", "と": "to",
    "だ": "da", "ぢ": "zi", "づ": "zu", "で": "de", "ど": "do",
    "な": "na", "に": "ni", "ぬ": "nu", "ね": "ne", "の": "no",
    "は": "ha", "ひ": "hi", "ふ": "fu", "へ": "he", "ほ": "ho",
    "ば": "ba", "び": "bi", "ぶ": "bu", "べ": "be", "ぼ": "bo",
    "ぱ": "pa", "ぴ": "pi", "ぷ": "pu", "ぺ": "pe", "ぽ": "po",
    "ま": "ma", "み": "mi", "む": "mu", "め": "me", "も": "mo",
    "や": "ya", "ゆ": "yu", "よ": "yo",
    "ら": "ra", "り": "ri", "る": "ru", "れ": "re", "ろ": "ro",
    "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n",
    "ゔ": "bu", "ゕ": "ka", "ゖ": "ke", "ゎ": "wa",
    "っ": "", "ー": "", "・": "",
}  # fmt: skip
_KANA = str.maketrans(_MORAE | {katakana(kana): letters for kana, letters in _MORAE.items()})
_HALF_WIDTH = re.compile("[\uff61-\uff9f\u3099-\u309c]")
_HAS_KANA = re.compile("[\u3041-\u30ff\uff65-\uff9f]")
_ONLY_KANA = re.compile("[\u3041-\u30fc]+(?: [\u3041-\u30fc]+)*")
_SMALL = re.compile("([a-z]?)([aiueo])([ぁぃぅぇぉゃゅょァィゥェォャュョ])")
_SMALL_VOWEL = dict(zip("ぁぃぅぇぉゃゅょァィゥェォャュョ", "aiueoauo" * 2, strict=True))
_SMALL_ALONE = str.maketrans(
    dict(
        zip(
            "ぁぃぅぇぉゃゅょァィゥェォャュョ",
            ["a", "i", "u", "e", "o", "ya", "yu", "yo"] * 2,
            strict=True,
        )
    )
)
_MARKS = str.maketrans("", "", "'’‘`´-‐–.·・,゛゜")

_M = re.compile("(?<=[a-z])m(?=[bpm])")
_DOUBLE = re.compile(r"([a-z])\1+")
_SPELLING = re.compile(
    "t?ch(?=([aueo])|)|c|sh(?=([aueo])|)|(?<=t)s|j(?=([aueo])|)|(?<=[a-z])d(?=[uizj])"
)
_SILENT = re.compile("(?<=[a-z])h(?![aiueoy])|(?<=[aiue])h(?=y)|(?<=[a-z])w(?=o)")
_LONG_O = re.compile("o(?:[ouh]|f(?=u))+")
_SPECIAL = re.compile("[cfhjmw]|d[uizj]|ts|o[ou]|([a-z])\\1")
_RARE_IN_KANA = re.compile("[aiue]hy|[a-z](?:wo|d[ui])|^ |  | $")
_UNDECIDED = re.compile("(?<=[a-z])[dhmw]+$")


def romaji_key(text: str) -> str:
    """The key of a text that is searched: kana and Latin letters in the common spelling.

    White space between words stays, kanji and digits stay as they are, so a whole search text can
    be given as well as one reading.
    """
    if _ONLY_KANA.fullmatch(text):
        letters = text.translate(_KANA)
        if not letters.isascii():
            letters = _SMALL.sub(_small_kana, letters)
        # Kana spell no Hepburn, so most of the folding has nothing to do: half the time.
        if letters.isascii() and not _RARE_IN_KANA.search(letters):
            return _DOUBLE.sub(r"\1", _LONG_O.sub("o", letters).replace("f", "h"))
    return _folded(_letters(text))


def romaji_query(text: str) -> str:
    """The key of what was typed so far: a prefix of :func:`romaji_key` of what it may become.

    Only the last word is taken as unfinished; give words one by one if each may be a beginning.
    """
    letters = _letters(text)
    if text[-1:].isspace():
        return _folded(letters)
    return _folded(_UNDECIDED.sub("", letters), unfinished=True)


def _letters(text: str) -> str:
    """Lower-case Latin letters without marks; kana spelled out mora by mora."""
    if not text.isascii():
        if _HAS_KANA.search(text):
            if _HALF_WIDTH.search(text):
                text = hiragana(text)
            text = _SMALL.sub(_small_kana, text.translate(_KANA)).translate(_SMALL_ALONE)
        if not text.isascii():
            text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
            text = "".join([char for char in text if not unicodedata.combining(char)])
            text = text.replace("đ", "d").replace("Đ", "d").replace("ø", "o")
    text = text.lower()
    if not text.isalpha():
        text = " ".join(text.translate(_MARKS).split())
    return text.replace("l", "r").replace("v", "b")


def _small_kana(match: re.Match[str]) -> str:
    """きゃ → kya, ふぁ → fa, てぃ → ti, うぃ → wi, くぁ → kwa."""
    consonant, vowel, small = match.groups()
    sound = _SMALL_VOWEL[small]
    if small in "ゃゅょャュョ" or (vowel == "i" and sound != "i"):
        return f"{consonant}y{sound}"
    if vowel == "u" and consonant in ("", "k", "g"):
        return f"{consonant}w{sound}"
    return vowel + sound if not consonant else consonant + sound


def _spell(match: re.Match[str]) -> str:
    """One consonant of Hepburn in kunrei; before a, u, e, o a palatal one brings its y."""
    found = match.group()
    palatal = "y" if match.lastindex else ""
    if found == "s":
        # The s of tsu.
        return ""
    if found == "d":
        # づ typed as du, dzu; ぢ as di, dji.
        return "" if match.string[match.end()] in "zj" else "z"
    return {"s": "s", "j": "z"}.get(found[0], "t") + palatal


def _folded(letters: str, *, unfinished: bool = False) -> str:
    if _SPECIAL.search(letters):
        letters = _DOUBLE.sub(r"\1", _M.sub("n", letters))
        letters = _SPELLING.sub(_spell, letters)
        letters = _LONG_O.sub("o", _SILENT.sub("", letters))
        if unfinished and letters.endswith("of"):
            letters = letters[:-1]
        letters = _DOUBLE.sub(r"\1", letters.replace("f", "h"))
    return letters
