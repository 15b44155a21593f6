"""Invented referrals for tests of the store, the screens and the commands."""

from __future__ import annotations

import sqlite3
from datetime import date

from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.referrals.referral_acts import Intake, TakenIn, move_referral, take_in

TODAY = date(2026, 11, 23)


def person(
    conn: sqlite3.Connection,
    actor: Actor,
    name: str,
    *,
    kind: str = "alumnus",
    kana: str | None = None,
    cohort: int | None = 3,
    organisation: str | None = None,
    tags: tuple[tuple[str, str], ...] = (),
) -> int:
    """Somebody on file."""
    with operation(conn, actor, "person_added", params={"name": name}) as op:
        number = people.add_person(
            op,
            {"kind": kind, "name": name, "kana": kana},
            cohort=cohort if kind == "alumnus" else None,
            organisation=organisation,
        )
        for tag, label in tags:
            op.insert("tag", {"person_id": number, "kind": tag, "label": label})
    return number


def enter(
    conn: sqlite3.Connection, actor: Actor, intake: Intake, *, today: date = TODAY
) -> tuple[int, TakenIn]:
    """Take somebody in; the operation, and what became of it."""
    with operation(conn, actor, "referral_added", params={"name": intake.name}) as op:
        taken = take_in(op, intake, today=today)
    return op.id, taken


def move(
    conn: sqlite3.Connection,
    actor: Actor,
    referral_id: int,
    to: str,
    *,
    why: str | None = None,
    note: str | None = None,
    today: date = TODAY,
) -> int:
    """Move a referral; the operation."""
    with operation(conn, actor, "referral_moved", params={"name": "x"}) as op:
        move_referral(op, referral_id, to, why=why, note=note, today=today)
    return op.id
