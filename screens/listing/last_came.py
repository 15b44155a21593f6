"""最近の出席 in place of the title: when each person of a list last came, and to which event."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from smeic_tui.store.events.attended import LastCame, last_came
from smeic_tui.text import t
from smeic_tui.text.names import event_name
from smeic_tui.widgets.rows import Column, Rows, RowView

_MONTH = len("2026-04")


def with_last_came(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a list of people, the last one being when they last came."""
    return (*columns[:-1], columns[-1]._replace(title=t("roster.column.last_came"), wide=30))


class LastCameRows:
    """A list of people; the window that is painted is asked when they last came."""

    def __init__(self, conn: sqlite3.Connection, rows: Rows) -> None:
        self._conn = conn
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a part of the list."""
        rows = self._rows.window(start, stop)
        found = last_came(self._conn, [row.key for row in rows])
        return [row._replace(cells=(*row.cells[:-1], _words(found.get(row.key)))) for row in rows]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Ids of a part of the list."""
        return self._rows.keys(start, stop)


def _words(last: LastCame | None) -> str:
    if last is None:
        return ""
    name = event_name(last.series, last.number, last.title)
    # The month tells enough, and leaves room for which event it was.
    return " ".join(filter(None, ((last.held_on or "")[:_MONTH], name)))
