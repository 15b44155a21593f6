"""Where each value of a person comes from: who typed it, or the cell of the list that told it.

Nothing is stored for this: the journal says which operation gave a field its present value, and an
import keeps its rows with the columns they stood in.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smeic_tui.domain.licences.licence import Licence
from smeic_tui.japanese.fold import key
from smeic_tui.japanese.phones import digits
from smeic_tui.store.imports import imports
from smeic_tui.store.imports.imports import Batch, ImportRow
from smeic_tui.store.licences.licences import licence_of
from smeic_tui.store.people.dossiers import Dossier, dossier

Field = tuple[str, str, int]
"""Table, column and id of a row."""
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "person.name": ("name", "family", "given"),
    "person.kana": ("kana", "family_kana", "given_kana"),
    "person.latin": ("latin", "name"),
    "person.former_name": ("maiden", "name"),
    "person.member_no": ("member_id",),
    "person.licence_no": ("shindan_no",),
    "person.birth_year": ("birth",),
    "licence.registered_on": ("registered_on",),
    "licence.expires_on": ("expires_on",),
    "person.note": ("note",),
    "person.standing": ("status",),
    "enrolment.cohort": ("cohort",),
    "enrolment.entered": ("entered",),
    "enrolment.completed": ("graduated",),
    "enrolment.research_theme": ("theme",),
    "position.organisation_id": ("company", "company_role", "affiliation"),
    "position.department": ("department", "company", "company_role"),
    "position.title": ("role", "company_role"),
    "contact_point.value": ("email", "email2", "mobile", "tel", "fax"),
    "address.text": ("address", "address2", "prefecture"),
    "address.postcode": ("zip",),
}
"""By table and column, the meanings of list columns that can fill it."""
_LISTED = frozenset({"imported", "review_decided"})
"""Kinds of operations whose values stand in rows of lists."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The act that gave a value, and the cell it was read from."""

    operation: int
    """The operation."""
    at: str
    """When (UTC)."""
    staff: str
    """Who did it."""
    kind: str
    """Code of the operation; ``operation.<kind>`` renders it."""
    file: str = ""
    """The list, if it came from one."""
    as_of: str | None = None
    """The day that list speaks of."""
    sheet: str = ""
    """Its sheet; empty for a text file."""
    row: int = 0
    """Its row there; 0 where no row is known."""
    letter: str = ""
    """Its column; empty where sheet or section told it."""
    header: str = ""
    """What that column is called."""

    @property
    def cell(self) -> str:
        """``名簿!C12``; ``名簿`` where only the sheet is known; empty for what was typed."""
        place = f"{self.letter}{self.row}" if self.letter else ""
        return "!".join(filter(None, (self.sheet, place)))


@dataclass(frozen=True, slots=True)
class Sourced:
    """One present value of a person and its origin."""

    table: str
    """Of the record that holds it."""
    column: str
    """Its column; ``other`` for columns of lists without a field of their own."""
    which: str
    """What tells it from others of its kind: ``mobile``, ``work``, the heading; else empty."""
    value: str
    """As on file."""
    origin: Origin | None
    """None where the journal does not reach back."""


@dataclass(frozen=True, slots=True)
class _Change:
    operation: int
    table: str
    row_id: int
    after: Mapping[str, Any]


def sources(conn: sqlite3.Connection, person_id: int) -> tuple[Sourced, ...]:
    """Every present value of a person with its origin, in the order of the person's page.

    Raises:
        SmeicError: ``person_unknown``.
    """
    found = dossier(conn, person_id)
    journal = _Journal(conn, person_id)
    values = (*_values(found), *_licence(licence_of(conn, person_id)))
    return tuple(replace(each, origin=journal.origin(each, at)) for each, at in values)


def _values(found: Dossier) -> Iterator[tuple[Sourced, int]]:
    """The present values, and the id of the row each stands in."""
    person = found.person
    for column in ("name", "kana", "former_name", "latin", "member_no", "licence_no", "birth_year"):
        yield from _value("person", column, getattr(person, column), person.id)
    if person.standing != "active":
        yield from _value("person", "standing", person.standing, person.id)
    for enrolment in found.enrolments:
        for column in ("cohort", "entered", "completed", "research_theme"):
            yield from _value("enrolment", column, getattr(enrolment, column), enrolment.id)
    for position in found.positions:
        if position.ended is None:
            name = position.organisation.name if position.organisation else None
            yield from _value("position", "organisation_id", name, position.id)
            yield from _value("position", "department", position.department, position.id)
            yield from _value("position", "title", position.title, position.id)
    for contact in found.contacts:
        if contact.state != "former":
            yield from _value("contact_point", "value", contact.value, contact.id, contact.kind)
    for address in found.addresses:
        if address.state != "former":
            for column in ("postcode", "text"):
                scope = address.scope or ""
                yield from _value("address", column, getattr(address, column), address.id, scope)
    yield from _value("person", "note", person.note, person.id)
    for heading, value in person.other.items():
        yield from _value("person", "other", value, person.id, heading)


def _licence(found: Licence | None) -> Iterator[tuple[Sourced, int]]:
    if found is not None:
        for column in ("registered_on", "expires_on"):
            yield from _value("licence", column, getattr(found, column), found.id)


def _value(
    table: str, column: str, value: str | int | None, row_id: int, which: str = ""
) -> Iterator[tuple[Sourced, int]]:
    if value not in (None, ""):
        yield Sourced(table, column, which, str(value), None), row_id


class _Journal:
    """What the journal holds of one person, read once."""

    def __init__(self, conn: sqlite3.Connection, person_id: int) -> None:
        self._conn = conn
        self._changes: list[_Change] = []
        self._rows: dict[int, list[int]] = {}
        for operation, table, row_id, after in conn.execute(
            "SELECT operation_id, tbl, row_id, after FROM change "
            "WHERE person_id = ? AND after IS NOT NULL ORDER BY id",
            (person_id,),
        ):
            if table == "import_row":
                self._rows.setdefault(operation, []).append(row_id)
            else:
                self._changes.append(_Change(operation, table, row_id, json.loads(after)))
        self._origins: dict[int, tuple[Origin, bool]] = {}
        self._batches: dict[int, Batch] = {}

    def origin(self, sourced: Sourced, row_id: int) -> Origin | None:
        """The act that gave the value it has now."""
        column, which = sourced.column, sourced.which
        held = [
            (change, _held(change, column, which))
            for change in self._changes
            if change.table == sourced.table and change.row_id == row_id and column in change.after
        ]
        if not held:
            return None
        now = held[-1][1]
        begun = held[-1][0]
        for change, value in reversed(held):
            if value != now:
                break
            begun = change
        begun = self._before_undo(begun, held, now)
        told = self._told(begun.operation, sourced)
        if told is not None and not told.row and told.kind in _LISTED:
            # A list that says nothing of this field took it over from the post before.
            earlier = self._taken_over(sourced, begun, now)
            return earlier or told
        return told

    def _before_undo(
        self, begun: _Change, held: Sequence[tuple[_Change, object]], now: object
    ) -> _Change:
        """An undo brings a value back; it comes from whoever gave it first."""
        if not self._operation(begun.operation)[1]:
            return begun
        for change, value in reversed(held):
            earlier = change.operation < begun.operation and value == now
            if earlier and not self._operation(change.operation)[1]:
                return change
        return begun

    def _taken_over(self, sourced: Sourced, begun: _Change, now: object) -> Origin | None:
        for change in reversed(self._changes):
            if (
                change.table == sourced.table
                and change.operation < begun.operation
                and change.after.get(sourced.column) == now
            ):
                told = self._told(change.operation, sourced)
                if told is not None and (told.row or told.kind not in _LISTED):
                    return told
        return None

    def _operation(self, number: int) -> tuple[Origin, bool]:
        """The act without a cell, and whether it took another one back."""
        if number not in self._origins:
            at, staff, kind, undoes = self._conn.execute(
                "SELECT operation.at, coalesce(staff.name, ''), operation.kind, undoes "
                "FROM operation LEFT JOIN staff ON staff.id = operation.staff_id "
                "WHERE operation.id = ?",
                (number,),
            ).fetchone()
            self._origins[number] = Origin(number, at, staff, kind), undoes is not None
        return self._origins[number]

    def _told(self, number: int, sourced: Sourced) -> Origin | None:
        """The act with the cell of the list, where there was one."""
        origin, _ = self._operation(number)
        if origin.kind not in _LISTED:
            return origin
        told = origin
        for row_id in self._rows.get(number, ()):
            row = self._row(row_id)
            if row is None:
                continue
            batch = self._batch(row.batch_id)
            column = _column(batch.tables[row.table_no]["columns"], row, sourced)
            here = replace(
                origin, file=batch.file, as_of=batch.tables[row.table_no]["as_of"] or batch.as_of
            )
            if column is not None:
                return replace(
                    here,
                    sheet=row.sheet,
                    row=row.row,
                    letter=str(column["letter"]),
                    header=str(column["header"]),
                )
            if sourced.column == "cohort" and row.cohort is not None:
                return replace(here, sheet=row.sheet, row=row.row)
            told = here
        return told

    def _row(self, row_id: int) -> ImportRow | None:
        found = self._conn.execute("SELECT 1 FROM import_row WHERE id = ?", (row_id,)).fetchone()
        return imports.import_row(self._conn, row_id) if found else None

    def _batch(self, batch_id: int) -> Batch:
        if batch_id not in self._batches:
            self._batches[batch_id] = imports.batch(self._conn, batch_id)
        return self._batches[batch_id]


def _held(change: _Change, column: str, which: str) -> object:
    """The value of a column after a change; of one heading where there are several in it."""
    value = change.after[column]
    return json.loads(value or "{}").get(which) if column == "other" else value


def _column(
    columns: Sequence[Mapping[str, Any]], row: ImportRow, sourced: Sourced
) -> Mapping[str, Any] | None:
    """The column that told a value: the one whose cell shows it, else the first filled one."""
    if sourced.column == "other":
        # The heading of a comment begins with its column's.
        named = (c for c in columns if sourced.which.startswith(c["header"]))
        return max(named, key=lambda c: len(c["header"]), default=None)
    wanted = _FIELDS.get(f"{sourced.table}.{sourced.column}", ())
    filled = [c for c in columns if c["field"] in wanted and row.record.get(c["header"])]
    filled.sort(key=lambda c: wanted.index(c["field"]))
    shows = (c for c in filled if _shows(row.record[c["header"]], sourced))
    return next(shows, None) or (filled[0] if filled and sourced.table != "contact_point" else None)


def _shows(text: str, sourced: Sourced) -> bool:
    if sourced.table == "contact_point" and sourced.which != "mail":
        number = digits(sourced.value)
        return bool(number) and number.lstrip("0") in digits(text)
    return key(sourced.value) in key(text)
