"""Referrals of outsiders: what is read of them, and their numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from smeic_tui.domain.referrals.chain import Chains
from smeic_tui.domain.referrals.facts import Move, Referral
from smeic_tui.domain.referrals.numbers import ReferralNumbers, numbers
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Value

_REFERRAL = """
SELECT referral.id, referral.uid, referral.rev, referral.person_id, mine.name, mine.organisation,
    mine.title, referral.introducer_id, coalesce(by_.name, ''), by_.cohort, referral.source,
    referral.source_name, referral.received_on, referral.channel, referral.category,
    referral.topic, referral.stage, referral.stage_on, referral.furthest, referral.why,
    referral.owner_id, coalesce(staff.short_name, ''), referral.next_action, referral.due_on,
    referral.thanks_due_on, referral.thanked_on, referral.report_due_on, referral.reported_on,
    referral.consent, referral.consent_on, referral.purpose, referral.keep_until,
    referral.introduction_id, referral.note
FROM referral
JOIN roster_row AS mine ON mine.person_id = referral.person_id
LEFT JOIN roster_row AS by_ ON by_.person_id = referral.introducer_id
LEFT JOIN staff ON staff.id = referral.owner_id
"""


def referrals(conn: sqlite3.Connection) -> tuple[Referral, ...]:
    """Every referral, the latest received first."""
    return _referrals(conn, "ORDER BY referral.received_on DESC, referral.id DESC", ())


def referral(conn: sqlite3.Connection, referral_id: int) -> Referral:
    """One referral.

    Raises:
        SmeicError: ``referral_unknown``.
    """
    found = _referrals(conn, "WHERE referral.id = ?", (referral_id,))
    if not found:
        raise SmeicError("referral_unknown")
    return found[0]


def referrals_of(conn: sqlite3.Connection, person_id: int) -> tuple[Referral, ...]:
    """Referrals in which somebody was brought, or brought somebody; the latest first."""
    return _referrals(
        conn,
        "WHERE referral.person_id = ?1 OR referral.introducer_id = ?1 "
        "ORDER BY referral.received_on DESC, referral.id DESC",
        (person_id,),
    )


def referrals_at(conn: sqlite3.Connection, organisation_id: int) -> tuple[Referral, ...]:
    """Referrals of people who work at an organisation, or brought by them; the latest first."""
    at_work = "SELECT person_id FROM position WHERE organisation_id = ?1 AND ended IS NULL"
    return _referrals(
        conn,
        f"WHERE referral.introduction_id IS NULL AND (referral.person_id IN ({at_work}) "
        f"OR referral.introducer_id IN ({at_work})) "
        "ORDER BY referral.received_on DESC, referral.id DESC",
        (organisation_id,),
    )


def referral_of_introduction(conn: sqlite3.Connection, introduction_id: int) -> Referral | None:
    """The referral that became this introduction, where there is one."""
    found = _referrals(conn, "WHERE referral.introduction_id = ?", (introduction_id,))
    return found[0] if found else None


def _referrals(
    conn: sqlite3.Connection, condition: str, parameters: Sequence[Value]
) -> tuple[Referral, ...]:
    rows = conn.execute(f"{_REFERRAL} {condition}", tuple(parameters))
    return tuple(Referral(*row) for row in rows)


def referral_id_of(conn: sqlite3.Connection, uid: str) -> int:
    """The id behind a uid, or behind a number as ``referral list`` prints it.

    Raises:
        SmeicError: ``referral_unknown``.
    """
    row = conn.execute("SELECT id FROM referral WHERE uid = ?", (uid,)).fetchone()
    if row is None and uid.isascii() and uid.isdigit() and len(uid) < 16:
        row = conn.execute("SELECT id FROM referral WHERE id = ?", (int(uid),)).fetchone()
    if row is None:
        raise SmeicError("referral_unknown")
    return int(row[0])


def moves(conn: sqlite3.Connection, referral_id: int) -> tuple[Move, ...]:
    """How a referral came to where it stands, the first move first."""
    rows = conn.execute(
        "SELECT stage, moved_on, why, note FROM referral_move WHERE referral_id = ? ORDER BY id",
        (referral_id,),
    )
    return tuple(Move(*row) for row in rows)


def counts(conn: sqlite3.Connection, today: date) -> ReferralNumbers:
    """The numbers of all referrals; what each means is in `domain.referrals.numbers`."""
    return numbers(referrals(conn), today)


def chains(conn: sqlite3.Connection) -> Chains:
    """Who brought whom."""
    return Chains(referrals(conn))


def outsiders_without_consent(
    conn: sqlite3.Connection, person_ids: Sequence[int]
) -> frozenset[int]:
    """Of these people, outsiders who were referred and agreed in none of their referrals."""
    found = conn.execute(
        "SELECT person.id FROM person JOIN referral ON referral.person_id = person.id "
        "WHERE person.kind = 'outsider' AND referral.introduction_id IS NULL "
        "GROUP BY person.id HAVING max(referral.consent = 'agreed') = 0"
    )
    return frozenset(person_id for (person_id,) in found) & frozenset(person_ids)


def may_leave(conn: sqlite3.Connection, person_ids: Sequence[int]) -> tuple[tuple[int, ...], int]:
    """Of these people, who may stand in a list that leaves the house; and how many may not.

    Raises:
        SmeicError: ``referral_without_consent`` where nobody of them may.
    """
    silent = outsiders_without_consent(conn, person_ids)
    kept = tuple(person_id for person_id in person_ids if person_id not in silent)
    if silent and not kept:
        raise SmeicError("referral_without_consent")
    return kept, len(silent)


def times_referred(conn: sqlite3.Connection, person_ids: Sequence[int]) -> dict[int, int]:
    """How often each of these people was referred, of those who were."""
    marks = ", ".join("?" * len(person_ids))
    rows = conn.execute(
        "SELECT person_id, count(*) FROM referral WHERE introduction_id IS NULL "
        f"AND person_id IN ({marks}) GROUP BY person_id",
        tuple(person_ids),
    )
    return dict(rows.fetchall())
