"""Rows that come back: what this program wrote, mended or filled in by staff, is known by its mark.

A row of an earlier import that was mended keeps its identity: its record is decided or replaced,
never queued a second time. What comes back unchanged changes nothing. A mark is believed only as
far as the row still agrees with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.inspection import Inspection
from importers.planning.differences import differences
from importers.planning.edits import Edit, Listed
from importers.planning.entries import Entry
from importers.planning.ledger import Ledger
from importers.planning.newcomers import Newcomer
from importers.planning.plan import Candidate, Outcome, RowPlan
from importers.planning.profiles import apply_profile
from importers.planning.round_trip import RoundTrips, resembles
from importers.planning.whom import NEW, Unclear, called_alike, whom
from importers.tables.table import Table
from importers.tables.tracking import is_tracked, marks
from importers.values.cells import read_record
from importers.values.table_rows import ReadRow
from smeic_tui.errors import Reason
from smeic_tui.exports.tracking import PersonMark, WaitingMark
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.imports import ImportRow
from smeic_tui.store.imports.profiles import from_batch

EDITED_SINCE = "edited_since_export"
"""Reason of a row of our own list that waits because both sides changed the same field."""
_UNDECIDED = frozenset({"review", "rejected"})


def mark_of(reason: Reason, uid: str) -> PersonMark:
    """The mark that a row carried which waits for ``EDITED_SINCE``."""
    return PersonMark(uid, _number(reason, "rev"), _number(reason, "state"))


def _number(reason: Reason, name: str) -> int:
    value = reason.params[name]
    return value if isinstance(value, int) else 0


def as_before(conn: sqlite3.Connection, inspection: Inspection) -> Inspection:
    """A file of waiting rows with its columns read as the list they come from was read."""
    tables = []
    for table in inspection.tables:
        found = _origin(conn, table) if is_tracked(table.columns) else None
        if found is not None:
            batch = imports.batch(conn, found.batch_id)
            alone = replace(inspection, tables=(table,))
            (read,) = apply_profile(alone, from_batch(conn, batch.id)).tables
            # What its rows tell beyond people is read by the layout that the import kept.
            kind = batch.tables[found.table_no]["kind"]
            table = replace(read, kind=kind, activity=None)
        tables.append(table)
    return replace(inspection, tables=tuple(tables))


def _origin(conn: sqlite3.Connection, table: Table) -> ImportRow | None:
    for _, mark, _ in marks(table):
        if isinstance(mark, WaitingMark):
            found = imports.row_marked(conn, mark.sha256, mark.fingerprint, mark.row)
            if found is not None:
                return found
    return None


@dataclass(slots=True)
class Returned:
    """What the marks of one table settle, and what is left to ordinary matching."""

    rest: list[ReadRow]
    """Rows to be matched as those of any list."""
    plans: dict[int, RowPlan] = field(default_factory=dict)
    """By row number, what is settled."""
    replaces: dict[int, ImportRow] = field(default_factory=dict)
    """By row number, the record of an earlier import that a row of ``rest`` takes the place of."""

    def merged(self, rows: Sequence[ReadRow], plans: Iterator[RowPlan]) -> Iterator[RowPlan]:
        """The plans of all rows in the table's order."""
        if not self.plans and not self.replaces:
            yield from plans
            return
        matched = {plan.row: plan for plan in plans}
        for row in rows:
            found = self.plans.get(row.row)
            if found is None:
                found = matched[row.row]
                if row.row in self.replaces:
                    found = _in_place_of(found, self.replaces[row.row])
            yield found


def settle(
    conn: sqlite3.Connection,
    ledger: Ledger,
    table: Table,
    rows: Sequence[ReadRow],
    listed: Listed,
    place: tuple[int, int],
) -> Returned:
    """Settle the rows of a table that carry a mark; one look at its columns where none does.

    Args:
        conn: Any connection.
        ledger: The roster as the rows so far leave it; what is settled is written to it.
        table: The table.
        rows: Its rows.
        listed: Where they come from.
        place: Index of the file and of the table in it.
    """
    if not is_tracked(table.columns):
        return Returned(list(rows))
    return _Settling(conn, ledger, table, listed, place).settle(rows)


class _Settling:
    def __init__(
        self,
        conn: sqlite3.Connection,
        ledger: Ledger,
        table: Table,
        listed: Listed,
        place: tuple[int, int],
    ) -> None:
        self._conn = conn
        self._ledger = ledger
        self._table = table
        self._listed = listed
        self._place = place
        self._by_uid = {entry.uid: entry for entry in ledger.on_file.values()}

    def settle(self, rows: Sequence[ReadRow]) -> Returned:
        """Go through the rows in their order; the first that carries a mark is its owner."""
        found = Returned([])
        carried = {row: (mark, who) for row, mark, who in marks(self._table)}
        used: set[object] = set()
        trips: list[tuple[ReadRow, PersonMark]] = []
        for row in rows:
            mark, who = carried.get(row.row, (None, ""))
            if isinstance(mark, WaitingMark) and mark not in used:
                held = imports.row_marked(self._conn, mark.sha256, mark.fingerprint, mark.row)
                if held is not None:
                    used.add(mark)
                    self._waiting(row, held, who, found)
                    continue
            elif isinstance(mark, PersonMark) and mark.uid in self._by_uid:
                trips.append((row, mark))
                continue
            found.rest.append(row)
        self._round_trips(trips, found)
        return found

    def _waiting(self, row: ReadRow, held: ImportRow, who: str, found: Returned) -> None:
        """A row of an earlier import: unchanged, decided by staff, or mended."""
        row = self._with_cohort(row, held)
        unchanged = row.record == held.record
        if held.person_id is not None:
            entry = self._ledger.on_file.get(held.person_id)
            if unchanged and entry is not None:
                found.plans[row.row] = self._plan(row, "same", entry, ("same_row",), known=True)
                return
            if entry is not None and row.problem is None and called_alike(entry, row.values):
                found.plans[row.row] = self._linked(row, entry, held, "same_row")
            else:
                found.rest.append(row)
            return
        if who and row.problem is None:
            named = whom(self._ledger, who, held, row.values)
            if isinstance(named, Unclear):
                unclear = (Reason(named.code, {"text": who}),)
                found.plans[row.row] = self._stays(row, held, _undecided(held), unclear)
            elif named == NEW:
                newcomer = self._ledger.enter(row.values, self._listed)
                plan = self._plan(row, "new", newcomer, ("decided",))
                found.plans[row.row] = _in_place_of(plan, held)
            else:
                found.plans[row.row] = self._linked(row, named, held, "decided")
            return
        if unchanged and held.outcome in _UNDECIDED:
            reasons = (Reason("already_waiting"), *held.reasons)
            found.plans[row.row] = self._stays(row, held, _undecided(held), reasons)
            return
        found.rest.append(row)
        found.replaces[row.row] = held

    def _with_cohort(self, row: ReadRow, held: ImportRow) -> ReadRow:
        """The row with the cohort of its section or sheet, which it lost on its way out."""
        if row.cohort == held.cohort:
            return row
        values = read_record(self._table.columns, row.record, row.row, held.cohort)
        return row._replace(cohort=held.cohort, values=values)

    def _stays(
        self, row: ReadRow, held: ImportRow, outcome: Outcome, reasons: Sequence[Reason]
    ) -> RowPlan:
        """It waits as before; nothing is written."""
        plan = self._plan(row, outcome, None, (), reasons=reasons, known=True)
        return plan._replace(candidates=tuple(self._candidates(held.candidates)))

    def _candidates(self, kept: Sequence[Mapping[str, object]]) -> Iterator[Candidate]:
        for each in kept:
            entry = self._by_uid.get(str(each["person"]))
            if entry is not None:
                points, evidence = each["points"], each["evidence"]
                assert isinstance(points, int)
                assert isinstance(evidence, list)
                name = entry.person.text("name")
                yield Candidate(entry.id, entry.uid, name, points, tuple(evidence))

    def _linked(self, row: ReadRow, entry: Entry, held: ImportRow, evidence: str) -> RowPlan:
        edits = differences(self._ledger, entry, row.values, self._listed)
        # Whoever filled it in has seen the list: a difference does not wait a second time.
        plan = self._taken(row, entry, [replace(e, asks=False) for e in edits], (evidence,))
        return _in_place_of(plan, held)

    def _round_trips(self, trips: Sequence[tuple[ReadRow, PersonMark]], found: Returned) -> None:
        """Rows that show somebody as they were when the list went out."""
        if not trips:
            return
        marked = [mark for _, mark in trips]
        columns = self._table.columns
        ours = RoundTrips(self._conn, self._ledger, columns, marked, self._listed)
        claimed: set[str] = set()
        for row, mark in trips:
            entry = self._by_uid[mark.uid]
            code = "round_trip_other_name"
            if row.problem is not None:
                found.rest.append(row)
                continue
            untouched = ours.untouched(row.record, mark)
            if untouched or resembles(entry, row.record, row.values, ours.shown(mark)):
                if mark.uid not in claimed:
                    claimed.add(mark.uid)
                    edits = [] if untouched else ours.edits(row.record, row.values, row.row, mark)
                    found.plans[row.row] = self._trip(row, entry, mark, edits)
                    continue
                code = "claimed_twice"
            candidate = Candidate(entry.id, entry.uid, entry.person.text("name"), 0, ())
            plan = self._plan(row, "review", None, (), reasons=(Reason(code),))
            found.plans[row.row] = plan._replace(candidates=(candidate,))

    def _trip(self, row: ReadRow, entry: Entry, mark: PersonMark, edits: Sequence[Edit]) -> RowPlan:
        if not any(edit.asks for edit in edits):
            plan = self._taken(row, entry, edits, ("round_trip",))
            # Who was left as they were need no record of it: the list came from here.
            return plan._replace(known=not plan.changes)
        plan = self._plan(row, "review", None, ("round_trip",))
        return plan._replace(
            candidates=(Candidate(entry.id, entry.uid, entry.person.text("name"), 0, ()),),
            changes=tuple(edit.change for edit in edits),
            reasons=(Reason(EDITED_SINCE, {"rev": mark.rev, "state": mark.state}),),
        )

    def _taken(
        self, row: ReadRow, entry: Entry, edits: Sequence[Edit], evidence: Sequence[str]
    ) -> RowPlan:
        for edit in edits:
            if edit.do is not None:
                edit.do()
        changes = tuple(sorted((e.change for e in edits), key=lambda c: not c.taken))
        outcome: Outcome = "changed" if any(c.taken for c in changes) else "same"
        return self._plan(row, outcome, entry, evidence)._replace(changes=changes)

    def _plan(
        self,
        row: ReadRow,
        outcome: Outcome,
        who: Entry | Newcomer | None,
        evidence: Sequence[str],
        *,
        reasons: Sequence[Reason] = (),
        known: bool = False,
    ) -> RowPlan:
        source, number = self._place
        return RowPlan(
            source=source,
            table=number,
            sheet=self._table.sheet.name,
            row=row.row,
            outcome=outcome,
            name=row.values.name,
            person_id=who.id if who is not None else None,
            uid=who.uid if who is not None else None,
            evidence=tuple(evidence),
            candidates=(),
            changes=(),
            reasons=(*reasons, *row.values.notes) if not known else tuple(reasons),
            fingerprint=row.fingerprint,
            record=row.record,
            cohort=row.cohort,
            known=known,
        )


def _in_place_of(plan: RowPlan, held: ImportRow) -> RowPlan:
    """The plan of a row that takes the place of a waiting one and keeps its identity."""
    return plan._replace(known=False, replaces=held.id, fingerprint=held.fingerprint)


def _undecided(held: ImportRow) -> Outcome:
    return "rejected" if held.outcome == "rejected" else "review"
