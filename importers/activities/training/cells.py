"""What the cells of an attendance book and of a list of applicants say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from importers.activities.training.days import read_day, read_month_end
from smeic_tui.domain.training.facts import (
    CertificateKind,
    MarkKind,
    SubmissionState,
    TraineeState,
)
from smeic_tui.japanese.fold import fold
from smeic_tui.japanese.hours import read_length

_MARKS: dict[MarkKind, str] = {
    "present": "出 出席 ○ ◯ 〇 ● ◎ o ✓ 参加 受講 済",
    "late": "遅 遅刻",
    "early": "早 早退",
    "absent": "欠 欠席 × ✕ x 不参加",
    "excused": "公 公欠 公休",
    "online": "オンライン オン online web w zoom teams 配信 遠隔 リモート",
}
_BY_WORD: dict[str, MarkKind] = {
    fold(word): kind for kind, words in _MARKS.items() for word in words.split()
}
_HALF = frozenset(map(fold, ("△", "▲", "半", "半日")))
_WITH_HOURS = re.compile(r"(?P<mark>[^()\d]+)[(]?(?P<hours>\d[\d.:]*(?:h|時間半?|分)?)[)]?")


_NO_LEGEND: Mapping[str, MarkKind] = MappingProxyType({})
_LONGEST_MARK = 4


@dataclass(frozen=True, slots=True)
class ReadMark:
    """What one cell of marks says."""

    kind: MarkKind
    minutes: int | None = None
    """How long they were there, where the cell says so."""


def read_mark(
    text: str, full: int | None, legend: Mapping[str, MarkKind] = _NO_LEGEND
) -> ReadMark | None:
    """A mark; None for a blank and for what is no mark (see `is_blank`).

    Args:
        text: The cell: ``出``, ``遅(3h)``, ``△`` (half of the session).
        full: Minutes of the whole session, where they are known.
        legend: What the list itself says of its marks (`read_legend`).
    """
    plain = fold(text)
    if plain in legend:
        return ReadMark(legend[plain])
    if plain in _HALF:
        return ReadMark("present", None if full is None else full // 2)
    kind = _BY_WORD.get(plain)
    if kind is not None:
        return ReadMark(kind)
    match = _WITH_HOURS.fullmatch(plain)
    word = match["mark"].strip() if match else ""
    kind = legend.get(word) or _BY_WORD.get(word)
    minutes = read_length(match["hours"]) if match else None
    return ReadMark(kind, minutes) if kind is not None and minutes is not None else None


_MEANINGS: tuple[tuple[re.Pattern[str], MarkKind], ...] = (
    (re.compile(r"公欠|公休"), "excused"),
    (re.compile(r"欠席|不参加"), "absent"),
    (re.compile(r"遅刻"), "late"),
    (re.compile(r"早退"), "early"),
    (re.compile(r"オンライン|zoom|web|配信|遠隔"), "online"),
    (re.compile(r"出席|参加|受講"), "present"),
)
_EXPLAINED = re.compile(r"(?P<marks>[^:=()\s]+)[ ]*[:=][ ]*(?P<meaning>[^\s:=()、,。]+)")
_LONGEST_LEGEND = 300


def read_legend(titles: Iterable[str]) -> dict[str, MarkKind]:
    """What a line above the book says of its marks: ``△：遅刻  オ：オンライン``.

    半日 is no kind of its own: it stays half of the session.
    """
    found: dict[str, MarkKind] = {}
    for line in titles:
        level = unicodedata.normalize("NFKC", line[:_LONGEST_LEGEND])
        for match in _EXPLAINED.finditer(level):
            meaning = fold(match["meaning"])
            kind = next((kind for pattern, kind in _MEANINGS if pattern.search(meaning)), None)
            if kind is None or "半" in meaning:
                continue
            marks = re.split(r"[・,、/]", match["marks"])
            found |= {
                plain: kind for mark in marks if 0 < len(plain := fold(mark)) <= _LONGEST_MARK
            }
    return found


_COUNTED: Mapping[str, MarkKind] = {"1": "present", "0": "absent"}


def counted_legend(texts: Iterable[str]) -> dict[str, MarkKind]:
    """1 and 0 are marks in a book that holds nothing else: elsewhere a number may be hours."""
    filled = {fold(text) for text in texts if not is_blank(text)}
    return dict(_COUNTED) if filled and filled <= set(_COUNTED) else {}


def is_blank(text: str) -> bool:
    """Whether a cell says nothing."""
    return fold(text) in ("", "-", "ー", "/", ".")


def looks_like_marks(texts: Iterable[str], legend: Mapping[str, MarkKind] = _NO_LEGEND) -> bool:
    """Whether the filled cells of a column are marks; a column without any may be to come."""
    filled = [text for text in texts if not is_blank(text)]
    return sum(read_mark(text, None, legend) is not None for text in filled) >= 0.8 * len(filled)


_STATES: dict[SubmissionState, str] = {
    "submitted": "提出済 提出 済 ○ ◯ 〇 発表済 受領",
    "resubmit": "再提出 要再提出 差戻 差し戻し",
    "passed": "合格 可 優 良 a b",
    "exempt": "免除",
}
_BY_STATE: dict[str, SubmissionState] = {
    fold(word): state for state, words in _STATES.items() for word in words.split()
}
_MISSING = frozenset(map(fold, ("未", "未提出", "×", "なし", "－")))


@dataclass(frozen=True, slots=True)
class ReadSubmission:
    """What a cell says of an assignment."""

    state: SubmissionState
    on: str | None = None


def read_submission(text: str, fiscal_year: int | None) -> ReadSubmission | None:
    """What was handed in; None for nothing, and for what only tells of a plan.

    A day alone is the day it was handed in.
    """
    plain = fold(text)
    if is_blank(text) or plain in _MISSING:
        return None
    if state := _BY_STATE.get(plain):
        return ReadSubmission(state)
    day = read_day(text, fiscal_year)
    return ReadSubmission("submitted", day) if day else None


def is_plan(text: str, fiscal_year: int | None) -> bool:
    """Whether a cell of an assignment tells something that is no submission: ``テーマ届済``."""
    nothing = is_blank(text) or fold(text) in _MISSING
    return not nothing and read_submission(text, fiscal_year) is None


_ACCEPTED_WORDS = (
    "○ ◯ 〇 ◎ 可 受講可 受入可 承認 受理 採択 採用 合格 許可 受講許可 決定 受講決定 受入 "
    "承諾 当選 内定 通過 選考通過 受講 ok"
)
_ACCEPTED = frozenset(map(fold, _ACCEPTED_WORDS.split()))
_REFUSED = re.compile(
    r"^(?:×|✕|x|否|不可|不受理|不承認|不許可|不合格|不採択|不採用|見送り?|見合わせ|落選|却下|お?断り|受講不可)"
)
_WITHDREW = re.compile(r"辞退|取り?下げ|キャンセル")
_OPEN = re.compile(r"^(?:審査|選考|検討|確認|調整)中|^(?:保留|未定|未決定?|未|補欠|待機)")
_WHY = re.compile(r"[(](.+)[)]")
_OUTSIDE = re.compile(r"修了生(?:以外|でない|ではない)")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What was decided about an application."""

    state: TraineeState
    reason: str | None = None


def read_result(text: str, note: str = "") -> ReadResult | None:
    """The decision in words; ``applied`` for a blank, None for a word that is not known.

    Args:
        text: The cell: ``受講可``, ``×（定員のため次年度）``, ``辞退``.
        note: The remark beside it, which is the reason where the cell names none.
    """
    plain = fold(unicodedata.normalize("NFKC", text))
    if is_blank(text):
        return ReadResult("applied")
    if plain in _ACCEPTED:
        return ReadResult("accepted")
    why = _WHY.search(unicodedata.normalize("NFKC", text))
    reason = (why[1].strip() if why else note.strip()) or None
    if _WITHDREW.search(plain):
        return ReadResult("withdrawn", reason)
    if _REFUSED.search(plain):
        return ReadResult("refused", reason)
    return ReadResult("applied", reason) if _OPEN.search(plain) else None


def is_outsider(*texts: str) -> bool:
    """Whether a row says that somebody is no alumnus: ``不可（修了生以外）``."""
    return any(_OUTSIDE.search(text) for text in texts)


def certificate_kind(number: str) -> CertificateKind:
    """``受講第R7-02号`` is a 受講証明書, every other number that of a 修了証."""
    return "attendance" if fold(number).startswith("受講") else "completion"


_MADE_UP = re.compile(
    r"第?(?P<number>\d{1,2})回[^第()]*?補講[^第()]*?[(]?(?P<day>\d{1,2}[/月]\d{1,2}日?)?[)]?"
)
_LEFT = re.compile(r"辞退|中途退|退学")


@dataclass(frozen=True, slots=True)
class ReadNote:
    """What a remark in the book says."""

    made_up: tuple[tuple[int, str | None], ...] = ()
    """(回, day of the 補講)."""
    withdrew: bool = False
    withdrew_on: str | None = None


def read_note(text: str, fiscal_year: int | None) -> ReadNote:
    """``第4回は補講（8/30）済``, ``7月末で受講辞退``."""
    level = unicodedata.normalize("NFKC", text)
    made_up = tuple(
        (int(m["number"]), read_day(m["day"], fiscal_year) if m["day"] else None)
        for m in _MADE_UP.finditer(level)
    )
    withdrew = bool(_LEFT.search(level))
    day = read_month_end(level, fiscal_year) if withdrew else None
    return ReadNote(made_up, withdrew, day)
