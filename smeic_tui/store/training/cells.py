"""Cells of a grid that several people write at once: none is overwritten that was not seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from smeic_tui.domain.training.facts import Version
from smeic_tui.store.journal.operation import Operation, Value

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Beaten(Generic[Fact]):
    """A cell that was left alone, since somebody else had changed it in between."""

    person_id: int
    """Whose cell."""
    found: Fact | None
    """What stands in it now; None where it was cleared."""
    by: str
    """Who wrote that; empty where the journal does not know."""


def write_cell(
    op: Operation,
    table: str,
    key: Mapping[str, Value],
    seen: Version,
    values: Mapping[str, Value] | None,
) -> bool:
    """Write, replace or clear one cell as it was seen.

    Args:
        op: The open operation, which holds the write lock.
        table: Table of the cells.
        key: Columns that name the cell.
        seen: Id and revision it had when it was looked at.
        values: What is to stand in it; None clears it.

    Returns:
        False where it is another cell by now and says something else: nothing was written.
    """
    condition = " AND ".join(f"{column} = ?" for column in key)
    columns = ", ".join(values or {"id": None})
    row = op.conn.execute(
        f"SELECT id, rev, {columns} FROM {table} WHERE {condition}", tuple(key.values())
    ).fetchone()
    if row is None:
        if values is None:
            return True
        if seen != (0, 0):
            return False
        op.insert(table, {**key, **values})
        return True
    if values is not None and tuple(row[2:]) == tuple(values.values()):
        return True
    if (row[0], row[1]) != seen:
        return False
    if values is None:
        op.delete(table, row[0])
    else:
        op.update(table, row[0], values)
    return True


def last_writer(conn: sqlite3.Connection, table: str, key: Mapping[str, Value]) -> str:
    """Short name of whoever wrote or cleared a cell last; empty where nobody is known."""
    told = " AND ".join(f"json_extract(coalesce(after, before), '$.{c}') = ?" for c in key)
    condition = " AND ".join(f"{column} = ?" for column in key)
    found = conn.execute(
        "SELECT coalesce(staff.short_name, '') FROM change "
        "JOIN operation ON operation.id = change.operation_id "
        "LEFT JOIN staff ON staff.id = operation.staff_id WHERE change.tbl = ? "
        f"AND (change.row_id = (SELECT id FROM {table} WHERE {condition}) "
        f"OR (change.person_id = ? AND {told})) ORDER BY change.id DESC LIMIT 1",
        (table, *key.values(), key["person_id"], *key.values()),
    ).fetchone()
    return str(found[0]) if found else ""
