"""Reverse the records of one operation: each whole or not at all, in an order that lets all go."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from smeic_tui.errors import Reason, SmeicError
from smeic_tui.store.journal.at_once import reversed_at_once
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.journal.written import Change, Record, Shape, blocks_of

_REFUSALS = frozenset({"part_full", "trainee_in_use", "session_put_off", "trainee_certified"})
"""What triggers of the schema refuse, by the reason's own code."""
_WAITS = frozenset({"has_later_records", "parent_gone"})
"""Reasons that another record of the same operation can remove."""


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
class Work:
    """One undo at work: inside its operation, watched and stoppable."""

    op: Operation
    """The new operation."""
    shape: Shape
    """What hangs on what."""
    progress: Callable[[int, int], object] | None = None
    """Told now and then how many records of how many are done."""
    cancelled: Callable[[], bool] | None = None
    """Asked now and then; True ends the work."""

    def reverse_all(self, records: list[Record]) -> list[tuple[Record, Kept | None]]:
        """Reverse record by record; those that wait for another one of the operation come again.

        A note that links two new people hangs on both: the second goes once the first has taken it.

        Raises:
            SmeicError: ``undo_cancelled``.
        """
        done: list[tuple[Record, Kept | None]] = []
        waiting = records
        while waiting:
            tried: list[tuple[Record, Kept | None]] = []
            for block in blocks_of(self.op.conn, waiting):
                self._look_up(len(done) + len(tried), len(records))
                tried += self._reverse_block(block)
            again = [r for r, kept in tried if kept is not None and kept.reason.code in _WAITS]
            if len(again) == len(waiting):
                return [*done, *tried]
            done += [(r, k) for r, k in tried if k is None or k.reason.code not in _WAITS]
            waiting = again
        return done

    def _look_up(self, done: int, total: int) -> None:
        if self.cancelled is not None and self.cancelled():
            raise SmeicError("undo_cancelled")
        if self.progress is not None:
            self.progress(done, total)

    def _reverse_block(
        self, block: list[tuple[Record, list[Change]]]
    ) -> list[tuple[Record, Kept | None]]:
        if reversed_at_once(self.op, self.shape, [c for _, changes in block for c in changes]):
            return [(record, None) for record, _ in block]
        return [(record, self._reverse(record, changes)) for record, changes in block]

    def _reverse(self, record: Record, changes: list[Change]) -> Kept | None:
        conn = self.op.conn
        conn.execute("SAVEPOINT record")
        reason: Reason | None = None
        try:
            for change in changes:
                reason = _reverse_change(self.op, self.shape, change)
                if reason is not None:
                    break
        except sqlite3.IntegrityError as error:
            told = str(error)
            reason = Reason(told) if told in _REFUSALS else Reason("clashes", {"detail": told})
        if reason is None:
            conn.execute("RELEASE record")
            return None
        conn.execute("ROLLBACK TO record")
        conn.execute("RELEASE record")
        return Kept(*_name_of(conn, self.shape, record, changes), reason)


def _reverse_change(op: Operation, shape: Shape, change: Change) -> Reason | None:
    if change.action == "delete":
        return _bring_back(op, shape, change)
    if change.action == "insert":
        return _take_away(op, shape, change)
    reason = _changed(op.conn, shape, change)
    if reason is None:
        op.update(change.table, change.row_id, change.before)
    return reason


def _take_away(op: Operation, shape: Shape, change: Change) -> Reason | None:
    """Delete what was added.

    The delete itself says whether the row is as it was written and the foreign keys whether
    something hangs on it. To look first takes some twenty questions a person, half of the time.
    """
    if change.table == "staff" and _author(op.conn, change.row_id):
        # Of authors the foreign key would speak at the end of the transaction only.
        later = Reason("has_later_records", {"table": "operation"})
        return _changed(op.conn, shape, change) or later
    try:
        if op.delete_if(change.table, change.row_id, change.after):
            return None
    except sqlite3.IntegrityError:
        hanging = _later_records(op.conn, shape, change.table, change.row_id)
        if not hanging:
            raise
        return Reason("has_later_records", {"table": hanging})
    return _changed(op.conn, shape, change)


def _changed(conn: sqlite3.Connection, shape: Shape, change: Change) -> Reason | None:
    """Why a row is not as it was written; None where it is."""
    current = _current(conn, shape, change)
    if current is None:
        return Reason("gone", {"table": change.table})
    edited = sorted(c for c, v in change.after.items() if current.get(c) != v)
    if edited:
        return Reason("edited_since", {"fields": ",".join(edited), "table": change.table})
    return None


def _bring_back(op: Operation, shape: Shape, change: Change) -> Reason | None:
    """Insert what was removed; why it cannot be is looked for where the database refuses it."""
    values = {"id": change.row_id, "rev": change.rev + 1, **change.before}
    try:
        op.insert_with_uid(change.table, values)
    except sqlite3.IntegrityError:
        reason = _in_the_way(op.conn, shape, change)
        if reason is None:
            raise
        return reason
    return None


def _in_the_way(conn: sqlite3.Connection, shape: Shape, change: Change) -> Reason | None:
    """Its own id, or what it belonged to and is gone."""
    if _current(conn, shape, change) is not None:
        return Reason("clashes", {"detail": change.table})
    for column, parent in shape.parents[change.table]:
        wanted = change.before.get(column)
        if (
            wanted is not None
            and not conn.execute(f"SELECT 1 FROM {parent} WHERE id = ?", (wanted,)).fetchone()
        ):
            return Reason("parent_gone", {"table": parent})
    return None


def _current(conn: sqlite3.Connection, shape: Shape, change: Change) -> dict[str, Value] | None:
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


def _author(conn: sqlite3.Connection, staff_id: int) -> bool:
    """Whether the journal names this member of staff as an author: then they stay on file."""
    found = conn.execute("SELECT 1 FROM operation WHERE staff_id = ? LIMIT 1", (staff_id,))
    return found.fetchone() is not None


def _name_of(
    conn: sqlite3.Connection, shape: Shape, record: Record, changes: Iterable[Change]
) -> tuple[str, str]:
    """As it stands in the record's own table, or else in what was written to it."""
    table, number = record.key if record.person_id is None else ("person", record.person_id)
    if "name" in shape.columns[table]:
        row = conn.execute(f"SELECT uid, name FROM {table} WHERE id = ?", (number,)).fetchone()
        if row is not None:
            return row[0], row[1]
    seen: dict[str, Value] = defaultdict(lambda: None)
    for change in changes:
        seen |= {**change.before, **change.after}
    return str(seen["uid"] or ""), str(seen["name"] or seen["file"] or "")
