"""What a list would have shown of people at an earlier operation, read back from the journal."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from smeic_tui.store.roster.roster_facts import TABLES, Kept, RosterFacts, Row, assemble

_BLOCK = 400


def changed_since(conn: sqlite3.Connection, state: int) -> set[int]:
    """Ids of the people of whom a list may show something else than at that operation."""
    rows = conn.execute(
        "SELECT person_id FROM change WHERE operation_id > ?1 AND person_id IS NOT NULL "
        "AND tbl <> 'import_row' "
        "UNION SELECT position.person_id FROM change JOIN position "
        "ON position.organisation_id = change.row_id "
        "WHERE change.operation_id > ?1 AND change.tbl = 'organisation'",
        (state,),
    )
    return {person_id for (person_id,) in rows}


def known_state(conn: sqlite3.Connection, person_id: int, rev: int, state: int) -> bool:
    """Whether this file's history has the person at that revision at that operation.

    A file that was put back from a backup has given the same numbers to other operations.
    """
    newest = conn.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
    if state > newest:
        return False
    found = conn.execute(
        "SELECT rev FROM change WHERE tbl = 'person' AND row_id = ? AND operation_id <= ? "
        "ORDER BY id DESC LIMIT 1",
        (person_id, state),
    ).fetchone()
    return found is not None and found[0] == rev


def people_at(
    conn: sqlite3.Connection, person_ids: Sequence[int], state: int
) -> dict[int, RosterFacts]:
    """These people as they were right after an operation; whoever did not exist is left out.

    Args:
        conn: Any connection.
        person_ids: Who; best only those of `changed_since`.
        state: Number of the operation.
    """
    found: dict[int, RosterFacts] = {}
    names = _organisations_at(conn, state)
    for start in range(0, len(person_ids), _BLOCK):
        block = person_ids[start : start + _BLOCK]
        rows = _current(conn, block)
        marks = ", ".join("?" * len(block))
        for table, row_id, action, before in conn.execute(
            "SELECT tbl, row_id, action, before FROM change WHERE operation_id > ? "
            f"AND person_id IN ({marks}) ORDER BY id DESC",
            (state, *block),
        ):
            if table in TABLES:
                _take_back(rows[table], table, row_id, action, json.loads(before or "{}"))
        kept = _kept(rows)
        for person_id in block:
            person = rows["person"].get(person_id)
            if person is not None:
                found[person_id] = assemble(person, kept[person_id], names)
    return found


def _current(conn: sqlite3.Connection, ids: Sequence[int]) -> dict[str, dict[int, Row]]:
    marks = ", ".join("?" * len(ids))
    rows: dict[str, dict[int, Row]] = {}
    for table, columns in TABLES.items():
        key = "id" if table == "person" else "person_id"
        rows[table] = {
            row[0]: dict(zip(columns, row, strict=True))
            for row in conn.execute(
                f"SELECT {', '.join(columns)} FROM {table} WHERE {key} IN ({marks})", tuple(ids)
            )
        }
    return rows


def _take_back(rows: dict[int, Row], table: str, row_id: int, action: str, before: Row) -> None:
    if action == "insert":
        rows.pop(row_id, None)
    elif action == "delete":
        rows[row_id] = {column: before.get(column) for column in TABLES[table]} | {"id": row_id}
    elif row_id in rows:
        rows[row_id] |= {c: v for c, v in before.items() if c in TABLES[table]}


def _kept(rows: dict[str, dict[int, Row]]) -> dict[int, Kept]:
    kept: dict[int, Kept] = defaultdict(Kept)
    for table in ("enrolment", "position", "contact_point", "address"):
        for _, row in sorted(rows[table].items()):
            kept[row["person_id"]].of(table).append(row)
    return kept


def _organisations_at(conn: sqlite3.Connection, state: int) -> dict[int, str]:
    """Names of companies at that operation."""
    names: dict[int, str] = dict(conn.execute("SELECT id, name FROM organisation").fetchall())
    for row_id, name in conn.execute(
        "SELECT row_id, json_extract(before, '$.name') FROM change WHERE operation_id > ? "
        "AND tbl = 'organisation' AND json_extract(before, '$.name') IS NOT NULL ORDER BY id DESC",
        (state,),
    ):
        names[row_id] = name
    return names
