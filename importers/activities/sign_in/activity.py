"""The activity ``sign_in``: its lists are pasted into the page of an event, never opened as files.

Here is only what becomes of a line that waited, once somebody has said whose it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from importers.activities.activity import (
    Choice,
    Layout,
    ListRow,
    ListTable,
    Newcomers,
    Proposal,
    Reading,
)
from importers.activities.sign_in.waiting import NAME, fingerprint, line_of
from importers.tables.table import Table
from smeic_tui.domain.sign_in.decision import Signed, taken_for
from smeic_tui.errors import SmeicError
from smeic_tui.store.events.events import event, event_id_of
from smeic_tui.store.events.sign_in import record_signatures
from smeic_tui.store.imports.imports import name_rows
from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.people.people import person


class _SignIn:
    """See `importers.activities.activity.Activity`."""

    name = NAME

    def recognise(self, table: Table, surroundings: str) -> Table | None:
        """No table of a file is one."""
        return None

    def reading(self, layout: Layout) -> Reading:
        """Outsiders sign too, and some sign twice."""
        return Reading(mixed=True, repeats=True)

    def newcomers(self, layout: Layout) -> Newcomers:
        """Staff say who an unknown signature is."""
        return lambda row, values, record: None

    def propose(
        self, conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
    ) -> Proposal:
        """Rows that come back in a workbook are settled one by one."""
        return Proposal(NAME, (), (), {table.place: table.layout for table in tables}, 0)

    def write(self, op: Operation, proposal: Proposal, real: Callable[[int], int]) -> None:
        """Nothing is proposed."""

    def settle(self, op: Operation, layout: Layout, row: ListRow) -> None:
        """Note that the person came; the line is kept under the person's own name from now on.

        A bare family name must not become another name by which later lists know the person.
        """
        if row.person is None:
            return
        name_rows(op, self._fingerprint(layout, row), person(op.conn, row.person).name)
        try:
            held = event(op.conn, event_id_of(op.conn, layout.data["event"]))
        except SmeicError:
            # The event was taken back meanwhile.
            return
        line = line_of(row.record, row.row, [part.name for part in held.parts])
        part = next((p.id for p in held.parts if p.name == layout.data["part"]), None)
        signed: Signed = taken_for(line, row.person)
        record_signatures(op, held, [signed], part)

    def _fingerprint(self, layout: Layout, row: ListRow) -> str:
        text = line_of(row.record, row.row, []).text
        return fingerprint(layout.data["event"], row.row, text)


SIGN_IN = _SignIn()
