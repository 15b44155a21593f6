"""Who was asked to an event: waves of invitations, each with a list that is frozen once sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from smeic_tui.domain.events import Wave, WaveChannel
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import Operation

_WAVE = "id, uid, rev, event_id, number, channel, sent_on, deadline, note"


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is in the waves of an event."""

    sent: frozenset[int]
    """People in a wave that was sent."""
    drafted: frozenset[int]
    """People in a wave that was not sent yet."""


def waves(conn: sqlite3.Connection, event_id: int) -> tuple[Wave, ...]:
    """The waves of an event in their order."""
    rows = conn.execute(
        f"SELECT {_WAVE}, (SELECT count(*) FROM invitation WHERE wave_id = wave.id) FROM wave "
        "WHERE event_id = ? ORDER BY number",
        (event_id,),
    )
    return tuple(Wave(*row) for row in rows)


def waves_of(conn: sqlite3.Connection, event_id: int, person_id: int) -> tuple[Wave, ...]:
    """The waves of an event that one person is in, in their order."""
    numbers = {
        number
        for (number,) in conn.execute(
            "SELECT wave.number FROM invitation JOIN wave ON wave.id = invitation.wave_id "
            "WHERE wave.event_id = ? AND invitation.person_id = ?",
            (event_id, person_id),
        )
    }
    return tuple(wave for wave in waves(conn, event_id) if wave.number in numbers)


def invited(conn: sqlite3.Connection, event_id: int) -> Invited:
    """Who was, or would be, invited to an event."""
    sent: set[int] = set()
    drafted: set[int] = set()
    for person_id, sent_on in conn.execute(
        "SELECT invitation.person_id, wave.sent_on FROM invitation "
        "JOIN wave ON wave.id = invitation.wave_id WHERE wave.event_id = ?",
        (event_id,),
    ):
        (drafted if sent_on is None else sent).add(person_id)
    return Invited(frozenset(sent), frozenset(drafted))


def people_of(conn: sqlite3.Connection, wave_id: int) -> tuple[int, ...]:
    """The list of one wave, in the order it was made."""
    rows = conn.execute(
        "SELECT person_id FROM invitation WHERE wave_id = ? ORDER BY id", (wave_id,)
    )
    return tuple(person_id for (person_id,) in rows)


def add_wave(
    op: Operation,
    event_id: int,
    people: Collection[int],
    *,
    channel: WaveChannel,
    deadline: str | None = None,
    sent_on: str | None = None,
) -> int:
    """Enter a wave with its list, kept in its order; the wave's id.

    Args:
        op: The open operation.
        event_id: Which event.
        people: Whom; nobody twice.
        channel: How they are asked.
        deadline: Until when they should answer (ISO date).
        sent_on: When it was sent; None while it is a draft.

    Raises:
        SmeicError: ``wave_empty``.
    """
    if not people:
        raise SmeicError("wave_empty")
    number = op.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM wave WHERE event_id = ?", (event_id,)
    ).fetchone()[0]
    wave_id = op.insert(
        "wave",
        {
            "event_id": event_id,
            "number": number,
            "channel": channel,
            "deadline": deadline,
            "sent_on": sent_on,
        },
    )
    op.insert_many(
        "invitation", ("wave_id", "person_id"), ((wave_id, p) for p in dict.fromkeys(people))
    )
    return wave_id


def change_list(
    op: Operation, wave_id: int, *, add: Collection[int] = (), remove: Collection[int] = ()
) -> None:
    """Add people to the list of a draft, or take them off it.

    Raises:
        SmeicError: ``wave_unknown``, ``wave_frozen``.
    """
    _draft(op.conn, wave_id)
    there = dict(
        op.conn.execute(
            "SELECT person_id, id FROM invitation WHERE wave_id = ?", (wave_id,)
        ).fetchall()
    )
    for person_id in remove:
        if person_id in there:
            op.delete("invitation", there[person_id])
    new = (p for p in dict.fromkeys(add) if p not in there)
    op.insert_many("invitation", ("wave_id", "person_id"), ((wave_id, p) for p in new))


def send(op: Operation, wave_id: int, sent_on: str) -> None:
    """Note that a wave was sent; its list is frozen from now on.

    Raises:
        SmeicError: ``wave_unknown``, ``wave_frozen``, ``wave_empty``.
    """
    _draft(op.conn, wave_id)
    if not people_of(op.conn, wave_id):
        raise SmeicError("wave_empty")
    op.update("wave", wave_id, {"sent_on": sent_on})


def _draft(conn: sqlite3.Connection, wave_id: int) -> None:
    row = conn.execute("SELECT number, sent_on FROM wave WHERE id = ?", (wave_id,)).fetchone()
    if row is None:
        raise SmeicError("wave_unknown")
    if row[1] is not None:
        raise SmeicError("wave_frozen", number=row[0], sent_on=row[1])
