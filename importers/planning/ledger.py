"""The roster in memory while a plan is made: what is on file, and what the rows so far would write.

Later rows see what earlier ones would do, within a file and over several files. What was touched is
written out at the end; a row of the database that is not touched costs one small object.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from importers.planning.plan import Insert, Update, Writes
from importers.values.row_values import RowValues
from smeic_tui.domain.matching.identity import Identity, identity
from smeic_tui.japanese.companies import company_key, split_company
from smeic_tui.store.imports.match_source import COLUMNS, Cell, Everybody

WRITE_ORDER = (
    *("organisation", "person", "enrolment", "position"),
    *("contact_point", "address", "contact_rule", "licence"),
)
"""Tables so that what is referred to is written first."""
_LISTS = {
    "enrolment": "enrolments",
    "position": "positions",
    "contact_point": "contacts",
    "address": "addresses",
    "contact_rule": "rules",
    "licence": "licences",
}
"""Where a person keeps the rows of a table."""
_AT = {table: {c: i for i, c in enumerate(columns)} for table, columns in COLUMNS.items()}


class Row:
    """One row of a table: its values, and the new ones where it was touched."""

    __slots__ = ("changed", "id", "table", "values", "written")

    def __init__(self, table: str, values: list[Cell], written: str) -> None:
        self.table = table
        self.values = values
        self.id: int = values[0]  # type: ignore[assignment]
        """Negative while it exists in the plan only."""
        self.written = written
        """Day of its values where the plan wrote them; empty: as the journal says."""
        self.changed: set[str] | None = None
        """Columns with new values; of a row that is on file."""

    def get(self, column: str) -> Cell:
        """The value as the rows so far leave it."""
        return self.values[_AT[self.table][column]]

    def text(self, column: str) -> str:
        """The same as text, empty for nothing."""
        value = self.values[_AT[self.table][column]]
        return "" if value is None else str(value)

    def set(self, column: str, value: Cell, day: str) -> None:
        """Give a column a new value, which is of this day."""
        self.values[_AT[self.table][column]] = value
        self.written = day
        if self.id > 0:
            self.changed = (self.changed or set()) | {column}


class Entry:
    """One person with all that an import compares."""

    __slots__ = (
        *("addresses", "aliases", "contacts", "enrolments", "licences", "person", "positions"),
        "rules",
    )

    def __init__(self, person: Row) -> None:
        self.person = person
        self.enrolments: list[Row] = []
        self.positions: list[Row] = []
        self.contacts: list[Row] = []
        self.addresses: list[Row] = []
        self.rules: list[Row] = []
        self.licences: list[Row] = []
        """At most one."""
        self.aliases: list[str] = []
        """Names under which lists named this person."""

    @property
    def id(self) -> int:
        """The person's id, negative for one whom the plan adds."""
        return self.person.id

    @property
    def uid(self) -> str:
        """The person's uid."""
        return self.person.text("uid")


class Ledger:
    """Everybody, and everything the plan would write."""

    def __init__(self, everybody: Everybody) -> None:
        self.entries: dict[int, Entry] = {}
        self.organisations: dict[int, Row] = {}
        self.state = everybody.state
        self._organisation_of: dict[tuple[str, str], int] = {}
        self._also_called: dict[str, set[int]] = {}
        self._other_names: dict[int, list[str]] = {}
        self._new: dict[str, list[Row]] = {table: [] for table in WRITE_ORDER}
        self._touched: dict[tuple[str, int], Row] = {}
        for values in everybody.rows["organisation"]:
            self._enter_organisation(Row("organisation", list(values), ""))
        for number, name in everybody.company_names:
            self._call(number, name)
            self._also_called.setdefault(company_key(name), set()).add(number)
            self._other_names.setdefault(number, []).append(name)
        for values in everybody.rows["person"]:
            row = Row("person", list(values), "")
            self.entries[row.id] = Entry(row)
        for table in _LISTS:
            for values in everybody.rows[table]:
                row = Row(table, list(values), "")
                self._hang(row)
        for person_id, name in everybody.aliases:
            self.entries[person_id].aliases.append(name)

    def _hang(self, row: Row) -> None:
        entry = self.entries[int(row.values[1] or 0)]
        getattr(entry, _LISTS[row.table]).append(row)

    def _enter_organisation(self, row: Row) -> None:
        self.organisations[row.id] = row
        self._call(row.id, row.text("name"))

    def _call(self, number: int, name: str) -> None:
        """Find a company by this name, unless another one was entered with it before."""
        company = split_company(name)
        self._organisation_of.setdefault((company.key, company.legal_form or ""), number)
        self._organisation_of.setdefault((company.key, "*"), number)

    def add(self, table: str, day: str, **values: Cell) -> Row:
        """A new row; hung on its person."""
        cells: list[Cell] = [None] * len(COLUMNS[table])
        places = _AT[table]
        for column, value in values.items():
            cells[places[column]] = value
        row = self.append(table, day, cells)
        if table not in ("person", "organisation"):
            self._hang(row)
        return row

    def append(self, table: str, day: str, cells: list[Cell]) -> Row:
        """A new row of all columns in the order of ``COLUMNS``; its id is filled in.

        It hangs on nobody yet: entering 100,000 people has no time for names of columns.
        """
        rows = self._new[table]
        cells[0] = -len(rows) - 1
        row = Row(table, cells, day)
        rows.append(row)
        return row

    def add_person(self, row: Row) -> Entry:
        """Somebody new."""
        entry = self.entries[row.id] = Entry(row)
        return entry

    def set(self, row: Row, column: str, value: Cell, day: str) -> None:
        """Change one value."""
        row.set(column, value, day)
        if row.id > 0:
            self._touched[row.table, row.id] = row

    def organisation_named(self, name: str, day: str) -> Row:
        """The company of that name however it is written, or a new one.

        ㈱A and A株式会社 are taken for one; 株式会社A and 有限会社A are two, and a name without
        legal form is the first on file that has the rest.
        """
        company = split_company(name)
        form = company.legal_form or "*"
        known = self._organisation_of.get((company.key, form))
        if known is None and form != "*":
            known = self._organisation_of.get((company.key, ""))
        if known is None:
            row = self.add("organisation", day, name=name)
            self._enter_organisation(row)
            return row
        return self.organisations[known]

    def company_in(self, values: RowValues, day: str) -> Row | None:
        """The company a row names, with what the row tells of it where nothing was known."""
        if not values.company:
            return None
        row = self.organisation_named(values.company, day)
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
        wanted = company_key(company)
        return company_key(self.company_of(position)) == wanted or position.get(
            "organisation_id"
        ) in self._also_called.get(wanted, ())

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
            Insert(table, COLUMNS[table], [row.values for row in self._new[table]])
            for table in WRITE_ORDER
            if self._new[table]
        ]
        updates = [
            Update(table, row_id, {c: row.get(c) for c in sorted(row.changed or ())})
            for (table, row_id), row in self._touched.items()
        ]
        return Writes(tuple(inserts), tuple(updates))


def other_of(person: Row) -> dict[str, str]:
    """The person's columns without a field, by heading."""
    found: Mapping[str, str] = json.loads(person.text("other") or "{}")
    return dict(found)
