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

from smeic_tui.japanese.kana import hiragana

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
    "っ": "", "ー": "", "・": "", "゛": "", "゜": "",
}  # fmt: skip
_KANA = str.maketrans(_MORAE)
_HAS_KANA = re.compile("[\u3041-\u30ff\uff65-\uff9f]")
_SMALL = re.compile("([a-z]?)([aiueo])([ぁぃぅぇぉゃゅょ])")
_SMALL_VOWEL = dict(zip("ぁぃぅぇぉゃゅょ", "aiueoauo", strict=True))
_LATIN = str.maketrans({"l": "r", "v": "b", **dict.fromkeys("'’‘`´-‐–.·・,", "")})

_M = re.compile("(?<=[a-z])m(?=[bpm])")
_DOUBLE = re.compile(r"([a-z])\1+")
_SPELLING = re.compile(
    "t?ch(?=([aueo])|)|c|sh(?=([aueo])|)|(?<=t)s|j(?=([aueo])|)|(?<=[a-z])d(?=[uizj])"
)
_SILENT_H = re.compile("(?<=[a-z])h(?![aiueoy])|(?<=[aiue])h(?=y)|(?<=[a-z])w(?=o)")
_LONG_O = re.compile("o(?:[ouh]|f(?=u))+")
_SPECIAL = re.compile("[cfhjmw]|d[uizj]|ts|o[ou]|([a-z])\\1")
_UNDECIDED = re.compile("(?<=[a-z])[dhmw]+$")


def romaji_key(text: str) -> str:
    """The key of a text that is searched: kana and Latin letters in the common spelling.

    White space between words stays, kanji and digits stay as they are, so a whole search text can
    be given as well as one reading.
    """
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
            text = _SMALL.sub(_small_kana, hiragana(text).translate(_KANA))
        if not text.isascii():
            text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
            text = "".join([char for char in text if not unicodedata.combining(char)])
            text = text.replace("đ", "d").replace("Đ", "d").replace("ø", "o")
    text = text.lower().translate(_LATIN)
    return " ".join(text.split())


def _small_kana(match: re.Match[str]) -> str:
    """きゃ → kya, ふぁ → fa, てぃ → ti, うぃ → wi, くぁ → kwa."""
    consonant, vowel, small = match.groups()
    sound = _SMALL_VOWEL[small]
    if small in "ゃゅょ" or vowel == "i":
        return f"{consonant}y{sound}"
    if vowel == "u" and consonant in ("", "k", "g"):
        return f"{consonant}w{sound}"
    return vowel + sound if vowel == "a" and not consonant else consonant + sound


def _spell(match: re.Match[str]) -> str:
    """One consonant of Hepburn in kunrei; before a, u, e, o a palatal one brings its y."""
    first = match.group()[0]
    palatal = "y" if match.lastindex else ""
    if first == "s":
        # After t it is the s of tsu.
        return "s" + palatal if match.group() == "sh" else ""
    if first == "j":
        return "z" + palatal
    return (
        ""
        if first == "d" and match.string[match.end()] in "zj"
        else "z"
        if first == "d"
        else "t" + palatal
    )


def _folded(text: str, *, unfinished: bool = False) -> str:
    if _SPECIAL.search(text):
        text = _DOUBLE.sub(r"\1", _M.sub("n", text))
        text = _SPELLING.sub(_spell, text)
        text = _LONG_O.sub("o", _SILENT_H.sub("", text))
        if unfinished and text.endswith("of"):
            text = text[:-1]
        text = _DOUBLE.sub(r"\1", text.replace("f", "h"))
    return text
