"""Reverse the records of one operation: each whole or not at all, in an order that lets all go.

A record is a person with all that hangs on them, or a single one such as a company.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from smeic_tui.errors import Reason, SmeicError
from smeic_tui.store.journal.in_force import Key, lines_of
from smeic_tui.store.journal.journal import JOURNALLED, fact_columns
from smeic_tui.store.journal.operation import Operation, Value

_BLOCK = 500
_LOOK_EVERY = 100
"""Records between two looks at whether to stop; their changes are read together."""
_REFUSALS = frozenset({"part_full", "trainee_in_use", "session_put_off"})
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


@dataclass(slots=True)
class Change:
    """What the journal holds of one write to one row."""

    table: str
    row_id: int
    action: str
    rev: int
    before: dict[str, Value]
    after: dict[str, Value]


@dataclass(slots=True)
class Record:
    """The changes of one operation to one person, or to one record without a person."""

    key: Key
    """Which one."""
    person_id: int | None
    first: str
    """What was done to it first: ``insert``, ``update`` or ``delete``."""
    is_person: bool = False
    """Whether facts of a person changed, not only the note of which row told us."""
    changes: list[int] = field(default_factory=list)
    """Ids in the journal, read when its turn comes: 100,000 people at once would be 2 GB."""


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


def records_of(conn: sqlite3.Connection, number: int, *, by_row: bool = False) -> list[Record]:
    """The operation's changes grouped by the record they belong to, in the order written.

    Args:
        conn: Any connection.
        number: The operation.
        by_row: Every row is a record of its own, also where a person stands behind it.
    """
    grouped: dict[Key, Record] = {}
    for line in lines_of(conn, number, by_row=by_row):
        record = grouped.setdefault(line.key, Record(line.key, line.person_id, line.action))
        record.is_person |= line.person_id is not None and line.table != "import_row"
        record.changes.append(line.id)
    return list(grouped.values())


def _with_changes(
    conn: sqlite3.Connection, records: Iterable[Record]
) -> Iterator[tuple[Record, list[Change]]]:
    """Each record with what the journal holds of it, read for many at once."""
    todo = iter(records)
    while block := tuple(islice(todo, _LOOK_EVERY)):
        ids = [change for record in block for change in record.changes]
        found: dict[int, Change] = {}
        for start in range(0, len(ids), _BLOCK):
            part = ids[start : start + _BLOCK]
            rows = conn.execute(
                "SELECT id, tbl, row_id, action, rev, before, after FROM change "
                f"WHERE id IN ({', '.join('?' * len(part))})",
                part,
            )
            for number, table, row_id, action, rev, b, a in rows.fetchall():
                before, after = json.loads(b or "{}"), json.loads(a or "{}")
                found[number] = Change(table, row_id, action, rev, before, after)
        for record in block:
            yield record, [found[number] for number in record.changes]


def in_order(records: Iterable[Record]) -> list[Record]:
    """People before what they refer to (companies, the batch), and the latest written first.

    An organisation that an import added can go only after the positions of the people it added.
    Records that come back are needed the other way round.
    """
    listed = list(records)
    coming_back = [r for r in listed if r.person_id is None and r.first == "delete"]
    people = [r for r in listed if r.person_id is not None]
    others = [r for r in listed if r.person_id is None and r.first != "delete"]
    return [*reversed(coming_back), *reversed(people), *reversed(others)]


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
            for record, changes in _with_changes(self.op.conn, waiting):
                if len(tried) % _LOOK_EVERY == 0:
                    self._look_up(len(done) + len(tried), len(records))
                tried.append((record, self._reverse(record, changes)))
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

    def _reverse(self, record: Record, changes: list[Change]) -> Kept | None:
        conn = self.op.conn
        conn.execute("SAVEPOINT record")
        reason: Reason | None = None
        try:
            for change in _net(changes):
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
        return Kept(*_name_of(conn, record, changes), reason)


def _net(changes: list[Change]) -> list[Change]:
    """One change a row: what the operation did to it in all, latest row first."""
    net: dict[tuple[str, int], Change] = {}
    for change in changes:
        key = (change.table, change.row_id)
        first = net.get(key)
        if first is None:
            net[key] = Change(**{s: getattr(change, s) for s in Change.__slots__})
        elif change.action == "delete":
            if first.action == "insert":
                del net[key]
            else:
                net[key] = Change(
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


def _reverse_change(op: Operation, shape: Shape, change: Change) -> Reason | None:
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


def _bring_back(op: Operation, shape: Shape, change: Change) -> Reason | None:
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


def _current(conn: sqlite3.Connection, shape: Shape, change: Change) -> dict[str, Value] | None:
    columns = shape.columns[change.table]
    row = conn.execute(
        f"SELECT {', '.join(columns)} FROM {change.table} WHERE id = ?", (change.row_id,)
    ).fetchone()
    return None if row is None else dict(zip(columns, row, strict=True))


def _later_records(conn: sqlite3.Connection, shape: Shape, table: str, row_id: int) -> str:
    if table == "staff" and _author(conn, row_id):
        return "operation"
    for child, column in shape.children[table]:
        if conn.execute(f"SELECT 1 FROM {child} WHERE {column} = ? LIMIT 1", (row_id,)).fetchone():
            return child
    return ""


def _author(conn: sqlite3.Connection, staff_id: int) -> bool:
    """Whether the journal names this member of staff as an author: then they stay on file."""
    found = conn.execute("SELECT 1 FROM operation WHERE staff_id = ? LIMIT 1", (staff_id,))
    return found.fetchone() is not None


def _name_of(
    conn: sqlite3.Connection, record: Record, changes: Iterable[Change]
) -> tuple[str, str]:
    if record.person_id is not None:
        found = conn.execute("SELECT uid, name FROM person WHERE id = ?", (record.person_id,))
        row = found.fetchone()
        if row is not None:
            return row[0], row[1]
    seen: dict[str, Value] = defaultdict(lambda: None)
    for change in changes:
        seen |= {**change.before, **change.after}
    return str(seen["uid"] or ""), str(seen["name"] or seen["file"] or "")
