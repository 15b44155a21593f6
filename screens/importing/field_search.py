"""Everything a column can mean, found by kanji, kana, romaji or a known heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.kana import hiragana
from smeic_tui.japanese.romaji import romaji_key, romaji_query
from smeic_tui.text import language, lookup, t

if TYPE_CHECKING:
    from importers.tables.headings import Scope

_READINGS = {
    "row_no": "ぎょうのばんごう れんばん",
    "member_id": "かいいんばんごう",
    "cohort": "き",
    "graduated": "しゅうりょうねんげつ そつぎょう",
    "entered": "にゅうがくねんげつ",
    "name": "しめい なまえ",
    "family": "せい みょうじ",
    "given": "めい なまえ",
    "maiden": "きゅうせい",
    "kana": "かな ふりがな よみ",
    "family_kana": "せいのかな",
    "given_kana": "めいのかな",
    "latin": "えいじのしめい ろーまじ",
    "honorific": "けいしょう",
    "sex": "せいべつ",
    "birth": "せいねん せいねんがっぴ たんじょうび",
    "company": "かいしゃ きんむさき",
    "company_kana": "かいしゃのかな",
    "corporate_number": "ほうじんばんごう",
    "company_role": "かいしゃとやくしょく",
    "affiliation": "しょぞく",
    "department": "ぶしょ",
    "role": "やくしょく かたがき",
    "job": "しょくしゅ",
    "industry": "ぎょうしゅ",
    "size": "じゅうぎょういんきぼ",
    "capital": "しほんきん",
    "zip": "ゆうびんばんごう",
    "prefecture": "とどうふけん",
    "address": "じゅうしょ",
    "address2": "じゅうしょのつづき たてもの",
    "tel": "でんわ",
    "mobile": "けいたいでんわ",
    "fax": "ふぁっくす",
    "email": "めーる",
    "email2": "めーる2",
    "url": "ほーむぺーじ",
    "note": "びこう めも",
    "tags": "ぶんるい",
    "category": "くぶん",
    "status": "じょうたい",
    "officer": "かんじ",
    "attend": "しゅっけつ",
    "party": "こんしんかい",
    "party2": "にじかい",
    "companions": "どうはんしゃ",
    "format": "さんかのかたち",
    "paid": "にゅうきん",
    "answered_at": "かいとうのにちじ",
    "referrer": "しょうかいしゃ",
    "met_at": "めいしこうかんのひ",
    "shindan_no": "しんだんしとうろくばんごう",
    "shindan": "しんだんし",
    "qualification": "しかく",
    "registered_on": "しんだんしのとうろくび",
    "expires_on": "しんだんしのゆうこうきげん",
    "speciality": "せんもんぶんや",
    "session": "けんしゅうのかい",
    "theme": "けんきゅうかだい",
    "degree": "がくい",
    "advisor": "しどうきょういん",
    "workgroup": "はん しぶ",
    "seat": "せき",
    "mark": "ぎょうじのしゅっけつのしるし",
    "event": "どのぎょうじか",
    "row_only": "このぎょうだけのきろく",
}
_SCOPE_READINGS: dict[Scope | None, str] = {None: "", "home": "じたくの", "work": "きんむさきの"}
_INSIDE = 3
"""Letters of romaji from which they are also found inside a word: ``denwa`` in 携帯電話."""
_KEPT_READING = "そのほか のこす とりこまない"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a column can mean."""

    field: str | None
    """Canonical field; None: kept under the person's other fields."""
    scope: Scope | None
    """Home or work."""
    label: str
    """What staff read."""
    texts: tuple[str, ...]
    """What is searched in, folded: label, reading, known headings."""
    romaji: str
    """The reading in the folding of romaji."""


def meanings() -> tuple[Meaning, ...]:
    """Everything a column can mean, in the language in force; first, that it is only kept."""
    return _meanings(language())


@cache
def _meanings(_language: str) -> tuple[Meaning, ...]:
    return tuple(_all())


def _all() -> Iterator[Meaning]:
    from importers.tables.headings import takes_scope, vocabulary

    kept = t("import_screen.kept")
    yield Meaning(None, None, kept, _folded(kept, _KEPT_READING), romaji_key(_KEPT_READING))
    for field, entry in vocabulary()["fields"].items():
        scopes: tuple[Scope | None, ...] = (None, "home", "work") if takes_scope(field) else (None,)
        for scope in scopes:
            label = meaning_label(field, scope)
            before, reading = _SCOPE_READINGS[scope], _READINGS.get(field, "")
            texts = _folded(label, before + reading, field, *entry["synonyms"])
            yield Meaning(field, scope, label, texts, romaji_key(f"{before} {reading}"))


def meaning_label(field: str, scope: Scope | None) -> str:
    """What a field is called, with home or work before it."""
    before = t(f"import_screen.{scope}") if scope else ""
    return before + (lookup(f"import_screen.field_{field}") or field)


def _folded(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hiragana(fold(text)).casefold() for text in texts))


def found(words: str) -> list[int]:
    """Indices of the meanings that hold all the words; the plainest that is named so first."""
    offered = meanings()
    wanted = [hiragana(fold(word)).casefold() for word in words.split()]
    hits = [i for i, each in enumerate(offered) if all(_holds(each, word) for word in wanted)]
    return sorted(hits, key=lambda i: _rank(offered[i], wanted)) if wanted else hits


def _rank(meaning: Meaning, wanted: list[str]) -> tuple[bool, bool, int]:
    """Found by its own name before found by a known heading, then what begins so, then short."""
    own = meaning.texts[:2]
    named = all(any(word in text for text in own) or _romaji(meaning, word) for word in wanted)
    begins = any(text.startswith(wanted[0]) for text in own)
    return not named, not (begins or _romaji(meaning, wanted[0]) > 1), len(meaning.label)


def _holds(meaning: Meaning, word: str) -> bool:
    return any(word in text for text in meaning.texts) or _romaji(meaning, word) > 0


def _romaji(meaning: Meaning, word: str) -> int:
    """2 where a word of the reading begins so, 1 where one holds it, else 0."""
    query = romaji_query(word) if word.isascii() and word.isalpha() else ""
    if not query:
        return 0
    parts = meaning.romaji.split()
    if any(part.startswith(query) for part in parts):
        return 2
    return int(len(query) >= _INSIDE and any(query in part for part in parts))
