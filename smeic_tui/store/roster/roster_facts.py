"""What a roster on paper needs of many people, read some hundred at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_BLOCK = 500
Row = dict[str, Any]
"""One row of a table by column."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "person": (
        *("id", "uid", "rev", "kind", "name", "kana", "former_name", "member_no", "standing"),
        "standing_on",
    ),
    "enrolment": ("id", "person_id", "cohort", "completed", "is_primary"),
    "position": (
        *("id", "person_id", "organisation_id", "department", "title", "ended", "is_primary"),
    ),
    "contact_point": ("id", "person_id", "kind", "value", "state"),
    "address": ("id", "person_id", "scope", "postcode", "prefecture", "text", "state"),
}
"""What a list shows, by table and column."""


@dataclass(slots=True)
class RosterFacts:
    """One person, as lists for Excel show them."""

    id: int
    uid: str
    rev: int
    kind: str
    name: str
    kana: str | None
    former_name: str | None
    member_no: str | None
    standing: str
    standing_on: str | None
    cohorts: list[int] = field(default_factory=list)
    """The primary one first."""
    completed: str | None = None
    """Of the primary enrolment."""
    organisation: str | None = None
    department: str | None = None
    title: str | None = None
    mails: list[str] = field(default_factory=list)
    """In use, in the order entered."""
    phones: list[str] = field(default_factory=list)
    """In use, mobiles first."""
    postcode: str | None = None
    address: str | None = None
    """Of the address in use, the company's first."""


def facts(conn: sqlite3.Connection, person_ids: Sequence[int]) -> Iterator[RosterFacts]:
    """These people in the order asked for; whoever is gone is left out."""
    for start in range(0, len(person_ids), _BLOCK):
        yield from _block(conn, person_ids[start : start + _BLOCK])


def _block(conn: sqlite3.Connection, ids: Sequence[int]) -> Iterator[RosterFacts]:
    found = {table: _rows(conn, table, ids) for table in TABLES}
    names: dict[int, str] = dict(
        conn.execute(
            "SELECT id, name FROM organisation WHERE id IN (SELECT organisation_id FROM position "
            f"WHERE person_id IN ({', '.join('?' * len(ids))}))",
            tuple(ids),
        ).fetchall()
    )
    people = {person["id"]: (person, Kept()) for person in found["person"]}
    for table in ("enrolment", "position", "contact_point", "address"):
        for row in found[table]:
            people[row["person_id"]][1].of(table).append(row)
    for person_id in ids:
        if person_id in people:
            person, kept = people[person_id]
            yield assemble(person, kept, names)


def _rows(conn: sqlite3.Connection, table: str, ids: Sequence[int]) -> list[Row]:
    key = "id" if table == "person" else "person_id"
    columns = TABLES[table]
    rows = conn.execute(
        f"SELECT {', '.join(columns)} FROM {table} "
        f"WHERE {key} IN ({', '.join('?' * len(ids))}) ORDER BY id",
        tuple(ids),
    )
    return [dict(zip(columns, row, strict=True)) for row in rows]


@dataclass(slots=True)
class Kept:
    """What hangs on one person, by column, each in the order of ids."""

    enrolments: list[Row] = field(default_factory=list)
    positions: list[Row] = field(default_factory=list)
    contacts: list[Row] = field(default_factory=list)
    addresses: list[Row] = field(default_factory=list)

    def of(self, table: str) -> list[Row]:
        """The rows of one table."""
        lists = {
            "enrolment": self.enrolments,
            "position": self.positions,
            "contact_point": self.contacts,
            "address": self.addresses,
        }
        return lists[table]


def assemble(person: Row, kept: Kept, organisations: Mapping[int, str]) -> RosterFacts:
    """What a list shows of a person, from rows of any moment.

    Args:
        person: The person's row.
        kept: What hangs on them.
        organisations: Names of companies by id.
    """
    own: dict[str, Any] = {column: person.get(column) for column in TABLES["person"]}
    facts = RosterFacts(**own)
    for enrolment in sorted(kept.enrolments, key=lambda e: (not e["is_primary"], e["id"])):
        if enrolment["cohort"] is not None:
            facts.cohorts.append(enrolment["cohort"])
        facts.completed = facts.completed or enrolment["completed"]
    held = [p for p in kept.positions if p["ended"] is None]
    if held:
        post = min(held, key=lambda p: (not p["is_primary"], p["id"]))
        facts.organisation = organisations.get(post["organisation_id"])
        facts.department, facts.title = post["department"], post["title"]
    for contact in sorted(kept.contacts, key=lambda c: (c["kind"] != "mobile", c["id"])):
        if contact["state"] == "current" and contact["kind"] != "fax":
            values = facts.mails if contact["kind"] == "mail" else facts.phones
            values.append(contact["value"])
    current = [a for a in kept.addresses if a["state"] == "current"]
    for address in sorted(current, key=lambda a: (a["scope"] != "work", a["id"])):
        if facts.address is None and facts.postcode is None:
            facts.postcode = address["postcode"]
            written, prefecture = address["text"] or "", address["prefecture"]
            missing = prefecture and not written.startswith(prefecture)
            facts.address = (prefecture or "") + written if missing else written
    return facts
