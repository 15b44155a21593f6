"""The licence and the engagements of one person, for their page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from smeic_tui.domain.engagements import Engagement
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import Holder, holder
from smeic_tui.store.training.engagements import engagements_of


@dataclass(frozen=True, slots=True)
class PersonLicence:
    """What a person's page says of them as a consultant."""

    holder: Holder
    rules: LicenceRules
    engagements: tuple[Engagement, ...]
    """As consultant or as the one who asked."""


def person_licence(conn: sqlite3.Connection, person_id: int, on: date) -> PersonLicence | None:
    """The licence of a person on a day; None where there is neither licence nor engagement.

    Raises:
        SmeicError: ``person_unknown``.
    """
    held, found = holder(conn, person_id, on), engagements_of(conn, person_id)
    if not (held.licence.id or held.number or held.points or held.suspensions or found):
        return None
    return PersonLicence(held, licences.rules(conn), found)
