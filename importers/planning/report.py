"""What a new list changed, to be read to the office it came from: joined, left out, moved.

Of a plan before it is applied, and of an import whenever asked: an import keeps what its rows
changed and who was not listed, so the report stays as it was, whatever is edited afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from importers.planning.plan import FieldChange, Plan, RowPlan
from smeic_tui.errors import SmeicError
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.imports import RowChange
from smeic_tui.store.roster.roster_facts import facts

REPORTED = (
    *("name", "company", "department", "title", "mail", "mobile", "phone", "fax", "address"),
)
"""Aspects of which a change is told; the others (notes, numbers, dates) are no news."""


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """Somebody the report names."""

    uid: str
    """Who."""
    name: str
    """As on the roster."""
    kana: str
    """Reading, empty where unknown."""
    cohort: int | None
    """期, the primary one."""
    company: str
    """Where they are, according to the roster."""


@dataclass(frozen=True, slots=True)
class ReportChange:
    """One thing that is new about somebody."""

    person: ReportPerson
    """About whom."""
    aspect: str
    """What: see `REPORTED`."""
    old: str
    """As it was; empty where it was not known."""
    new: str
    """As the list says."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import changed."""

    files: tuple[str, ...]
    """The lists, in the order of their days."""
    as_of: str | None
    """The day they speak of, the latest; partial ISO date."""
    complete: bool
    """Whether the list claimed to hold everyone; otherwise nobody counts as left out."""
    joined: tuple[ReportPerson, ...]
    """New on the roster."""
    left_out: tuple[ReportPerson, ...]
    """Alumni on the roster who are not in the list."""
    changed: tuple[ReportChange, ...]
    """What is new of those who were known."""


def report_of_plan(conn: sqlite3.Connection, plan: Plan) -> Report:
    """What applying a plan would report.

    Args:
        conn: Any connection.
        plan: The plan; its new people have no record on file yet.
    """
    known = {row.person_id for row in plan.rows if row.person_id and row.person_id > 0}
    known |= {missing.person_id for missing in plan.missing}
    people = _people(conn, known) | _unborn(plan)
    told = [
        (row.person_id, row.outcome, row.changes) for row in plan.rows if row.person_id is not None
    ]
    days = [t.context.as_of.iso for s in plan.sources for t in s.tables if t.context.as_of]
    return _report(
        tuple(source.workbook.file for source in plan.sources),
        plan.options.as_of or max(days, default=None),
        plan.options.complete,
        people,
        told,
        [missing.person_id for missing in plan.missing],
    )


def report_of_import(conn: sqlite3.Connection, operation: int) -> Report:
    """What an import did, also long after; rows decided since count as decided.

    Args:
        conn: Any connection.
        operation: Number of the operation that imported.

    Raises:
        SmeicError: ``import_unknown``.
    """
    batches = imports.batches_of(conn, operation)
    if not batches:
        raise SmeicError("import_unknown", number=operation)
    rows = [row for batch in batches for row in imports.rows_of(conn, batch.id)]
    missing = list(dict.fromkeys(person for batch in batches for person in batch.missing))
    known = {row.person_id for row in rows if row.person_id is not None} | set(missing)
    told = [(row.person_id, row.outcome, row.changes) for row in rows if row.person_id is not None]
    days = [batch.as_of for batch in batches if batch.as_of]
    return _report(
        tuple(batch.file for batch in batches),
        max(days, default=None),
        any(batch.complete for batch in batches),
        _people(conn, known),
        told,
        missing,
    )


def _report(
    files: tuple[str, ...],
    as_of: str | None,
    complete: bool,
    people: Mapping[int, ReportPerson],
    told: Iterable[tuple[int, str, Sequence[FieldChange | RowChange]]],
    missing: Sequence[int],
) -> Report:
    joined: dict[int, ReportPerson] = {}
    changed: list[ReportChange] = []
    for person_id, outcome, changes in told:
        person = people.get(person_id)
        if person is None:
            continue
        if outcome == "new":
            joined[person_id] = person
        changed += [
            ReportChange(person, change.aspect, change.old, change.new)
            for change in changes
            if change.taken and change.aspect in REPORTED
        ]
    left = [people[person_id] for person_id in missing if person_id in people]
    return Report(
        files,
        as_of,
        complete,
        tuple(sorted(joined.values(), key=_order)),
        tuple(sorted(left, key=_order)),
        tuple(sorted(changed, key=lambda c: _order(c.person))),
    )


def _order(person: ReportPerson) -> tuple[int, str, str]:
    """By 期 and reading; whoever has none comes last."""
    return (person.cohort or 10_000, person.kana or person.name, person.uid)


def _people(conn: sqlite3.Connection, ids: Iterable[int | None]) -> dict[int, ReportPerson]:
    return {
        person.id: ReportPerson(
            person.uid,
            person.name,
            person.kana or "",
            person.cohorts[0] if person.cohorts else None,
            person.organisation or "",
        )
        for person in facts(conn, sorted(i for i in ids if i is not None))
    }


def _unborn(plan: Plan) -> dict[int, ReportPerson]:
    """The people whom the plan adds, as its rows and what it writes tell of them."""
    new = {row.person_id: row for row in plan.rows if row.outcome == "new"}
    written = {insert.table: insert for insert in plan.writes.inserts}

    def column(table: str, key: str, name: str) -> dict[object, object]:
        """By key column, the values of a column of the rows a table gets; the first counts."""
        if table not in written:
            return {}
        at, of = written[table].columns.index(name), written[table].columns.index(key)
        return {row[of]: row[at] for row in reversed(list(written[table].rows()))}

    names, kanas = column("person", "id", "name"), column("person", "id", "kana")
    cohorts = column("enrolment", "person_id", "cohort")
    posts = column("position", "person_id", "organisation_id")
    companies = column("organisation", "id", "name")

    def person(number: int, row: RowPlan) -> ReportPerson:
        cohort = cohorts.get(number)
        return ReportPerson(
            row.uid or "",
            str(names.get(number) or row.name),
            str(kanas.get(number) or ""),
            cohort if isinstance(cohort, int) else None,
            str(companies.get(posts.get(number)) or ""),
        )

    return {
        number: person(number, row)
        for number, row in new.items()
        if number is not None and number < 0
    }
