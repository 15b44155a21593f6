"""Recognise the list of one event: titles above, a row a guest, marks, roles, walk-ins below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from importers.activities.events.layout import (
    MAIN,
    PARTY,
    EventLayout,
    ListedEvent,
    PartColumn,
    headings_of,
)
from importers.activities.events.marks import Mark, looks_like_marks, read_legend, read_mark
from importers.activities.events.matrix import column_texts
from importers.activities.events.parts import part_of
from importers.activities.events.words import is_walk_in, section_says
from importers.reading.workbook import shown
from importers.tables.columns import Column
from importers.tables.headings import fold
from importers.tables.table import Table
from smeic_tui.japanese.event_days import compact_day
from smeic_tui.japanese.event_numbers import sheet_number
from smeic_tui.japanese.event_titles import EventTitle, read_title

_ATTENDEES = re.compile(r"参加者|出席者|来場者|受付|当日|出欠")
_DOOR = frozenset(
    {"受付", "来場", "チェック", "受付✓", "当日受付", "来場確認", "受付確認", "着席", "check"}
)
_TELLING = {
    "companions": "companions",
    "format": "format",
    "paid": "paid",
    "seat": "seat",
    "referrer": "referrer",
    "note": "note",
    "cohort": "standing",
    "category": "standing",
    "tags": "standing",
    "status": "standing",
}
"""By field, what a column of a list of one event tells."""
_OF_THE_DAY = frozenset({"note", "category", "tags", "status"})
"""Fields that speak of the day in such a list, not of the person: 同伴1名, 当日欠席, 一般."""
_ANSWERS = frozenset({"came", "online", "absent", "proxy", "undecided"})
_ANSWERED = 0.5
"""Share of rows that tick one of several columns, from which each stands for an answer."""
_LONGEST = 200
"""Letters of a remark that are read."""
_CAME_AT = re.compile(r"(?:受付|到着|来場|入場)(?:時刻|時間|日時)")


def list_layout(table: Table, surroundings: str) -> EventLayout | None:
    """How a table is read as the list of one event; None where it is none."""
    raw = table.raw
    title = title_of_list(table, surroundings)
    marked, telling = columns_of_guests(table)
    if table.kind != "events" and not any(part.says for part in marked):
        speaks = any(_ATTENDEES.search(text) for text in (*raw.titles, table.sheet.name))
        speaks = speaks or any(section_says(section.text) for section in raw.sections)
        said = title.name and (title.number is not None or title.day is not None)
        if table.kind != "people" or not said or not speaks:
            return None
    layout = EventLayout(
        "list",
        (ListedEvent(table.place, title, tuple(marked)),),
        read_legend(raw.titles),
        tuple((section.row, section.text) for section in raw.sections),
        headings_of(telling),
        None,
        not any(part.part == MAIN for part in marked),
    )
    return replace(layout, walk_ins_from=_walk_ins_from(table, layout))


def columns_of_guests(table: Table) -> tuple[list[PartColumn], list[tuple[str, str]]]:
    """The columns of marks, and of what else is told of a guest: pairs of what and heading."""
    marked = list(_marked(table, read_legend(table.raw.titles)))
    if options := _options(table):
        ours = {option.header for option in options}
        marked = [*options, *(m for m in marked if m.header not in ours and m.part != MAIN)]
    headings = {part.header for part in marked}
    telling = [
        (what, column.header)
        for column in table.columns
        if (what := _told(column)) and column.header not in headings
    ]
    return marked, telling


def _options(table: Table) -> list[PartColumn]:
    """Columns that each stand for an answer and are ticked: 会場, オンライン, 欠席."""
    found: list[tuple[PartColumn, list[str]]] = []
    for column, (_, _, parts) in zip(table.columns, table.raw.names, strict=True):
        mark = read_mark(parts[-1], {}) if parts else None
        texts = column_texts(table, column)
        if mark not in _ANSWERS or column.field not in (None, "attend", "format", "mark"):
            continue
        if any(texts) and all(not text or read_mark(text, {}) == "came" for text in texts):
            part = PartColumn(column.header, column.letter, MAIN, says=mark)
            found.append((part, texts))
    says = {part.says for part, _ in found}
    ticks = [sum(map(bool, row)) for row in zip(*(texts for _, texts in found), strict=True)]
    alone = bool(ticks) and max(ticks) == 1 and sum(ticks) >= _ANSWERED * len(ticks)
    return (
        [part for part, _ in found] if len(says) > 1 and len(says) == len(found) and alone else []
    )


def title_of_list(table: Table, surroundings: str) -> EventTitle:
    """What the titles say; else those of the table above, the sheet's name, the file's."""
    title = read_title(table.raw.titles)
    if title.name is None or any(map(is_walk_in, table.raw.titles)):
        title = read_title(table.raw.above).filled(title) if table.raw.above else title
    sheet = table.sheet.name
    if title.number is None and (number := sheet_number(sheet)) is not None:
        title = replace(title, number=number)
    if title.day is None and (day := compact_day(sheet)) is not None:
        title = replace(title, day=day)
    if title.name is None and not sheet.isascii():
        title = title.filled(read_title([sheet]))
    if title.name is None:
        file = surroundings.split(" ")[0]
        title = title.filled(
            read_title([re.sub(r"^[0-9]{1,3}[_\-. ]", "", file).replace("_", " ")])
        )
    return title


def _marked(table: Table, legend: Mapping[str, Mark]) -> Iterator[PartColumn]:
    """Its columns of marks: the answer or the door for the first part, and the other parts."""
    seen: dict[str, int] = {}
    for column, (_, _, parts) in zip(table.columns, table.raw.names, strict=True):
        last = parts[-1] if parts else column.header_raw
        named = part_of(last)
        texts = column_texts(table, column)
        marks = looks_like_marks(texts, legend)
        if column.field in ("party", "party2"):
            name, starts = named if named and named[0] else (PARTY, None)
        elif column.field == "attend":
            name, starts = named if named and named[0] not in ("", PARTY) else (MAIN, None)
        elif column.field == "mark" or (column.field is None and named and marks):
            name, starts = named if named and named[0] else (column.header, None)
        else:
            continue
        ticks = fold(last) in _DOOR
        count = seen.get(name, 0)
        if count and not (name == MAIN and ticks):
            continue
        seen[name] = count + 1
        yield PartColumn(column.header, column.letter, name, starts, ticks)


def _told(column: Column) -> str | None:
    if column.field is None:
        return "came_at" if _CAME_AT.search(column.header) else None
    return _TELLING.get(column.field)


def _walk_ins_from(table: Table, layout: EventLayout) -> int | None:
    """The first row whose remark says 飛び込み, if nobody below it stands in the list by number."""
    places = {column.header: at for at, column in enumerate(table.columns)}
    if any(map(is_walk_in, table.raw.titles)) and table.raw.above:
        return table.raw.data_rows[0]
    notes = [places[heading] for heading in layout.columns.get("note", ())]
    numbers = [at for at, c in enumerate(table.columns) if c.field in ("row_no", "cohort")]
    first: int | None = None
    for row in table.rows():
        texts = [shown(row.cells[at])[:_LONGEST] for at in notes]
        if any(is_walk_in(text) for text in texts):
            first = row.row if first is None else first
        elif first is not None and any(shown(row.cells[at]).strip() for at in numbers):
            first = None
    return first


def with_list_columns(table: Table, layout: EventLayout) -> tuple[Column, ...]:
    """The columns of a list; what says nothing about the person is kept with the row alone."""
    marks = {part.header for event in layout.events for part in event.parts}
    return tuple(_kept(column, marks) for column in table.columns)


def _kept(column: Column, marks: set[str]) -> Column:
    occasion = column.field is None or column.field in _OF_THE_DAY
    if not occasion or column.why in ("chosen", "profile"):
        return column
    field = "mark" if column.header in marks else "row_only"
    return replace(column, field=field, scope=None, confidence=0.9, why="position")
