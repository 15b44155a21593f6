"""Decide one doubtful row later: it is this person, or somebody new."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from importers.applying.apply import write_plan_rows
from importers.planning.choices import Options
from importers.planning.differences import differences
from importers.planning.edits import Listed
from importers.planning.ledger import Ledger, Row
from importers.planning.newcomers import enter
from importers.planning.plan import FieldChange
from importers.tables.columns import Column
from importers.values.cells import read_record
from importers.values.row_values import RowValues
from smeic_tui.errors import SmeicError
from smeic_tui.store import imports
from smeic_tui.store.match_source import everybody, written_on
from smeic_tui.store.operation import Actor, Operation, operation

_DATED_TABLES = ("position", "contact_point", "address", "person", "enrolment", "organisation")


Different = Callable[[Operation, int, int], object]
"""Remembers in an open operation that two people are not one."""


def decide(
    conn: sqlite3.Connection,
    actor: Actor,
    row_id: int,
    person: int | Literal["new"],
    *,
    different: Different | None = None,
) -> int | None:
    """Link a waiting row to a person, or enter a new one; one operation, undoable.

    Args:
        conn: The writing connection.
        actor: Who decides.
        row_id: ``import_row.id`` of a row that waits.
        person: Id of the person it is, or ``"new"``.
        different: Told, for somebody new, each candidate who was shown and is not meant.

    Returns:
        The operation.

    Raises:
        SmeicError: ``import_row_unknown``, ``row_decided``, ``person_unknown``.
    """
    row = _waiting(conn, row_id)
    ledger, listed, values = _stage(conn, row)
    if person == "new":
        entry = enter(ledger, values, listed)
        outcome = "new"
    else:
        if person not in ledger.entries:
            raise SmeicError("person_unknown")
        entry = ledger.entries[person]
        outcome = "same"
        for edit in differences(ledger, entry, values, listed):
            if edit.do is not None:
                edit.do()
                outcome = "changed"
    with operation(conn, actor, "review_decided", params={"name": row.name}) as op:
        real = write_plan_rows(op, ledger.writes())
        person_id = real["person"] - entry.id if entry.id < 0 else entry.id
        if person == "new" and different is not None:
            for other in _shown(ledger, row):
                different(op, person_id, other)
        op.update(
            "import_row",
            row_id,
            {
                "outcome": outcome,
                "person_id": person_id,
                "evidence": json.dumps(["decided"]),
            },
        )
    return op.id if op.recorded else None


def _shown(ledger: Ledger, row: imports.ImportRow) -> Iterator[int]:
    """Ids of the candidates who were shown with a row and are still on file."""
    uids = {str(candidate["person"]) for candidate in row.candidates}
    for entry in ledger.entries.values():
        if entry.id > 0 and entry.uid in uids:
            yield entry.id


def changes_if(conn: sqlite3.Connection, row_id: int, person_id: int) -> list[FieldChange]:
    """What linking a waiting row to a person would change, to show beside the candidates.

    Raises:
        SmeicError: ``import_row_unknown``, ``row_decided``, ``person_unknown``.
    """
    row = _waiting(conn, row_id)
    ledger, listed, values = _stage(conn, row)
    if person_id not in ledger.entries:
        raise SmeicError("person_unknown")
    return [e.change for e in differences(ledger, ledger.entries[person_id], values, listed)]


def values_of(conn: sqlite3.Connection, row_id: int) -> RowValues:
    """What a row of an import says, typed again from its record."""
    row = imports.import_row(conn, row_id)
    return _values(imports.batch(conn, row.batch_id), row)


def _waiting(conn: sqlite3.Connection, row_id: int) -> imports.ImportRow:
    row = imports.import_row(conn, row_id)
    if row.outcome != "review":
        raise SmeicError("row_decided", name=row.name)
    return row


def _stage(conn: sqlite3.Connection, row: imports.ImportRow) -> tuple[Ledger, Listed, RowValues]:
    """The roster, where the row comes from, and what it says."""
    batch = imports.batch(conn, row.batch_id)
    as_of = batch.tables[row.table_no]["as_of"] or batch.as_of
    days = written_on(conn, _DATED_TABLES)
    today = date.today().isoformat()

    def written(value: Row) -> str:
        return value.written or days.get((value.table, value.id), today)

    # Whoever decides a row by hand has seen the differences: what waited under "ask" is taken.
    asked = any(reason.code == "asks" for reason in row.reasons)
    options = Options(alumni_only=batch.alumni_only, policy="update" if asked else None)
    listed = Listed(batch.file, as_of or today, as_of, written, options)
    return Ledger(everybody(conn)), listed, _values(batch, row)


def _values(batch: imports.Batch, row: imports.ImportRow) -> RowValues:
    columns = [
        Column(
            index=column["index"],
            header=column["header"],
            header_raw=column["header"],
            field=column["field"],
            scope=column["scope"],
            confidence=1.0,
            why="profile",
        )
        for column in batch.tables[row.table_no]["columns"]
    ]
    return read_record(columns, row.record, row.row, row.cohort)
