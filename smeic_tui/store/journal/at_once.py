"""Reverse many records by a few statements, where nothing at all speaks against it.

Taking back an import is that, but for the few people who were edited since. Row by row each delete
costs a savepoint of its own, because its trigger may refuse: twice the time. The rules are those of
``reversal``, which is asked record by record as soon as one row here is in doubt.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.journal.written import Change, Shape

_WORTH = 8
"""Rows below which the savepoint costs more than it saves."""

_ByTable = Mapping[str, Sequence[Change]]


def reversed_at_once(op: Operation, shape: Shape, changes: Sequence[Change]) -> bool:
    """Reverse rows that were all added, or all removed; False where nothing was done.

    Args:
        op: The operation that takes back.
        shape: What hangs on what.
        changes: What the operation to be taken back did to each row in all.
    """
    actions = {change.action for change in changes}
    if len(changes) < _WORTH or actions not in ({"insert"}, {"delete"}):
        return False
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_table[change.table].append(change)
    reverse = _take_away if actions == {"insert"} else _bring_back
    op.conn.execute("SAVEPOINT block")
    try:
        done = reverse(op, shape, by_table)
    except sqlite3.IntegrityError:
        done = False
    if not done:
        op.conn.execute("ROLLBACK TO block")
    op.conn.execute("RELEASE block")
    return done


def _take_away(op: Operation, shape: Shape, by_table: _ByTable) -> bool:
    if "staff" in by_table:
        # Of authors the foreign key would speak at the end of the transaction only.
        return False
    for table in reversed(shape.order):
        rows = by_table.get(table, ())
        if rows and not _as_written(op, shape, table, rows):
            return False
        # What somebody entered since, and hangs on one of them, is told by its foreign key.
        op.delete_many(table, [change.row_id for change in rows])
    return True


def _as_written(op: Operation, shape: Shape, table: str, rows: Sequence[Change]) -> bool:
    """Whether every row is there and holds what was written; no table has got a column since."""
    found = op.rows(table, shape.columns[table], [change.row_id for change in rows])
    return all(found.get(change.row_id) == change.after for change in rows)


def _bring_back(op: Operation, shape: Shape, by_table: _ByTable) -> bool:
    for table in shape.order:
        alike: dict[tuple[str, ...], list[Change]] = defaultdict(list)
        for change in by_table.get(table, ()):
            alike[tuple(change.before)].append(change)
        for columns, rows in alike.items():
            op.insert_many(
                table,
                ("id", "rev", *columns),
                ((c.row_id, c.rev + 1, *c.before.values()) for c in rows),
            )
    return True
