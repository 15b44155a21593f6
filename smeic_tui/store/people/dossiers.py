"""All that is on file about one person: the portrait, and what they did in every area.

Apart from ``people``, which the list beside the telephone needs: what cases, trainings and
referrals mean costs 1 MB and some milliseconds to import.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, fields

from smeic_tui.domain.bodies import Membership
from smeic_tui.domain.consent import Consent, Use
from smeic_tui.domain.referrals.facts import Introduction, Referral
from smeic_tui.store.bodies.memberships import memberships_of
from smeic_tui.store.cases.cases import CaseTaken, cases_of_person
from smeic_tui.store.people.people import Portrait, portrait
from smeic_tui.store.referrals.introductions import introductions_of
from smeic_tui.store.referrals.referrals import referrals_of
from smeic_tui.store.training.person_trainings import TrainingTaken, trainings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Portrait):
    """All about one person."""

    consents: Mapping[Use, Consent]
    trainings: tuple[TrainingTaken, ...] = ()
    """Trainings they applied for or were in, the latest first."""
    memberships: tuple[Membership, ...] = ()
    """Terms in bodies, those that go on first."""
    cases: tuple[CaseTaken, ...] = ()
    """Cases of the person, the newest first."""
    referrals: tuple[Referral, ...] = ()
    """Referrals in which they were brought, or brought somebody; the latest first."""
    introductions: tuple[Introduction, ...] = ()
    """Introductions to others, the latest first."""


def dossier(conn: sqlite3.Connection, person_id: int, *, notes: int = 50) -> Dossier:
    """Everything on one person.

    Args:
        conn: Any connection.
        person_id: Who.
        notes: How many lines of the contact log at most.

    Raises:
        SmeicError: ``person_unknown``.
    """
    consents = conn.execute(
        "SELECT use, verdict, since, source FROM consent WHERE person_id = ?", (person_id,)
    )
    known = portrait(conn, person_id, notes=notes)
    return Dossier(
        **{field.name: getattr(known, field.name) for field in fields(known)},
        consents={row[0]: Consent(*row) for row in consents},
        trainings=trainings_of(conn, person_id),
        memberships=memberships_of(conn, person_id),
        cases=cases_of_person(conn, person_id),
        referrals=referrals_of(conn, person_id),
        introductions=introductions_of(conn, person_id),
    )
