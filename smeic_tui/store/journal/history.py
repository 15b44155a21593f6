"""Read the journal: what was done, by whom, and what each act changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from smeic_tui.errors import Count, Param, SmeicError
from smeic_tui.store.journal.in_force import stands, undos_of
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.redirects import ids_of, survivor_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation, as a line of the history."""

    id: int
    at: str
    """When (UTC)."""
    staff: str
    host: str
    kind: str
    """Code; the catalogue renders ``operation.<kind>`` with ``params``."""
    params: Mapping[str, Param]
    undoes: int | None
    undone_by: int | None
    """The operation that took this one back and still stands, if any; the latest of several."""
    left: int
    """How many records it left as they were; undoing the operation again tries these."""
    people: int
    """How many people it touched."""
    changes: int
    outcome: Mapping[str, Count]
    """Further counts, e.g. of an import."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One changed record of an operation."""

    table: str
    row_id: int
    person_uid: str
    person: str
    """Name of the person behind the record; empty for a company or a setting."""
    action: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]


_SELECT = (
    "SELECT operation.id, operation.at, coalesce(staff.name, ''), operation.host, operation.kind, "
    "operation.params, operation.undoes, operation.outcome FROM operation "
    "LEFT JOIN staff ON staff.id = operation.staff_id "
)


def entries(
    conn: sqlite3.Connection, *, limit: int = 100, before: int | None = None
) -> tuple[Entry, ...]:
    """Operations, the latest first.

    Args:
        conn: Any connection.
        limit: How many at most.
        before: Only those older than this one, for the next page.
    """
    rows = conn.execute(
        f"{_SELECT} WHERE ?1 IS NULL OR operation.id < ?1 ORDER BY operation.id DESC LIMIT ?2",
        (before, limit),
    ).fetchall()
    return tuple(_entry(conn, row) for row in rows)


def entries_of_person(
    conn: sqlite3.Connection, person_id: int, *, limit: int = 200
) -> tuple[Entry, ...]:
    """The operations that touched one person, or somebody merged into them, the latest first."""
    ids = ids_of(conn, person_id)
    rows = conn.execute(
        f"{_SELECT} WHERE operation.id IN (SELECT operation_id FROM change "
        f"WHERE person_id IN ({_marks(ids)})) ORDER BY operation.id DESC LIMIT ?",
        (*ids, limit),
    ).fetchall()
    return tuple(_entry(conn, row) for row in rows)


def person_ever(conn: sqlite3.Connection, uid: str) -> int:
    """The id behind a uid, also of a person who was merged or removed: the journal remembers.

    Raises:
        SmeicError: ``person_unknown``.
    """
    survivor = survivor_of(conn, uid)
    if survivor is not None:
        return survivor
    row = conn.execute("SELECT id FROM person WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        row = conn.execute(
            "SELECT row_id FROM change WHERE tbl = 'person' AND action = 'insert' "
            "AND json_extract(after, '$.uid') = ?",
            (uid,),
        ).fetchone()
    if row is None:
        raise SmeicError("person_unknown")
    return int(row[0])


def entry(conn: sqlite3.Connection, number: int) -> Entry:
    """One operation.

    Raises:
        SmeicError: ``operation_unknown``.
    """
    row = conn.execute(f"{_SELECT} WHERE operation.id = ?", (number,)).fetchone()
    if row is None:
        raise SmeicError("operation_unknown", number=number)
    return _entry(conn, row)


def last_change(conn: sqlite3.Connection) -> datetime | None:
    """When anybody last changed anything (local time, without zone); None in an empty file."""
    found = conn.execute("SELECT at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    if found is None:
        return None
    return datetime.fromisoformat(found[0]).astimezone().replace(tzinfo=None)


def any_of_kind(conn: sqlite3.Connection, kind: str) -> bool:
    """Whether an operation of that kind was ever done here."""
    found = conn.execute("SELECT 1 FROM operation WHERE kind = ? LIMIT 1", (kind,)).fetchone()
    return found is not None


def changes(
    conn: sqlite3.Connection,
    number: int,
    *,
    person_id: int | None = None,
    limit: int = 1000,
    offset: int = 0,
) -> tuple[ChangeEntry, ...]:
    """What one operation changed, in the order written; for one person where given."""
    ids = () if person_id is None else ids_of(conn, person_id)
    of_person = f"AND change.person_id IN ({_marks(ids)}) " if ids else ""
    rows = conn.execute(
        "SELECT change.tbl, change.row_id, coalesce(person.uid, ''), "
        "coalesce(person.name, gone.name, ''), change.action, change.before, change.after "
        "FROM change LEFT JOIN person ON person.id = change.person_id "
        "LEFT JOIN (SELECT row_id, json_extract(before, '$.name') AS name FROM change "
        "WHERE tbl = 'person' AND action = 'delete' GROUP BY row_id) AS gone "
        "ON gone.row_id = change.person_id "
        f"WHERE operation_id = ? {of_person}"
        "AND change.tbl <> 'import_row' ORDER BY change.id LIMIT ? OFFSET ?",
        (number, *ids, limit, offset),
    ).fetchall()
    return tuple(
        ChangeEntry(t, i, uid, name, action, json.loads(b or "{}"), json.loads(a or "{}"))
        for t, i, uid, name, action, b, a in rows
    )


def _entry(
    conn: sqlite3.Connection, row: tuple[int, str, str, str, str, str, int | None, str]
) -> Entry:
    number, at, staff, host, kind, params, undoes, outcome = row
    counts: dict[str, Count] = json.loads(outcome)
    people, changed = counts.pop("people", 0), counts.pop("changes", 0)
    undone_by, left = _standing_undo(conn, number)
    return Entry(
        id=number,
        at=at,
        staff=staff,
        host=host,
        kind=kind,
        params=json.loads(params),
        undoes=undoes,
        undone_by=undone_by,
        left=left,
        people=int(people or 0),
        changes=int(changed or 0),
        outcome=counts,
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _standing_undo(conn: sqlite3.Connection, number: int) -> tuple[int | None, int]:
    """The latest undo of an operation that still stands, and how many records it left."""
    for later in undos_of(conn, number):
        if stands(conn, later):
            found = conn.execute("SELECT outcome FROM operation WHERE id = ?", (later,)).fetchone()
            return later, int(json.loads(found[0]).get("kept", 0))
    return None, 0
