"""What people write to say whether they come: 出席します, どちらも出席, 懇親会のみ, オンライン参加.

A form may ask once for everything or part by part, and its choices are worded by whoever made it.
An answer that is not understood is None: it is left to staff, never taken for a yes or a no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from smeic_tui.japanese.event_parts import read_companions
from smeic_tui.japanese.fold import key

Will = Literal["yes", "no", "undecided", "cancelled"]
How = Literal["onsite", "online"]
Which = Literal["main", "party", "second_party"]
"""The part of an occasion: what it is held for, 懇親会, 二次会."""

_PARTS: Mapping[Which, str] = {
    "second_party": "[2二]次会",
    "party": "懇親|交流会|懇談会|意見交換会|情報交換会|レセプション|祝賀会|パーティ|食事会|親睦会",
    "main": "本会|本編|講演|鼎談|研究会|総会|例会|セミナー|勉強会|部会|シンポジウム|式典|第[1一]部",
}
_PART = re.compile("|".join(f"(?P<{which}>{words})" for which, words in _PARTS.items()))
_COMING_ASKED = re.compile("出席|出欠|参加|来場|ご都合|attend|join")
_ALL = re.compile(
    "両方|どちらも|どちらにも|とも(?:に)?(?=ご?[出参欠不])|共に|全て|すべて|全部|いずれも|全日程|通し|双方|both|all"
)
_ONLY = re.compile("のみ|だけ|only")
_COMING = (
    "ご?(?:出席|参加|来場|お?伺い|受講|視聴)(?:は|が|を|に|の|も|する(?:こと|の)[はが])?(?:ご)?"
)
_CANCELLED = re.compile("取(?:り)?消|キャンセル(?!待)|cancel")
_UNDECIDED = re.compile(
    "未定|未回答|検討|(?:わか|分か|判)ら(?:ない|ず)|(?:わか|分か|判)りません|調整中|調整のうえ|調整し(?:て|ます)|保留"
    "|後日|後ほど|改めて|たぶん|多分|おそらく|かもしれ|迷|未確定|可能性|^未$|^△$|^[?]+$|maybe|undecided|tentative"
)
_NO = re.compile(
    f"(?:{_COMING})?(?:欠席|不参加|不出席|不可|不要|見送|辞退|遠慮|困難|難し|せず|しない|しません|でき(?:ない|ません|ず|かね)"
    "|出来(?:ない|ません)|(?:いた|致)し(?:ません|かね))"
    "|都合(?:が)?(?:つ|付)(?:か|き)|(?:行|伺)(?:か|け|え)(?:ない|ません)|いいえ"
    "|(?:は|には)?(?:なし|無し)$|^抜き$|^欠$|[×✕✖☓❌]|^x$|^0$|^no$|decline|regret"
    "|(?:not|n't|n’t|unable)(?:to)?(?:beableto)?(?:attend(?:ing)?|join(?:ing)?|come)?"
)
_YES = re.compile(
    "出席|参加|来場|来校|伺|うかが|行きます|まいります|参ります|視聴|受講|聴講|はい|^出$|[○◯〇●◎✓✔☑]|^o$|^1$"
    "|^yes|attend|join|キャンセル待"
)
_WEAK = re.compile(
    "(?:する|します|いたします|致します|希望(?:する|します)?|申(?:し)?込(?:む|みます|み|済み?)?|予定|可|あり|有り?)"
)
"""Whole answers to a question such as 参加しますか; beside another word they say nothing."""
_PARTICLES = "にもはがをでとの会・:"
_ENUMERATED = re.compile(r"^\(?[0-9]{1,2}\)?[.:、]?(?=[^0-9時名人:/.%]{2})")
_NOT_THERE = re.compile("アーカイブ|録画|見逃し|オンデマンド|後日(?:視聴|配信)|資料のみ")
"""Whoever watches it afterwards neither comes nor stays away: staff look at it."""
_MORE = re.compile("代理|途中|遅|早退|退席|[0-9]時|時(?:から|まで|頃)")
_ONLINE = re.compile("オンライン|online|zoom|web|ウェブ|リモート|remote|teams|配信|遠隔|ビデオ")
_ONSITE = re.compile("会場|現地|対面|リアル|来場|来校|onsite|on-site|in-?person|キャンパス")
_NOT_ONLINE = re.compile("(?:オンライン|zoom|web)(?:では|は)?(?:不可|なし|無し|でな)")
_NOBODY = re.compile("(?:なし|無し?|ナシ|いません|特になし|該当なし|[-−ー―×]+)")
_NAMES = re.compile("[、,，/／;；\n]|\\s{2,}")
_HEADS = re.compile("([0-9]{1,2})(?:名|人)")
_APART = re.compile(
    r"[、,，/;；。|＋+＆&()\[\]【】「」→\n]+|(?<=[席加定])[・:：](?=.)|(?<=ます)が|(?<=席)(?:から|だが)(?=[欠不])"
)
_CHANGED = re.compile("→|->|から(?=.*変更)")


_OTHER_THAN_YES: tuple[tuple[Will, re.Pattern[str]], ...] = (
    *(("cancelled", _CANCELLED), ("undecided", _UNDECIDED), ("no", _NO)),
)
"""In the order in which they are looked for: each takes its words out of the text."""
_STRENGTH: tuple[Will, ...] = ("cancelled", "undecided", "no", "yes")
"""Which answer counts where a clause holds several: 出席できるか未定 is undecided."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one clause of an answer says."""

    will: Will
    """Whether they come."""
    which: tuple[Which, ...] = ()
    """To what; empty: to what was asked for."""
    everything: bool = False
    """To all parts: どちらも."""
    only: bool = False
    """To nothing else: 懇親会のみ."""
    how: How | None = None
    """On site or online, where it says so."""


def part_named(text: str) -> Which | None:
    """Which part a heading or a part's name speaks of; None where it does not say."""
    return next(_parts_in(key(text)), None)


def _parts_in(flat: str) -> Iterator[Which]:
    """The parts a folded text speaks of, in its order."""
    for found in _PART.finditer(flat):
        yield from (which for which in _PARTS if which == found.lastgroup)


def asks_to_come(heading: str) -> bool:
    """Whether a heading asks whether somebody comes: 出席されますか, 当日のご都合."""
    return _COMING_ASKED.search(key(heading)) is not None


def mode_said(text: str) -> How | None:
    """On site or online, as a column of its own says it."""
    flat = key(text)
    online = _ONLINE.search(flat) is not None and _NOT_ONLINE.search(flat) is None
    onsite = _ONSITE.search(flat) is not None
    if online == onsite:
        return None
    return "online" if online else "onsite"


def companions_said(text: str, *, in_all: bool = False) -> tuple[int, str | None] | None:
    """How many come along, and their names where the cell holds names; None for neither.

    Args:
        text: ``2名``, ``なし``, ``架空 花子、架空 二郎``, ``家内ほか1名``.
        in_all: The number includes whoever answers: 参加人数.
    """
    text = text.strip()
    if _NOBODY.fullmatch(text):
        return 0, None
    count, names = read_companions(text), None
    if count is None and (heads := _HEADS.search(text)):
        count, names = int(heads[1]), text
    if count is not None:
        return (max(count - 1, 0) if in_all else count), names
    if in_all or any(char.isdigit() for char in text):
        return None
    return len([name for name in _NAMES.split(text) if name.strip()]), text


@lru_cache(maxsize=4096)
def read_answer(text: str) -> tuple[Said, ...] | None:
    """The clauses of an answer, in their order; None where some of it is not understood.

    ``出席（懇親会は欠席）`` are two clauses, ``本会, 懇親会`` (ticked boxes) as well, and
    ``本会・懇親会とも出席`` is one. An answer that says two things of one part is not understood,
    unless the one became the other (``出席→欠席``).
    """
    flat = _ENUMERATED.sub("", key(text).replace("御", "ご"))
    if not flat or _NOT_THERE.search(flat):
        return None
    if _ALL.search(flat) and len(_wills(flat)) <= 1:
        whole = _clause(flat)
        return (whole,) if whole else None
    found: list[Said] = []
    meant_plainly = True
    for piece in _pieces(_CHANGED.split(flat)[-1]):
        said = _clause(piece)
        if said is None:
            if not found or _PART.search(piece):
                return None
            continue
        if found and not said.which and not _wills(piece):
            # 懇親会のみ（オンライン）: how, of what was just said; a no has no how.
            last = found[-1]
            found[-1] = replace(last, how=said.how if last.will == "yes" else None)
            continue
        meant_plainly = meant_plainly and bool(_wills(piece) or said.how)
        found.append(said)
    if any(said.only for said in found):
        # 出席（懇親会のみ）: the yes is explained by what follows it.
        found = [said for said in found if said.which or said.will != "yes"]
    if not meant_plainly and any(said.will != "yes" for said in found):
        # 本会、懇親会 欠席: of both, or of the second alone?
        return None
    return None if _contradicts_itself(found) else tuple(found) or None


def _contradicts_itself(found: list[Said]) -> bool:
    wills: dict[Which | None, set[Will]] = {}
    for said in found:
        for which in said.which or (None,):
            wills.setdefault(which, set()).add(said.will)
    return any(len(said) > 1 for said in wills.values())


def _pieces(flat: str) -> Iterator[str]:
    """Clauses: apart by their signs, and where a part is named after something was said."""
    for piece in _APART.split(flat):
        start = 0
        for named in _PART.finditer(piece):
            if named.start() > start and _wills(piece[start : named.start()]):
                yield piece[start : named.start()].strip("・:-~")
                start = named.start()
        if rest := piece[start:].strip("・:-~"):
            yield rest


def _clause(text: str) -> Said | None:
    which = tuple(dict.fromkeys(_parts_in(text)))
    how = mode_said(text)
    said = _wills(text)
    if {"yes", "no"} <= said:
        return None
    will = next((w for w in _STRENGTH if w in said), None)
    if will is None:
        # 本会のみ, 懇親会, オンライン: a choice by itself is a yes.
        bare = _ONLY.sub("", _ALL.sub("", _PART.sub("", text))).strip(_PARTICLES)
        if not (which or how or _ALL.search(text)) or (bare and how is None):
            return None
        will = "yes"
    return Said(
        will,
        which,
        everything=_ALL.search(text) is not None,
        # 懇親会のみ欠席 says nothing of the rest.
        only=bool(which) and will == "yes" and _ONLY.search(text) is not None,
        how=how if will == "yes" else None,
    )


def says_more(text: str) -> bool:
    """Whether an answer holds what staff want to read in full: 途中退席, 代理, 19時から."""
    return _MORE.search(key(text)) is not None


def _wills(text: str) -> set[Will]:
    """All that a text says; what is part of one answer (参加しません) is none of another."""
    found: set[Will] = set()
    for will, pattern in _OTHER_THAN_YES:
        text, count = pattern.subn(" ", text)
        if count:
            found.add(will)
    bare = _PART.sub("", text).strip(_PARTICLES)
    if _YES.search(text) or (not found and _WEAK.fullmatch(bare)):
        found.add("yes")
    return found
