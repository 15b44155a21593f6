"""What refers to a record, found in the schema, so that tables added later follow by themselves.

Two records become one by ``join``: what referred to the one that goes refers to the one that stays,
and a row that says what the other has a row for already is joined with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.store.journal.operation import Operation, Value

_OWN_RULES = frozenset({"not_same"})
"""Tables whose rows say something of two people that is not one fact of each."""


@dataclass(slots=True)
class Moved:
    """What was done to the rows that referred to a record."""

    rows: dict[str, int] = field(default_factory=dict)
    """How many moved, by table."""
    repeats: list[tuple[str, int, int]] = field(default_factory=list)
    """(table, row, row that stays): rows that say what the other record has a row for already."""


def referring(conn: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """Tables and columns that refer to a table of facts.

    Raises:
        ValueError: one of them is not journalled; an undo would not bring it back.
    """
    found = []
    tables = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (child,) in tables.fetchall():
        for row in conn.execute(f"PRAGMA foreign_key_list({child})"):
            if row[2] == table:
                if child not in JOURNALLED and child != "operation":
                    raise ValueError(f"{child}.{row[3]} refers to {table} outside the journal")
                found.append((child, row[3]))
    return found


def move(
    op: Operation, table: str, old: int, new: int, *, leave: frozenset[tuple[str, int]]
) -> Moved:
    """Let everything that refers to one record refer to another one.

    A row that may stand only once (one reply an event, say) and stands there already is not moved
    but named as a repeat; what refers to it is moved to the row that stays.

    Args:
        op: The open operation.
        table: Table of both records.
        old: The record that goes.
        new: The record that stays.
        leave: Rows that will be removed anyway.

    Raises:
        SmeicError: ``merge_blocked`` where the schema forbids it and no row stands in its place.
    """
    moved = Moved()
    for child, column in referring(op.conn, table):
        if child in _OWN_RULES or child not in JOURNALLED:
            continue
        rows = op.conn.execute(
            f"SELECT id FROM {child} WHERE {column} = ? ORDER BY id", (old,)
        ).fetchall()
        for (row,) in rows:
            if (child, row) in leave:
                continue
            op.conn.execute("SAVEPOINT moving")
            try:
                op.update(child, row, {column: new})
            except sqlite3.IntegrityError as error:
                op.conn.execute("ROLLBACK TO moving")
                twin = _twin(op.conn, child, row, column, new)
                if twin is None:
                    raise SmeicError("merge_blocked", table=child) from error
                moved.repeats.append((child, row, twin))
            else:
                moved.rows[child] = moved.rows.get(child, 0) + 1
            finally:
                op.conn.execute("RELEASE moving")
    return moved


def _twin(conn: sqlite3.Connection, table: str, row: int, column: str, new: int) -> int | None:
    """The row that stands where a unique index lets only one stand."""
    for index in conn.execute(f"PRAGMA index_list({table})").fetchall():
        columns = [each[2] for each in conn.execute(f"PRAGMA index_info({index[1]})")]
        if not index[2] or column not in columns:
            continue
        others = "".join(f" AND this.{c} IS that.{c}" for c in columns if c != column)
        if index[4]:
            # Of a partial index only the rows it holds stand in the way.
            sql = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (index[1],))
            held = sql.fetchone()[0].partition(" WHERE ")[2]
            others += f" AND this.id IN (SELECT id FROM {table} WHERE {held})"
        found = conn.execute(
            f"SELECT this.id FROM {table} AS this JOIN {table} AS that ON that.id = ? "
            f"WHERE this.{column} = ? AND this.id <> that.id{others}",
            (row, new),
        ).fetchone()
        if found:
            return int(found[0])
    return None


def values_of(conn: sqlite3.Connection, table: str, row: int) -> dict[str, Value]:
    """The facts of one row by column."""
    columns = fact_columns(conn, table)
    found = conn.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (row,)
    ).fetchone()
    return dict(zip(columns, found, strict=True))


# Joining


Fill = Callable[[str, int, int], None]
"""Told (table, row, row that stays) of every repeat, before it goes: what it knows is kept."""


def join(
    op: Operation,
    table: str,
    old: int,
    new: int,
    fill: Fill,
    *,
    joined: Mapping[tuple[str, int], int] | None = None,
) -> Moved:
    """Let everything refer to another record, repeats and what hangs on them included.

    The repeats are still there afterwards; ``remove`` takes them away.

    Args:
        op: The open operation.
        table: Table of both records.
        old: The record that goes.
        new: The record that stays.
        fill: What to keep of a repeat.
        joined: By (table, row), the row that stays: repeats that were decided on before.
    """
    repeats = dict(joined or {})
    moved = move(op, table, old, new, leave=frozenset(repeats))
    found = list(moved.repeats)
    # What refers to a repeat refers to the row that stays; that may find further repeats.
    waiting = list(repeats.items())
    while found or waiting:
        for child, row, twin in found:
            fill(child, row, twin)
            repeats[child, row] = twin
            waiting.append(((child, row), twin))
        (child, row), twin = waiting.pop()
        found = move(op, child, row, twin, leave=frozenset(repeats)).repeats
    moved.repeats = [(child, row, twin) for (child, row), twin in repeats.items()]
    return moved


def take_over(op: Operation, table: str, row: int, twin: int) -> dict[str, Value]:
    """Give the row that stays what only its repeat knows.

    Returns:
        By column, values of the repeat that give way to others.
    """
    mine, theirs = values_of(op.conn, table, twin), values_of(op.conn, table, row)
    links = {each[3] for each in op.conn.execute(f"PRAGMA foreign_key_list({table})")}
    told = {
        column: value
        for column, value in theirs.items()
        if column not in links | {"uid"} and value not in (None, "")
    }
    op.update(table, twin, {c: v for c, v in told.items() if mine[c] in (None, "")})
    return {c: v for c, v in told.items() if mine[c] not in (None, "", v)}


def remove(op: Operation, rows: list[tuple[str, int]]) -> None:
    """Remove repeats; one that another repeat hangs on goes after it.

    Raises:
        SmeicError: ``merge_blocked``.
    """
    while rows:
        held: list[tuple[str, int]] = []
        for table, row in rows:
            op.conn.execute("SAVEPOINT removing")
            try:
                op.delete(table, row)
            except sqlite3.IntegrityError as error:
                op.conn.execute("ROLLBACK TO removing")
                held.append((table, row))
                if len(held) == len(rows):
                    raise SmeicError("merge_blocked", table=table) from error
            finally:
                op.conn.execute("RELEASE removing")
        rows = held
