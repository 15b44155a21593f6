"""Decide one doubtful row later: it is this person, or somebody new."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from importers.applying.kept import changes_text
from importers.applying.plan_rows import write_plan_rows
from importers.applying.told import settle_told
from importers.planning.choices import Aspect, Options
from importers.planning.differences import differences
from importers.planning.edits import Edit, Listed
from importers.planning.entries import Entry, Row
from importers.planning.ledger import Ledger
from importers.planning.plan import FieldChange
from importers.planning.returning import EDITED_SINCE, mark_of
from importers.planning.round_trip import RoundTrips
from importers.tables.columns import Column
from importers.values.cells import read_record
from importers.values.row_values import RowValues
from smeic_tui.errors import Reason, SmeicError
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.match_source import everybody, written_on
from smeic_tui.store.journal.operation import Actor, Operation, operation
from smeic_tui.store.people import not_same

_DATED_TABLES = ("position", "contact_point", "address", "person", "enrolment", "organisation")


def decide(
    conn: sqlite3.Connection,
    actor: Actor,
    row_id: int,
    person: int | Literal["new"],
    *,
    take: Collection[Aspect] | None = None,
) -> int | None:
    """Link a waiting row to a person, or enter a new one; one operation, undoable.

    Rows of the same list that wait because they are the same person follow it. Whoever is somebody
    new is none of the candidates who were shown: that is never asked again.

    Args:
        conn: The writing connection.
        actor: Who decides.
        row_id: ``import_row.id`` of a row that waits.
        person: Id of the person it is, or ``"new"``.
        take: Only these differences are written, the roster keeps its values elsewhere; by default
            all that ``changes_if`` shows as taken.

    Returns:
        The operation.

    Raises:
        SmeicError: ``import_row_unknown``, ``row_decided``, ``person_unknown``.
    """
    row = _waiting(conn, row_id)
    followers = repeats_of(conn, row)
    ledger, listed, values = _stage(conn, row)
    changes: list[FieldChange] = []
    if person == "new":
        number = ledger.enter(values, listed).id
        outcome = "new"
    else:
        if person not in ledger.on_file:
            raise SmeicError("person_unknown")
        entry, number = ledger.on_file[person], person
        outcome = "same"
        for edit in _edits(conn, ledger, entry, row, values, listed):
            wanted = take is None or edit.change.aspect in take
            taken = wanted and edit.do is not None
            if edit.do is not None and taken:
                edit.do()
                outcome = "changed"
            changes.append(replace(edit.change, taken=taken))
    with operation(conn, actor, "review_decided", params={"name": row.name}) as op:
        real = write_plan_rows(op, ledger.writes())
        person_id = real["person"] - number if number < 0 else number
        if person == "new":
            for other in _shown(ledger, row):
                not_same.remember(op, person_id, other)
        _settle(op, row, person_id, outcome, "decided", changes)
        if followers:
            _follow(op, followers, person_id, take)
    return op.id if op.recorded else None


def repeats_of(conn: sqlite3.Connection, row: imports.ImportRow) -> list[imports.ImportRow]:
    """The waiting rows of the same table that are the same person as this one, as they say."""
    same = Reason("repeats_row", {"row": row.row})
    return [
        other
        for other in imports.queue(conn, batch_id=row.batch_id)
        if other.table_no == row.table_no and other.id != row.id and same in other.reasons
    ]


def _follow(
    op: Operation,
    rows: Sequence[imports.ImportRow],
    person_id: int,
    take: Collection[Aspect] | None,
) -> None:
    """Link rows to the person that the row they repeat has got; they fill in, and ask nothing.

    Args:
        op: The operation of the decision.
        rows: The rows that follow.
        person_id: Whom they mean.
        take: Only these differences are written, as of the row that was decided.
    """
    ledger, listed, _ = _stage(op.conn, rows[0])
    settled = []
    for row in rows:
        edits = differences(ledger, ledger.on_file[person_id], values_of(op.conn, row.id), listed)
        taken = [
            edit
            for edit in edits
            if edit.do is not None
            and not edit.asks
            and (take is None or edit.change.aspect in take)
        ]
        for edit in taken:
            if edit.do is not None:
                edit.do()
        changes = [replace(edit.change, taken=edit in taken) for edit in edits]
        settled.append((row, "changed" if taken else "same", changes))
    write_plan_rows(op, ledger.writes())
    for row, outcome, changes in settled:
        _settle(op, row, person_id, outcome, "repeats_row", changes)


def _settle(
    op: Operation,
    row: imports.ImportRow,
    person_id: int,
    outcome: str,
    evidence: str,
    changes: Sequence[FieldChange],
) -> None:
    """Note what became of a row that waited, and write what it told beyond its person."""
    op.update(
        "import_row",
        row.id,
        {
            "outcome": outcome,
            "person_id": person_id,
            "evidence": json.dumps([evidence]),
            "changes": changes_text(changes),
        },
    )
    settle_told(op, row, person_id)


def _shown(ledger: Ledger, row: imports.ImportRow) -> Iterator[int]:
    """Ids of the candidates who were shown with a row and are still on file."""
    uids = {str(candidate["person"]) for candidate in row.candidates}
    for entry in ledger.on_file.values():
        if entry.uid in uids:
            yield entry.id


def changes_if(conn: sqlite3.Connection, row_id: int, person_id: int) -> list[FieldChange]:
    """What linking a waiting row to a person would change, to show beside the candidates.

    Raises:
        SmeicError: ``import_row_unknown``, ``row_decided``, ``person_unknown``.
    """
    row = _waiting(conn, row_id)
    ledger, listed, values = _stage(conn, row)
    if person_id not in ledger.on_file:
        raise SmeicError("person_unknown")
    entry = ledger.on_file[person_id]
    return [e.change for e in _edits(conn, ledger, entry, row, values, listed)]


def values_of(conn: sqlite3.Connection, row_id: int) -> RowValues:
    """What a row of an import says, typed again from its record."""
    row = imports.import_row(conn, row_id)
    return _values(imports.batch(conn, row.batch_id), row)


def _edits(
    conn: sqlite3.Connection,
    ledger: Ledger,
    entry: Entry,
    row: imports.ImportRow,
    values: RowValues,
    listed: Listed,
) -> list[Edit]:
    """The differences; of a row of our own list only what staff changed in it."""
    mark = next((mark_of(r, entry.uid) for r in row.reasons if r.code == EDITED_SINCE), None)
    told = {str(candidate["person"]) for candidate in row.candidates}
    if mark is None or entry.uid not in told:
        return differences(ledger, entry, values, listed)
    columns = _columns(imports.batch(conn, row.batch_id), row)
    ours = RoundTrips(conn, ledger, columns, [mark], listed)
    edits = ours.edits(row.record, values, row.row, mark)
    # Whoever decides has seen all three values.
    return [
        replace(edit, asks=False, change=replace(edit.change, taken=edit.do is not None))
        for edit in edits
    ]


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
    return read_record(_columns(batch, row), row.record, row.row, row.cohort)


def _columns(batch: imports.Batch, row: imports.ImportRow) -> list[Column]:
    return [
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
