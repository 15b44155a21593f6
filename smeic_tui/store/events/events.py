"""Series, events and their parts: what is held and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from smeic_tui.domain.events import Event, Part, Role, Series
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import known_names
from smeic_tui.store.bodies.known_names import OtherNames, free_name, id_named, other_names, rename
from smeic_tui.store.journal.operation import Operation, Value

_SERIES = "id, uid, rev, name, is_provisional, stage, host, note, body_id"
_EVENT = (
    "event.id, event.uid, event.rev, event.series_id, series.name, event.number, event.title, "
    "event.theme, event.held_on, event.venue, event.online_address, event.host, "
    "coalesce(event.stage, series.stage), event.status, event.note, "
    "coalesce(event.body_id, series.body_id), body.name"
)
_PART = "id, uid, rev, event_id, place, name, starts, ends, venue, capacity, fee, is_online"
PART_COLUMNS = ("name", "starts", "ends", "venue", "capacity", "fee", "is_online")
"""What is written of a part."""


# Series


def all_series(conn: sqlite3.Connection) -> tuple[Series, ...]:
    """Every series by name."""
    names = other_names(conn, "series")
    rows = conn.execute(f"SELECT {_SERIES} FROM series ORDER BY name")
    return tuple(_series(row, names.get(row[0], OtherNames())) for row in rows)


def _series(row: Sequence[Any], names: OtherNames) -> Series:
    return Series(*(*row[:4], bool(row[4]), *row[5:], names.aliases, names.former))


def series_named(conn: sqlite3.Connection, name: str) -> Series | None:
    """The series that is, or was, called so in any list; None when there is none."""
    found = id_named(conn, "series", name)
    return next((s for s in all_series(conn) if s.id == found), None)


def add_series(op: Operation, values: Mapping[str, Value]) -> int:
    """Enter a series; its id.

    Raises:
        SmeicError: ``series_exists``, ``series_name_empty``.
    """
    name = free_name(op.conn, "series", str(values.get("name") or ""))
    return op.insert("series", {**values, "name": name})


def rename_series(op: Operation, series_id: int, name: str) -> None:
    """Give a series another name; the old one is kept and still found.

    Raises:
        SmeicError: ``series_exists``, ``series_name_empty``, ``series_unknown``.
    """
    rename(op, "series", series_id, name)


def add_alias(op: Operation, series_id: int, name: str) -> None:
    """Know a series by one more name; one that is known already is left alone.

    Raises:
        SmeicError: ``series_exists`` where another series is called so, ``series_name_empty``.
    """
    known_names.add_alias(op, "series", series_id, name)


# Events


def event(conn: sqlite3.Connection, event_id: int) -> Event:
    """One event with its parts.

    Raises:
        SmeicError: ``event_unknown``.
    """
    found = _events(conn, "WHERE event.id = ?", (event_id,))
    if not found:
        raise SmeicError("event_unknown")
    return found[0]


def events(
    conn: sqlite3.Connection,
    *,
    since: str | None = None,
    until: str | None = None,
    body_id: int | None = None,
) -> tuple[Event, ...]:
    """Events by day, the latest first; those without a day before all others.

    Args:
        conn: Any connection.
        since: First day (ISO).
        until: Last day (ISO).
        body_id: Only those this body holds, by itself or as a series.
    """
    return _events(
        conn,
        "WHERE (?1 IS NULL OR event.held_on >= ?1) AND (?2 IS NULL OR event.held_on <= ?2) "
        "AND (?3 IS NULL OR event.body_id = ?3 OR event.body_id IS NULL "
        "AND event.series_id IN (SELECT series.id FROM series WHERE series.body_id = ?3))",
        (since, until, body_id),
    )


def _events(
    conn: sqlite3.Connection, condition: str, parameters: tuple[Value, ...]
) -> tuple[Event, ...]:
    rows = conn.execute(
        f"SELECT {_EVENT} FROM event LEFT JOIN series ON series.id = event.series_id "
        f"LEFT JOIN body ON body.id = coalesce(event.body_id, series.body_id) {condition} "
        "ORDER BY event.held_on IS NOT NULL, event.held_on DESC, event.id DESC",
        parameters,
    ).fetchall()
    parts: dict[int, list[Part]] = {}
    for row in conn.execute(
        f"SELECT {_PART} FROM event_part WHERE event_id IN (SELECT event.id FROM event "
        f"{condition}) ORDER BY place, id",
        parameters,
    ):
        parts.setdefault(row[3], []).append(Part(*(*row[:11], bool(row[11]))))
    return tuple(Event(*(*row, tuple(parts.get(row[0], ())))) for row in rows)


def event_id_of(conn: sqlite3.Connection, uid: str) -> int:
    """The id behind a uid, or behind a number as ``event list`` prints it.

    Raises:
        SmeicError: ``event_unknown``.
    """
    row = conn.execute("SELECT id FROM event WHERE uid = ?", (uid,)).fetchone()
    if row is None and uid.isascii() and uid.isdigit() and len(uid) < 16:
        row = conn.execute("SELECT id FROM event WHERE id = ?", (int(uid),)).fetchone()
    if row is None:
        raise SmeicError("event_unknown")
    return int(row[0])


def add_event(
    op: Operation, values: Mapping[str, Value], parts: Sequence[Mapping[str, Value]]
) -> int:
    """Enter an event with its parts; its id.

    Args:
        op: The open operation.
        values: Columns of the event.
        parts: Columns of each part, in their order; at least one.

    Raises:
        SmeicError: ``event_without_name``, ``event_without_part``, ``part_name_twice``.
    """
    if not values.get("series_id") and not values.get("title"):
        raise SmeicError("event_without_name")
    if not parts:
        raise SmeicError("event_without_part")
    names = [part.get("name") for part in parts]
    if len(set(names)) < len(names):
        raise SmeicError("part_name_twice")
    event_id = op.insert("event", values)
    for place, part in enumerate(parts, 1):
        chosen = {column: part[column] for column in PART_COLUMNS if column in part}
        op.insert("event_part", {"event_id": event_id, "place": place, **chosen})
    return event_id


def revise_event(
    op: Operation,
    before: Event,
    values: Mapping[str, Value],
    parts: Sequence[Mapping[str, Value] | None],
) -> None:
    """Save a form of an event: what it changed, and nothing somebody else changed meanwhile.

    Args:
        op: The open operation.
        before: The event as it was when the form opened.
        values: Columns of the event as they are to be.
        parts: Columns of the parts, line by line of the form; an empty line removes the part that
            stood there. Parts beyond the form stay as they are.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``part_in_use``, ``record_gone``.
    """
    base = {column: getattr(before, column) for column in values}
    op.revise("event", before.id, before.rev, base, values)
    for place, wanted in enumerate(parts):
        part = before.parts[place] if place < len(before.parts) else None
        if part is not None and wanted is not None:
            was = {column: _stored(getattr(part, column)) for column in wanted}
            op.revise("event_part", part.id, part.rev, was, wanted)
        elif part is not None:
            _remove_part(op, part)
        elif wanted is not None:
            chosen = {column: wanted[column] for column in PART_COLUMNS if column in wanted}
            op.insert("event_part", {"event_id": before.id, "place": place + 1, **chosen})


def _remove_part(op: Operation, part: Part) -> None:
    for table in ("reply", "fee", "attendance", "table_seat"):
        if op.conn.execute(
            f"SELECT 1 FROM {table} WHERE event_part_id = ? LIMIT 1", (part.id,)
        ).fetchone():
            raise SmeicError("part_in_use", name=part.name)
    op.delete("event_part", part.id)


def next_of_series(
    conn: sqlite3.Connection, series_id: int
) -> tuple[dict[str, Value], Sequence[dict[str, Value]]]:
    """What the next event of a series would be like: the last one, one 回次 on, without its day.

    Returns:
        Columns of the event and of its parts, ready for ``add_event``.
    """
    last = _events(conn, "WHERE event.series_id = ?", (series_id,))
    dated = [e for e in last if e.held_on] or list(last)
    values: dict[str, Value] = {"series_id": series_id}
    if not dated:
        return values, [{"name": None}]
    before = dated[0]
    own = conn.execute("SELECT body_id FROM event WHERE id = ?", (before.id,)).fetchone()
    numbers = [e.number for e in last if e.number is not None]
    values |= {
        "number": max(numbers) + 1 if numbers else None,
        "venue": before.venue,
        "host": before.host,
        "body_id": own[0],
    }
    return values, [
        {column: _stored(getattr(part, column)) for column in PART_COLUMNS} for part in before.parts
    ]


def _stored(value: str | int | bool | None) -> Value:
    return int(value) if isinstance(value, bool) else value


# Roles and the pin


def roles(conn: sqlite3.Connection, event_id: int) -> dict[int, Role]:
    """Role by person, of those who have one."""
    return dict(
        conn.execute(
            "SELECT person_id, role FROM event_role WHERE event_id = ? ORDER BY id", (event_id,)
        ).fetchall()
    )


def set_role(op: Operation, event_id: int, person_id: int, role: Role | None) -> None:
    """Give somebody a role at an event, another one, or none."""
    row = op.conn.execute(
        "SELECT id, role FROM event_role WHERE event_id = ? AND person_id = ?",
        (event_id, person_id),
    ).fetchone()
    if row is None and role is not None:
        op.insert("event_role", {"event_id": event_id, "person_id": person_id, "role": role})
    elif row is not None and role is None:
        op.delete("event_role", row[0])
    elif row is not None and row[1] != role:
        op.update("event_role", row[0], {"role": role})


def pinned(conn: sqlite3.Connection, staff_id: int) -> Event | None:
    """The event a member of staff has before them; None where none is pinned, or it is gone."""
    row = conn.execute(
        "SELECT event_id FROM pinned_event JOIN event ON event.id = event_id WHERE staff_id = ?",
        (staff_id,),
    ).fetchone()
    return event(conn, row[0]) if row else None


def pin(conn: sqlite3.Connection, staff_id: int, event_id: int | None) -> None:
    """Pin an event for a member of staff, or none; where they stand is no fact of the journal."""
    if event_id is None:
        conn.execute("DELETE FROM pinned_event WHERE staff_id = ?", (staff_id,))
    else:
        conn.execute(
            "INSERT INTO pinned_event (staff_id, event_id) VALUES (?1, ?2) "
            "ON CONFLICT (staff_id) DO UPDATE SET event_id = ?2",
            (staff_id, event_id),
        )
