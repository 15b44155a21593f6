"""The keys by which people are compared, of everybody on file or of a few."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from smeic_tui.domain.matching.identity import Identity, identity

_EVERY = 1_000
_PERSON = "id, name, family, given, former_name, kana, latin, licence_no, member_no"


def identities(
    conn: sqlite3.Connection,
    people: Sequence[int] | None = None,
    *,
    progress: Callable[[int, int], object] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[int, Identity]:
    """Keys of people by id, in the order of ids.

    Args:
        conn: Any connection.
        people: Only these; everybody by default.
        progress: Called with people done and people in all.
        cancelled: Asked now and then; what was made so far is the answer then.
    """
    ids: tuple[int, ...] = () if people is None else tuple(people)
    which = "" if people is None else f"WHERE {{}} IN ({', '.join('?' * len(ids))})"
    own = which.format("id")
    of_person = which.format("person_id")
    rows = conn.execute(f"SELECT {_PERSON} FROM person {own} ORDER BY id", ids).fetchall()
    courses = _by_person(
        conn, f"SELECT person_id, cohort, completed FROM enrolment {of_person}", ids
    )
    contacts = _by_person(
        conn, f"SELECT person_id, kind, value FROM contact_point {of_person}", ids
    )
    companies = _by_person(
        conn,
        "SELECT person_id, organisation.name FROM position JOIN organisation "
        f"ON organisation.id = position.organisation_id {of_person} "
        "UNION ALL SELECT person_id, organisation_name.name FROM position JOIN organisation_name "
        f"ON organisation_name.organisation_id = position.organisation_id {of_person}",
        (*ids, *ids),
    )
    aliases = _by_person(conn, f"SELECT DISTINCT person_id, name FROM import_row {of_person}", ids)
    found: dict[int, Identity] = {}
    for done, (person, name, family, given, former, kana, latin, licence, member) in enumerate(
        rows
    ):
        if done % _EVERY == 0:
            progress(done, len(rows))
            if cancelled():
                break
        reached = contacts.get(person, ())
        found[person] = identity(
            name=name,
            family=family,
            given=given,
            former_name=former,
            kana=kana,
            latin=latin,
            cohorts=[int(c) for c, _ in courses.get(person, ()) if c is not None],
            completed=[day for _, day in courses.get(person, ()) if day],
            mails=[value for kind, value in reached if kind == "mail"],
            phones=[value for kind, value in reached if kind != "mail"],
            licence_no=licence,
            member_no=member,
            companies=[company for (company,) in companies.get(person, ())],
            aliases=[a for (a,) in aliases.get(person, ()) if a and a != name],
        )
    return found


def _by_person(
    conn: sqlite3.Connection, sql: str, ids: tuple[int, ...]
) -> dict[int, list[tuple[str, ...]]]:
    found: dict[int, list[tuple[str, ...]]] = {}
    for person, *values in conn.execute(sql, ids):
        found.setdefault(person, []).append(tuple(values))
    return found
