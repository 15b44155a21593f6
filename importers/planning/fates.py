"""From a decision about a row to what becomes of it: outcome, changes, reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from importers.planning.differences import differences
from importers.planning.edits import Listed
from importers.planning.entries import Entry
from importers.planning.ledger import Ledger
from importers.planning.newcomers import Newcomer
from importers.planning.plan import Candidate, FieldChange, Outcome, RowPlan
from importers.values.table_rows import ReadRow
from smeic_tui.domain.matching.decision import Decision
from smeic_tui.domain.matching.index import PeopleIndex, Scored
from smeic_tui.domain.matching.lists import Matched
from smeic_tui.domain.people import Kind
from smeic_tui.errors import Reason

Newcomers = Callable[[ReadRow], Kind | None]
"""What somebody is of whom nobody knows anything; None: staff have to say who it is."""

_SHOWN_CANDIDATES = 5


class Fates:
    """Carries out the decisions on one table, in the ledger."""

    def __init__(
        self,
        ledger: Ledger,
        index: PeopleIndex,
        listed: Listed,
        place: tuple[int, int, str],
        newcomers: Newcomers | None = None,
    ) -> None:
        """Prepare for one table.

        Args:
            ledger: The roster.
            index: How it is found.
            listed: Where the rows come from.
            place: Index of the file, of the table in it, and the sheet.
            newcomers: For lists that do not make a person of every unknown name.
        """
        self._ledger = ledger
        self._index = index
        self._listed = listed
        self._place = place
        self._newcomers = newcomers

    def decide(
        self,
        rows: Sequence[ReadRow],
        matched: Sequence[Matched],
        decided: Mapping[int, int],
        waiting: Set[int],
        seen: Set[str],
        *,
        learn: bool,
    ) -> Iterator[RowPlan]:
        """What becomes of every row, in their order.

        Args:
            rows: All rows.
            matched: Of those that name somebody.
            decided: Indices in ``matched`` of rows whose person an earlier import has found.
            waiting: Indices of rows that are in the review queue already.
            seen: Fingerprints of rows that some import keeps.
            learn: More tables follow, whose rows may mean the people of this one.
        """
        plans: dict[int, RowPlan] = {}
        named = [row for row in rows if row.problem is None]
        # A row that repeats another follows it, so the others come first.
        order = sorted(range(len(named)), key=lambda n: matched[n].repeats is not None)
        for number in order:
            plans[id(named[number])] = self._fate(
                named[number], matched, number, plans, named, number in decided, number in waiting
            )
        if learn:
            self._learn(named, plans)
        for row in rows:
            if row.problem is not None:
                yield self._plan(
                    row,
                    "rejected",
                    None,
                    reasons=(row.problem, *row.values.notes),
                    known=row.fingerprint in seen,
                )
            else:
                yield plans[id(row)]

    def _fate(
        self,
        row: ReadRow,
        matched: Sequence[Matched],
        number: int,
        plans: Mapping[int, RowPlan],
        named: Sequence[ReadRow],
        known: bool,
        waits: bool,
    ) -> RowPlan:
        found = matched[number]
        decision = found.decision
        if waits:
            # Whatever is known by now: the same list again changes nothing, the queue decides.
            return self._review(row, decision, known=True)
        if found.repeats is not None:
            lead = plans[id(named[found.repeats])]
            if lead.person_id is None:
                return self._review(
                    row, decision, extra=(Reason("repeats_row", {"row": lead.row}),)
                )
            entry = self._ledger.entry(lead.person_id)
            reason = Reason("repeats_row", {"row": lead.row})
            return self._linked(row, entry, ("repeats_row",), (reason,))
        if decision.verdict == "link":
            assert decision.person is not None
            entry = self._ledger.entry(decision.person)
            if known:
                return self._linked(row, entry, ("same_row",), (), known=True)
            codes = decision.evidence.codes if decision.evidence else ()
            return self._linked(row, entry, codes, ())
        if decision.verdict == "review":
            return self._review(row, decision)
        if not row.values.given and row.values.family:
            return self._review(row, decision, extra=(Reason("name_incomplete"),))
        kind = self._newcomers(row) if self._newcomers is not None else None
        if self._newcomers is not None and kind is None:
            return self._review(row, decision, extra=(Reason("not_on_roster"),))
        newcomer = self._ledger.enter(row.values, self._listed, kind)
        reasons = [Reason(code) for code in decision.reasons]
        return self._plan(
            row,
            "new",
            newcomer,
            reasons=(*reasons, *row.values.notes),
            candidates=decision.candidates,
        )

    def _linked(
        self,
        row: ReadRow,
        entry: Entry,
        evidence: Sequence[str],
        reasons: Sequence[Reason],
        *,
        known: bool = False,
    ) -> RowPlan:
        edits = differences(self._ledger, entry, row.values, self._listed)
        notes = [*reasons, *self._remarks(row, entry)]
        if any(edit.asks for edit in edits):
            return self._plan(
                row,
                "review",
                None,
                evidence=evidence,
                candidates=self._scored(entry, row),
                changes=[edit.change for edit in edits],
                reasons=(Reason("asks"), *notes),
                known=known,
            )
        for edit in edits:
            if edit.do is not None:
                edit.do()
        changes = sorted((edit.change for edit in edits), key=lambda c: not c.taken)
        outcome: Outcome = "changed" if any(c.taken for c in changes) else "same"
        return self._plan(
            row,
            outcome,
            entry,
            evidence=evidence,
            changes=changes,
            reasons=notes,
            known=known,
        )

    def _remarks(self, row: ReadRow, entry: Entry) -> Iterator[Reason]:
        """What staff should look at, of a row that was linked."""
        for note in row.values.notes:
            proposed = note.params.get("standing") if note.code == "standing_proposed" else None
            if proposed is None or proposed != entry.person.get("standing"):
                yield note

    def _review(
        self,
        row: ReadRow,
        decision: Decision,
        *,
        extra: Sequence[Reason] = (),
        known: bool = False,
    ) -> RowPlan:
        reasons = [*extra, *(Reason(code) for code in decision.reasons)]
        if known:
            reasons.insert(0, Reason("already_waiting"))
        return self._plan(
            row,
            "review",
            None,
            candidates=decision.candidates,
            reasons=(*reasons, *row.values.notes),
            known=known,
        )

    def _scored(self, entry: Entry, row: ReadRow) -> list[Scored]:
        return [s for s in self._index.candidates(row.identity()) if s.person == entry.id]

    def _plan(
        self,
        row: ReadRow,
        outcome: Outcome,
        who: Entry | Newcomer | None,
        *,
        evidence: Sequence[str] = (),
        candidates: Sequence[Scored] = (),
        changes: Sequence[FieldChange] = (),
        reasons: Sequence[Reason] = (),
        known: bool = False,
    ) -> RowPlan:
        source, table, sheet = self._place
        return RowPlan(
            source=source,
            table=table,
            sheet=sheet,
            row=row.row,
            outcome=outcome,
            name=row.values.name,
            person_id=who.id if who is not None else None,
            uid=who.uid if who is not None else None,
            evidence=tuple(evidence),
            candidates=tuple([self._candidate(s) for s in candidates[:_SHOWN_CANDIDATES]]),
            changes=tuple(changes),
            reasons=tuple(reasons),
            fingerprint=row.fingerprint,
            record=row.record,
            cohort=row.cohort,
            known=known,
        )

    def _candidate(self, scored: Scored) -> Candidate:
        entry, evidence = self._ledger.entry(scored.person), scored.evidence
        return Candidate(
            entry.id,
            entry.uid,
            entry.person.text("name"),
            evidence.points,
            evidence.codes,
            evidence.vetoes,
        )

    def _learn(self, named: Sequence[ReadRow], plans: Mapping[int, RowPlan]) -> None:
        """People who became better known are found by what the table told of them."""
        for row in named:
            plan = plans[id(row)]
            if plan.person_id is None or (plan.outcome == "same" and plan.known):
                continue
            entry = self._ledger.entry(plan.person_id)
            if plan.name not in (entry.person.text("name"), *entry.aliases):
                entry.aliases.append(plan.name)
            self._index.add(entry.id, self._ledger.identity_of(entry))
