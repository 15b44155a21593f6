"""Undo and redo: new operations that reverse an older one, keeping what was edited since.

A reversal goes record by record (a person with all that hangs on them, or a single record such as a
company). A record is reversed whole or kept whole:

- a column goes back only while it still holds what the operation wrote;
- a record the operation added goes away only while nothing later hangs on it and no column of it
  was edited since; a record it removed comes back only while what it belonged to is still there.

What was kept can be taken back later, once nothing speaks against it any more. Redo is the undo of
an undo. ``rev`` only rises, ids are never given twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from smeic_tui.errors import Param, SmeicError
from smeic_tui.store.journal.in_force import Key, in_force, stands
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.reversal import Kept, Work
from smeic_tui.store.journal.written import Shape, in_order, records_of
from smeic_tui.store.people.unmerge import check, parting

CONFIRM_AFTER = timedelta(minutes=10)
"""An operation older than this, or on more than one record, is confirmed first."""


FAILURES = frozenset({"parent_gone", "gone", "clashes", "part_full"})


@dataclass(frozen=True, slots=True)
class Reversal:
    """What became of every record of the operation that was taken back."""

    operation: int | None
    """The operation that did it; None when every record was kept."""
    undid: int
    """The operation taken back."""
    reversed: int
    """How many records are as they were before."""
    left: Mapping[Key, Kept] = field(default_factory=dict)
    """The records that are as the operation or somebody later left them, each with its reason."""

    @property
    def kept(self) -> tuple[Kept, ...]:
        """Edited since, left alone."""
        return tuple(k for k in self.left.values() if k.reason.code not in FAILURES)

    @property
    def failed(self) -> tuple[Kept, ...]:
        """Could not be reversed for another reason."""
        return tuple(k for k in self.left.values() if k.reason.code in FAILURES)


_DELIBERATE = "o.kind NOT IN ('staff_added', 'staff_login')"
"""Nobody who presses undo means that they sat down at this computer."""


def last_undoable(
    conn: sqlite3.Connection, staff_id: int | None, session_id: int | None = None
) -> int | None:
    """This person's latest operation that still stands, in one session or in all."""
    return _latest(conn, staff_id, session_id, f"o.undoes IS NULL AND {_DELIBERATE}")


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
        "SELECT 1 FROM operation o "
        f"WHERE staff_id IS ? AND undoes IS NULL AND id > ? AND {_DELIBERATE} LIMIT 1",
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


def needs_confirmation(conn: sqlite3.Connection, number: int) -> int:
    """How many records an undo would touch if it must be confirmed first, else 0.

    Raises:
        SmeicError: ``operation_unknown``.
    """
    found = conn.execute("SELECT at, outcome FROM operation WHERE id = ?", (number,)).fetchone()
    if found is None:
        raise SmeicError("operation_unknown", number=number)
    at, outcome = found
    people = int(json.loads(outcome).get("people", 0))
    age = datetime.now(UTC) - datetime.fromisoformat(at)
    return max(people, 1) if people > 1 or age > CONFIRM_AFTER else 0


def undo(
    conn: sqlite3.Connection,
    actor: Actor,
    number: int,
    *,
    progress: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Reversal:
    """Take one operation back, record by record; what an earlier undo of it kept is tried again.

    Args:
        conn: The writing connection.
        actor: Who takes it back.
        number: The operation; an undo is redone by taking it back in turn.
        progress: Told now and then how many records of how many were looked at.
        cancelled: Asked between records; True ends the work, and nothing is changed.

    Raises:
        SmeicError: ``operation_unknown``, ``already_undone``, ``undo_cancelled``; of a merge
            ``merged_further``, ``merge_again``.
    """
    found = conn.execute("SELECT kind, params, undoes FROM operation WHERE id = ?", (number,))
    row = found.fetchone()
    if row is None:
        raise SmeicError("operation_unknown", number=number)
    kind, params, undoes = row
    again = not stands(conn, number)
    merge = parting(conn, number)
    if again and merge is not None:
        raise SmeicError("already_undone", number=number)
    records = records_of(conn, number, by_row=merge is not None)
    people_only = any(r.is_person for r in records)
    if again:
        left_over = in_force(conn, number)
        records = [record for record in records if record.key in left_over]
    told: dict[str, Param] = {"number": number, "kind": kind, "params": params}
    reversed_count = 0
    left: dict[Key, Kept] = {}
    with operation(
        conn, actor, "redo" if undoes is not None else "undo", undoes=number, params=told
    ) as op:
        work = Work(op, Shape(conn), progress, cancelled)
        # Row by row, what was done last comes first: the person is there before anything returns.
        ordered = in_order(records) if merge is None else list(reversed(records))
        for record, kept in work.reverse_all(ordered):
            if kept is None:
                reversed_count += record.is_person or not people_only
            elif record.is_person or kept.reason.code != "has_later_records" or not people_only:
                # A company or a batch stays as long as somebody kept needs it: nothing to report.
                left[record.key] = kept
        if merge is not None:
            check(conn, merge)
            reversed_count = 2
        op.note_outcome(reversed=reversed_count, kept=len(left))
    if again and not op.recorded and not left:
        raise SmeicError("already_undone", number=number)
    return Reversal(op.id if op.recorded else None, number, reversed_count, left)
