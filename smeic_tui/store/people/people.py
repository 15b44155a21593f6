"""Read and write one person and all that hangs on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smeic_tui.domain.consent import Channel, ContactRule
from smeic_tui.domain.people import (
    Address,
    ContactNote,
    ContactPoint,
    Enrolment,
    Organisation,
    Person,
    Position,
    Tag,
)
from smeic_tui.errors import SmeicError
from smeic_tui.store.events.person_events import EventTaken, events_of
from smeic_tui.store.journal.operation import Operation, Value
from smeic_tui.store.organisations.naming import organisation_named
from smeic_tui.store.people.redirects import survivor_of


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person with what stands beside them in every list: who, where, how to reach them."""

    person: Person
    enrolments: tuple[Enrolment, ...]
    """The primary one first."""
    positions: tuple[Position, ...]
    """Present and past, in the order entered."""
    contacts: tuple[ContactPoint, ...]
    addresses: tuple[Address, ...]
    rules: Mapping[Channel, ContactRule]
    tags: tuple[Tag, ...]
    notes: tuple[ContactNote, ...]
    """Contact log, the latest first."""
    events: tuple[EventTaken, ...] = ()
    """Events that concern the person, the latest first."""


_PERSON = (
    "id, uid, rev, kind, name, family, given, kana, latin, former_name, member_no, licence_no, "
    "birth_year, standing, standing_on, note, other, verified_on"
)
ORGANISATION = (
    "organisation.id, organisation.uid, organisation.rev, organisation.name, "
    "organisation.corporate_number, organisation.industry, organisation.business_type, "
    "organisation.size_band, organisation.prefecture, organisation.note, organisation.kana, "
    "organisation.homepage"
)
"""Columns of an `Organisation`, in its order."""


def ids_of(conn: sqlite3.Connection, uids: Iterable[str]) -> dict[str, int]:
    """By uid, the ids of those of these people who are on file."""
    found: dict[str, int] = {}
    for uid in uids:
        row = conn.execute("SELECT id FROM person WHERE uid = ?", (uid,)).fetchone()
        if row is not None:
            found[uid] = row[0]
    return found


def uids_of(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """By id, the uids of those of these people who are on file: how scripts name people."""
    found: dict[int, str] = {}
    for person_id in ids:
        row = conn.execute("SELECT uid FROM person WHERE id = ?", (person_id,)).fetchone()
        if row is not None:
            found[person_id] = row[0]
    return found


def person(conn: sqlite3.Connection, person_id: int) -> Person:
    """One person by id.

    Raises:
        SmeicError: ``person_unknown``.
    """
    row = conn.execute(f"SELECT {_PERSON} FROM person WHERE id = ?", (person_id,)).fetchone()
    if row is None:
        raise SmeicError("person_unknown")
    return Person(*(*row[:16], json.loads(row[16]), row[17]))


def person_id_of(conn: sqlite3.Connection, uid: str) -> int:
    """The id behind a uid; of somebody who was merged, the survivor's.

    Raises:
        SmeicError: ``person_unknown``.
    """
    row = conn.execute("SELECT id FROM person WHERE uid = ?", (uid,)).fetchone()
    found = int(row[0]) if row else survivor_of(conn, uid)
    if found is None:
        raise SmeicError("person_unknown")
    return found


def portrait(conn: sqlite3.Connection, person_id: int, *, notes: int = 50) -> Portrait:
    """The portrait of one person.

    Args:
        conn: Any connection.
        person_id: Who.
        notes: How many lines of the contact log at most.

    Raises:
        SmeicError: ``person_unknown``.
    """
    who = (person_id,)
    enrolments = conn.execute(
        "SELECT id, uid, rev, person_id, cohort, course, entered, completed, research_theme, "
        "is_primary FROM enrolment WHERE person_id = ? ORDER BY is_primary DESC, id",
        who,
    )
    contacts = conn.execute(
        "SELECT id, uid, rev, person_id, kind, value, scope, state, state_on, note "
        "FROM contact_point WHERE person_id = ? ORDER BY state <> 'current', id",
        who,
    )
    addresses = conn.execute(
        "SELECT id, uid, rev, person_id, scope, postcode, prefecture, text, state, state_on "
        "FROM address WHERE person_id = ? ORDER BY state <> 'current', id",
        who,
    )
    rules = conn.execute(
        "SELECT channel, verdict, since, source, reason FROM contact_rule WHERE person_id = ?", who
    )
    tags = conn.execute(
        "SELECT id, uid, rev, person_id, kind, label FROM tag WHERE person_id = ? ORDER BY id", who
    )
    return Portrait(
        person=person(conn, person_id),
        enrolments=tuple(Enrolment(*(*row[:9], bool(row[9]))) for row in enrolments),
        positions=positions(conn, person_id),
        contacts=tuple(ContactPoint(*row) for row in contacts),
        addresses=tuple(Address(*row) for row in addresses),
        rules={row[0]: ContactRule(*row) for row in rules},
        tags=tuple(Tag(*row) for row in tags),
        notes=contact_notes(conn, person_id, limit=notes),
        events=events_of(conn, person_id),
    )


def positions(conn: sqlite3.Connection, person_id: int) -> tuple[Position, ...]:
    """A person's posts, present and past, in the order entered."""
    rows = conn.execute(
        "SELECT position.id, position.uid, position.rev, position.person_id, position.department, "
        "position.title, position.rank, position.job_function, position.relation, "
        "position.started, position.ended, position.is_primary, position.note, "
        f"{ORGANISATION} FROM position "
        "LEFT JOIN organisation ON organisation.id = position.organisation_id "
        "WHERE position.person_id = ? ORDER BY position.id",
        (person_id,),
    )
    return tuple(
        Position(
            *(
                *row[:4],
                Organisation(*row[13:]) if row[13] is not None else None,
                *row[4:11],
                bool(row[11]),
                row[12],
            )
        )
        for row in rows
    )


def contact_notes(
    conn: sqlite3.Connection, person_id: int, *, limit: int = 50
) -> tuple[ContactNote, ...]:
    """A person's contact log, the latest first; also notes where they are the second person."""
    rows = conn.execute(
        "SELECT contact_log.id, contact_log.uid, contact_log.rev, contact_log.person_id, channel, "
        "direction, at, coalesce(staff.name, ''), text, next_action, due_on, done_on, "
        "other_person_id, other.name FROM contact_log "
        "LEFT JOIN staff ON staff.id = contact_log.staff_id "
        "LEFT JOIN person AS other ON other.id = contact_log.other_person_id "
        "WHERE contact_log.person_id = ?1 OR other_person_id = ?1 "
        "ORDER BY at DESC, contact_log.id DESC LIMIT ?2",
        (person_id, limit),
    )
    return tuple(ContactNote(*row) for row in rows)


def add_person(
    op: Operation,
    values: Mapping[str, Value],
    *,
    cohort: int | None = None,
    completed: str | None = None,
    organisation: str | None = None,
    department: str | None = None,
    title: str | None = None,
    contacts: tuple[tuple[str, str | None, str], ...] = (),
) -> int:
    """Enter a person with what a first telephone call tells; their id.

    Args:
        op: The open operation.
        values: Columns of ``person``; at least ``kind`` and ``name``.
        cohort: 期, where there is one.
        completed: 修了年月 as partial ISO date.
        organisation: Company as written.
        department: 部署.
        title: 役職.
        contacts: ``(kind, scope, value)`` of mails and telephone numbers.
    """
    person_id = op.insert("person", values)
    if cohort is not None or completed is not None:
        op.insert("enrolment", {"person_id": person_id, "cohort": cohort, "completed": completed})
    if organisation or department or title:
        add_position(op, person_id, organisation=organisation, department=department, title=title)
    for kind, scope, value in contacts:
        contact: dict[str, Value] = {"kind": kind, "scope": scope, "value": value}
        op.insert("contact_point", {"person_id": person_id, **contact})
    return person_id


def add_position(
    op: Operation,
    person_id: int,
    *,
    organisation: str | None,
    department: str | None = None,
    title: str | None = None,
    started: str | None = None,
    is_primary: bool = True,
) -> int:
    """Add a post; its id. Other posts stay as they are."""
    values: dict[str, Value] = {
        "person_id": person_id,
        "organisation_id": organisation_named(op, organisation) if organisation else None,
        "department": department,
        "title": title,
        "started": started,
        "is_primary": int(is_primary),
    }
    return op.insert("position", values)


def change_position(
    op: Operation,
    person_id: int,
    *,
    organisation: str | None,
    department: str | None,
    title: str | None,
    on: str,
    leaves: int | None,
) -> int:
    """会社が変わった: end the old post, keep it as career history, and enter the new one.

    Args:
        op: The open operation.
        person_id: Who.
        organisation: New company as written; None for a post without one.
        department: 部署.
        title: 役職.
        on: Partial ISO date of the change.
        leaves: Id of the post that ends; None when the new one is an additional post (兼務).
    """
    if leaves is not None:
        op.update("position", leaves, {"ended": on, "is_primary": 0})
    return add_position(
        op,
        person_id,
        organisation=organisation,
        department=department,
        title=title,
        started=on,
        is_primary=leaves is not None,
    )


def set_standing(op: Operation, person_id: int, standing: str, on: str | None) -> None:
    """逝去, 退会, 所在不明 or back to 有効, with the date it is true from."""
    op.update("person", person_id, {"standing": standing, "standing_on": on})


def add_contact_note(
    op: Operation,
    person_id: int,
    *,
    text: str,
    channel: str = "phone",
    direction: str = "in",
    at: str | None = None,
    next_action: str | None = None,
    due_on: str | None = None,
    other_person_id: int | None = None,
) -> int:
    """Write one line into the contact log; its id. Written by whoever runs the operation."""
    values: dict[str, Value] = {
        "person_id": person_id,
        "other_person_id": other_person_id,
        "channel": channel,
        "direction": direction,
        "at": at or op.at,
        "staff_id": op.actor.staff_id,
        "text": text,
        "next_action": next_action,
        "due_on": due_on,
        "owner_id": op.actor.staff_id if next_action else None,
    }
    return op.insert("contact_log", values)
