"""Read organisations: one, and all of them with their numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from smeic_tui.domain.organisations import Colleague, Numbers, count, unmet
from smeic_tui.domain.people import Organisation
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.companies import Company, split_company, written_alike
from smeic_tui.store.bodies.known_names import OtherNames, id_named, other_names
from smeic_tui.store.people.people import ORGANISATION

_POST = (
    "position.organisation_id, position.id, position.person_id, roster_row.name, roster_row.kana, "
    "roster_row.kind, roster_row.standing, roster_row.cohort, position.department, "
    "position.title, position.started, position.ended FROM position "
    "JOIN roster_row ON roster_row.person_id = position.person_id"
)
_CASES = (
    "SELECT organisation_id, innovation_case_id AS found FROM case_organisation "
    "UNION SELECT position.organisation_id, innovation_case_id FROM case_member "
    "JOIN position ON position.person_id = case_member.person_id AND position.ended IS NULL"
)
_REFERRALS = (
    "SELECT position.organisation_id, referral.id AS found FROM referral JOIN position "
    "ON position.person_id = referral.person_id AND position.ended IS NULL "
    "WHERE referral.introduction_id IS NULL "
    "UNION SELECT position.organisation_id, referral.id FROM referral JOIN position "
    "ON position.person_id = referral.introducer_id AND position.ended IS NULL "
    "WHERE referral.introduction_id IS NULL"
)
"""Of an organisation is what its people of today are in, as a case is (`cases.cases`)."""
_SHARED = (
    "SELECT person_id, 'event ' || event_part_id AS what FROM attendance WHERE proxy IS NULL "
    "UNION ALL SELECT person_id, 'body ' || body_id FROM membership "
    "JOIN body ON body.id = body_id AND body.kind = 'working_group' "
    "UNION ALL SELECT person_id, 'training ' || training_run_id FROM trainee "
    "WHERE state IN ('accepted', 'completed', 'not_completed') "
    "UNION ALL SELECT person_id, 'case ' || innovation_case_id FROM case_member "
    "UNION ALL SELECT person_id, 'introduction ' || id FROM introduction "
    "UNION ALL SELECT other_person_id, 'introduction ' || id FROM introduction "
    "WHERE other_person_id IS NOT NULL "
    "UNION ALL SELECT person_id, 'note ' || id FROM contact_log WHERE other_person_id IS NOT NULL "
    "UNION ALL SELECT other_person_id, 'note ' || id FROM contact_log "
    "WHERE other_person_id IS NOT NULL"
)
"""An alumni association counts not: everybody is in it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An organisation with its numbers: a line of the list."""

    organisation: Organisation
    names: OtherNames
    """What it is also called and was called."""
    numbers: Numbers
    cases: int
    """Cases it takes part in: named itself, or by a member who works there."""
    referrals: int
    """Referrals of people who work there, or brought by them."""
    alike: tuple[int, ...] = ()
    """Ids of others that are written alike, a hint for staff: see `written_alike`."""


def organisation(conn: sqlite3.Connection, organisation_id: int) -> Organisation:
    """One organisation.

    Raises:
        SmeicError: ``record_gone``.
    """
    row = conn.execute(
        f"SELECT {ORGANISATION} FROM organisation WHERE id = ?", (organisation_id,)
    ).fetchone()
    if row is None:
        raise SmeicError("record_gone")
    return Organisation(*row)


def organisation_id_exactly(conn: sqlite3.Connection, text: str) -> int:
    """The id behind a uid, a name it has or had, or a number as ``organisation list`` prints it.

    Raises:
        SmeicError: ``organisation_unknown``, also where one is only written alike.
    """
    found = _exactly(conn, text)
    if found is None:
        raise SmeicError("organisation_unknown", name=text)
    return found


def _exactly(conn: sqlite3.Connection, text: str) -> int | None:
    row = conn.execute(
        "SELECT id FROM organisation WHERE uid = ?1 "
        "UNION ALL SELECT organisation_id FROM organisation_redirect WHERE old_uid = ?1",
        (text,),
    ).fetchone()
    found = row[0] if row else id_named(conn, "organisation", text.strip())
    if found is None and text.isascii() and text.isdigit() and len(text) < 16:
        row = conn.execute("SELECT id FROM organisation WHERE id = ?", (int(text),)).fetchone()
        found = row[0] if row else None
    return None if found is None else int(found)


def organisation_id_of(conn: sqlite3.Connection, text: str) -> int:
    """Like `organisation_id_exactly`, for looking something up: one that is written alike will do.

    A name without its legal form, or written otherwise, means the one that is written alike.

    Raises:
        SmeicError: ``organisation_unknown``; ``organisation_many`` where several may be meant.
    """
    found = _exactly(conn, text)
    if found is not None:
        return found
    wanted = split_company(text.strip())
    alike = {
        number
        for number, name in _names(conn)
        if wanted.key and written_alike(wanted, split_company(name))
    }
    if len(alike) > 1:
        raise SmeicError("organisation_many", name=text, count=len(alike))
    if not alike:
        raise SmeicError("organisation_unknown", name=text)
    return alike.pop()


def _names(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    return conn.execute(
        "SELECT id, name FROM organisation "
        "UNION ALL SELECT organisation_id, name FROM organisation_name"
    ).fetchall()


def names_of(conn: sqlite3.Connection, organisation_id: int) -> OtherNames:
    """What an organisation is also called and was called."""
    return other_names(conn, "organisation").get(organisation_id, OtherNames())


def summaries(conn: sqlite3.Connection) -> tuple[Summary, ...]:
    """Every organisation with its numbers, most alumni first, then by name."""
    posts: dict[int, list[Colleague]] = {}
    for number, *values in conn.execute(
        f"SELECT {_POST} WHERE position.organisation_id IS NOT NULL"
    ):
        posts.setdefault(number, []).append(Colleague(*values))
    names, shared = other_names(conn, "organisation"), shared_by_person(conn)
    cases, referrals = _counted(conn, _CASES), _counted(conn, _REFERRALS)
    found = [Organisation(*row) for row in conn.execute(f"SELECT {ORGANISATION} FROM organisation")]
    alike = _alike(found)
    shown = [
        Summary(
            each,
            names.get(each.id, OtherNames()),
            count(posts.get(each.id, ()), shared),
            cases.get(each.id, 0),
            referrals.get(each.id, 0),
            alike.get(each.id, ()),
        )
        for each in found
    ]
    return tuple(sorted(shown, key=lambda s: (-s.numbers.alumni, s.organisation.name)))


def summary(conn: sqlite3.Connection, organisation_id: int) -> Summary:
    """One organisation with its numbers.

    Raises:
        SmeicError: ``record_gone``.
    """
    for each in summaries(conn):
        if each.organisation.id == organisation_id:
            return each
    raise SmeicError("record_gone")


def _counted(conn: sqlite3.Connection, of: str) -> dict[int, int]:
    rows = conn.execute(
        f"SELECT organisation_id, count(*) FROM ({of}) WHERE organisation_id IS NOT NULL "
        "GROUP BY organisation_id"
    )
    return dict(rows.fetchall())


def _alike(found: Iterable[Organisation]) -> Mapping[int, tuple[int, ...]]:
    by_key: dict[str, list[tuple[int, Company]]] = {}
    for each in found:
        company = split_company(each.name)
        by_key.setdefault(company.key, []).append((each.id, company))
    return {
        number: tuple(
            other for other, its in same if other != number and written_alike(company, its)
        )
        for same in by_key.values()
        if len(same) > 1
        for number, company in same
    }


def alike_to(conn: sqlite3.Connection, found: Organisation) -> tuple[Organisation, ...]:
    """Organisations whose name differs from this one's in signs only, or lacks the legal form."""
    wanted = split_company(found.name)
    return tuple(
        organisation(conn, number)
        for number, name in conn.execute("SELECT id, name FROM organisation ORDER BY id")
        if number != found.id and written_alike(wanted, split_company(name))
    )


def shared_by_person(
    conn: sqlite3.Connection, people: Collection[int] | None = None
) -> dict[int, set[str]]:
    """By person, what they were in together with others: evidence that two of them met.

    Args:
        conn: Any connection.
        people: Only these; everybody by default.
    """
    ids = () if people is None else tuple(people)
    only = "" if people is None else f" WHERE person_id IN ({', '.join('?' * len(ids))})"
    found: dict[int, set[str]] = {}
    for person_id, what in conn.execute(f"SELECT person_id, what FROM ({_SHARED}){only}", ids):
        found.setdefault(person_id, set()).add(what)
    return found


def never_met(
    conn: sqlite3.Connection, posts: Sequence[Colleague]
) -> tuple[tuple[Colleague, Colleague], ...]:
    """Of those at one organisation, pairs of alumni who, as far as is known, never met."""
    return unmet(posts, shared_by_person(conn, {post.person_id for post in posts}))


def colleagues(conn: sqlite3.Connection, organisation_id: int) -> tuple[Colleague, ...]:
    """Every post at an organisation: held ones first, then by cohort and 五十音."""
    rows = conn.execute(
        f"SELECT {_POST} WHERE position.organisation_id = ? ORDER BY position.ended IS NOT NULL, "
        "position.ended DESC, sort_cohort, sort_kana, position.id",
        (organisation_id,),
    )
    return tuple(Colleague(*row[1:]) for row in rows)
