"""Recognise a list of several events: ``■第4回鼎談会 2024/5/25`` heads the guests of each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from importers.activities.events.attendance_log import fiscal_year_of, parts_used, rows_by_event
from importers.activities.events.event_list import columns_of_guests, title_of_list
from importers.activities.events.layout import MAIN, EventLayout, ListedEvent, headings_of
from importers.activities.events.marks import read_legend
from importers.activities.events.matrix import read_header
from importers.activities.events.words import is_walk_in, section_says
from importers.tables.event_lines import event_in, undecorated
from importers.tables.table import Table
from smeic_tui.domain.past_attendance import named_above

_CAME = re.compile(r"参加|出席|来場|出欠|欠席|当日|受付")


def heads_events(table: Table) -> bool:
    """Whether a section of the list names an event: it is no list of a single one."""
    return any(event_in(section.text) is not None for section in table.raw.sections)


def _tells_who_came(table: Table, named: Container[str], surroundings: str) -> bool:
    """Whether it is said that people came, and no section parts them by anything else."""
    others = [s.text for s in table.raw.sections if s.text not in named]
    if not all(section_says(text) is not None or is_walk_in(text) for text in others):
        return False
    texts = (surroundings, *(section.text for section in table.raw.sections))
    asked = any(column.field in ("attend", "party") for column in table.columns)
    return asked or any(_CAME.search(text) for text in texts)


def sections_layout(table: Table, surroundings: str) -> EventLayout | None:
    """How a list is read whose sections name events; None where none does.

    Whoever stands above the first of them was at the event that the titles name.
    """
    sections = tuple((section.row, section.text) for section in table.raw.sections)
    fiscal = fiscal_year_of(table)
    named = {
        text: (row, title)
        for row, text in reversed(sections)
        if (title := event_in(text, fiscal)) is not None
    }
    if not named or not _tells_who_came(table, named, surroundings):
        return None
    marked, telling = columns_of_guests(table)
    groups = rows_by_event(table, lambda row, _: named_above(sections, named, row))

    def events() -> Iterator[ListedEvent]:
        for text, rows in groups.items():
            used = parts_used(marked, list(rows.values()))
            if text:
                row, title = named[text]
                _, part, _ = read_header([undecorated(text)], fiscal)
                place = table.columns[0].cell(row)
                yield ListedEvent(place, title, used, named=text, part=part or MAIN)
            else:
                title = title_of_list(table, surroundings)
                yield ListedEvent(table.place, title, used)

    return EventLayout(
        "log",
        tuple(events()),
        read_legend(table.raw.titles),
        sections,
        headings_of(telling),
        None,
        not any(part.part == MAIN for part in marked),
    )
