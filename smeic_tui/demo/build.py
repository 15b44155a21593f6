"""Write an invented centre into a file of its own, whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from smeic_tui.demo.bringing import add_bringing
from smeic_tui.demo.companies import add_company_names
from smeic_tui.demo.consultants import licence_of
from smeic_tui.demo.invented import InventedLicence, InventedOrganisation, InventedPerson
from smeic_tui.demo.people import invent
from smeic_tui.demo.trainings import add_trainings, give_points
from smeic_tui.demo.year import add_year
from smeic_tui.platforms import os_user
from smeic_tui.store.file import sessions
from smeic_tui.store.file.whole_file import filling
from smeic_tui.store.journal.operation import Operation, Value, operation
from smeic_tui.store.people.staff import add_staff

STAFF = (("水野 葵", "水野"), ("佐伯 亮", "佐伯"), ("三枝 いずみ", "三枝"))
"""Who works at the invented centre; the login that makes the demo works as the first."""

_BLOCK = 2000

_ENROLMENT = ("cohort", "course", "entered", "completed", "research_theme", "is_primary")
_POSITION = ("department", "title", "job_function", "relation", "started", "ended", "is_primary")
_POINT = ("earned_on", "kind", "points", "proof", "form")
_ENGAGEMENT = ("theme", "started_on", "ended_on", "days", "state", "outcome")
_NOTE = ("channel", "direction", "at", "text", "next_action", "due_on", "done_on")
_PERSON = (
    "name",
    "family",
    "given",
    "kana",
    "latin",
    "former_name",
    "member_no",
    "licence_no",
    "birth_year",
    "standing",
    "standing_on",
    "note",
    "verified_on",
)


def build(
    path: Path,
    people: int = 640,
    seed: int = 1,
    progress: Callable[[int], None] | None = None,
    today: date | None = None,
) -> None:
    """Make a new database of invented people.

    Args:
        path: The file; it must not exist, its folder must.
        people: How many.
        seed: The same number gives the same centre.
        progress: Called with the number of people written so far.
        today: Day that open actions fall around; the real one by default.

    Raises:
        SmeicError: what creating a file refuses.
    """
    day = today or date.today()

    def occasions(op: Operation) -> None:
        add_trainings(op, seed, day)
        add_year(op, seed, day)
        add_bringing(op, seed, day)
        add_company_names(op, seed, day)

    with filling(path) as conn:
        _fill(
            conn,
            invent(people, seed, day),
            people,
            day,
            progress,
            then=occasions,
        )


def _fill(
    conn: sqlite3.Connection,
    invented: Iterable[InventedPerson],
    people: int,
    today: date,
    progress: Callable[[int], None] | None,
    then: Callable[[Operation], None],
) -> None:
    first, *others = (
        add_staff(conn, None, name=name, short_name=short, os_users=(os_user(),) if not n else ())
        for n, (name, short) in enumerate(STAFF)
    )
    actor = sessions.begin(conn, first.id)
    with operation(conn, actor, "demo", params={"people": people}) as op:
        filler = _Filler(op, [first.id, *(member.id for member in others)], today)
        block: list[InventedPerson] = []
        for person in invented:
            block.append(person)
            if len(block) == _BLOCK:
                filler.write(block)
                block.clear()
                if progress:
                    progress(filler.people)
        filler.write(block)
        if progress:
            progress(filler.people)
        then(op)
    give_points(conn, actor, today)
    sessions.end(conn, actor)


class _Filler:
    """Writes blocks of people; ids are counted here, as the file is new."""

    def __init__(self, op: Operation, staff: Sequence[int], today: date) -> None:
        self._op = op
        self._staff = staff
        self._today = today
        self._organisations: dict[str, int] = {}
        self.people = 0

    def write(self, block: Sequence[InventedPerson]) -> None:
        start = self.people + 1
        numbered = list(enumerate(block, start))
        self._add_organisations(p.organisation for person in block for p in person.positions)
        self._many(
            "person",
            ("id", "kind", *_PERSON),
            ((i, "alumnus", *_values(person, _PERSON)) for i, person in numbered),
        )
        self._many(
            "enrolment",
            ("person_id", *_ENROLMENT),
            ((i, *_values(e, _ENROLMENT)) for i, person in numbered for e in person.enrolments),
        )
        self._many(
            "position",
            ("person_id", "organisation_id", *_POSITION),
            (
                (i, self._organisations[p.organisation.name], *_values(p, _POSITION))
                for i, person in numbered
                for p in person.positions
            ),
        )
        self._many(
            "contact_point",
            ("person_id", "kind", "scope", "value", "state"),
            (row for i, person in numbered for row in _contacts(i, person)),
        )
        self._many(
            "address",
            ("person_id", "scope", "postcode", "prefecture", "text"),
            ((i, p.address_scope, p.postcode, p.prefecture, p.address) for i, p in numbered),
        )
        self._many(
            "tag",
            ("person_id", "kind", "label"),
            ((i, *tag) for i, person in numbered for tag in person.tags),
        )
        self._many(
            "contact_rule",
            ("person_id", "channel", "verdict", "since", "source", "reason"),
            (
                (i, r.channel, r.verdict, r.since, r.source, r.reason)
                for i, person in numbered
                for r in person.rules
            ),
        )
        self._many(
            "consent",
            ("person_id", "use", "verdict", "since", "source"),
            (
                (i, c.use, c.verdict, c.since, c.source)
                for i, person in numbered
                for c in person.consents
            ),
        )
        self._many(
            "contact_log",
            ("person_id", "staff_id", *_NOTE, "owner_id"),
            (
                (i, self._writer(n), *_values(note, _NOTE), self._owner(n, note.next_action))
                for i, person in numbered
                for n, note in enumerate(person.notes, i)
            ),
        )
        self._add_licences(
            (i, licence_of(person.licence_no, self._today))
            for i, person in numbered
            if person.licence_no
        )
        self.people += len(block)

    def _add_licences(self, found: Iterable[tuple[int, InventedLicence]]) -> None:
        held = list(found)
        self._many(
            "licence",
            ("person_id", "registered_on", "expires_on"),
            ((i, each.registered_on, each.expires_on) for i, each in held),
        )
        self._many(
            "licence_suspension",
            ("person_id", "started_on", "resumed_on"),
            ((i, s.started_on, s.resumed_on) for i, each in held for s in each.suspensions),
        )
        self._many(
            "licence_point",
            ("person_id", *_POINT),
            ((i, *_values(point, _POINT)) for i, each in held for point in each.points),
        )
        self._many(
            "engagement",
            ("person_id", "organisation_id", *_ENGAGEMENT),
            (
                (i, i % len(self._organisations) + 1, *_values(each.engagement, _ENGAGEMENT))
                for i, each in held
                if each.engagement
            ),
        )

    def _writer(self, number: int) -> int:
        return self._staff[number % len(self._staff)]

    def _owner(self, number: int, next_action: str | None) -> int | None:
        return self._writer(number) if next_action else None

    def _add_organisations(self, found: Iterable[InventedOrganisation]) -> None:
        new: dict[str, InventedOrganisation] = {}
        for organisation in found:
            if organisation.name not in self._organisations:
                self._organisations[organisation.name] = len(self._organisations) + 1
                new[organisation.name] = organisation
        self._many(
            "organisation",
            ("id", "name", "industry", "business_type", "size_band", "prefecture"),
            (
                (
                    self._organisations[name],
                    name,
                    o.industry,
                    o.business_type,
                    o.size_band,
                    o.prefecture,
                )
                for name, o in new.items()
            ),
        )

    def _many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        self._op.insert_many(table, columns, rows)


def _values(record: object, names: Sequence[str]) -> list[Value]:
    values = (getattr(record, name) for name in names)
    return [int(value) if isinstance(value, bool) else value for value in values]


def _contacts(person_id: int, person: InventedPerson) -> Iterable[Sequence[Value]]:
    for scope, mail in person.mails:
        state = "returned" if mail == person.returned_mail else "current"
        yield person_id, "mail", scope, mail, state
    if person.mobile:
        yield person_id, "mobile", None, person.mobile, "current"
    if person.phone:
        yield person_id, "phone", "work", person.phone, "current"
