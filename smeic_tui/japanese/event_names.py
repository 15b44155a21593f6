"""The name of an event among the other words of a title: lists, remarks and places are none."""

from __future__ import annotations

import re

from smeic_tui.japanese.event_labels import bare_of_signs, without_other_labels
from smeic_tui.japanese.event_venues import is_place

_NAMES_EVENT = re.compile(
    r"会$|会[(（]|総会|鼎談|倶楽部$|クラブ$|セミナー|フォーラム|シンポジウム|サロン|塾$|講座|交流|大会|ツアー|フェア|式$"
)
"""What stands in 【】 and names an event all the same, where nothing else does."""
_LIST_WORDS = re.compile(
    r"(?:当日|事前)?(?:参加|出席|欠席|来場|受付|申込|出欠|座席)(?:者|状況)?(?:確認)?(?:の)?"
    r"(?:名簿|一覧表?|リスト|表|簿|記録|履歴|集計)?|(?:一覧|名簿|リスト|参加者|出席者|例会|定例会?|記録|資料|のご案内|案内)"
)
_AND_DINNER = re.compile(r"(?:・|及び|および|と|&|\+|ならびに|並びに)(?:懇親会|交流会)$")
_NO_EVENT = re.compile(
    r"(?:各種|主な|年間|MOT|修了生)*(?:行事|イベント|催し)(?:等)?|開催(?:分|日)?|実績"
)
"""What a list of many events is called, and no event is."""
_MEETING = re.compile(r"(?:定例|月例)?例会|定例会")
_EMPTY_BRACKETS = re.compile(r"[(\[【][ |~\-,、]*[)\]】]")


def names_event(text: str) -> bool:
    """Whether a name is that of a meeting: it ends in 会, 塾, セミナー and the like."""
    return bool(_NAMES_EVENT.search(text))


def meeting_in(text: str) -> str | None:
    """例会 and the like, which stand in every title: a name where nothing else is."""
    found = _MEETING.search(text)
    return found[0] if found else None


def take_name(text: str) -> tuple[str | None, list[str]]:
    """The first piece that is no list word, place or remark; and what else was left."""
    text = _EMPTY_BRACKETS.sub("|", text)
    pieces: list[str] = []
    for line in re.split(r"[|\n]", text):
        for piece in _pieces(without_other_labels(line)):
            bare = bare_of_signs(piece)
            if bare and not bare.startswith(("取扱", "敬称")):
                pieces.append(bare)
    named = [piece for piece in (_without_list_words(each) for each in pieces) if piece]
    name = next((each for each in named if not is_place(each) and len(each) > 1), None)
    return name, [each for each in pieces if each != name]


def _pieces(line: str) -> list[str]:
    """Cut at white space, but keep the words of a Latin name together."""
    if line.startswith("※"):
        return []
    return re.split(r"(?<![!-~])[ ]+|[ ]+(?![!-~])", line)


def _without_list_words(piece: str) -> str:
    if _LIST_WORDS.fullmatch(piece):
        return ""
    found = re.fullmatch(rf"(?P<name>.+?)(?:の)?(?:{_LIST_WORDS.pattern})", piece)
    bare = bare_of_signs(found["name"]) if found and len(found["name"]) > 1 else piece
    bare = _AND_DINNER.sub("", bare)
    return "" if _NO_EVENT.fullmatch(bare) else bare
