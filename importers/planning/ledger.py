"""The roster in memory while a plan is made: what is on file, and what the rows so far would write.

Later rows see what earlier ones would do, within a file and over several files. What was touched is
written out at the end; a row of the database that is not touched costs one small object, and what
somebody new brings is made when a later row or the writing asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from importers.planning.entries import LISTS, PLACES, Entry, Row
from importers.planning.newcomers import BROUGHT, Newcomer, brought, person_cells
from importers.planning.plan import Insert, Update, Value, Writes
from importers.values.row_values import RowValues
from smeic_tui.domain.company_names import CompanyNames
from smeic_tui.domain.matching.identity import Identity, identity
from smeic_tui.domain.people import Kind
from smeic_tui.japanese.companies import company_key
from smeic_tui.store.imports.match_source import COLUMNS, Cell, Everybody
from smeic_tui.store.journal.uids import new_uid

if TYPE_CHECKING:
    from importers.planning.edits import Listed

WRITE_ORDER = (
    *("organisation", "person", "enrolment", "position"),
    *("contact_point", "address", "contact_rule", "licence"),
)
"""Tables so that what is referred to is written first."""


class Ledger:
    """Everybody, and everything the plan would write."""

    def __init__(self, everybody: Everybody) -> None:
        self.on_file: dict[int, Entry] = {}
        """People of the database by id."""
        self.organisations: dict[int, Row] = {}
        """Companies by id, new ones among them."""
        self.state = everybody.state
        self._company_names = CompanyNames()
        self._other_names: dict[int, list[str]] = {}
        self._named: dict[str, Row] = {}
        """Companies by the names that rows write, once found."""
        self._newcomers: list[Newcomer] = []
        self._unfolded: dict[int, tuple[Entry, dict[str, list[Row]]]] = {}
        """Newcomers whom a later row met, with the rows they brought, by table."""
        self._added: dict[str, list[tuple[int, Row]]] = {table: [] for table in WRITE_ORDER}
        """Other new rows, each with the number of newcomers before it."""
        self._touched: dict[tuple[str, int], Row] = {}
        for values in everybody.rows["organisation"]:
            self._enter_organisation(Row("organisation", list(values), ""))
        for number, name in everybody.company_names:
            self._company_names.also_call(number, name)
            self._other_names.setdefault(number, []).append(name)
        for values in everybody.rows["person"]:
            row = Row("person", list(values), "")
            self.on_file[row.id] = Entry(row)
        for table in LISTS:
            for values in everybody.rows[table]:
                row = Row(table, list(values), "")
                self._hang(row)
        for person_id, name in everybody.aliases:
            self.on_file[person_id].aliases.append(name)

    def entry(self, person_id: int) -> Entry:
        """Somebody on file or somebody new, with everything."""
        return self.on_file[person_id] if person_id > 0 else self._unfold(person_id)

    def everybody(self) -> Iterator[Entry]:
        """All people, those on file before the new ones."""
        yield from self.on_file.values()
        for newcomer in self._newcomers:
            yield self._unfold(newcomer.id)

    def enter(self, values: RowValues, listed: Listed, kind: Kind | None = None) -> Newcomer:
        """Add a person; an alumnus if the list is of alumni only or names a cohort.

        Args:
            values: What the row says.
            listed: Where it comes from.
            kind: What the list says the person is, where it says so.
        """
        alumnus = listed.options.alumni_only or values.cohort is not None
        company = self.company_in(values, listed.day)
        newcomer = Newcomer(
            -len(self._newcomers) - 1,
            new_uid(),
            kind or ("alumnus" if alumnus else "outsider"),
            values,
            None if company is None else company.id,
            listed,
        )
        self._newcomers.append(newcomer)
        return newcomer

    def _unfold(self, person_id: int) -> Entry:
        found = self._unfolded.get(person_id)
        if found is not None:
            return found[0]
        new = self._newcomers[-person_id - 1]
        day = new.listed.day
        entry = Entry(Row("person", person_cells(new), day))
        rows = {
            table: [Row(table, cells, day) for cells in brought(table, new)] for table in BROUGHT
        }
        for table, own in rows.items():
            entry.rows_of(table).extend(own)
        self._unfolded[person_id] = entry, {"person": [entry.person], **rows}
        return entry

    def _hang(self, row: Row) -> None:
        self.entry(int(row.values[1] or 0)).rows_of(row.table).append(row)

    def _enter_organisation(self, row: Row) -> None:
        self.organisations[row.id] = row
        self._company_names.call(row.id, row.text("name"))

    def add(self, table: str, day: str, **values: Cell) -> Row:
        """A new row of any table but that of people; hung on its person."""
        cells: list[Cell] = [None] * len(COLUMNS[table])
        places = PLACES[table]
        for column, value in values.items():
            cells[places[column]] = value
        added = self._added[table]
        cells[0] = -len(added) - 1
        row = Row(table, cells, day)
        added.append((len(self._newcomers), row))
        if table != "organisation":
            self._hang(row)
        return row

    def set(self, row: Row, column: str, value: Cell, day: str) -> None:
        """Change one value."""
        row.set(column, value, day)
        if row.id > 0:
            self._touched[row.table, row.id] = row

    def organisation_named(self, name: str, day: str) -> Row:
        """The company that `CompanyNames` takes the name for, or a new one."""
        row = self._named.get(name)
        if row is None:
            known = self._company_names.meant(name)
            if known is None:
                row = self.add("organisation", day, name=name)
                self._enter_organisation(row)
            else:
                row = self.organisations[known]
            self._named[name] = row
        return row

    def company_in(self, values: RowValues, day: str) -> Row | None:
        """The company a row names, with what the row tells of it where nothing was known."""
        if not values.company:
            return None
        row = self.organisation_named(values.company, day)
        if not (values.industry or values.size_band or values.corporate_number):
            return row
        for column, value in (
            ("industry", values.industry),
            ("size_band", values.size_band),
            ("corporate_number", values.corporate_number),
        ):
            if value and not row.get(column):
                self.set(row, column, value, day)
        return row

    def company_of(self, position: Row) -> str:
        """Name of the company of a position, empty without one."""
        found = position.get("organisation_id")
        return self.organisations[int(found)].text("name") if found is not None else ""

    def is_at(self, position: Row, company: str) -> bool:
        """Whether a post is at the company a list names: however it is written, or was called."""
        if company_key(self.company_of(position)) == company_key(company):
            return True
        found = position.get("organisation_id")
        return found is not None and self._company_names.is_also(int(found), company)

    def current_position(self, entry: Entry, company: str | None = None) -> Row | None:
        """The post held now: at this company if there is one, else the primary one."""
        held = [p for p in entry.positions if p.get("ended") is None]
        if company:
            for position in held:
                if self.is_at(position, company):
                    return position
        return next((p for p in held if p.get("is_primary")), held[0] if held else None)

    def identity_of(self, entry: Entry) -> Identity:
        """The keys by which rows are compared with this person."""
        person = entry.person
        found = identity(
            name=person.text("name"),
            family=person.text("family") or None,
            given=person.text("given") or None,
            former_name=person.text("former_name") or None,
            kana=person.text("kana") or None,
            latin=person.text("latin") or None,
            cohorts=[int(c) for e in entry.enrolments if (c := e.get("cohort")) is not None],
            completed=[e.text("completed") for e in entry.enrolments if e.get("completed")],
            mails=[c.text("value") for c in entry.contacts if c.get("kind") == "mail"],
            phones=[c.text("value") for c in entry.contacts if c.get("kind") != "mail"],
            licence_no=person.text("licence_no") or None,
            member_no=person.text("member_no") or None,
            companies=list(self._companies_of(entry)),
            aliases=entry.aliases,
        )
        return found

    def _companies_of(self, entry: Entry) -> Iterator[str]:
        """Names of a person's companies, those they had before among them."""
        for position in entry.positions:
            found = position.get("organisation_id")
            if found is not None:
                yield self.company_of(position)
                yield from self._other_names.get(int(found), ())

    def writes(self) -> Writes:
        """What the rows so far would write."""
        inserts = [
            Insert(table, COLUMNS[table], count, partial(self._new_rows, table))
            for table in WRITE_ORDER
            if (count := self._count(table))
        ]
        updates = [
            Update(table, row_id, {c: row.get(c) for c in sorted(row.changed or ())})
            for (table, row_id), row in self._touched.items()
        ]
        return Writes(tuple(inserts), tuple(updates))

    def _count(self, table: str) -> int:
        """How many new rows a table gets."""
        if table == "person":
            return len(self._newcomers)
        added = len(self._added[table])
        if table not in BROUGHT:
            return added
        said = BROUGHT[table].said
        return added + sum(map(len, [said(new.values) for new in self._newcomers]))

    def _new_rows(self, table: str) -> Iterator[list[Value]]:
        """The new rows of a table, numbered in the order of the rows that bring them."""
        for number, cells in enumerate(self._in_order(table), 1):
            yield [-number, *cells[1:]]

    def _in_order(self, table: str) -> Iterator[list[Value]]:
        added = iter(self._added[table])
        coming = next(added, None)
        for before, new in enumerate(self._newcomers if table != "organisation" else ()):
            while coming is not None and coming[0] <= before:
                yield coming[1].values
                coming = next(added, None)
            if (met := self._unfolded.get(new.id)) is not None:
                yield from (row.values for row in met[1][table])
            else:
                yield from brought(table, new)
        while coming is not None:
            yield coming[1].values
            coming = next(added, None)
