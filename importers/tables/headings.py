"""Look a column heading up in the table of known headings; never by a part of the word.

A heading is folded first: width, white space, notes in brackets (``（必須）``) and a polite ``ご``
or ``お`` do not matter; ``（自宅）`` and ``（携帯）`` do.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Scope = Literal["home", "work"]

_SPACE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_BRACKET = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_NOTE_TAIL = re.compile(r"(?:※|例[:：]).*$")
_ASKING = re.compile(
    r"(?:を|について|は)?(?:お|ご)?(?:知らせ|教え|書き|記入|入力|選択|選び|記載|回答|聞かせ)"
    r"(?:て|して|になって)?(?:ください|下さい|願います|お願いします)"
    r"|(?:に|へ)?(?:お|ご)?(?:参加|出席)(?:さ|な)?(?:れ|し|り|いただけ)?ます(?:か)?"
    r"|について|は何期(?:生)?です?か|です?か"
)
"""How a form asks for what a list would call by its name."""
_QUESTION = re.compile(r"^(?:(?:q|質問|設問|問)\d{1,2}[.:)]?|\d{1,2}[.)、]|[(]\d{1,2}[)])")
_JOINTS = ("_", ":", ">", "|")
"""What parts a group from a name in one cell: ``勤務先_電話``."""
_OR = re.compile(r"[・/、,]|または|又は|もしくは|若しくは")
"""What joins several names of one thing: ``会社・機関名``, ``肩書または役職``."""
_MARKS_AROUND = "?。.:*※・!■□◆●◎○★☆ "
_ORDINAL = re.compile(r"^(.+?)(\d{1,2})$")
_POLITE = ("ご", "お", "御")
_KANA_NOTES = ("カナ", "かな", "フリガナ", "ふりがな", "ヨミ", "よみ", "読み", "仮名", "ひらがな")
_NOTED: Mapping[tuple[str, ...], Mapping[str, str]] = {
    (*_KANA_NOTES, *(f"全角{note}" for note in _KANA_NOTES)): {
        "name": "kana",
        "family": "family_kana",
        "given": "given_kana",
        "company": "company_kana",
    },
    ("ローマ字", "英字", "英語", "英語表記", "alphabet"): {"name": "latin"},
    ("姓", "氏"): {"name": "family", "kana": "family_kana"},
    ("名",): {"name": "given", "kana": "given_kana"},
    ("せい", "セイ"): {"name": "family_kana", "kana": "family_kana"},
    ("めい", "メイ"): {"name": "given_kana", "kana": "given_kana"},
    ("旧姓", "旧名"): {"name": "maiden", "family": "maiden"},
    ("携帯", "携帯電話", "mobile"): {"tel": "mobile", "email": "email2"},
}
"""Notes in brackets that make another field of the bare heading."""


class Heading(NamedTuple):
    """What a heading means."""

    field: str
    """Canonical field."""
    scope: Scope | None = None
    """Whose it is: the person's home or the workplace."""
    ordinal: int = 1
    """``メール2`` is the second."""


@cache
def vocabulary() -> Mapping[str, Any]:
    """The table of headings and of words in cells, as shipped."""
    text = files("importers.tables").joinpath("synonyms.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def words(name: str) -> frozenset[str]:
    """A list of words seen in cells, e.g. ``ditto`` or ``attend_yes``."""
    return _words()[name]


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in vocabulary()["values"].items()}


def fold(heading: str) -> str:
    """The form in which headings are compared."""
    flat = unicodedata.normalize("NFKC", heading).translate(_HYPHENS)
    return _SPACE.sub("", flat).lower()


@cache
def _table() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for name, entry in vocabulary()["fields"].items():
        for synonym in entry["synonyms"]:
            table.setdefault(fold(synonym), name)
    return table


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(entry["pattern"]), name)
        for name, entry in vocabulary()["fields"].items()
        if "pattern" in entry
    )


@cache
def _scope_words() -> tuple[tuple[str, Scope], ...]:
    scopes: tuple[Scope, ...] = ("home", "work")
    found = [(fold(word), scope) for scope in scopes for word in vocabulary()["scopes"][scope]]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _scoped() -> frozenset[str]:
    return frozenset(n for n, entry in vocabulary()["fields"].items() if entry.get("scopes"))


@cache
def look_up(heading: str) -> Heading | None:
    """The meaning of one heading, or None if the table does not hold it."""
    folded = fold(heading)
    if not folded or len(folded) > 60:
        return None
    bare = _NOTE_TAIL.sub("", _BRACKET.sub("", folded))
    notes = frozenset(_BRACKET.findall(folded))
    if found := _direct(folded):
        return _scoped_heading(found, frozenset(), folded)
    if bare and bare != folded and (found := _direct(bare)):
        return _scoped_heading(found, notes, bare)
    asked = _QUESTION.sub("", _ASKING.sub("", bare).strip(_MARKS_AROUND)).strip(_MARKS_AROUND)
    if asked and asked != bare and (found := _direct(asked)):
        return _scoped_heading(found, notes, asked)
    group, joint, last = asked.rpartition(next((s for s in _JOINTS if s in asked), "\0"))
    if joint and (found := _direct(last)):
        scope = found.scope or (_scope_of(group) if found.field in _scoped() else None)
        return found._replace(scope=scope)
    return _several_names(asked)


def _several_names(text: str) -> Heading | None:
    """What each of the joined names means, where all mean the same: not ``電話・FAX``."""
    names = _OR.split(text)
    found = [_direct(name) for name in names]
    meanings = {
        meaning and _scoped_heading(meaning, frozenset(), name)
        for name, meaning in zip(names, found, strict=True)
    }
    return meanings.pop() if len(names) > 1 and len(meanings) == 1 else None


@cache
def _marks() -> frozenset[str]:
    lists = ("attend_yes", "attend_no", "attend_open", "marks")
    return frozenset(fold(word) for name in lists for word in words(name))


def is_mark(text: str) -> bool:
    """Whether a word stands in cells as often as over them: 参加, ○, web."""
    return fold(text) in _marks()


def known_count(texts: Iterable[str]) -> int:
    """How many of these are known headings.

    参加, 出席 and web stand in cells as often as over them: they count beside two other headings.
    """
    known = [text for text in texts if look_up(text)]
    marks = {fold(text) for text in known if is_mark(text)}
    others = sum(1 for text in known if not is_mark(text))
    return others + (len(marks) if others >= 2 else 0)


def _direct(text: str) -> Heading | None:
    """Exact, then without politeness, then without its number, then without its scope word."""
    table = _table()
    if field := table.get(text):
        return Heading(field)
    for polite in _POLITE:
        if text.startswith(polite) and (field := table.get(text.removeprefix(polite))):
            return Heading(field, _scope_of(text.removeprefix(polite)))
    for pattern, field in _patterns():
        if pattern.fullmatch(text):
            return Heading(field)
    numbered = _ORDINAL.match(text)
    if numbered and (found := _direct(numbered[1])):
        return found._replace(ordinal=int(numbered[2]))
    for word, scope in _scope_words():
        for rest in (text.removeprefix(word), text.removesuffix(word)):
            bare = rest.strip("・-_:/の")
            if rest != text and bare and (field := table.get(bare)) in _scoped():
                return Heading(field, scope) if field else None
    return None


def _scoped_heading(found: Heading, notes: frozenset[str], bare: str) -> Heading:
    for marks, fields in _NOTED.items():
        if found.field in fields and not notes.isdisjoint(marks):
            return found._replace(field=fields[found.field])
    if found.field == "email" and found.ordinal == 2:
        return found._replace(field="email2", ordinal=1)
    if found.scope is None and found.field in _scoped():
        scope = _scope_of(bare) or next((s for note in notes if (s := _scope_of(note))), None)
        return found._replace(scope=scope)
    return found


def scope_of_parent(parent: str) -> Scope | None:
    """The scope a group heading such as ``ご自宅`` or ``勤務先`` gives to the columns under it."""
    return _scope_of(fold(parent))


def takes_scope(field: str) -> bool:
    """Whether a field exists for home and for work."""
    return field in _scoped()


def _scope_of(text: str) -> Scope | None:
    for polite in ("", *_POLITE):
        bare = text.removeprefix(polite)
        for word, scope in _scope_words():
            if bare.startswith(word) or bare.endswith(word):
                return scope
    return None
