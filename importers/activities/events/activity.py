"""The activity ``events``: who came to what, by matrices, lists of one event each, and logs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from importers.activities.activity import Layout, Newcomers, Reading
from importers.activities.events import proposing, writing
from importers.activities.events.attendance_log import log_columns, log_layout
from importers.activities.events.event_list import list_layout, with_list_columns
from importers.activities.events.event_sections import heads_events, sections_layout
from importers.activities.events.layout import EventLayout, from_data, to_data
from importers.activities.events.matrix import matrix_layout, with_marks
from importers.activities.events.telling import kind_of_guest
from importers.tables.columns import Column
from importers.tables.context import Context
from importers.tables.table import Table
from importers.values.row_values import RowValues
from smeic_tui.domain.event_series import series_key
from smeic_tui.domain.people import Kind
from smeic_tui.japanese.dates import parse_date
from smeic_tui.japanese.event_titles import EventTitle

_TAKEN_FROM = frozenset({"people", "events"})
"""Kinds of tables that may turn out to be lists of events."""
_PERSON = frozenset({"name", "family"})


class _Events:
    """See `importers.activities.activity.Activity`."""

    name = "events"

    def recognise(self, table: Table, surroundings: str) -> Table | None:
        """A matrix first: its titles stand over its columns, not over the table."""
        fields = {column.field for column in table.columns}
        if table.kind not in _TAKEN_FROM or not fields & _PERSON:
            return None
        matrix = matrix_layout(table)
        if matrix is not None:
            return _read(table, matrix, with_marks(table, matrix))
        named = log_columns(table)
        log = log_layout(replace(table, columns=named), surroundings) if named is not None else None
        if named is not None and log is not None:
            return _read(table, log, with_list_columns(replace(table, columns=named), log))
        log = sections_layout(table, surroundings)
        if log is not None:
            return _read(table, log, with_list_columns(table, log))
        if heads_events(table):
            # Of several events, and not said to be of who came: nobody came to any of them.
            return None
        layout = list_layout(table, surroundings)
        if layout is None:
            return None
        return _read(table, layout, with_list_columns(table, layout))

    def reading(self, layout: Layout) -> Reading:
        """Guests from outside stand among guests; a matrix is kept of alumni."""
        occasion = from_data(layout.data).event_of if layout.data["shape"] == "log" else None
        mixed = layout.data["shape"] != "matrix"
        return Reading(mixed=mixed, first_roster=True, occasion=occasion)

    def newcomers(self, layout: Layout) -> Newcomers:
        """Outsiders only where the list says so: an introducer, a word for it, a speaker.

        Somebody with a cohort is an alumnus whom the roster does not know: staff look at it.
        """
        listed = from_data(layout.data)

        def kind_of(row: int, values: RowValues, record: Mapping[str, str]) -> Kind | None:
            if values.cohort is not None or listed.shape == "matrix" or not values.given:
                return None
            kind = kind_of_guest(listed, row, record)
            return kind if kind == "faculty" or values.company else None

        return kind_of

    propose = staticmethod(proposing.propose)
    write = staticmethod(writing.write)
    settle = staticmethod(writing.settle)


EVENTS = _Events()


def _read(table: Table, layout: EventLayout, columns: tuple[Column, ...]) -> Table:
    return replace(
        table,
        columns=columns,
        kind="events",
        context=_dated(table.context, layout),
        activity=Layout("events", to_data(layout), _about(layout), _about_rows(layout)),
    )


def _about(layout: EventLayout) -> str:
    if layout.shape != "list":
        return ""
    return _called(layout.events[0].title)


def _about_rows(layout: EventLayout) -> Callable[[int], str] | None:
    """Which event a row is about, where the section says it and not the row."""
    if layout.shape != "log" or layout.columns.get("event"):
        return None

    def about(row: int) -> str:
        number = layout.event_of(row, {})
        title = layout.events[number].title if number is not None else None
        return "" if title is None else _called(title)

    return about


def _called(title: EventTitle) -> str:
    return f"{series_key(title.name or '')} {title.number} {title.day}"


def _dated(context: Context, layout: EventLayout) -> Context:
    """The list of one event speaks of people as they were on that day."""
    if context.as_of is not None or layout.shape != "list":
        return context
    day = layout.events[0].title.day
    return replace(context, as_of=parse_date(day)) if day else context
