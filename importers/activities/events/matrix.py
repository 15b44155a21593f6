"""Recognise a matrix of people × events: columns of marks under the titles of events.

A header may have one to several rows in any order: title, part, day. Columns beside one another
with the same title are the parts of one event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from importers.activities.events.layout import MAIN, PARTY, EventLayout, ListedEvent, PartColumn
from importers.activities.events.marks import Mark, looks_like_marks, read_legend
from importers.activities.events.parts import part_of
from importers.reading.workbook import shown
from importers.tables.column_cells import SAMPLE
from importers.tables.columns import Column
from importers.tables.table import Table
from smeic_tui.japanese.dates import from_serial
from smeic_tui.japanese.event_days import fiscal_year_in
from smeic_tui.japanese.event_names import names_event
from smeic_tui.japanese.event_titles import EventTitle, read_title

_MARKED = frozenset({None, "attend", "party", "party2", "session", "format", "mark"})
"""Fields that columns of a matrix are taken for by their headings alone."""
_SERIAL = re.compile(r"[34][0-9]{4}")
_AT_LEAST = 2
"""Events that make a matrix, whatever else the list is."""


@dataclass(frozen=True, slots=True)
class _Marked:
    column: Column
    title: EventTitle
    part: str
    starts: str | None


def matrix_layout(table: Table) -> EventLayout | None:
    """How a table is read as a matrix; None where it is none."""
    legend = read_legend(table.raw.titles)
    texts = (*table.raw.titles, table.sheet.name)
    fiscal = next((y for t in texts if (y := fiscal_year_in(t)) is not None), None)
    around = (read_title(table.raw.titles).name, read_title([table.sheet.name]).name)
    name = next((name for name in around if name and names_event(name)), None)
    events = list(_events(_marked(table, legend, fiscal, name)))
    dated = [e for e in events if e.title.number is not None or e.title.day is not None]
    if not dated or (len(dated) < _AT_LEAST and not _heads_one_event(table)):
        return None
    sections = tuple((s.row, s.text) for s in table.raw.sections)
    return EventLayout("matrix", tuple(dated), legend, sections)


def _heads_one_event(table: Table) -> bool:
    """Whether a single event stands over columns of a list that is of no event as a whole."""
    title = read_title(table.raw.titles)
    return table.kind == "events" and title.number is None and title.day is None


def _marked(
    table: Table, legend: Mapping[str, Mark], fiscal: int | None, whole: str | None
) -> Iterator[_Marked]:
    before: _Marked | None = None
    for column, (_, _, parts) in zip(table.columns, table.raw.names, strict=True):
        # オンライン alone looks like a reading: what only its cells speak for is looked at again;
        # 研究会 over marks is an event, over names the one somebody belongs to.
        wanted = column.field in _MARKED or column.why == "contents" or column.field == "workgroup"
        if column.why in ("chosen", "profile"):
            wanted = column.field == "mark"
        if not wanted or not parts:
            continue
        # The year of a group stands over its first column; the others are right of it.
        fiscal = next((y for t in parts if (y := fiscal_year_in(t)) is not None), fiscal)
        title, part, starts = read_header(parts, fiscal)
        texts = column_texts(table, column)
        if title.name is None:
            if before is not None and _goes_on(before, column, title):
                title = before.title
            elif named := _named_otherwise(title, part, whole):
                title, part = named
            else:
                continue
        elif column.field == "workgroup" and not any(texts):
            continue
        if any(texts) and not looks_like_marks(texts, legend):
            continue
        if not part and not any(texts):
            # 懇親会（なし）: the column is there for the shape of the sheet only.
            continue
        before = _Marked(column, title, part or part_of_last(parts), starts)
        yield before


def _named_otherwise(
    title: EventTitle, part: str, whole: str | None
) -> tuple[EventTitle, str] | None:
    """A numbered or dated column named by what it holds (総会), or by the title of the list."""
    if title.number is None and title.day is None:
        return None
    if part not in ("", MAIN, PARTY) and title.day is not None:
        return replace(title, name=part), MAIN
    return (replace(title, name=whole), part) if whole else None


def _goes_on(before: _Marked, column: Column, title: EventTitle) -> bool:
    """Whether the title of the column on the left holds for one that has a part and no title."""
    beside = before.column.index == column.index - 1
    return beside and title.number is None and title.day in (None, before.title.day)


def part_of_last(parts: Sequence[str]) -> str:
    """A part that is said not to be held and has marks all the same: by its bare name."""
    return next((p for p in ("懇親会", "二次会") if any(p in each for each in parts)), MAIN)


def read_header(parts: Sequence[str], fiscal: int | None) -> tuple[EventTitle, str, str | None]:
    """Title, part and start of the part from the texts above a column, top down."""
    part, starts = MAIN, None
    said: list[str] = []
    for text in parts:
        found = part_of(text)
        if found is not None:
            part, starts = found
            continue
        words = [word for word in text.split() if word]
        last = part_of(words[-1]) if len(words) > 1 else None
        if last is not None and last[0]:
            # 「第3回鼎談会 懇親会」 in one cell.
            part, starts = last
            text = " ".join(words[:-1])
        said.append(text)
    return read_title(map(_with_serial_read, said), fiscal), part, starts


def _with_serial_read(text: str) -> str:
    """A day whose format was lost shows Excel's number of it."""
    found = from_serial(int(text)) if _SERIAL.fullmatch(text) else None
    return text if found is None else found.iso


def column_texts(table: Table, column: Column) -> list[str]:
    """The cells of a column in the first data rows."""
    rows = table.raw.data_rows[:SAMPLE]
    return [shown(table.sheet.at(row, column.index)).strip() for row in rows]


def _events(marked: Iterable[_Marked]) -> Iterator[ListedEvent]:
    """Columns beside one another with one title, whose day may stand above one of them only."""
    held: list[_Marked] = []
    for each in marked:
        if held and not _goes_with(held, each):
            yield _event(held)
            held = []
        held.append(each)
    if held:
        yield _event(held)


def _goes_with(held: Sequence[_Marked], each: _Marked) -> bool:
    first = held[0].title
    same = (first.name, first.number) == (each.title.name, each.title.number)
    days = {m.title.day for m in (*held, each)} - {None}
    return same and len(days) <= 1 and each.part not in {m.part for m in held}


def _event(held: Sequence[_Marked]) -> ListedEvent:
    title = held[0].title
    for each in held[1:]:
        title = title.filled(each.title)
    letters = [each.column.letter for each in held]
    place = letters[0] if len(letters) == 1 else f"{letters[0]}:{letters[-1]}"
    parts = tuple(PartColumn(m.column.header, m.column.letter, m.part, m.starts) for m in held)
    return ListedEvent(place, title, parts)


def with_marks(table: Table, layout: EventLayout) -> tuple[Column, ...]:
    """The columns of a matrix, its marks and what it counts told from what it says of people."""
    marks = {part.header for event in layout.events for part in event.parts}
    return tuple(_told_apart(column, marks) for column in table.columns)


def _told_apart(column: Column, marks: set[str]) -> Column:
    if column.why in ("chosen", "profile"):
        return column
    if column.header in marks:
        return replace(column, field="mark", scope=None, confidence=0.9, why="contents")
    if column.field in _MARKED:
        return replace(column, field="row_only", scope=None, confidence=0.9, why="position")
    return column
