"""An operation: one deliberate act of one member of staff, written whole or not at all.

Everything that writes facts goes through ``operation``. It opens BEGIN IMMEDIATE, names the author
in the journal, lets the triggers record each change, rebuilds what is derived from the people it
touched, and commits. An operation that changed nothing leaves no trace.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice

from smeic_tui.errors import Count, Param, Reason, SmeicError
from smeic_tui.store.journal.authors import last_act
from smeic_tui.store.journal.journal import JOURNALLED
from smeic_tui.store.journal.uids import new_uid
from smeic_tui.text import moments

Value = str | int | None

_ROWS_AT_ONCE = 64
"""Rows of one INSERT. One at a time, as ``executemany`` does, each row of a journalled table begins
and ends a savepoint of its own: twice the time."""
_LISTED = "(SELECT value FROM json_each(?))"
"""Any number of ids in one parameter: for every number of question marks SQLite would plan anew."""


def _untold(_reason: Reason) -> None:
    """Nobody waits to be told."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes, and from where."""

    staff_id: int | None
    """The member of staff; None only while the first one is being entered."""
    session_id: int | None
    """The open session, which a bare undo is limited to on screen."""
    host: str
    """Name of the computer."""
    tell: Callable[[Reason], object] = field(default=_untold, compare=False, repr=False)
    """Says to whoever waits for the operation what it decided by itself; on the writer's thread."""


class EditConflict(SmeicError):
    """Somebody changed the same fields of the same record in between; nothing was written.

    Args:
        table: Table of the record.
        row_id: Its id.
        rev: Its revision now, to save against next time.
        fields: By column, ``(as it was when the form opened, mine, theirs)``.
        by: Who changed it, if the journal knows.
        at: When (UTC).
    """

    def __init__(
        self,
        table: str,
        row_id: int,
        rev: int,
        fields: Mapping[str, tuple[Value, Value, Value]],
        by: str,
        at: str,
    ) -> None:
        super().__init__("edit_conflict", by=by, at=at, count=len(fields))
        self.table = table
        self.row_id = row_id
        self.rev = rev
        self.fields = dict(fields)


def now() -> str:
    """This instant, UTC, to the second, as the store writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Operation:
    """The writing side of one open operation; obtained from ``operation`` only."""

    def __init__(self, conn: sqlite3.Connection, number: int, actor: Actor, at: str) -> None:
        self.conn = conn
        self.id = number
        self.actor = actor
        self.at = at
        self.recorded = False
        """Whether it was committed with at least one change; False until the block ends."""
        self._outcome: dict[str, Count] = {}
        self._told: list[Reason] = []

    @property
    def day(self) -> str:
        """Its day on the clock of this PC: before nine in Japan it is another one than in UTC."""
        return moments.day(self.at)

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add one record with a new uid; its id."""
        return self.insert_with_uid(table, {"uid": new_uid(), **values})

    def insert_with_uid(self, table: str, values: Mapping[str, Value]) -> int:
        """Add one record whose uid the caller chose; its id."""
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self.conn.execute(
            f"INSERT INTO {_known(table)} ({columns}) VALUES ({marks})", tuple(values.values())
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
    ) -> None:
        """Add many records, each with a new uid unless ``uid`` is a column."""
        known = "uid" in columns
        names = ", ".join(columns if known else ("uid", *columns))
        marks = f"({', '.join('?' * (len(columns) + (not known)))})"
        pending = iter(rows if known else ((new_uid(), *row) for row in rows))
        while block := list(islice(pending, _ROWS_AT_ONCE)):
            self.conn.execute(
                f"INSERT INTO {_known(table)} ({names}) VALUES {', '.join([marks] * len(block))}",
                [*chain.from_iterable(block)],
            )

    def update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        """Set columns of one record whatever its revision; for acts that come from no form."""
        if not values:
            return
        sets = ", ".join(f"{column} = ?" for column in values)
        self.conn.execute(
            f"UPDATE {_known(table)} SET {sets}, rev = rev + 1 WHERE id = ?",
            (*values.values(), row_id),
        )

    def revise(
        self,
        table: str,
        row_id: int,
        rev: int,
        base: Mapping[str, Value],
        mine: Mapping[str, Value],
    ) -> None:
        """Save a form: only the fields it changed, merged with other people's other fields.

        Args:
            table: Table of the record.
            row_id: Its id.
            rev: Revision the form was opened on.
            base: The form's fields as they were then.
            mine: The form's fields now.

        Raises:
            EditConflict: somebody changed one of the same fields to something else.
            SmeicError: ``record_gone``.
        """
        changed = {c: v for c, v in mine.items() if v != base.get(c)}
        if not changed:
            return
        sets = ", ".join(f"{column} = ?" for column in changed)
        saved = self.conn.execute(
            f"UPDATE {_known(table)} SET {sets}, rev = rev + 1 WHERE id = ? AND rev = ?",
            (*changed.values(), row_id, rev),
        )
        if saved.rowcount == 1:
            return
        found = self.conn.execute(
            f"SELECT rev, {', '.join(changed)} FROM {table} WHERE id = ?", (row_id,)
        ).fetchone()
        if found is None:
            raise SmeicError("record_gone")
        current_rev, *values = found
        theirs = dict(zip(changed, values, strict=True))
        clashes = {
            c: (base.get(c), changed[c], theirs[c])
            for c in changed
            if theirs[c] != base.get(c) and theirs[c] != changed[c]
        }
        if clashes:
            raise EditConflict(
                table, row_id, current_rev, clashes, *last_act(self.conn, table, row_id)
            )
        self.update(table, row_id, {c: v for c, v in changed.items() if v != theirs[c]})

    def delete(self, table: str, row_id: int) -> None:
        """Remove one record; the journal keeps all of it."""
        self.conn.execute(f"DELETE FROM {_known(table)} WHERE id = ?", (row_id,))

    def delete_if(self, table: str, row_id: int, values: Mapping[str, Value]) -> bool:
        """Remove one record if these columns still hold these values; whether they did."""
        still = "".join(f" AND {column} IS ?" for column in values)
        cursor = self.conn.execute(
            f"DELETE FROM {_known(table)} WHERE id = ?{still}", (row_id, *values.values())
        )
        return cursor.rowcount == 1

    def delete_many(self, table: str, row_ids: Sequence[int]) -> None:
        """Remove many records."""
        self.conn.execute(
            f"DELETE FROM {_known(table)} WHERE id IN {_LISTED}", (json.dumps(row_ids),)
        )

    def rows(
        self, table: str, columns: Sequence[str], row_ids: Sequence[int]
    ) -> dict[int, dict[str, Value]]:
        """By id, these columns of those of the records that are there."""
        names = ", ".join((*columns, "id"))
        rows = self.conn.execute(
            f"SELECT {names} FROM {table} WHERE id IN {_LISTED}", (json.dumps(row_ids),)
        )
        return {row[-1]: dict(zip(columns, row, strict=False)) for row in rows}

    def note_outcome(self, **counts: Count) -> None:
        """Add counts that the history shows for this operation."""
        self._outcome |= counts

    def tell(self, reason: Reason) -> None:
        """Say to the author, once all is written, what was decided about what they typed."""
        self._told.append(reason)

    def _close(self) -> bool:
        """Derive, count and seal; False when nothing was changed."""
        # Folding costs 10 ms to import, and only writing needs it: not before the first paint.
        from smeic_tui.store.roster.roster_rows import refresh_people

        touched = self.conn.execute(
            "SELECT DISTINCT person_id FROM change "
            "WHERE operation_id = ?1 AND person_id IS NOT NULL AND tbl IN "
            "('person', 'enrolment', 'position', 'contact_point', 'address') "
            "UNION SELECT position.person_id FROM change JOIN position "
            "ON position.organisation_id = change.row_id "
            "WHERE operation_id = ?1 AND tbl = 'organisation' AND action = 'update' "
            "UNION SELECT position.person_id FROM change JOIN position ON position.organisation_id "
            "= json_extract(coalesce(change.after, change.before), '$.organisation_id') "
            "WHERE operation_id = ?1 AND tbl = 'organisation_name'",
            (self.id,),
        ).fetchall()
        changes = self.conn.execute(
            "SELECT count(*) FROM change WHERE operation_id = ?", (self.id,)
        ).fetchone()[0]
        if not changes:
            return False
        refresh_people(self.conn, [person_id for (person_id,) in touched])
        # A row of a list may have changed a person's company only; staff count the person.
        people = self.conn.execute(
            "SELECT count(DISTINCT person_id) FROM change WHERE operation_id = ? AND ("
            "tbl <> 'import_row' OR json_extract(after, '$.outcome') IN ('new', 'changed'))",
            (self.id,),
        ).fetchone()[0]
        outcome = {"changes": changes, "people": people, **self._outcome}
        self.conn.execute(
            "UPDATE operation SET outcome = ? WHERE id = ?",
            (json.dumps(outcome, ensure_ascii=False), self.id),
        )
        return True


def _known(table: str) -> str:
    if table not in JOURNALLED:
        raise ValueError(f"{table} is no table of facts")
    return table


@contextmanager
def operation(
    conn: sqlite3.Connection,
    actor: Actor,
    kind: str,
    *,
    undoes: int | None = None,
    params: Mapping[str, Param] | None = None,
) -> Iterator[Operation]:
    """Write facts as one operation: committed whole when the block ends, nothing if it raises.

    Args:
        conn: The writing connection, outside any transaction.
        actor: The author.
        kind: Code of what is being done; the catalogue renders ``operation.<kind>``.
        undoes: The operation that this one takes back.
        params: What fills the sentence of ``kind``.
    """
    at = now()
    conn.execute("BEGIN IMMEDIATE")
    try:
        number = conn.execute(
            "INSERT INTO operation (at, staff_id, session_id, host, kind, params, undoes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                at,
                actor.staff_id,
                actor.session_id,
                actor.host,
                kind,
                json.dumps(dict(params or {}), ensure_ascii=False),
                undoes,
            ),
        ).lastrowid
        assert number is not None
        conn.execute("UPDATE journal_state SET operation_id = ? WHERE id = 1", (number,))
        op = Operation(conn, number, actor, at)
        yield op
        changed = op._close()
        conn.execute("UPDATE journal_state SET operation_id = NULL WHERE id = 1")
        conn.execute("COMMIT" if changed else "ROLLBACK")
        op.recorded = changed
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    for reason in op._told:
        actor.tell(reason)
