"""Outsiders who name their introducer in a form (ご紹介者): a referral each, once."""

from __future__ import annotations

import sqlite3
from datetime import date

from importers.activities.referrals.words import person_of, source_of
from smeic_tui.domain.referrals.introducers import brought_by
from smeic_tui.domain.referrals.told import ToldReferral
from smeic_tui.domain.sign_in.people import Signers
from smeic_tui.store.journal.operation import Operation
from smeic_tui.store.people.people import person
from smeic_tui.store.referrals.referral_lists import enter_told, introducers
from smeic_tui.store.referrals.referrals import referrals_of
from smeic_tui.text import moments


def told_by_form(text: str, at: str | None) -> ToldReferral:
    """What an answer says of who brought somebody.

    Args:
        text: The cell of the introducer.
        at: When it was answered (UTC).
    """
    return ToldReferral(
        received_on=moments.day(at) if at else None,
        introducer=person_of(text),
        introducer_text=text,
        source=source_of(text),
        channel="form",
        is_fresh=True,
    )


def is_news(conn: sqlite3.Connection, person_id: int) -> bool:
    """Whether an answer makes a referral: of an outsider who has none; coming again is no new one.

    Somebody whom the same import adds (a negative number) has none.
    """
    if person_id < 0:
        return True
    mine = [r for r in referrals_of(conn, person_id) if r.person_id == person_id]
    return not mine and person(conn, person_id).kind == "outsider"


def write_from_form(
    op: Operation, person_id: int, told: ToldReferral, people: Signers | None = None
) -> None:
    """Write the referral, unless it is an alumnus who answered or there is one.

    Args:
        op: The operation of the import or of a decision.
        person_id: Who answered.
        told: What was answered.
        people: Everybody who may have brought them, where many are written at once.
    """
    if is_news(op.conn, person_id):
        brought = brought_by(told.introducer, people or introducers(op.conn))
        enter_told(op, person_id, told, brought, today=date.today())
