"""Tell the rows under a header apart: data, section, total, note, header again, blank."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import cache

from importers.reading.workbook import Cell, shown
from importers.tables.contents import company_form
from importers.tables.event_lines import event_in
from importers.tables.header_depth import is_number
from importers.tables.headings import fold, words

_NOTE_MARK = re.compile(r"[※＊*]|[(（]?注[)）:：]|備考[:：]|凡例")
_BEFORE_REMARKS = frozenset(
    {"備考", "注", "注意", "注意事項", "注記", "凡例", "資料", "出典", "出所", "※"}
)
_NOTE_LENGTH = 30
_SAYS_MORE = re.compile(r"\S[:：]\s*\S.{4}|[、,].{6}")
"""What no name holds: ``修了要件：全回数の8割以上``."""
_LONG_REMARK = 60
_SECTION = re.compile(
    r"[【〔［\[<＜〈《≪].*[】〕］\]>＞〉》≫]$|[■□◆◇●▼▽★☆▲◎]\s*\S|[-=－＝\u2010-\u2015\u2500\u2501ー~～*＊]{2,}.*[-=－＝\u2010-\u2015\u2500\u2501ー~～*＊]{2,}$"
)
_COHORT = re.compile(r"(?:第|mot|m)?\s*(?:\d+|[一二三四五六七八九十]+)\s*期(?:生|修了)?(?:.{0,4})$")
_COUNT = re.compile(r"\d+\s*(?:名|人|件|社|組|校|団体)")
_GUESTS = re.compile(
    r"(?:会場|オンライン|当日|web|zoom)?(?:での?)?ご?(?:出席|欠席|参加|不参加|来場)(?:予定)?者?"
    r"\s*[(]?\d{1,4}名[)]?",
    re.IGNORECASE,
)
"""``欠席者 12名`` heads those below it; what only counts has nobody below."""
_TOTAL = re.compile(
    r"(?:総|小|中|大)?(?:合|総|小)?計(?:\d.*|[:：].*|\(.*\))?|.*合計(?:\(.*\))?|総数|累計|平均|以上.{0,12}"
    r"|.{0,8}(?:者|人|件|名|社)(?:計|数)(?:計)?|うち.{1,12}"
)
_TOTAL_HINTS = frozenset("計均数上")
_AMONG = re.compile(r"う\W*ち")
"""うち, which alone of these words is written in kana: half of all readings hold a う."""
_PLACE = re.compile(r"@|https?:|^[\d()+-]{9,}$")
_PHONE = re.compile(r"0\d{1,4}[-(.]?\d{1,4}[-).]?\d{3,4}$")
_BRACKETS = str.maketrans("", "", "【】[]〔〕<>")


class RowKind(Enum):
    """What a row under a header is."""

    DATA = auto()
    NUMBERED = auto()
    """Only a running number: a record without a name, or an empty line of a printed form."""
    SECTION = auto()
    TOTAL = auto()
    NOTE = auto()
    HEADER = auto()
    BLANK = auto()


def lone_kind(
    text: str, *, first: bool, key: bool, people: bool, wide: bool, guests: bool = False
) -> RowKind:
    """What a row with a single filled cell is.

    Args:
        text: What the cell shows.
        first: It stands in the first or second column of the table.
        key: It stands in the column of what the list is about.
        people: That column holds the names of people.
        wide: It is merged over most of the table.
        guests: The list is of people, whom an event may have brought together.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if is_number(plain):
        return RowKind.NUMBERED if first else RowKind.TOTAL
    if is_total_word(plain):
        return RowKind.TOTAL
    if _SECTION.match(plain):
        return RowKind.SECTION
    if guests and event_in(plain) is not None:
        return RowKind.SECTION
    if people and key and _SAYS_MORE.search(plain):
        return RowKind.NOTE
    if _NOTE_MARK.match(plain) or len(plain) > _NOTE_LENGTH or "。" in plain:
        return RowKind.NOTE
    if first and _GUESTS.fullmatch(plain):
        return RowKind.SECTION
    if _COUNT.search(plain):
        return RowKind.SECTION if wide and not is_total_word(plain) else RowKind.NOTE
    if wide or _COHORT.match(fold(plain)) or (people and company_form(text)):
        return RowKind.SECTION
    if key or _PLACE.search(plain):
        return RowKind.DATA
    return RowKind.SECTION if first else RowKind.NOTE


def is_total_word(text: str) -> bool:
    """Whether a cell names a total: ``合　計``, ``【合計】``, ``出席者数``, ``以上``."""
    return bool(_TOTAL.fullmatch(fold(text).translate(_BRACKETS)))


def may_be_total(cells: list[Cell]) -> bool:
    """A cheap look at the first cells, to spare ordinary rows the full test."""
    for cell in cells[:4]:
        # A loop, because any() over a generator costs twice as much, 100,000 times.
        if cell.__class__ is str and (
            not _TOTAL_HINTS.isdisjoint(cell) or ("う" in cell and _AMONG.search(cell))
        ):
            break
    else:
        return False
    return True


def is_total_row(cells: list[Cell]) -> bool:
    """Whether a row names a total and holds nothing beside it but numbers."""
    totals = others = 0
    for cell in cells:
        text = "" if cell == "" else shown(cell).strip()
        if not text:
            continue
        if is_total_word(text):
            totals += 1
        elif is_number(_bare(text)) or _COUNT.fullmatch(fold(text)):
            others += 1
        else:
            # A name, a company: most rows that are looked at are told by their first cell.
            return False
    # Several words that could name totals, and no number: a list of such words.
    return totals == 1 if not others else totals > 0


def _bare(text: str) -> str:
    """A figure without the brackets that set it apart: ``〔78〕``, ``(12)``."""
    return fold(text).translate(_BRACKETS).strip("()")


def is_note_row(texts: list[str]) -> bool:
    """Whether a row of few cells is a remark: ``※``, or a legend."""
    return bool(_NOTE_MARK.match(texts[0])) and len(texts) <= 3


def heads_remark(text: str) -> bool:
    """Whether a word stands before a remark that fills the next cell: ``備考``, ``注``."""
    return fold(text).translate(_BRACKETS) in _BEFORE_REMARKS


def is_remark(text: str) -> bool:
    """Whether a text is marked as a remark, or is far too long for a cell of a list."""
    return bool(_NOTE_MARK.match(text)) or len(text) > _LONG_REMARK


def is_phone(text: str) -> bool:
    """Whether a cell looks like a phone number written with its zero."""
    return bool(_PHONE.match(fold(text)))


@cache
def dittos() -> frozenset[str]:
    """Marks that repeat the cell above, also with white space around: for one look at a row."""
    around = ("", " ", "\u3000")
    return frozenset(f"{a}{word}{b}" for word in words("ditto") for a in around for b in around)


def is_ditto(cell: Cell) -> bool:
    """Whether a cell repeats the one above: ``〃``, ``同上``."""
    return isinstance(cell, str) and cell.strip() in words("ditto")
