"""Make the plan: read the database once, decide on every row, note what it would change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from importers.activities.activity import Reading
from importers.activities.registry import activity_of
from importers.collection import no_collection
from importers.inspection import Inspection
from importers.kinds import PEOPLE_KINDS, REPEATING_KINDS
from importers.planning.activities import newcomers_of, proposals
from importers.planning.choices import Options
from importers.planning.edits import Listed
from importers.planning.entries import Row
from importers.planning.fates import Fates
from importers.planning.ledger import Ledger
from importers.planning.occasions import AskedOnce, by_occasion
from importers.planning.plan import Cancelled, LeftAside, Missing, Plan, Progress, RowPlan
from importers.planning.returning import as_before, settle
from importers.tables.table import Table
from importers.values.table_rows import ReadRow, read_rows
from smeic_tui.domain.matching.index import PeopleIndex
from smeic_tui.domain.matching.lists import match_rows
from smeic_tui.domain.matching.repeats import one_row_a_person
from smeic_tui.errors import Reason, SmeicError
from smeic_tui.store.imports.imports import Remembered, remembered
from smeic_tui.store.imports.match_source import (
    NAMESAKE_REASONS,
    contested,
    everybody,
    state,
    written_on,
)
from smeic_tui.store.people import not_same

_DATED_TABLES = ("position", "contact_point", "address", "person", "enrolment", "organisation")
_TICK = 200
"""Rows between two reports of progress: some 20 ms."""


def plan_import(
    conn: sqlite3.Connection,
    inspections: Sequence[Inspection],
    options: Options | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Plan:
    """Say what an import would do. Nothing is written.

    Args:
        conn: Any connection to the database.
        inspections: The files as ``importers.inspection.inspect`` understood them; several are
            taken in the order of the days they speak of.
        options: The choices of staff; by default a mixed list under the default policies.
        progress: Told how many rows are done.
        cancelled: Asked now and then.

    Raises:
        SmeicError: ``import_cancelled``.
    """
    chosen = options or Options()
    sources = in_date_order(as_before(conn, inspection) for inspection in inspections)
    with no_collection():
        return _Planner(conn, sources, chosen, progress, cancelled).plan()


def in_date_order(inspections: Iterable[Inspection]) -> tuple[Inspection, ...]:
    """Files by the day they speak of; those without a day keep their place behind them."""
    return tuple(sorted(inspections, key=lambda i: day_of(i, None) or "9999"))


def outdated(conn: sqlite3.Connection, plan: Plan) -> bool:
    """Whether the database was changed since a plan was made."""
    return state(conn) != plan.state


def day_of(inspection: Inspection, chosen: str | None) -> str | None:
    """The latest day a file speaks of; the one that staff chose goes before it."""
    if chosen:
        return chosen
    days = [t.context.as_of.iso for t in inspection.tables if t.context.as_of is not None]
    return max(days) if days else None


class _Planner:
    def __init__(
        self,
        conn: sqlite3.Connection,
        sources: Sequence[Inspection],
        options: Options,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._conn = conn
        self._sources = tuple(sources)
        self._options = options
        self._progress = progress
        self._cancelled = cancelled
        self._not_same = not_same.pairs(conn)
        self._contested = contested(conn)
        self._ledger = Ledger(everybody(conn))
        self._has_roster = bool(self._ledger.on_file)
        self._index = PeopleIndex()
        for entry in self._ledger.on_file.values():
            self._index.add(entry.id, self._ledger.identity_of(entry))
        self._aside: list[LeftAside] = []
        self._tables = [
            (source, number, table)
            for source, inspection in enumerate(self._sources)
            for number, table in enumerate(inspection.tables)
            if self._is_wanted(inspection, table)
        ]
        self._all = 2 * sum(table.row_count for _, _, table in self._tables)
        self._done = 0
        self._today = date.today().isoformat()
        self._days: Mapping[tuple[str, int], str] | None = None

    def plan(self) -> Plan:
        rows: list[RowPlan] = []
        for inspection in self._sources:
            for skipped in inspection.skipped:
                file = inspection.workbook.file
                self._aside.append(LeftAside(file, skipped.sheet, skipped.reason))
        for source, number, table in self._tables:
            planned = list(self._plan_table(source, number, table))
            rows.extend(planned)
            self._contested |= _contested_by(planned)
        told = proposals(self._conn, self._sources, rows, self._options.activities)
        return Plan(
            self._sources,
            self._options,
            tuple(rows),
            tuple(self._missing(rows)) if self._options.complete else (),
            tuple(self._aside),
            self._ledger.writes(),
            self._ledger.state,
            told,
        )

    def _is_wanted(self, inspection: Inspection, table: Table) -> bool:
        sheets = self._options.sheets
        reason: Reason | None = None
        if sheets is not None and table.sheet.name not in sheets:
            reason = Reason("sheet_not_chosen")
        elif sheets is None and table.sheet.hidden:
            reason = Reason("sheet_hidden")
        elif table.kind not in PEOPLE_KINDS:
            reason = Reason(f"table_{table.kind}", {"rows": table.row_count})
        if reason is not None:
            self._aside.append(LeftAside(inspection.workbook.file, table.sheet.name, reason))
        return reason is None

    def _plan_table(self, source: int, number: int, table: Table) -> Iterator[RowPlan]:
        inspection, options = self._sources[source], self._options
        rows = []
        for row in read_rows(table, hidden=options.hidden_rows):
            self._tick()
            rows.append(row)
        as_of = options.as_of or (table.context.as_of.iso if table.context.as_of else None)
        listed = Listed(
            inspection.workbook.file, as_of or self._today, as_of, self._written, options
        )
        back = settle(self._conn, self._ledger, table, rows, listed, (source, number))
        reading = _reading(table)
        memory = remembered(self._conn, (row.fingerprint for row in back.rest))
        place = (source, number, table.sheet.name)
        kind_of = newcomers_of(table, inspection.workbook.file, options.activities)
        if reading.first_roster and not self._has_roster:
            # Where nobody is on file yet, such a list is the first roster like any other list.
            kind_of = None
        fates = Fates(self._ledger, self._index, listed, place, kind_of)
        last = (source, number) == self._tables[-1][:2]
        if reading.occasion is None:
            decided_on = self._decide(
                back.rest, inspection, table, reading, memory, fates, learn=not last
            )
            return back.merged(rows, decided_on)
        planned: dict[int, RowPlan] = {}
        once = AskedOnce()
        for group in by_occasion(back.rest, reading.occasion):
            done = list(self._decide(group, inspection, table, reading, memory, fates, learn=True))
            self._contested |= _contested_by(done)
            planned |= {plan.row: plan for plan in once.told_apart(group, done)}
        return back.merged(rows, (planned[row.row] for row in back.rest))

    def _decide(
        self,
        rows: Sequence[ReadRow],
        inspection: Inspection,
        table: Table,
        reading: Reading,
        memory: Mapping[str, Sequence[Remembered]],
        fates: Fates,
        *,
        learn: bool,
    ) -> Iterator[RowPlan]:
        """What becomes of rows that are one list, in their order."""
        named = [row for row in rows if row.problem is None]
        identities = [row.identity() for row in named]
        one_row = one_row_a_person(
            identities,
            numbered=any(column.field == "row_no" for column in table.columns),
            may_repeat=reading.repeats or table.kind in REPEATING_KINDS,
        )
        told = table.activity is not None
        decided, waiting = recall(named, memory, inspection.workbook.sha256, keeps_waiting=told)
        matched = match_rows(
            self._index,
            identities,
            alumni_only=self._options.alumni_only and not reading.mixed,
            one_row=one_row,
            decided={n: p for n, p in decided.items() if p in self._ledger.on_file},
            not_same=self._not_same,
            contested=self._contested,
            tick=self._tick,
        )
        identities.clear()
        return fates.decide(rows, matched, decided, waiting, memory.keys(), learn=learn)

    def _written(self, row: Row) -> str:
        """The day of a value: by this plan, else by the journal, which is read when first asked."""
        if row.written:
            return row.written
        if self._days is None:
            self._days = written_on(self._conn, _DATED_TABLES)
        return self._days.get((row.table, row.id), self._today)

    def _tick(self) -> None:
        self._done += 1
        if self._done % _TICK:
            return
        if self._cancelled is not None and self._cancelled():
            raise SmeicError("import_cancelled")
        if self._progress is not None:
            self._progress(self._done // 2, self._all // 2)

    def _missing(self, rows: Sequence[RowPlan]) -> Iterator[Missing]:
        """Alumni whom no row is, or may be."""
        seen = {row.person_id for row in rows}
        seen |= {c.person_id for row in rows if row.outcome == "review" for c in row.candidates}
        for entry in self._ledger.on_file.values():
            person = entry.person
            expected = person.get("standing") in ("active", "missing")
            if entry.id not in seen and person.get("kind") == "alumnus" and expected:
                yield Missing(entry.id, entry.uid, person.text("name"))


def _reading(table: Table) -> Reading:
    layout = table.activity
    return Reading() if layout is None else activity_of(layout).reading(layout)


def _contested_by(rows: Iterable[RowPlan]) -> set[int]:
    """As ``contested``, of rows that would come to wait by this plan."""
    return {
        candidate.person_id
        for row in rows
        if row.outcome == "review" and NAMESAKE_REASONS & {reason.code for reason in row.reasons}
        for candidate in row.candidates
        if {"name", "latin", "former_name"} & set(candidate.evidence)
    }


def recall(
    rows: Sequence[ReadRow],
    memory: Mapping[str, Sequence[Remembered]],
    sha256: str,
    *,
    keeps_waiting: bool = False,
) -> tuple[dict[int, int], set[int]]:
    """Rows that an earlier import has seen: whom they were linked to, and those in the queue.

    A row of the same file is known by what it says, even if it says little; in another file only
    where something of the person's own stands in it, or where staff decided it: nobody is asked
    the same twice. Equal rows of one table are recalled only if
    as many were seen, because equal rows may be two people.

    Args:
        rows: The rows of one table.
        memory: Earlier rows by fingerprint.
        sha256: Of the file.
        keeps_waiting: The rows tell more than a name (marks at events): an equal row that waits is
            this one, also in a list that has grown since.
    """
    places: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if row.fingerprint in memory:
            places.setdefault(row.fingerprint, []).append(number)
    decided: dict[int, int] = {}
    waiting: set[int] = set()
    for fingerprint, numbers in places.items():
        earlier = memory[fingerprint]
        same_file = [r for r in earlier if r.sha256 == sha256]
        who = rows[numbers[0]].identity()
        if not same_file and not (who.mails or who.mobiles or who.licence):
            waits = [r for r in earlier if r.outcome == "review"] if keeps_waiting else []
            earlier = [r for r in earlier if r.by_staff] or waits
            if len({r.person_id for r in earlier}) != 1:
                continue
        pool = [r for r in same_file or earlier if r.sha256 == (same_file or earlier)[0].sha256]
        if len(pool) < len(numbers):
            continue
        for number, found in zip(numbers, pool, strict=False):
            if found.person_id is not None:
                decided[number] = found.person_id
            elif found.outcome == "review":
                waiting.add(number)
    return decided, waiting
