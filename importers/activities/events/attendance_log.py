"""Recognise a log of attendance: a row for each person and event, the event named in its cells.

``2024/6/15 | 第3回鼎談会 | 青空 花子 | 出席``, as a database writes it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from importers.activities.events.event_list import columns_of_guests
from importers.activities.events.layout import (
    MAIN,
    EventLayout,
    ListedEvent,
    PartColumn,
    headings_of,
)
from importers.activities.events.marks import looks_like_marks, read_legend
from importers.activities.events.matrix import column_texts, read_header
from importers.activities.events.parts import part_of
from importers.reading.workbook import shown
from importers.tables.columns import Column
from importers.tables.event_lines import event_in
from importers.tables.headings import fold
from importers.tables.table import Table
from smeic_tui.domain.past_attendance import named_in
from smeic_tui.japanese.counts import read_count
from smeic_tui.japanese.event_days import fiscal_year_in
from smeic_tui.japanese.event_numbers import sheet_number
from smeic_tui.japanese.event_titles import EventTitle, read_title

_NAMES = frozenset(
    {"行事", "行事名", "行事名称", "イベント", "イベント名", "イベント名称", "催し", "催し名"}
    | {"催事", "催事名", "会合", "会合名", "会議名", "事業名", "例会名", "研究会名", "講演会名"}
    | {"セミナー名", "シリーズ", "参加行事", "参加行事名", "参加イベント", "参加イベント名"}
    | {"出席行事", "出席行事名", "event", "event_name", "eventname", "eventtitle"}
)
"""Headings over the name of an event, whatever it is called."""
_DAYS = frozenset(
    {"開催日", "開催年月日", "開催日時", "実施日", "参加日", "出席日", "行事日", "イベント日"}
    | {"日付", "年月日", "日時", "日", "date", "event_date", "eventdate"}
)
_NUMBERS = frozenset({"回", "回次", "開催回", "第何回"})
_NAMING = frozenset({None, "event", "session", "workgroup", "category"})
"""Fields that the columns which name the event are taken for by their headings alone."""
_SAID = ("chosen", "profile")
_CAME = re.compile(r"(?:参加|出席|来場)(?:者|履歴|記録|実績|簿|状況)|出欠")
_NOT_YET = re.compile(r"申込|申し込み|予約|予定|希望|依頼|候補|アンケート|満足度")
"""Where nothing is marked, what a list is called says whether those in it came."""
_BUT = re.compile(r"欠|キャンセル|辞退|取消|のみ|待ち")
"""In a cell that names an event: what somebody did there, which is not read."""
_TITLED = 0.8
"""Share of the rows whose cells name an event with its 回次 or its day, from which it is a log."""
_BETWEEN = re.compile(r"[、，,;；/／\n]")
_LAST_NUMBER = 999
"""The highest 回次."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """The columns that name the event, by what they say of it."""

    name: Column
    number: Column | None
    day: Column | None
    part: Column | None

    @property
    def columns(self) -> list[Column]:
        """Those there are, from left to right."""
        every = (self.name, self.number, self.day, self.part)
        return sorted((c for c in every if c is not None), key=lambda column: column.index)


def log_columns(table: Table) -> tuple[Column, ...] | None:
    """The columns of a table, those that name the event told apart; None where none do."""
    naming = _naming(table)
    if naming is None:
        return None
    ours = {column.index for column in naming.columns if column.field != "event"}
    return tuple(
        replace(column, field="event", scope=None, confidence=0.9, why="position")
        if column.index in ours
        else column
        for column in table.columns
    )


def log_layout(table: Table, surroundings: str) -> EventLayout | None:
    """How a table is read as a log; None where it is none.

    Args:
        table: With the columns of `log_columns`.
        surroundings: File name, sheet name and titles.
    """
    naming = _naming(table)
    if naming is None or _is_of_one(table):
        return None
    headings = tuple(column.header for column in naming.columns)
    marked, telling = columns_of_guests(table)
    if not any(part.part == MAIN for part in marked) and not _tells_who_came(table, surroundings):
        return None
    events = list(_events(table, naming, headings, marked))
    titled = sum(
        count for count, event in events if _is_titled(event.title) and not _says_more(event.named)
    )
    if titled < _TITLED * table.row_count:
        return None
    return EventLayout(
        "log",
        tuple(event for _, event in events),
        read_legend(table.raw.titles),
        tuple((section.row, section.text) for section in table.raw.sections),
        {**headings_of(telling), "event": headings},
        None,
        not any(part.part == MAIN for part in marked),
    )


def _naming(table: Table) -> _Naming | None:
    free = [c for c in table.columns if _may_name(c) and any(column_texts(table, c))]
    others = [c for c in free if fold(c.header_raw) not in _DAYS | _NUMBERS]
    name = _first(free, _NAMES) or next((c for c in others if c.why in _SAID), None)
    if name is None:
        return None
    day, number = _first(free, _DAYS), _first(free, _NUMBERS)
    part = next((column for column in free if _holds_parts(column_texts(table, column))), None)
    return _Naming(name, number, day, None if part is name else part)


def _may_name(column: Column) -> bool:
    """Whether a column may name the event; what staff say it means goes before its heading."""
    return column.field == "event" if column.why in _SAID else column.field in _NAMING


def _first(columns: Sequence[Column], headings: frozenset[str]) -> Column | None:
    return next((column for column in columns if fold(column.header_raw) in headings), None)


def _holds_parts(texts: Sequence[str]) -> bool:
    """Whether a column says which part each row is about: 本会, 懇親会."""
    filled = [text for text in texts if text]
    parts = [part_of(text) for text in filled]
    others = any(part is not None and part[0] != MAIN for part in parts)
    return others and all(parts) and not looks_like_marks(filled, {})


def _events(
    table: Table, naming: _Naming, headings: Sequence[str], marked: Sequence[PartColumn]
) -> Iterator[tuple[int, ListedEvent]]:
    """How many rows are of each event, in the order of their first ones."""
    fiscal = fiscal_year_of(table)
    groups = rows_by_event(table, lambda _, record: named_in(headings, record))
    for named, rows in groups.items():
        if not named:
            continue
        first, records = next(iter(rows)), list(rows.values())
        title, part = _title(naming, records[0], fiscal)
        place = naming.columns[0].cell(first)
        used = parts_used(marked, records)
        yield len(records), ListedEvent(place, title, used, named=named, part=part)


def fiscal_year_of(table: Table) -> int | None:
    """The fiscal year that a title of the list names, for days without a year."""
    return next((y for t in table.raw.titles if (y := fiscal_year_in(t)) is not None), None)


def rows_by_event(
    table: Table, named: Callable[[int, Mapping[str, str]], str]
) -> dict[str, dict[int, Mapping[str, str]]]:
    """Row number and record of all rows by what names their event."""
    found: dict[str, dict[int, Mapping[str, str]]] = {}
    for row in table.rows():
        cells = zip(table.columns, row.resolved, strict=True)
        record = {column.header: shown(cell) for column, cell in cells}
        found.setdefault(named(row.row, record), {})[row.row] = record
    return found


def parts_used(
    marked: Sequence[PartColumn], records: Sequence[Mapping[str, str]]
) -> tuple[PartColumn, ...]:
    """The columns of marks that say something of an event: not every event has a dinner."""
    return tuple(
        column
        for column in marked
        if column.part == MAIN or any(record[column.header].strip() for record in records)
    )


def _title(
    naming: _Naming, record: Mapping[str, str], fiscal: int | None
) -> tuple[EventTitle, str]:
    """The event a row is about and the part of it, each cell read by what its column holds."""
    texts = [record[c.header].strip() for c in (naming.name, naming.day) if c is not None]
    title, part, _ = read_header(texts, fiscal)
    name = record[naming.name.header].strip()
    if title.name is None and title.number is None and name:
        # 架空の夕べ, 総会: the column holds names, whatever else such a word may mean.
        title, part = replace(title, name=name), MAIN
    if naming.number is not None:
        text = record[naming.number.header]
        number = read_count(text, _LAST_NUMBER) or sheet_number(text)
        title = title if number is None else replace(title, number=number)
    if naming.part is not None and (found := part_of(record[naming.part.header])):
        part = found[0]
    return title, part or MAIN


def _says_more(text: str) -> bool:
    """第3回架空会、第4回架空会, 第3回架空会（欠席）: not the name of one event alone."""
    several = sum(event_in(part) is not None for part in _BETWEEN.split(text)) > 1
    return several or bool(_BUT.search(text))


def _is_of_one(table: Table) -> bool:
    """Whether the titles name one event with its 回次 or its day: the list is of that."""
    return _is_titled(read_title(table.raw.titles))


def _tells_who_came(table: Table, surroundings: str) -> bool:
    """Whether all in a list without marks came: it is called so, and no column says otherwise."""
    if not _CAME.search(surroundings) or _NOT_YET.search(surroundings):
        return False
    spoken = [c for c in table.columns if c.field in (None, "status", "category", "note")]
    texts = (text for column in spoken for text in column_texts(table, column))
    return not any(_BUT.search(text) or _NOT_YET.search(text) for text in texts)


def _is_titled(title: EventTitle) -> bool:
    return title.name is not None and (title.number is not None or title.day is not None)
