"""The history a window at a time: numbers first, then what is on screen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smeic_tui.store.journal.history import Entry, entry
from smeic_tui.store.journal.journal import JOURNALLED
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.called import Reference, reference
from smeic_tui.store.people.redirects import ids_of
from smeic_tui.store.roster.finding import matching_ids

_MOST_PEOPLE = 500
"""Hits of a search among people whose operations are looked up; more is no search."""
_CALLED_BY = {
    "training_run": ("title", "uid"),
    "training_session": ("number", "held_on"),
    "assignment": ("title", "uid"),
}
"""Columns that records are called by where they have no name; the second where the first is empty.
"""
_REMEMBERED = (
    *("name", "title", "theme", "file", "held_on", "sent_on", "received_on", "stage_on"),
    "uid",
)
"""Columns that a removed record is called by, the best first."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One changed record, with what it refers to by name."""

    id: int
    """Of the journal line."""
    table: str
    """Which kind of record."""
    row_id: int
    who: str
    """The person behind it, else the record's own name; empty for a setting without one."""
    action: str
    """``insert``, ``update`` or ``delete``."""
    before: Mapping[str, Value | Reference]
    """The changed columns as they were."""
    after: Mapping[str, Value | Reference]
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


def change_ids(conn: sqlite3.Connection, number: int, *, person_id: int | None = None) -> list[int]:
    """The journal lines of one operation in the order written, without the notes of an import.

    Args:
        conn: Any connection.
        number: The operation.
        person_id: Only those of this person and of whoever was merged into them.
    """
    own = () if person_id is None else ids_of(conn, person_id)
    of_person = f"AND person_id IN ({_marks(own)}) " if own else ""
    return _column(
        conn,
        "SELECT id FROM change WHERE operation_id = ? AND tbl <> 'import_row' "
        f"{of_person}ORDER BY id",
        (number, *own),
    )


def record_changes(conn: sqlite3.Connection, ids: Sequence[int]) -> tuple[RecordChange, ...]:
    """These journal lines, in the order written."""
    rows = conn.execute(
        "SELECT id, tbl, row_id, person_id, action, before, after FROM change "
        f"WHERE id IN ({_marks(ids)}) ORDER BY id",
        tuple(ids),
    ).fetchall()
    return tuple(_change(conn, row) for row in rows)


def uid_ever(conn: sqlite3.Connection, table: str, row_id: int) -> str:
    """The uid of a record, also of one that is gone: the journal remembers; empty if it does not.

    Raises:
        KeyError: no such table of facts.
    """
    if table not in JOURNALLED:
        raise KeyError(table)
    row = conn.execute(f"SELECT uid FROM {table} WHERE id = ?", (row_id,)).fetchone()
    if row is None:
        row = conn.execute(
            "SELECT json_extract(before, '$.uid') FROM change "
            "WHERE tbl = ? AND row_id = ? AND action = 'delete' ORDER BY id DESC LIMIT 1",
            (table, row_id),
        ).fetchone()
    return str(row[0]) if row and row[0] is not None else ""


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
        row_id,
        who,
        action,
        _named(conn, table, json.loads(before or "{}")),
        _named(conn, table, json.loads(after or "{}")),
    )


def _named(
    conn: sqlite3.Connection, table: str, values: Mapping[str, Value]
) -> dict[str, Value | Reference]:
    """The values with what each reference is to, as the foreign keys of the table say."""
    parents = {row[3]: row[2] for row in conn.execute(f"PRAGMA foreign_key_list({table})")}
    return {
        column: _referred(conn, parents[column], value)
        if column in parents and isinstance(value, int)
        else value
        for column, value in values.items()
    }


def _referred(conn: sqlite3.Connection, table: str, row_id: int) -> Reference:
    found = reference(conn, table, row_id)
    return found if found.parts else Reference(table, row_id, _remembered(conn, table, row_id))


def _remembered(conn: sqlite3.Connection, table: str, row_id: int) -> tuple[Value, ...]:
    """What a removed record was called; nothing where the journal does not know it."""
    row = conn.execute(
        "SELECT before FROM change WHERE tbl = ? AND row_id = ? AND action = 'delete' "
        "ORDER BY id DESC LIMIT 1",
        (table, row_id),
    ).fetchone()
    held: dict[str, Value] = json.loads(row[0]) if row else {}
    return next(((held[c],) for c in _REMEMBERED if held.get(c)), ())


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
