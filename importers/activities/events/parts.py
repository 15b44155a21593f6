"""Names of parts in headings: 本会, 懇親会, 懇 — and parts that an event does not have."""

from __future__ import annotations

import re

from importers.activities.events.layout import MAIN, PARTY
from smeic_tui.japanese.event_titles import read_title
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.letters import level

_MAIN = frozenset(
    {
        "本会",
        "本番",
        "出",
        "出欠",
        "出席",
        "参加",
        "本会合",
        "会",
        "当日",
        "出欠席",
        "参加状況",
        "出席状況",
    }
)
_PARTY = frozenset({"懇親会", "懇", "懇親", "懇親会出欠", "懇親会参加", "懇親会参加有無"})
_OTHERS = re.compile(
    r"(?:第?[一二三12][次部](?:会)?|交流会|懇談会|意見交換会|情報交換会|名刺交換会|レセプション|祝賀会|食事会|"
    r"昼食会|夕食会|ランチ|パーティー?|見学会?|講演会?|総会|鼎談会?|研究会|例会|セミナー|分科会|前夜祭|立食|打ち?上げ)"
    r"(?:出欠|参加|出席)?"
)
_NOT_HELD = re.compile(r"[(（]?(?:なし|無し?|開催なし|中止|※?なし)[)）]?$")
_LONGEST = 40
"""Letters of the longest heading that names a part."""
_BRACKET = re.compile(r"[(][^()]*[)]")


def part_of(text: str) -> tuple[str, str | None] | None:
    """``(name, start)`` of the part a heading names as a whole; None where it names none.

    ``懇親会\\n(19:30～)`` is 懇親会 and 19:30. ``懇親会(なし)`` is named ``""``: it was not held.
    """
    plain = key(level(text)) if len(text) <= _LONGEST else ""
    if not plain:
        return None
    bare = _BRACKET.sub("", plain)
    if bare != plain and _NOT_HELD.search(plain) and part_of(bare):
        return "", None
    starts = read_title([_only_bracket(text)]).starts if bare != plain else None
    if bare in _MAIN:
        return MAIN, starts
    if bare in _PARTY:
        return PARTY, starts
    if _OTHERS.fullmatch(bare) and read_title([text]).number is None:
        return re.sub(r"(?:出欠|参加|出席)$", "", bare), starts
    return None


def _only_bracket(text: str) -> str:
    return " ".join(re.findall(r"[(]([^()]*)[)]", level(text)))
