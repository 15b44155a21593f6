"""What a word or a bracket of a sign-in sheet says besides name and company."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from smeic_tui.japanese.cohorts import parse_cohort
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.surnames import readings

How = Literal["onsite", "online"]
"""Where somebody took part."""
UNREADABLE = re.compile("[?？●■□〓]|判読|読めず|読めない|不読")
"""Signs that whoever typed the sheet could not read it."""
_MARKS = re.compile(f"(?:{UNREADABLE.pattern})+")
_READABLE = 2
"""Characters that must be readable before anybody is thought of."""
_MARK = re.compile("[○◯〇●◎✓✔レ×✕/＼—\\-]+")
_HONORIFIC = re.compile("(?:様|さま|さん|氏|先生|殿|くん|君)")
_FORMER = re.compile(r"(?:旧姓名?|旧氏|旧名|旧|元姓)[:：=＝・\s]*(?P<name>.+)")
_INTRODUCED = re.compile(
    r"(?P<who>.+?)(?:様|さん|氏|先生|殿)?(?:の|から(?:の)?|より)?(?:ご|御)?紹介(?:者)?"
    r"|(?:ご|御)?紹介(?:者)?[:：\s]*(?P<after>.+?)(?:様|さん|氏|先生)?"
)
_STANDS_IN = re.compile(r"(?:ご|御)?代理(?:出席|者|人)?[:：\s]*(?P<who>.*?)(?:様|さん|氏)?")
_STOOD_IN_FOR = re.compile(r"(?P<who>.+?)(?:様|さん|氏|先生)?の?(?:ご|御)?代理(?:出席|者|人)?")
_COMPANIONS = re.compile(
    r"(?:ご|御)?(?:同伴者?|同行者?|ほか|他|外|[+＋])[:：\s]*(?P<count>\d{1,2})?\s*(?:名|人)?"
)
_ABSENT = frozenset({"欠席", "欠", "キャンセル", "来場せず", "不参加"})
_PRESENT = frozenset({"出席", "出", "参加", "来場", "受付済", "済"})
_MODES: Mapping[str, How] = {
    **dict.fromkeys(("オンライン", "online", "zoom", "web", "リモート", "teams", "配信"), "online"),
    **dict.fromkeys(("会場", "現地", "対面"), "onsite"),
}
_COHORT = (
    r"(?:(?:mot|m)?[-.\s]?第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})期(?:修了)?生?"
    r"|(?:mot|m)[0-9]{1,2})"
)
_COHORT_FIRST = re.compile(rf"(?P<cohort>{_COHORT})[.:、\s]*(?P<rest>\D.*)", re.IGNORECASE)
_COHORT_LAST = re.compile(rf"(?P<rest>.*\D)(?P<cohort>{_COHORT})", re.IGNORECASE)
_BARE = re.compile(r"[0-9]{1,2}")
_HEADING = re.compile(
    r"名簿|芳名|出席者|参加者|来場者|氏名|お名前|会社名|勤務先|日時|日付|会場:|合計|総計|^以上|受付[票表]"
    r"|^(?:出席|参加|来場)?計?\d{1,3}名|\d{4}[年/.-]\d|(?:令和|r)\d|第\d{1,3}回"
)
_TITLE = re.compile(
    "(?:代表|専務|常務|執行|役員|取締役|理事|社員|副|社|会|部|課|係|次|室|所|店|工場|支店|支社|長|主任|代理"
    "|補佐|顧問|相談役|監査役|マネージャー|リーダー|CEO|CTO|COO|兼|技師|研究員|教授|准教授)+"
)
_TITLED = re.compile("(?P<name>.+?)(?:社長|会長|専務|常務|部長|課長|所長|工場長|理事長|教授)")


@lru_cache(maxsize=1024)
def level(text: str) -> str:
    """A text with its width levelled, for reading it; names are kept as they were written."""
    return unicodedata.normalize("NFKC", text).strip()


def readable_shape(text: str) -> str | None:
    """The pattern of a name of which some characters are marks; its end may be missing.

    None where too little of it can be read. A mark may stand for as many characters or fewer.
    """
    name = key(text)
    if len(UNREADABLE.sub("", name)) < _READABLE:
        return None
    # 々 stands for the character before it, which may be the one that cannot be read.
    written = re.escape(name).replace("\\?", "?").replace("々", ".")
    shape = _MARKS.sub(lambda marks: f".{{1,{len(marks.group())}}}", written)
    return f"{shape}.{{0,2}}"


def is_heading(text: str) -> bool:
    """Whether a line seems to be a title, a date or a sum rather than a signature."""
    return _HEADING.search(level(text).replace(" ", "").lower()) is not None


def is_noise(word: str) -> bool:
    """Whether a word says nothing about who it was: 様, ○, 出席, 代表取締役."""
    flat = level(word)
    if _MARK.fullmatch(word) or _HONORIFIC.fullmatch(flat) or flat in _PRESENT:
        return True
    return len(flat) > 1 and _TITLE.fullmatch(flat) is not None


def without_title(word: str) -> str:
    """``阿部社長`` as 阿部, where what is left is a family name."""
    found = _TITLED.fullmatch(word)
    return found["name"] if found and key(found["name"]) in readings() else word


def is_absent(word: str) -> bool:
    """Whether a word says that the person did not come."""
    return level(word) in _ABSENT


def mode_of(word: str) -> How | None:
    """On site or online, where a word says so."""
    return _MODES.get(level(word).lower().removesuffix("参加").removesuffix("出席"))


def cohort_of(word: str) -> int | None:
    """The cohort a word is: ``7期``, ``M3``, ``第十二期``; a bare number is none."""
    flat = level(word)
    return None if flat.isdecimal() else parse_cohort(flat)


def bare_number(word: str) -> int | None:
    """A number of one or two digits, which may be a cohort or count the lines."""
    flat = level(word)
    return int(flat) if _BARE.fullmatch(flat) and int(flat) else None


def cut_cohort(word: str) -> tuple[int | None, str]:
    """A cohort written at either end of a word, and the rest of it: ``佐藤健7期``."""
    for pattern in (_COHORT_FIRST, _COHORT_LAST):
        if found := pattern.fullmatch(level(word)):
            cohort = parse_cohort(found["cohort"])
            if cohort is not None:
                return cohort, _as_written(word, found["rest"])
    return None, word


def former_name(note: str) -> str | None:
    """``旧姓大塚`` as 大塚."""
    found = _FORMER.fullmatch(note.strip())
    return found["name"].strip() if found else None


def introducer(note: str) -> str | None:
    """Who introduced an outsider: ``大久保さんの紹介``."""
    found = _INTRODUCED.fullmatch(note.strip())
    return (found["who"] or found["after"] or "").strip() or None if found else None


def proxy(note: str) -> tuple[str | None, str | None]:
    """``代理 田中`` as (田中, None): who came; ``鈴木の代理`` as (None, 鈴木): for whom."""
    text = note.strip()
    if found := _STANDS_IN.fullmatch(text):
        return found["who"].strip() or level(text), None
    if found := _STOOD_IN_FOR.fullmatch(text):
        return None, found["who"].strip()
    return None, None


def companions(note: str) -> int | None:
    """How many came along: ``同伴1名``, ``ほか2名``; None where a text says nothing of it."""
    found = _COMPANIONS.fullmatch(level(note))
    return int(found["count"] or 1) if found else None


def _as_written(word: str, rest: str) -> str:
    """The rest of a word in its own characters, where levelling the width kept their number."""
    if len(level(word)) == len(word.strip()):
        stripped = word.strip()
        return stripped[-len(rest) :] if level(stripped).endswith(rest) else stripped[: len(rest)]
    return rest
