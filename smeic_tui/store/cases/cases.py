"""Read innovation cases: with their moves, members and companies; milestones on their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from smeic_tui.domain.cases import (
    CASE_ROLES,
    Case,
    CaseMember,
    CaseOrganisation,
    CaseRole,
    Milestone,
    Move,
    Stage,
)
from smeic_tui.errors import SmeicError

_CASE = (
    "c.id, c.uid, c.rev, c.title, c.outcome, c.stage, c.origin, c.event_id, c.body_id, "
    "c.introduction_id, c.referral_id, c.origin_text, c.summary, c.research_theme, "
    "c.theme_person_id, c.inspired_by_id, source.title, c.publication, c.published_on, "
    "c.owner_id, staff.short_name, c.note"
)
_MEMBER = (
    "m.id, m.uid, m.rev, m.innovation_case_id, m.person_id, m.role, m.consent, m.shows, "
    "m.consent_on, m.consent_source, p.name, p.kind, p.standing, p.cohort, p.organisation, "
    "coalesce(consent.verdict, 'unconfirmed')"
)


def cases(
    conn: sqlite3.Connection,
    *,
    person_id: int | None = None,
    organisation_id: int | None = None,
    body_id: int | None = None,
) -> tuple[Case, ...]:
    """Cases, the latest moved first.

    Args:
        conn: Any connection.
        person_id: Only those of this person: as a member, or whose research it grew from.
        organisation_id: Only those of this company: named itself, or by a member's present post.
        body_id: Only those that came from this body or from an event it holds.
    """
    return _cases(
        conn,
        "(?1 IS NULL OR c.theme_person_id = ?1 OR c.id IN "
        "(SELECT innovation_case_id FROM case_member WHERE person_id = ?1)) "
        "AND (?2 IS NULL OR c.id IN (SELECT innovation_case_id FROM case_organisation "
        "WHERE organisation_id = ?2 UNION SELECT innovation_case_id FROM case_member "
        "JOIN position ON position.person_id = case_member.person_id "
        "WHERE position.organisation_id = ?2 AND position.ended IS NULL)) "
        "AND (?3 IS NULL OR c.body_id = ?3 OR c.event_id IN (SELECT event.id FROM event "
        "LEFT JOIN series ON series.id = event.series_id "
        "WHERE coalesce(event.body_id, series.body_id) = ?3))",
        (person_id, organisation_id, body_id),
    )


def case(conn: sqlite3.Connection, case_id: int) -> Case:
    """One case.

    Raises:
        SmeicError: ``case_unknown``.
    """
    found = _cases(conn, "c.id = ?", (case_id,))
    if not found:
        raise SmeicError("case_unknown")
    return found[0]


def case_id_of(conn: sqlite3.Connection, text: str) -> int:
    """The id behind a uid, a title, or a number as ``case list`` prints it.

    Raises:
        SmeicError: ``case_unknown``; ``case_many`` where several have that title.
    """
    rows = conn.execute(
        "SELECT id FROM innovation_case WHERE uid = ?1 OR title = ?1", (text,)
    ).fetchall()
    if not rows and text.isascii() and text.isdigit() and len(text) < 16:
        rows = conn.execute("SELECT id FROM innovation_case WHERE id = ?", (int(text),)).fetchall()
    if not rows:
        raise SmeicError("case_unknown")
    if len(rows) > 1:
        raise SmeicError("case_many", title=text, count=len(rows))
    return int(rows[0][0])


def _cases(
    conn: sqlite3.Connection, condition: str, parameters: tuple[Any, ...]
) -> tuple[Case, ...]:
    rows = conn.execute(
        f"SELECT {_CASE} FROM innovation_case AS c "
        "LEFT JOIN innovation_case AS source ON source.id = c.inspired_by_id "
        f"LEFT JOIN staff ON staff.id = c.owner_id WHERE {condition}",
        parameters,
    ).fetchall()
    # Few cases are read by their number, all of them without a condition: one query each.
    only = f"WHERE innovation_case_id = {int(rows[0][0])}" if len(rows) == 1 else ""
    moves = _grouped(
        conn.execute(
            "SELECT innovation_case_id, from_stage, to_stage, moved_on, reason FROM case_move "
            f"{only} ORDER BY id"
        )
    )
    members: dict[int, list[CaseMember]] = {}
    for row in conn.execute(
        f"SELECT {_MEMBER} FROM case_member AS m "
        "JOIN roster_row AS p ON p.person_id = m.person_id "
        "LEFT JOIN consent ON consent.person_id = m.person_id AND consent.use = 'case' "
        f"{only} ORDER BY p.sort_kana, p.person_id"
    ):
        members.setdefault(row[3], []).append(CaseMember(*row))
    companies: dict[int, list[CaseOrganisation]] = {}
    for row in conn.execute(
        "SELECT o.id, o.uid, o.rev, o.innovation_case_id, o.organisation_id, organisation.name, "
        "o.part, o.consent FROM case_organisation AS o "
        f"JOIN organisation ON organisation.id = o.organisation_id {only} ORDER BY o.id"
    ):
        companies.setdefault(row[3], []).append(CaseOrganisation(*row))
    found = [
        Case(
            *(
                *row,
                tuple(Move(*each) for each in moves.get(row[0], ())),
                tuple(sorted(members.get(row[0], ()), key=lambda m: CASE_ROLES.index(m.role))),
                tuple(companies.get(row[0], ())),
            )
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda each: (each.moved_on or "", each.id), reverse=True))


def member_rows(conn: sqlite3.Connection, case_id: int) -> list[int]:
    """Ids of a case's records of members in the order of entry, also of people entered just now."""
    rows = conn.execute(
        "SELECT id FROM case_member WHERE innovation_case_id = ? ORDER BY id", (case_id,)
    )
    return [row_id for (row_id,) in rows]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(tuple(rest))
    return found


@dataclass(frozen=True, slots=True)
class CaseTaken:
    """One case of one person, seen from the person."""

    case_id: int
    title: str
    stage: Stage
    role: CaseRole | None
    """None: it grew from their research, and they are no member."""


def cases_of_person(conn: sqlite3.Connection, person_id: int) -> tuple[CaseTaken, ...]:
    """The cases of a person, the newest first; in one look, as people are leafed through."""
    rows = conn.execute(
        "SELECT c.id, c.title, c.stage, m.role FROM innovation_case AS c "
        "LEFT JOIN case_member AS m ON m.innovation_case_id = c.id AND m.person_id = ?1 "
        "WHERE c.id IN (SELECT innovation_case_id FROM case_member WHERE person_id = ?1 "
        "UNION SELECT id FROM innovation_case WHERE theme_person_id = ?1) ORDER BY c.id DESC",
        (person_id,),
    )
    return tuple(CaseTaken(*row) for row in rows)


def milestones(conn: sqlite3.Connection, case_id: int) -> tuple[Milestone, ...]:
    """What happened on the way of a case, the latest first."""
    rows = conn.execute(
        "SELECT id, uid, rev, innovation_case_id, reached_on, text, is_public FROM case_milestone "
        "WHERE innovation_case_id = ? ORDER BY reached_on DESC, id DESC",
        (case_id,),
    )
    return tuple(Milestone(*(*row[:6], bool(row[6]))) for row in rows)


def milestone(conn: sqlite3.Connection, case_id: int, milestone_id: int) -> Milestone:
    """One of them.

    Raises:
        SmeicError: ``milestone_unknown``.
    """
    found = next((each for each in milestones(conn, case_id) if each.id == milestone_id), None)
    if found is None:
        raise SmeicError("milestone_unknown", number=milestone_id)
    return found
