"""What a plan knows of one person: their rows in every table, and what became of them so far."""

from __future__ import annotations

import json
from collections.abc import Mapping

from smeic_tui.store.imports.match_source import COLUMNS, Cell

LISTS = {
    "enrolment": "enrolments",
    "position": "positions",
    "contact_point": "contacts",
    "address": "addresses",
    "contact_rule": "rules",
    "licence": "licences",
}
"""Where a person keeps the rows of a table."""
PLACES = {table: {c: i for i, c in enumerate(columns)} for table, columns in COLUMNS.items()}
"""Where the columns of a table stand in its rows."""


class Row:
    """One row of a table: its values, and the new ones where it was touched."""

    __slots__ = ("changed", "id", "table", "values", "written")

    def __init__(self, table: str, values: list[Cell], written: str) -> None:
        self.table = table
        self.values = values
        number = values[0]
        assert isinstance(number, int)
        self.id = number
        """Negative while it exists in the plan only."""
        self.written = written
        """Day of its values where the plan wrote them; empty: as the journal says."""
        self.changed: set[str] | None = None
        """Columns with new values; of a row that is on file."""

    def get(self, column: str) -> Cell:
        """The value as the rows so far leave it."""
        return self.values[PLACES[self.table][column]]

    def text(self, column: str) -> str:
        """The same as text, empty for nothing."""
        value = self.values[PLACES[self.table][column]]
        return "" if value is None else str(value)

    def set(self, column: str, value: Cell, day: str) -> None:
        """Give a column a new value, which is of this day."""
        self.values[PLACES[self.table][column]] = value
        self.written = day
        if self.id > 0:
            self.changed = (self.changed or set()) | {column}


class Entry:
    """One person with all that an import compares."""

    __slots__ = (
        *("addresses", "aliases", "contacts", "enrolments", "licences", "person", "positions"),
        "rules",
    )

    def __init__(self, person: Row) -> None:
        self.person = person
        self.enrolments: list[Row] = []
        self.positions: list[Row] = []
        self.contacts: list[Row] = []
        self.addresses: list[Row] = []
        self.rules: list[Row] = []
        self.licences: list[Row] = []
        """At most one."""
        self.aliases: list[str] = []
        """Names under which lists named this person."""

    def rows_of(self, table: str) -> list[Row]:
        """The person's rows of a table."""
        rows: list[Row] = getattr(self, LISTS[table])
        return rows

    @property
    def id(self) -> int:
        """The person's id, negative for one whom the plan adds."""
        return self.person.id

    @property
    def uid(self) -> str:
        """The person's uid."""
        return self.person.text("uid")


def other_of(person: Row) -> dict[str, str]:
    """The person's columns without a field, by heading."""
    found: Mapping[str, str] = json.loads(person.text("other") or "{}")
    return dict(found)
