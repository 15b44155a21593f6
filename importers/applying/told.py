"""What a row told beyond its person, written once it is known whom it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from importers.activities.activity import ListRow
from importers.activities.registry import activity_of, stored_layout
from importers.planning.plan import RowPlan
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.imports import ImportRow
from smeic_tui.store.journal.operation import Operation


def settle_told(op: Operation, row: ImportRow, person_id: int) -> None:
    """Write what a row of an earlier import told, for the person it turned out to mean."""
    batch = imports.batch(op.conn, row.batch_id)
    layout = stored_layout(batch.tables[row.table_no])
    if layout is not None:
        told = ListRow(row.row, row.name, person_id, row.record)
        activity_of(layout).settle(op, layout, told)


def settle_replaced(op: Operation, rows: Iterable[RowPlan], real: Callable[[int], int]) -> None:
    """Write what rows told that waited and came back decided or mended in a workbook."""
    for row in rows:
        if row.replaces is not None and row.person_id is not None:
            held = imports.import_row(op.conn, row.replaces)
            settle_told(op, held, real(row.person_id))
