"""What a roster on paper needs of many people, read some hundred at a time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_BLOCK = 500


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
    marks = ", ".join("?" * len(ids))
    people = {
        row[0]: RosterFacts(*row)
        for row in conn.execute(
            "SELECT id, uid, rev, kind, name, kana, former_name, member_no, standing, standing_on "
            f"FROM person WHERE id IN ({marks})",
            tuple(ids),
        )
    }
    for person_id, cohort, completed in conn.execute(
        f"SELECT person_id, cohort, completed FROM enrolment WHERE person_id IN ({marks}) "
        "ORDER BY is_primary DESC, id",
        tuple(ids),
    ):
        person = people[person_id]
        if cohort is not None:
            person.cohorts.append(cohort)
        person.completed = person.completed or completed
    seen: dict[int, bool] = defaultdict(bool)
    for person_id, *post in conn.execute(
        "SELECT person_id, organisation.name, department, title FROM position "
        "LEFT JOIN organisation ON organisation.id = position.organisation_id "
        f"WHERE person_id IN ({marks}) AND ended IS NULL ORDER BY is_primary DESC, position.id",
        tuple(ids),
    ):
        if not seen[person_id]:
            seen[person_id] = True
            person = people[person_id]
            person.organisation, person.department, person.title = post
    for person_id, kind, value in conn.execute(
        f"SELECT person_id, kind, value FROM contact_point WHERE person_id IN ({marks}) "
        "AND state = 'current' AND kind <> 'fax' ORDER BY kind <> 'mobile', id",
        tuple(ids),
    ):
        person = people[person_id]
        (person.mails if kind == "mail" else person.phones).append(value)
    for person_id, postcode, prefecture, text in conn.execute(
        f"SELECT person_id, postcode, prefecture, text FROM address WHERE person_id IN ({marks}) "
        "AND state = 'current' ORDER BY scope IS NOT 'work', id",
        tuple(ids),
    ):
        person = people[person_id]
        if person.address is None and person.postcode is None:
            person.postcode = postcode
            written = text or ""
            missing = prefecture and not written.startswith(prefecture)
            person.address = (prefecture or "") + written if missing else written
    yield from (people[i] for i in ids if i in people)
