"""Referrals that a list tells of: which are on file already, and writing those that are not."""

from __future__ import annotations

import sqlite3
from datetime import date

from smeic_tui.domain.referrals.facts import SOURCES
from smeic_tui.domain.referrals.told import Brought, ToldReferral
from smeic_tui.domain.sign_in.people import Signer, Signers
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.people.identities import identities
from smeic_tui.store.people.people import person
from smeic_tui.store.people.staff import all_staff
from smeic_tui.store.referrals.introductions import between, introductions_of
from smeic_tui.store.referrals.referral_acts import AS_INTRODUCTION, Intake, take_in
from smeic_tui.store.referrals.referrals import referrals_of


def introducers(conn: sqlite3.Connection, more: tuple[Signer, ...] = ()) -> Signers:
    """Everybody alive who may have brought somebody.

    Args:
        conn: Any connection.
        more: People whom the same import adds.
    """
    gone = {
        person_id
        for (person_id,) in conn.execute("SELECT id FROM person WHERE standing = 'deceased'")
    }
    known = (
        Signer(person_id, who, "asked")
        for person_id, who in identities(conn).items()
        if person_id not in gone
    )
    return Signers([*known, *more])


def is_told(conn: sqlite3.Connection, person_id: int, told: ToldReferral) -> bool:
    """Whether the file holds what a row says: a referral of the day, or what became of it."""
    if any(
        r.person_id == person_id
        and (r.received_on == told.received_on or (told.topic and r.topic == told.topic))
        for r in referrals_of(conn, person_id)
    ):
        return True
    if person(conn, person_id).kind not in ("alumnus", "student"):
        return False
    return any(i.reason == (told.topic or None) for i in introductions_of(conn, person_id))


def enter_told(
    op: Operation, person_id: int, told: ToldReferral, brought: Brought, *, today: date
) -> bool:
    """Write what a row says; False where the file holds it already.

    Nothing the row says is dropped: what has no place of its own stands in the note.

    Args:
        op: The open operation.
        person_id: Whom the row means.
        told: What it says.
        brought: Who brought them, as far as it is certain.
        today: The local day; the day of receipt where the row has none.
    """
    if is_told(op.conn, person_id, told):
        return False
    owner, left = _owner(op.conn, told.owner)
    details: dict[str, Value] = {
        "channel": told.channel,
        "category": told.category,
        "stage": told.stage,
        "furthest": told.stage if told.stage in AS_INTRODUCTION else "new",
        "why": told.why,
        "owner_id": owner,
        "next_action": told.next_action or None,
        "due_on": told.due_on,
        "thanks_due_on": (told.received_on or today.isoformat()) if told.thanks_owed else None,
        "thanked_on": told.thanked_on,
        "note": _note(told, brought, left),
    }
    by = brought.person if brought.person not in (None, person_id) else None
    if person(op.conn, person_id).kind in ("alumnus", "student"):
        return _between_alumni(op, person_id, by, told, details, today)
    intake = Intake(
        person_id=person_id,
        introducer_id=by,
        source=next((s for s in SOURCES if s == told.source), None),
        source_name=None if by else told.introducer_text or None,
        topic=told.topic or None,
        received_on=told.received_on,
        details=details,
    )
    if told.is_fresh:
        for column in ("owner_id", "due_on", "thanks_due_on"):
            del details[column]
    take_in(op, intake, today=today)
    for kind, text in (("need", told.wants), ("offer", told.offers)):
        _tag(op, person_id, kind, text)
    return True


def _between_alumni(
    op: Operation,
    person_id: int,
    by: int | None,
    told: ToldReferral,
    details: dict[str, Value],
    today: date,
) -> bool:
    """The outsider of the list is an alumnus: an introduction, unless the two have one."""
    if by is not None and between(op.conn, person_id, by):
        return False
    stage = AS_INTRODUCTION.get(told.stage)
    aside = "candidate" if told.stage == "on_hold" else "passed"
    op.insert(
        "introduction",
        {
            "person_id": person_id,
            "other_person_id": by,
            "reason": told.topic or None,
            "stage": stage or aside,
            "furthest": stage or "candidate",
            "why": "other" if stage is None and aside == "passed" else None,
            "stage_on": told.received_on or today.isoformat(),
            **{c: details[c] for c in ("owner_id", "next_action", "due_on", "note")},
        },
    )
    for kind, text in (("need", told.wants), ("offer", told.offers)):
        _tag(op, person_id, kind, text)
    return True


def _owner(conn: sqlite3.Connection, name: str) -> tuple[int | None, str]:
    """The member of staff of that name; whoever is not on file stays in words."""
    found = [s for s in all_staff(conn) if name and name in (s.short_name, s.name.split()[0])]
    return (found[0].id, "") if len(found) == 1 else (None, name)


def _note(told: ToldReferral, brought: Brought, owner: str) -> str | None:
    words = (
        told.note,
        told.status,
        told.category_text,
        told.thanks_text,
        told.received_text,
        owner,
        told.introducer_text if brought.person is not None else "",
    )
    return " / ".join(dict.fromkeys(filter(None, words))) or None


def _tag(op: Operation, person_id: int, kind: str, text: str) -> None:
    if not text:
        return
    known = op.conn.execute(
        "SELECT 1 FROM tag WHERE person_id = ? AND kind = ? AND label = ?", (person_id, kind, text)
    ).fetchone()
    if known is None:
        op.insert("tag", {"person_id": person_id, "kind": kind, "label": text})
