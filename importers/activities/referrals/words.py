"""Words of the list of referrals: states, dates, thanks, kinds, whoever brought somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.referrals.facts import Category, Source, Stage
from smeic_tui.japanese.dates import from_serial, parse_date
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.letters import level

_STATES: tuple[tuple[str, Stage, str | None], ...] = (
    (r"取り?下げ|辞退", "withdrawn", "own_wish"),
    (r"対象外", "passed", "out_of_scope"),
    (r"重複", "passed", "repeated"),
    (r"見送|お断り|不成立|終了", "passed", "other"),
    (
        r"保留|時期をみて|時期を見て|時期未定|再検討|来年度|様子見|ペンディング|一時停止|中断|休止",
        "on_hold",
        "other",
    ),
    (r"成立|成約|参画|参加|入会|加入|スタート|(?:連携|取引|協業)開始|契約", "joined", None),
    (r"(?:面談|訪問)?(?:日程|日時)|面談(?:予定|希望|調整)", "checked", None),
    (
        r"マッチング|引き合わせ|打診|へ?紹介済|候補|(?:紹介先|相手)(?:を|の)?(?:検討|探|選)",
        "matching",
        None,
    ),
    (r"面談|面会|訪問|来学|ヒアリング", "interview", None),
    (r"確認|連絡|電話|tel|メール|返信|折返", "checked", None),
    (r"新規|受付|未着手|未対応|新着", "new", None),
)
"""The first that is found decides: 先方辞退 before 先方, 面談日程調整中 before 面談."""
_CATEGORIES: tuple[tuple[str, Category], ...] = (
    (r"経営|社長|代表|役員", "executive"),
    (r"技術|技師|開発|研究", "engineer"),
    (r"士業|専門|診断士|大学|教授|コンサル", "expert"),
    (r"行政|金融|支援|団体|商工|銀行|信金", "support"),
)
_SELF = re.compile(r"自薦|本人|自己|ホームページ|hp|web|直接|飛び?込み?")
_FACULTY = re.compile(r"教職員|教員|教授|講師$|先生$|事務局|センター")
_BODY = re.compile(
    r"商工会|金庫|銀行|組合|協会|機構|公社|財団|連合会|市役所|府庁|県庁|区役所|経済産業局|センター|大学$"
)
_OUTSIDE = re.compile(r"外部[・:：\s]*")
_BRACKET_KANA = str.maketrans("（）", "()")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:/|月)(\d{1,2})日?")
_SERIAL = re.compile(r"[34]\d{4}(?:\.0+)?")
_WEEKDAY = re.compile(r"\s*\([月火水木金土日]\)")
_DONE = re.compile(r"済|○|◯|レ|✓|完了|送付")
_OPEN = re.compile(r"未|要|これから")


@dataclass(frozen=True, slots=True)
class State:
    """Where a referral stands, by the office's own words."""

    stage: Stage
    why: str | None = None


def state_of(text: str, *, struck: bool) -> State:
    """The stage that free words mean; a row struck through was withdrawn. Blank is new."""
    plain = fold(text)
    for words, stage, why in _STATES:
        if plain and re.search(words, plain):
            if struck and stage not in ("withdrawn", "passed"):
                break
            return State(stage, why)
    if struck:
        return State("withdrawn", "own_wish")
    return State("checked" if plain else "new")


def is_state(text: str) -> bool:
    """Whether a status is blank or holds a known word; any other is taken for 確認, and said."""
    plain = fold(text)
    return not plain or any(re.search(words, plain) for words, _, _ in _STATES)


def category_of(text: str) -> Category | None:
    """The kind of outsider; None for a blank."""
    plain = fold(text)
    if not plain:
        return None
    return next((kind for words, kind in _CATEGORIES if re.search(words, plain)), "other")


def source_of(text: str) -> Source | None:
    """Who brought somebody, where the words name no person on file: 自薦, 教職員, 他機関."""
    plain = fold(text)
    if not plain:
        return None
    if _SELF.search(plain):
        return "self"
    if _BODY.search(plain):
        return "body"
    return "faculty" if _FACULTY.search(plain) else None


def person_of(text: str) -> str:
    """The words that name a person, without what says that they are from outside."""
    return _OUTSIDE.sub("", text.translate(_BRACKET_KANA)).strip()


def day_of(text: str, year: int | None, after: str | None = None) -> str | None:
    """The ISO day a cell means; None where it means none.

    Args:
        text: As written: ``R6.4.26``, ``2024.5.3(金)``, ``45397`` (a serial number), ``9/25``.
        year: Fiscal year of a day written without one.
        after: The day lies on or after this ISO day, which tells the year as well.
    """
    plain = _WEEKDAY.sub("", level(text)).strip()
    if _SERIAL.fullmatch(plain):
        counted = from_serial(float(plain))
        return counted.iso if counted else None
    dated = parse_date(plain)
    if dated is not None:
        return dated.iso
    match = _DAY_ALONE.match(plain)
    if match is None:
        return None
    month, day = int(match[1]), int(match[2])
    if after is not None:
        start = date.fromisoformat(after)
        return next(
            (
                found.isoformat()
                for y in (start.year, start.year + 1)
                if (found := _day(y, month, day)) is not None and found >= start
            ),
            None,
        )
    whole = _day(year if month >= 4 else year + 1, month, day) if year is not None else None
    return whole.isoformat() if whole else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def without_day(text: str) -> str:
    """The words of ``6/9 TEL`` that are no day."""
    plain = _WEEKDAY.sub("", level(text)).strip()
    if parse_date(plain) is not None or _SERIAL.fullmatch(plain):
        return ""
    return _DAY_ALONE.sub("", plain, count=1).strip() if _DAY_ALONE.match(plain) else plain


def thanks_of(text: str) -> str:
    """``owed``, ``done``, ``dated`` (a day stands there) or nothing said."""
    plain = level(text)
    if not plain:
        return ""
    if _OPEN.search(plain):
        return "owed"
    if _DONE.search(plain):
        return "done"
    return "dated" if _DAY_ALONE.match(plain) or parse_date(plain) else "done"
