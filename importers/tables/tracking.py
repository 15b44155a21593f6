"""Know the columns that this program adds to the lists it writes.

They say nothing about a person, so they are neither kept nor taken for what a row says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from importers.reading.workbook import shown
from importers.tables.columns import Column
from importers.tables.table import Table
from smeic_tui.exports.tracking import HEADER, Mark, read_mark
from smeic_tui.text import LANGUAGES, messages

MARK, RESULT, WHO, ASIDE = "_mark", "_result", "_who", "_aside"
TRACKING_FIELDS = frozenset({MARK, RESULT, WHO})
"""Fields of columns that are the program's own."""
OWN_FIELDS = TRACKING_FIELDS | {ASIDE}
"""Those, and what our lists say in words of our own, which only a list that comes back means."""


def tracked(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a table with those of our own recognised by their exact headings."""
    own = any(column.header == HEADER for column in columns)
    return tuple(_tracked(column, own) for column in columns)


def _tracked(column: Column, own: bool) -> Column:
    field = None
    if column.header == HEADER:
        field = MARK
    elif column.header in _headings("importing.result"):
        field = RESULT
    elif own and column.header in _headings("importing.who"):
        field = WHO
    elif own and column.header in _headings("export.column.kind"):
        field = ASIDE
    if field is None:
        return column
    return replace(column, field=field, scope=None, confidence=1.0, why="synonym")


@cache
def _headings(key: str) -> frozenset[str]:
    """A heading in every language: a list may come back under another one."""
    area, _, name = key.partition(".")
    found = (messages(area, language).get(name) for language in LANGUAGES)
    return frozenset(text for text in found if text)


def is_tracked(columns: Iterable[Column]) -> bool:
    """Whether a table is one that this program wrote."""
    return any(column.field == MARK for column in columns)


def marks(table: Table) -> Iterator[tuple[int, Mark, str]]:
    """(row, mark, whom staff named) of the rows that carry a mark."""
    at = {column.field: place for place, column in enumerate(table.columns)}
    if MARK not in at:
        return
    for row in table.rows():
        mark = read_mark(shown(row.cells[at[MARK]]))
        if mark is not None:
            who = shown(row.cells[at[WHO]]).strip() if WHO in at else ""
            yield row.row, mark, who
