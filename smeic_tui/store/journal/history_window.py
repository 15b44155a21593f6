"""The history a window at a time: numbers first, then what is on screen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smeic_tui.store.journal.history import Entry, entry
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.roster.finding import matching_ids

_MOST_PEOPLE = 500
"""Hits of a search among people whose operations are looked up; more is no search."""
_REFERENCES = {
    "person_id": "person",
    "organisation_id": "organisation",
    "staff_id": "staff",
    "owner_id": "staff",
    "other_person_id": "person",
    "training_run_id": "training_run",
    "training_session_id": "training_session",
    "makes_up_id": "training_session",
    "assignment_id": "assignment",
}
"""Columns that refer to a record with a name."""
_CALLED_BY = {
    "training_run": ("title", "uid"),
    "training_session": ("number", "held_on"),
    "assignment": ("title", "uid"),
}
"""Columns that records are called by where they have no name; the second where the first is empty.
"""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One changed record, with what it refers to by name."""

    id: int
    """Of the journal line."""
    table: str
    """Which kind of record."""
    who: str
    """The person behind it, else the record's own name; empty for a setting without one."""
    action: str
    """``insert``, ``update`` or ``delete``."""
    before: Mapping[str, Value]
    """The changed columns as they were."""
    after: Mapping[str, Value]
    """The changed columns as they are."""


def operation_numbers(
    conn: sqlite3.Connection, text: str = "", kinds: Iterable[str] = ()
) -> list[int]:
    """Numbers of all operations, the latest first.

    Args:
        conn: Any connection.
        text: Only operations of this number, by this member of staff, on people found by this
            search, or with this text in their description.
        kinds: Or of these kinds: what the text means in the reader's language.
    """
    if not text:
        return _column(conn, "SELECT id FROM operation ORDER BY id DESC", ())
    pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    people = matching_ids(conn, text)[:_MOST_PEOPLE]
    wanted = list(kinds)
    return _column(
        conn,
        "SELECT id FROM operation WHERE id = ? OR params LIKE ? ESCAPE '\\' "
        "OR staff_id IN (SELECT id FROM staff WHERE name LIKE ? ESCAPE '\\') "
        f"OR kind IN ({_marks(wanted)}) OR id IN (SELECT operation_id FROM change "
        f"WHERE person_id IN ({_marks(people)})) ORDER BY id DESC",
        (_number(text), pattern, pattern, *wanted, *people),
    )


def entries_of(conn: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Entry, ...]:
    """These operations, in this order."""
    return tuple(entry(conn, number) for number in numbers)


def change_ids(conn: sqlite3.Connection, number: int) -> list[int]:
    """The journal lines of one operation in the order written, without the notes of an import."""
    return _column(
        conn,
        "SELECT id FROM change WHERE operation_id = ? AND tbl <> 'import_row' ORDER BY id",
        (number,),
    )


def record_changes(conn: sqlite3.Connection, ids: Sequence[int]) -> tuple[RecordChange, ...]:
    """These journal lines, in the order written."""
    rows = conn.execute(
        "SELECT id, tbl, row_id, person_id, action, before, after FROM change "
        f"WHERE id IN ({_marks(ids)}) ORDER BY id",
        tuple(ids),
    ).fetchall()
    return tuple(_change(conn, row) for row in rows)


def _change(conn: sqlite3.Connection, row: tuple[Any, ...]) -> RecordChange:
    number, table, row_id, person_id, action, before, after = row
    if person_id is not None:
        who = _name(conn, "person", person_id)
    else:
        called = table in ("organisation", "staff") or table in _CALLED_BY
        who = _name(conn, table, row_id) if called else ""
    return RecordChange(
        number,
        table,
        who,
        action,
        _named(conn, json.loads(before or "{}")),
        _named(conn, json.loads(after or "{}")),
    )


def _named(conn: sqlite3.Connection, values: dict[str, Value]) -> dict[str, Value]:
    for column in values.keys() & _REFERENCES.keys():
        found = values[column]
        if isinstance(found, int):
            values[column] = _name(conn, _REFERENCES[column], found)
    return values


def _name(conn: sqlite3.Connection, table: str, row_id: int) -> str:
    """What a record is called, or was called when it was removed."""
    first, second = _CALLED_BY.get(table, ("name", "uid"))
    row = conn.execute(
        f"SELECT coalesce({first}, {second}) FROM {table} WHERE id = ?", (row_id,)
    ).fetchone()
    if row is None:
        row = conn.execute(
            f"SELECT coalesce(json_extract(before, '$.{first}'), json_extract(before, "
            f"'$.{second}')) FROM change "
            "WHERE tbl = ? AND row_id = ? AND action = 'delete' ORDER BY id DESC LIMIT 1",
            (table, row_id),
        ).fetchone()
    return str(row[0]) if row and row[0] is not None else ""


def _column(conn: sqlite3.Connection, sql: str, params: Sequence[Value]) -> list[int]:
    return [number for (number,) in conn.execute(sql, tuple(params))]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _number(text: str) -> int | None:
    try:
        return int(text.rstrip("番"))
    except ValueError:
        return None
