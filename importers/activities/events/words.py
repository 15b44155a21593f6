"""Words beside a guest: roles, walk-ins, proxies, companions, fees, and who is no alumnus."""

from __future__ import annotations

import re
from typing import Literal

from importers.activities.events.marks import Mark
from importers.tables.event_lines import event_in
from smeic_tui.domain.events import FeeState, Role
from smeic_tui.domain.people import Kind
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.letters import level

_ROLES: tuple[tuple[str, Role], ...] = (
    ("登壇", "speaker"),
    ("パネリスト", "speaker"),
    ("スピーカー", "speaker"),
    ("ゲストスピーカー", "speaker"),
    ("講師", "lecturer"),
    ("講演者", "lecturer"),
    ("司会", "moderator"),
    ("モデレータ", "moderator"),
    ("進行", "moderator"),
    ("運営", "staff"),
    ("スタッフ", "staff"),
    ("事務局", "staff"),
    ("幹事", "staff"),
)
_ROLE = re.compile(
    r"^(?P<role>登壇|パネリスト|(?:ゲスト)?スピーカー|講師|講演者|司会|モデレータ|進行|運営|スタッフ|事務局|幹事)"
    r"(?:者|役|担当|ー|進行)?$"
)
_WALK_IN = re.compile(r"飛び?込み?|飛入|当日(?:参加|受付|来場|申込|追加)|予約なし|事前申込なし")
_PROXY = re.compile(r"代理(?:出席|参加)?(?:者)?\s*[:(]?\s*(?P<who>[^()]*)")
_COMPANIONS = re.compile(
    r"(?:同伴|同行|同席|お連れ様?|他|ほか)(?:者)?\s*[::]?\s*(?P<count>[0-9]{1,2})\s*[名人]"
)
_NO_SHOW = re.compile(r"当日(?:欠席|キャンセル)|当欠|無断欠席|ドタキャン")
_ONLINE = re.compile(r"オンライン|web|zoom|リモート")
_INTRODUCED = re.compile(r"(?:ご?紹介(?:者)?)\s*[::]?\s*(?P<who>.+)")
_FACULTY = re.compile(r"教職員|教員|(?:本学)?(?:客員|准|特任)?教授$|講師陣|教官")
_OUTSIDERS = frozenset(
    {
        "一般",
        "外部",
        "来賓",
        "ゲスト",
        "招待",
        "一般参加",
        "学外",
        "社外",
        "非会員",
        "ご来賓",
        "同業者",
    }
)
_PAID = re.compile(r"済|受領|領収|入金|支払|納入|^[\\¥]?[0-9][0-9,]*円?$|^[○◯〇✓✔レ]$")
_UNPAID = re.compile(r"未|後日|請求|振込予定")
_EXEMPT = re.compile(r"免除|無料|招待|不要|なし|0円|^0$")
_YEN = re.compile(r"[\\¥]?([0-9][0-9,]{2,7})円?")

_SECTIONS: tuple[tuple[re.Pattern[str], Mark], ...] = (
    (re.compile(r"当日(?:欠席|キャンセル)|無断欠席"), "no_show"),
    (re.compile(r"ご?欠席|不参加"), "absent"),
    (re.compile(r"未回答|未返信|(?:回答|返信)(?:なし|待ち)|未定|検討中"), "silent"),
    (re.compile(r"代理(?:出席|参加)?"), "proxy"),
    (re.compile(r"(?:オンライン|web|zoom|リモート)(?:での?)?(?:出席|参加|視聴)?"), "online"),
    (re.compile(r"(?:会場|現地|対面)?(?:での?)?ご?(?:出席|参加|来場)|会場|現地"), "came"),
)
_COUNTED = re.compile(r"[(]?[0-9]{1,4}[名人][)]?")
_PEOPLE = re.compile(r"(?:予定)?(?:者|の方|の皆様)?(?:一覧|名簿|リスト)?$")

_AT_END = tuple((re.compile(f"(?:{pattern.pattern})$"), mark) for pattern, mark in _SECTIONS)
_DAY_AT_END = re.compile(r"[0-9年月日/.()月火水木金土祝~:-]+$")

Standing = Literal["faculty", "outsider"]


def role_in(text: str) -> Role | None:
    """The role a word names: 登壇者, 司会. A text that names several names none."""
    found = _ROLE.match(fold(text))
    return dict(_ROLES)[found["role"]] if found and found["role"] in dict(_ROLES) else None


def is_walk_in(text: str) -> bool:
    """Whether a remark or a section says that somebody came unannounced."""
    return bool(_WALK_IN.search(fold(text)))


def is_no_show(text: str) -> bool:
    """Whether a remark says that somebody was expected and did not come."""
    return bool(_NO_SHOW.search(fold(text)))


def says_online(text: str) -> bool:
    """Whether a section or a word says that somebody took part online."""
    return bool(_ONLINE.search(fold(text)))


def section_says(text: str) -> Mark | None:
    """What a section says of all who stand below it: 【欠席者】, ■オンライン参加（7名）."""
    plain = _COUNTED.sub("", fold(text)).strip("【】〔〕[]<>《》()■□◆◇●○・-=:* ")
    bare = _PEOPLE.sub("", plain)
    said = next((mark for pattern, mark in _SECTIONS if pattern.fullmatch(bare)), None)
    if said is not None or event_in(text) is None:
        return said
    # 第4回架空鼎談会 欠席者 2024/5/25: it names the event as well.
    bare = _PEOPLE.sub("", _DAY_AT_END.sub("", plain))
    return next((mark for pattern, mark in _AT_END if pattern.search(bare)), None)


def proxy_in(text: str) -> str | None:
    """Who came in somebody's place, by a remark; 代理 where nobody is named."""
    found = _PROXY.search(level(text))
    if found is None:
        return None
    return found["who"].strip() or "代理"


def companions_in(text: str) -> int:
    """How many came along, by a remark."""
    found = _COMPANIONS.search(level(text))
    return int(found["count"]) if found else 0


def introducer_in(text: str) -> str | None:
    """Who brought somebody, by a remark: ``紹介者：森本氏（６期生）``."""
    found = _INTRODUCED.search(text.strip())
    return found["who"].strip() if found else None


def kind_in(text: str) -> Kind | None:
    """Who is no alumnus, by a word in place of a cohort or in a remark."""
    plain = fold(text)
    if _FACULTY.fullmatch(plain):
        return "faculty"
    return "outsider" if plain in _OUTSIDERS else None


def fee_in(text: str) -> FeeState | None:
    """What became of a fee; None where the cell does not say."""
    plain = fold(text)
    if _UNPAID.search(plain):
        return "unpaid"
    if _EXEMPT.search(plain):
        return "exempt"
    return "paid" if _PAID.search(plain) else None


def yen_in(text: str) -> int | None:
    """The amount a cell names."""
    found = _YEN.fullmatch(fold(text))
    return int(found[1].replace(",", "")) if found else None
