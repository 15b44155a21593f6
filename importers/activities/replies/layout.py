"""How the answers of a form are read, as plain data that is kept with the import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from importers.activities.events.matrix import column_texts
from importers.tables.columns import Column
from importers.tables.headings import fold
from importers.tables.table import Table
from smeic_tui.japanese.answers import asks_to_come, part_named, read_answer

Asks = Literal[
    "attend",
    "party",
    "second_party",
    "own",
    "mode",
    "companions",
    "people",
    "answered_at",
    "note",
    "introducer",
]
"""What a column asks or tells; ``own``: about the part its heading names; ``people``: how many come
in all, the person included; ``introducer``: who brought an outsider."""

_FIELDS: Mapping[str, Asks] = {
    "attend": "attend",
    "party": "party",
    "party2": "second_party",
    "format": "mode",
    "companions": "companions",
    "answered_at": "answered_at",
    "note": "note",
    "referrer": "introducer",
}
_IN_ALL = ("参加人数", "出席人数", "ご参加人数", "来場人数")
_ANSWERS = 0.7
"""Share of the filled cells that are answers, from which a column of its own asks for one."""


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """One column that says something about the event."""

    header: str
    """Its heading, by which a row's record keeps it."""
    asks: Asks


@dataclass(frozen=True, slots=True)
class ReplyLayout:
    """One table of answers."""

    place: str
    """Its range, ``A1:K195``."""
    columns: tuple[AskedColumn, ...]
    event: str = ""
    """uid of the event they answer for; empty until somebody says it."""


def reply_layout(table: Table) -> ReplyLayout | None:
    """How a table of answers is read; None where it asks nothing about coming."""
    columns = _with_main_question(table, tuple(_columns(table)))
    if not any(column.asks in ("attend", "party", "second_party", "own") for column in columns):
        return None
    return ReplyLayout(table.place, columns)


def _with_main_question(table: Table, asked: tuple[AskedColumn, ...]) -> tuple[AskedColumn, ...]:
    """参加方法 asks whether somebody comes where nothing else does and 不参加 is answered."""
    if any(column.asks in ("attend", "own") for column in asked):
        return asked
    modes = {column.header for column in asked if column.asks == "mode"}
    declined = {
        column.header
        for column in table.columns
        if column.header in modes and _holds_refusals(column_texts(table, column))
    }
    return tuple(
        replace(column, asks="attend") if column.header in declined else column for column in asked
    )


def _holds_refusals(texts: Sequence[str]) -> bool:
    answers = [answer for text in texts if text.strip() and (answer := read_answer(text))]
    return any(clause.will == "no" for answer in answers for clause in answer)


def _columns(table: Table) -> Iterator[AskedColumn]:
    for column in table.columns:
        asks = _FIELDS.get(column.field or "")
        if asks == "companions" and any(word in fold(column.header) for word in _IN_ALL):
            asks = "people"
        elif asks is None:
            asks = _asked_by(table, column)
        if asks is not None:
            yield AskedColumn(column.header, asks)


def _asked_by(table: Table, column: Column) -> Asks | None:
    """What a column without a meaning asks, by its heading and because answers stand in it."""
    if column.field not in (None, "mark") or column.why in ("chosen", "profile"):
        return None
    of_a_part = part_named(column.header) is not None
    if not of_a_part and not asks_to_come(column.header):
        return None
    texts = [text for text in column_texts(table, column) if text.strip()]
    answers = sum(read_answer(text) is not None for text in texts)
    if not texts or answers < _ANSWERS * len(texts):
        return None
    return "own" if of_a_part else "attend"


def to_data(layout: ReplyLayout) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(layout)


def from_data(data: Mapping[str, Any]) -> ReplyLayout:
    """Back from JSON."""
    columns: Sequence[Mapping[str, Any]] = data["columns"]
    return ReplyLayout(
        data["place"], tuple(AskedColumn(**each) for each in columns), str(data["event"])
    )
