"""Writing the rows of a plan: what is new gets its id while it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from importers.planning.plan import Value, Writes
from smeic_tui.store.journal.newest import last_id
from smeic_tui.store.journal.operation import Operation

BLOCK = 2000
"""Rows between two looks at the cancel flag: some 50 ms."""
_REFERENCES = {"person_id": "person", "organisation_id": "organisation"}


def write_plan_rows(
    op: Operation, writes: Writes, advance: Callable[[int], object] = lambda count: None
) -> dict[str, int]:
    """Write rows and changes of a plan, giving new rows their ids.

    Args:
        op: The open operation.
        writes: What to write.
        advance: Told after every block how many records it had; may raise to stop.

    Returns:
        By table, the id that was the highest before: new row -n got that plus n.
    """
    base = {insert.table: last_id(op.conn, insert.table) for insert in writes.inserts}
    for insert in writes.inserts:
        places = [(0, insert.table)]
        for place, column in enumerate(insert.columns):
            if column in _REFERENCES:
                places.append((place, _REFERENCES[column]))
        real = (_resolved(row, places, base) for row in insert.rows())
        while block := list(islice(real, BLOCK)):
            op.insert_many(insert.table, insert.columns, block)
            advance(len(block))
    for number, update in enumerate(writes.updates, 1):
        values = {
            c: base[_REFERENCES[c]] - v if c in _REFERENCES and isinstance(v, int) and v < 0 else v
            for c, v in update.values.items()
        }
        op.update(update.table, update.row_id, values)
        if number % BLOCK == 0:
            advance(BLOCK)
    advance(len(writes.updates) % BLOCK)
    return base


def _resolved(
    row: Sequence[Value], places: Sequence[tuple[int, str]], base: Mapping[str, int]
) -> list[Value]:
    values = list(row)
    for place, table in places:
        value = values[place]
        if isinstance(value, int) and value < 0:
            values[place] = base[table] - value
    return values
