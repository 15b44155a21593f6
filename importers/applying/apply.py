"""Write a plan: one operation, one transaction, undoable; or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.activities.registry import activity_named
from importers.applying.kept import (
    batch_values,
    candidate_record,
    changes_text,
    only_layout,
    tables_read,
    text_of,
)
from importers.applying.plan_rows import BLOCK, write_plan_rows
from importers.applying.told import settle_replaced
from importers.collection import no_collection
from importers.inspection import Inspection
from importers.planning.plan import (
    Cancelled,
    Plan,
    Progress,
    RowPlan,
    Value,
)
from importers.planning.planner import plan_import
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports.imports import ROW_COLUMNS, add_batch, latest_batch, reasons_text
from smeic_tui.store.imports.profiles import Profile, remember
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import Actor, Operation, operation


class PlanChanged(SmeicError):
    """The database was changed since the plan was made, and it would come out differently now.

    Args:
        plan: The plan as it is now, to be shown.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__("plan_changed")
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of applying a plan."""

    operation: int | None
    """The operation; None when there was nothing to change."""
    counts: Mapping[str, int]
    """Rows by outcome, and how many people are missing."""
    plan: Plan
    """The plan that was written: the one given, or the same made again on the newer database."""


def apply_plan(
    conn: sqlite3.Connection,
    actor: Actor,
    plan: Plan,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    profiles: Sequence[Profile] = (),
) -> Applied:
    """Write a plan. The caller backs the file up first (``smeic_tui.store.file.backup.back_up``).

    Where the database is newer than the plan, the plan is made again, and written if it comes out
    as it was shown.

    Args:
        conn: The writing connection, outside any transaction.
        actor: Who imports.
        plan: What was shown.
        progress: Told how many of all records are written.
        cancelled: Asked until just before the commit.
        profiles: Mappings of columns to remember with the import; its undo takes them back.

    Raises:
        PlanChanged: the database changed since, and the plan came out differently.
        SmeicError: ``import_cancelled``.
    """
    with no_collection():
        written = _write(conn, actor, plan, progress, cancelled, profiles)
        if written is None:
            again = plan_import(conn, plan.sources, plan.options, cancelled=cancelled)
            if _gist(again) != _gist(plan):
                raise PlanChanged(again)
            plan = again
            written = _write(conn, actor, plan, progress, cancelled, profiles)
            if written is None:
                raise PlanChanged(plan_import(conn, plan.sources, plan.options))
        return Applied(written or None, plan.counts, plan)


def _gist(plan: Plan) -> list[object]:
    """What staff saw of a plan; the uids of new people are drawn anew each time."""
    rows = [(r.outcome, r.person_id, r.changes, r.source, r.table, r.row) for r in plan.rows]
    return [*rows, *(proposal.gist for proposal in plan.activities)]


def to_record(plan: Plan) -> list[RowPlan]:
    """Rows whose record is new: an earlier import of the same file keeps the others."""
    return [row for row in plan.rows if not row.known]


def would_write(plan: Plan) -> bool:
    """Whether applying a plan changes anything at all."""
    told = any(proposal.writes for proposal in plan.activities)
    return bool(plan.writes.inserts or plan.writes.updates or to_record(plan) or told)


def _write(
    conn: sqlite3.Connection,
    actor: Actor,
    plan: Plan,
    progress: Progress | None,
    cancelled: Cancelled | None,
    profiles: Sequence[Profile],
) -> int | None:
    """The operation's number, 0 for nothing to do, None for a plan that is out of date."""
    if not would_write(plan):
        return 0
    rows = to_record(plan)
    files = [source.workbook.file for source in plan.sources]
    try:
        with operation(conn, actor, "imported", params={"file": files}) as op:
            _Writer(op, plan, rows, progress, cancelled).write()
            for profile in profiles:
                remember(op, profile)
    except _Outdated:
        return None
    return op.id if op.recorded else 0


class _Outdated(Exception):
    """Somebody wrote between plan and apply; leaves the transaction."""


class _Writer:
    def __init__(
        self,
        op: Operation,
        plan: Plan,
        rows: Sequence[RowPlan],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._op = op
        self._plan = plan
        self._rows = rows
        self._progress = progress
        self._cancelled = cancelled
        self._all = sum(i.count for i in plan.writes.inserts) + len(rows)
        self._all += len(plan.writes.updates)
        self._done = 0
        self._base: dict[str, int] = {}

    def write(self) -> None:
        """Write everything in this transaction."""
        if newest_operation(self._op.conn, before=self._op.id) != self._plan.state:
            raise _Outdated
        self._base = write_plan_rows(self._op, self._plan.writes, self._advance)
        self._record_rows()
        for proposal in self._plan.activities:
            self._check()
            activity_named(proposal.activity).write(self._op, proposal, self._real)
        settle_replaced(self._op, self._rows, self._real)
        self._op.note_outcome(**self._plan.counts)
        self._check()

    def _real(self, person: int) -> int:
        """The id of a person, also of one whom the plan added."""
        return self._base["person"] - person if person < 0 else person

    def _record_rows(self) -> None:
        """One batch a file, and the rows that no earlier batch keeps."""
        for number, source in enumerate(self._plan.sources):
            own = [row for row in self._rows if row.source == number]
            for row in own:
                if row.replaces is not None:
                    self._op.update("import_row", row.replaces, self._decision(row))
            rows = [row for row in own if row.replaces is None]
            if not rows:
                self._keep_layouts(number, source)
                continue
            batch = add_batch(self._op, batch_values(self._plan, number, source, self._op.at))
            for start in range(0, len(rows), BLOCK):
                self._check()
                block = rows[start : start + BLOCK]
                self._op.insert_many(
                    "import_row", ROW_COLUMNS, (self._row_values(batch, row) for row in block)
                )
                self._advance(len(block))

    def _keep_layouts(self, number: int, source: Inspection) -> None:
        """Of a file imported before: staff may have said since which event it tells of."""
        held = latest_batch(self._op.conn, source.workbook.sha256)
        tables = list(tables_read(self._plan, number, source))
        if held is not None and [t["sheet"] for t in held.tables] == [t["sheet"] for t in tables]:
            kept = [
                {**old, **only_layout(new)} for old, new in zip(held.tables, tables, strict=True)
            ]
            if kept != list(held.tables):
                self._op.update("import_batch", held.id, {"tables": text_of(kept)})

    def _decision(self, row: RowPlan) -> dict[str, Value]:
        """What becomes of a waiting row that came back; it keeps its place and fingerprint."""
        values = dict(zip(ROW_COLUMNS, self._row_values(0, row), strict=True))
        kept = ("batch_id", "table_no", "sheet", "row", "cohort", "fingerprint")
        return {column: value for column, value in values.items() if column not in kept}

    def _row_values(self, batch: int, row: RowPlan) -> Sequence[Value]:
        person = row.person_id
        return (
            batch,
            row.table,
            row.sheet,
            row.row,
            row.cohort,
            row.name,
            row.outcome,
            None if person is None else self._real(person),
            row.fingerprint,
            text_of(row.record),
            text_of(row.evidence),
            text_of([candidate_record(c) for c in row.candidates]) if row.candidates else "[]",
            reasons_text(row.reasons) if row.reasons else "[]",
            changes_text(row.changes) if row.changes else "[]",
        )

    def _advance(self, count: int) -> None:
        self._check()
        self._done += count
        if self._progress is not None:
            self._progress(self._done, self._all)

    def _check(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise SmeicError("import_cancelled")
