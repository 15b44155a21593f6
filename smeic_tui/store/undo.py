"""Undo and redo: new operations that reverse an older one, keeping what was edited since.

A reversal goes record by record (a person with all that hangs on them, or a single record such as a
company). A record is reversed whole or kept whole:

- a column goes back only while it still holds what the operation wrote;
- a record the operation added goes away only while nothing later hangs on it and no column of it
  was edited since; a record it removed comes back only while what it belonged to is still there.

Redo is the undo of an undo. ``rev`` only rises, ids are never given twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from smeic_tui.errors import Param, Reason, SmeicError
from smeic_tui.store.journal import JOURNALLED, fact_columns
from smeic_tui.store.operation import Actor, Operation, Value, operation

CONFIRM_AFTER = timedelta(minutes=10)
"""An operation older than this, or on more than one record, is confirmed first."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that was left as it is, and why."""

    record: str
    """uid of the person, or of the record where no person stands behind it."""
    name: str
    """What staff call it."""
    reason: Reason
    """``edited_since``, ``has_later_records``, ``parent_gone``, ``gone`` or ``clashes``."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """What became of every record of the operation that was taken back."""

    operation: int | None
    """The operation that did it; None when every record was kept."""
    undid: int
    """The operation taken back."""
    reversed: int
    """How many records are as they were before."""
    kept: tuple[Kept, ...] = ()
    """Edited since, left alone."""
    failed: tuple[Kept, ...] = ()
    """Could not be reversed for another reason."""


@dataclass(slots=True)
class _Change:
    table: str
    row_id: int
    action: str
    rev: int
    before: dict[str, Value]
    after: dict[str, Value]


@dataclass(slots=True)
class _Record:
    person_id: int | None
    changes: list[_Change] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether facts of a person changed, not only the note of which row told us."""
        return self.person_id is not None and any(c.table != "import_row" for c in self.changes)


class Shape:
    """What hangs on what, read once: undoing a big import asks for every row."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.columns = {table: fact_columns(conn, table) for table in JOURNALLED}
        self.parents = {
            table: [(r[3], r[2]) for r in conn.execute(f"PRAGMA foreign_key_list({table})")]
            for table in JOURNALLED
        }
        """By table, (column, table it refers to)."""
        self.children: dict[str, list[tuple[str, str]]] = defaultdict(list)
        """By table, (table, column) of what can hang on it."""
        for table, parents in self.parents.items():
            for column, parent in parents:
                self.children[parent].append((table, column))


FAILURES = frozenset({"parent_gone", "gone", "clashes"})


def last_undoable(
    conn: sqlite3.Connection, staff_id: int | None, session_id: int | None = None
) -> int | None:
    """This person's latest operation that still stands, in one session or in all."""
    return _latest(conn, staff_id, session_id, "o.undoes IS NULL")


def last_redoable(
    conn: sqlite3.Connection, staff_id: int | None, session_id: int | None = None
) -> int | None:
    """This person's latest undo that still stands and that no newer work of theirs followed."""
    found = _latest(
        conn,
        staff_id,
        session_id,
        "o.undoes IS NOT NULL AND (SELECT undoes FROM operation WHERE id = o.undoes) IS NULL",
    )
    if found is None:
        return None
    newer = conn.execute(
        "SELECT 1 FROM operation WHERE staff_id IS ? AND undoes IS NULL AND id > ? LIMIT 1",
        (staff_id, found),
    ).fetchone()
    return None if newer else found


def _latest(
    conn: sqlite3.Connection, staff_id: int | None, session_id: int | None, which: str
) -> int | None:
    own = "" if session_id is None else "AND o.session_id = ?2"
    rows = conn.execute(
        f"SELECT o.id FROM operation o WHERE o.staff_id IS ?1 {own} AND {which} ORDER BY o.id DESC",
        (staff_id,) if session_id is None else (staff_id, session_id),
    )
    for (number,) in rows:
        if stands(conn, number):
            return int(number)
    return None


def stands(conn: sqlite3.Connection, number: int) -> bool:
    """Whether an operation is in force: not undone, or undone and redone."""
    undone_by = conn.execute("SELECT id FROM operation WHERE undoes = ?", (number,)).fetchall()
    return not any(stands(conn, later) for (later,) in undone_by)


def needs_confirmation(conn: sqlite3.Connection, number: int) -> int:
    """How many records an undo would touch if it must be confirmed first, else 0."""
    at, outcome = conn.execute(
        "SELECT at, outcome FROM operation WHERE id = ?", (number,)
    ).fetchone()
    people = int(json.loads(outcome).get("people", 0))
    age = datetime.now(UTC) - datetime.fromisoformat(at)
    return max(people, 1) if people > 1 or age > CONFIRM_AFTER else 0


def undo(conn: sqlite3.Connection, actor: Actor, number: int) -> Reversal:
    """Take one operation back, record by record.

    Args:
        conn: The writing connection.
        actor: Who takes it back.
        number: The operation; an undo is redone by taking it back in turn.

    Raises:
        SmeicError: ``operation_unknown``, ``already_undone``.
    """
    found = conn.execute("SELECT kind, params, undoes FROM operation WHERE id = ?", (number,))
    row = found.fetchone()
    if row is None:
        raise SmeicError("operation_unknown", number=number)
    if not stands(conn, number):
        raise SmeicError("already_undone", number=number)
    kind, params, undoes = row
    records = _records(conn, number)
    people_only = any(r.is_person for r in records)
    shape = Shape(conn)
    told: dict[str, Param] = {"number": number, "kind": kind, "params": params}
    reversed_count = 0
    left: list[Kept] = []
    with operation(
        conn, actor, "redo" if undoes is not None else "undo", undoes=number, params=told
    ) as op:
        for record in _order(records):
            kept = _reverse_record(op, shape, record)
            if kept is None:
                reversed_count += record.is_person or not people_only
            elif record.is_person or kept.reason.code != "has_later_records" or not people_only:
                # A company or a batch stays as long as somebody kept needs it: nothing to report.
                left.append(kept)
        op.note_outcome(reversed=reversed_count, kept=len(left))
    return Reversal(
        operation=op.id if op.recorded else None,
        undid=number,
        reversed=reversed_count,
        kept=tuple(k for k in left if k.reason.code not in FAILURES),
        failed=tuple(k for k in left if k.reason.code in FAILURES),
    )


def _records(conn: sqlite3.Connection, number: int) -> list[_Record]:
    """The operation's changes grouped by the record they belong to, in the order written."""
    grouped: dict[tuple[str, int], _Record] = {}
    rows = conn.execute(
        "SELECT tbl, row_id, person_id, action, rev, before, after FROM change "
        "WHERE operation_id = ? ORDER BY id",
        (number,),
    )
    for table, row_id, person_id, action, rev, before, after in rows:
        key = (table, row_id) if person_id is None else ("person", person_id)
        record = grouped.setdefault(key, _Record(person_id))
        record.changes.append(
            _Change(
                table, row_id, action, rev, json.loads(before or "{}"), json.loads(after or "{}")
            )
        )
    return list(grouped.values())


def _order(records: Iterable[_Record]) -> list[_Record]:
    """People before what they refer to (companies, the batch), and the latest written first.

    An organisation that an import added can go only after the positions of the people it added.
    Records that come back are needed the other way round.
    """
    listed = list(records)
    coming_back = [r for r in listed if r.person_id is None and r.changes[0].action == "delete"]
    people = [r for r in listed if r.person_id is not None]
    others = [r for r in listed if r.person_id is None and r.changes[0].action != "delete"]
    return [*reversed(coming_back), *reversed(people), *reversed(others)]


def _reverse_record(op: Operation, shape: Shape, record: _Record) -> Kept | None:
    op.conn.execute("SAVEPOINT record")
    reason: Reason | None = None
    try:
        for change in _net(record.changes):
            reason = _reverse_change(op, shape, change)
            if reason is not None:
                break
    except sqlite3.IntegrityError as error:
        reason = Reason("clashes", {"detail": str(error)})
    if reason is None:
        op.conn.execute("RELEASE record")
        return None
    op.conn.execute("ROLLBACK TO record")
    op.conn.execute("RELEASE record")
    uid, name = _name_of(op.conn, record)
    return Kept(uid, name, reason)


def _net(changes: list[_Change]) -> list[_Change]:
    """One change a row: what the operation did to it in all, latest row first."""
    net: dict[tuple[str, int], _Change] = {}
    for change in changes:
        key = (change.table, change.row_id)
        first = net.get(key)
        if first is None:
            net[key] = _Change(**{s: getattr(change, s) for s in _Change.__slots__})
        elif change.action == "delete":
            if first.action == "insert":
                del net[key]
            else:
                net[key] = _Change(
                    change.table,
                    change.row_id,
                    "delete",
                    change.rev,
                    change.before | first.before,
                    {},
                )
        else:
            first.after = first.after | change.after
            if first.action == "update":
                first.before = change.before | first.before
    return list(reversed(net.values()))


def _reverse_change(op: Operation, shape: Shape, change: _Change) -> Reason | None:
    if change.action == "delete":
        return _bring_back(op, shape, change)
    current = _current(op.conn, shape, change)
    if current is None:
        return Reason("gone", {"table": change.table})
    edited = sorted(c for c, v in change.after.items() if current.get(c) != v)
    if edited:
        return Reason("edited_since", {"fields": ",".join(edited), "table": change.table})
    if change.action == "insert":
        hanging = _later_records(op.conn, shape, change.table, change.row_id)
        if hanging:
            return Reason("has_later_records", {"table": hanging})
        op.delete(change.table, change.row_id)
    else:
        op.update(change.table, change.row_id, change.before)
    return None


def _bring_back(op: Operation, shape: Shape, change: _Change) -> Reason | None:
    if _current(op.conn, shape, change) is not None:
        return Reason("clashes", {"detail": change.table})
    for column, parent in shape.parents[change.table]:
        wanted = change.before.get(column)
        if (
            wanted is not None
            and not op.conn.execute(f"SELECT 1 FROM {parent} WHERE id = ?", (wanted,)).fetchone()
        ):
            return Reason("parent_gone", {"table": parent})
    op.insert_with_uid(change.table, {"id": change.row_id, "rev": change.rev + 1, **change.before})
    return None


def _current(conn: sqlite3.Connection, shape: Shape, change: _Change) -> dict[str, Value] | None:
    columns = shape.columns[change.table]
    row = conn.execute(
        f"SELECT {', '.join(columns)} FROM {change.table} WHERE id = ?", (change.row_id,)
    ).fetchone()
    return None if row is None else dict(zip(columns, row, strict=True))


def _later_records(conn: sqlite3.Connection, shape: Shape, table: str, row_id: int) -> str:
    for child, column in shape.children[table]:
        if conn.execute(f"SELECT 1 FROM {child} WHERE {column} = ? LIMIT 1", (row_id,)).fetchone():
            return child
    return ""


def _name_of(conn: sqlite3.Connection, record: _Record) -> tuple[str, str]:
    if record.person_id is not None:
        found = conn.execute("SELECT uid, name FROM person WHERE id = ?", (record.person_id,))
        row = found.fetchone()
        if row is not None:
            return row[0], row[1]
    seen: dict[str, Value] = defaultdict(lambda: None)
    for change in record.changes:
        seen |= {**change.before, **change.after}
    return str(seen["uid"] or ""), str(seen["name"] or seen["file"] or "")
