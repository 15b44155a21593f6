"""What a row changes about a person's post and company."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from importers.planning.edits import Comparison, Edit, earlier
from importers.planning.entries import Row
from importers.planning.plan import FieldChange
from smeic_tui.japanese.fold import key


class PostComparison(Comparison):
    """Company, department and title, and what is known of the company."""

    def edits(self) -> Iterator[Edit]:
        """The differences."""
        yield from self._position()
        yield from self._organisation()

    def _position(self) -> Iterator[Edit]:
        values, entry, ledger = self.values, self.entry, self.ledger
        if not (values.company or values.department or values.title):
            return
        held = ledger.current_position(entry, values.company)
        if held is None:
            shown = " ".join(filter(None, (values.company, values.department, values.title)))
            if self._held_before():
                return
            yield self.edit("company", "", shown, partial(self._add_post, None), fills=True)
            return
        company = ledger.company_of(held)
        if values.company and company and not ledger.is_at(held, values.company):
            if self._held_before():
                yield Edit(FieldChange("company", company, values.company, False), False, None)
                return
            yield self.edit(
                "company", company, values.company, partial(self._add_post, held), (held,)
            )
            return
        if values.company and not company:
            yield self.edit(
                "company",
                "",
                values.company,
                partial(self._name_company, held),
                fills=True,
            )
        yield from self._in_post(held, "department", values.department)
        yield from self._in_post(held, "title", values.title)

    def _in_post(
        self, held: Row, column: Literal["department", "title"], value: str | None
    ) -> Iterator[Edit]:
        """Another department or title at the same company: a new post, unless none was known."""
        old = held.text(column)
        if not value or key(old) == key(value):
            return
        do: Callable[[], object]
        if old:
            do = partial(self._add_post, held)
        else:
            do = partial(self.ledger.set, held, column, value, self.listed.day)
        yield self.edit(column, old, value, do, (held,), fills=not old)

    def _name_company(self, held: Row) -> None:
        found = self.ledger.company_in(self.values, self.listed.day)
        assert found is not None
        self.ledger.set(held, "organisation_id", found.id, self.listed.day)

    def _held_before(self) -> bool:
        """Whether the company is one the person has left, according to the roster."""
        company = self.values.company
        if not company:
            return False
        return (
            any(
                p.get("ended") is not None and self.ledger.is_at(p, company)
                for p in self.entry.positions
            )
            and not self._later_than_career()
        )

    def _later_than_career(self) -> bool:
        as_of = self.listed.as_of
        return as_of is not None and all(
            earlier(self.listed.written(p), as_of) for p in self.entry.positions
        )

    def _add_post(self, leaves: Row | None) -> None:
        """Enter the post the list tells; the one it replaces becomes career history."""
        values, ledger, day = self.values, self.ledger, self.listed.day
        if leaves is not None and leaves.get("ended") is not None:
            # Title and department changed together: the first of them did it all.
            return
        company = ledger.company_in(values, day)
        organisation = leaves.get("organisation_id") if leaves else None
        if company is not None:
            organisation = company.id
        same_company = leaves is not None and organisation == leaves.get("organisation_id")
        kept = leaves if same_company else None
        primary = leaves.get("is_primary") if leaves is not None else int(not self.entry.positions)
        if leaves is not None:
            ledger.set(leaves, "ended", self.listed.as_of or day, day)
            ledger.set(leaves, "is_primary", 0, day)
        ledger.add(
            "position",
            day,
            person_id=self.entry.id,
            organisation_id=organisation,
            department=values.department or (kept.get("department") if kept else None),
            title=values.title or (kept.get("title") if kept else None),
            started=self.listed.as_of if leaves is not None else None,
            is_primary=primary,
        )

    def _organisation(self) -> Iterator[Edit]:
        """Facts about the company the row names fill what is unknown of it."""
        values, ledger = self.values, self.ledger
        if not values.company:
            return
        held = ledger.current_position(self.entry, values.company)
        if held is None or not ledger.is_at(held, values.company):
            return
        found = held.get("organisation_id")
        if found is None:
            return
        row = ledger.organisations[int(found)]
        yield from self._fill(row, "industry", values.industry)
        yield from self._fill(row, "size_band", values.size_band)
        yield from self._fill(row, "corporate_number", values.corporate_number)

    def _fill(
        self,
        row: Row,
        column: Literal["industry", "size_band", "corporate_number"],
        value: str | None,
    ) -> Iterator[Edit]:
        if not row.get(column):
            yield from self.scalar(column, row, column, value)
