"""Name what a table is about from its columns and from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from importers.tables.columns import Column
from importers.tables.headings import fold
from smeic_tui.japanese.event_titles import read_title

Kind = Literal[
    "people",
    "organisations",
    "replies",
    "training",
    "licences",
    "referrals",
    "cards",
    "events",
    "other",
]

_PERSON = {"name", "family"}
_REFERRED = frozenset(
    {
        "被紹介者",
        "被紹介者氏名",
        "被紹介者名",
        "紹介先",
        "相談内容",
        "ご相談内容",
        "対応状況",
        "紹介日",
    }
    | {"紹介内容", "紹介先企業", "外部者氏名", "相談者", "相談者名", "進捗状況"}
)
_EVENT = re.compile(
    r"鼎談|例会|総会|懇親会|参加者|出席者|受付|行事|イベント|研究会|部会|セミナー|講演会"
)
_TRAINING = re.compile(r"研修|講座|受講|出席簿")
_LICENCES = re.compile(r"診断士(?:の)?(?:一覧|名簿|登録|リスト)|資格者")
_REPLIES = re.compile(
    r"フォームの回答|回答|返信|返答|出欠(?:確認|連絡|集計)|申込(?:者|一覧|状況|リスト)|アンケート"
)
_ON_THE_DAY = re.compile(r"当日|受付|座席|出席簿|参加履歴")
_CARDS = re.compile(r"名刺")
_PLACE_NAMES = re.compile(
    r"(?:施設|事業所|店舗|園|校|学会|団体|機関|法人|企業|組織|正式|機構)名(?:称)?"
)
_COUNTS = re.compile(r"(?:人|件|社|名|回|者)数|合計|計|平均|割合|比率|構成比")


def kind_of(columns: Sequence[Column], surroundings: str) -> Kind:
    """What the rows of a table are."""
    fields = {column.field for column in columns}
    headers = [fold(column.header) for column in columns]
    parts = {part for header in headers for part in header.split("/")}
    if not fields & _PERSON:
        return "organisations" if _is_organisations(fields, parts) else "other"
    sessions = sum(1 for column in columns if column.field == "session")
    if sessions and not _TRAINING.search(surroundings):
        sessions = 0 if _EVENT.search(surroundings) or _are_of_events(columns) else sessions
    if parts & _REFERRED and ("referrer" in fields or len(parts & _REFERRED) > 1):
        return "referrals"
    if sessions >= 3:
        return "training"
    has_days = fields & {"registered_on", "expires_on"}
    if "shindan_no" in fields and (has_days or _LICENCES.search(surroundings)):
        return "licences"
    if sessions or (_TRAINING.search(surroundings) and "shindan_no" in fields):
        return "training"
    attended = fields & {"attend", "party", "party2", "companions", "format"}
    if "answered_at" in fields and (attended or "email" in fields):
        return "replies"
    if attended and _REPLIES.search(surroundings) and not _ON_THE_DAY.search(surroundings):
        return "replies"
    matrix = sum(1 for header in headers if _EVENT.search(header))
    if attended or matrix >= 3 or (fields & {"paid", "seat"} and _EVENT.search(surroundings)):
        return "events"
    if "met_at" in fields or _CARDS.search(surroundings):
        return "cards"
    return "people"


def _are_of_events(columns: Sequence[Column]) -> bool:
    """Whether 第8回 stands behind the names of events: the sessions of a training count up."""
    titles = [read_title(c.header.split("/")) for c in columns if c.field == "session"]
    if any(title.name and _EVENT.search(title.name) for title in titles):
        return True
    numbers = [title.number for title in titles if title.number is not None]
    return not all(0 <= after - before <= 1 for before, after in pairwise(numbers))


def _is_organisations(fields: set[str | None], parts: set[str]) -> bool:
    if fields & {"company", "corporate_number"}:
        return True
    named = any(_PLACE_NAMES.search(part) for part in parts)
    return named or bool(fields & {"address", "tel"} and fields & {"tel", "url", "zip"})


def is_summary(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the table only counts: a word or cohort on the left, numbers in all other columns.

    ``期 / 人数`` with a line a cohort is a summary, not twenty people.
    """
    if any(column.field in _PERSON for column in columns) or len(columns) < 2:
        return False
    if not any(_COUNTS.search(fold(column.header)) for column in columns[1:]):
        return False
    counted = [at for at, column in enumerate(columns) if at and column.field != "note"]
    cells = [row[at] for row in rows for at in counted if row[at]]
    numbers = sum(1 for cell in cells if re.fullmatch(r"[\d,.%]+", cell))
    return bool(cells) and numbers >= 0.9 * len(cells)
