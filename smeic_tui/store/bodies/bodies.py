"""Bodies: what they are called, what they held and made; who belongs to them is `memberships`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.domain.bodies import Body, Output
from smeic_tui.errors import SmeicError
from smeic_tui.store.bodies import known_names
from smeic_tui.store.bodies.known_names import OtherNames, free_name, id_named, other_names
from smeic_tui.store.bodies.memberships import CURRENT
from smeic_tui.store.journal.operation import Operation, Value

_BODY = (
    "body.id, body.uid, body.rev, body.name, body.kind, body.parent_id, parent.name, body.stage, "
    "body.owner_id, staff.short_name, body.purpose, body.started, body.ended, body.note"
)
_OUTPUT = "id, uid, rev, body_id, made_on, title, address, note"
_HELD = (
    "FROM event LEFT JOIN series ON series.id = event.series_id "
    "WHERE coalesce(event.body_id, series.body_id) = body.id AND event.status <> 'cancelled'"
)


@dataclass(frozen=True, slots=True)
class Summary:
    """A body with its numbers: a line of the list."""

    body: Body
    members: int
    """Members on that day, each counted once."""
    chair: str
    """Who leads it; empty where nobody is entered."""
    outputs: int
    last_held: str | None
    """Day of its latest meeting up to that day."""
    next_held: str | None
    """Day of its next meeting."""


def bodies(conn: sqlite3.Connection) -> tuple[Body, ...]:
    """Every body, those that have ended last, by name."""
    names = other_names(conn, "body")
    rows = conn.execute(
        f"SELECT {_BODY} FROM body LEFT JOIN body AS parent ON parent.id = body.parent_id "
        "LEFT JOIN staff ON staff.id = body.owner_id "
        "ORDER BY body.ended IS NOT NULL, body.name, body.id"
    )
    found = []
    for row in rows:
        others = names.get(row[0], OtherNames())
        found.append(Body(*(*row, others.aliases, others.former)))
    return tuple(found)


def body(conn: sqlite3.Connection, body_id: int) -> Body:
    """One body.

    Raises:
        SmeicError: ``body_unknown``.
    """
    found = next((each for each in bodies(conn) if each.id == body_id), None)
    if found is None:
        raise SmeicError("body_unknown")
    return found


def body_id_of(conn: sqlite3.Connection, text: str) -> int:
    """The id behind a uid, a name it has or had, or a number as ``group list`` prints it.

    Raises:
        SmeicError: ``body_unknown``.
    """
    row = conn.execute("SELECT id FROM body WHERE uid = ?", (text,)).fetchone()
    found = row[0] if row else id_named(conn, "body", text.strip())
    if found is None and text.isascii() and text.isdigit() and len(text) < 16:
        row = conn.execute("SELECT id FROM body WHERE id = ?", (int(text),)).fetchone()
        found = row[0] if row else None
    if found is None:
        raise SmeicError("body_unknown")
    return int(found)


def summaries(conn: sqlite3.Connection, today: str) -> tuple[Summary, ...]:
    """Every body with its numbers, in the order of ``bodies``.

    Args:
        conn: Any connection.
        today: ISO date on which members are counted and meetings are over.
    """
    numbers = {
        row[0]: row[1:]
        for row in conn.execute(
            "SELECT body.id, (SELECT count(DISTINCT person_id) FROM membership "
            f"WHERE body_id = body.id AND {CURRENT}), "
            "coalesce((SELECT person.name FROM membership JOIN person ON person.id = person_id "
            f"WHERE body_id = body.id AND role = 'chair' AND {CURRENT} ORDER BY membership.id "
            "DESC LIMIT 1), ''), "
            "(SELECT count(*) FROM body_output WHERE body_id = body.id), "
            f"(SELECT max(held_on) {_HELD} AND held_on <= ?1), "
            f"(SELECT min(held_on) {_HELD} AND held_on > ?1) FROM body",
            (today,),
        )
    }
    return tuple(Summary(each, *numbers[each.id]) for each in bodies(conn))


def add_body(op: Operation, values: Mapping[str, Value]) -> int:
    """Enter a body; its id.

    Raises:
        SmeicError: ``body_exists``, ``body_name_empty``.
    """
    name = free_name(op.conn, "body", str(values.get("name") or ""))
    return op.insert("body", {**values, "name": name})


def revise_body(op: Operation, before: Body, values: Mapping[str, Value]) -> None:
    """Save a form of a body; another name is a renaming, which keeps the old one.

    Args:
        op: The open operation.
        before: The body as it was when the form opened.
        values: Columns as they are to be.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``body_exists``, ``body_name_empty``, ``body_in_itself``, ``record_gone``.
    """
    columns = dict(values)
    name = columns.pop("name", None)
    if "parent_id" in columns:
        _refuse_circle(op.conn, before.id, columns["parent_id"])
    base = {column: getattr(before, column) for column in columns}
    op.revise("body", before.id, before.rev, base, columns)
    if name is not None:
        known_names.revise_name(op, "body", before.id, before.name, str(name))


def _refuse_circle(conn: sqlite3.Connection, body_id: int, parent: Value) -> None:
    seen = {body_id}
    while parent is not None:
        if parent in seen:
            raise SmeicError("body_in_itself")
        seen.add(int(parent))
        row = conn.execute("SELECT parent_id FROM body WHERE id = ?", (parent,)).fetchone()
        parent = row[0] if row else None


# Outputs


def outputs(conn: sqlite3.Connection, body_id: int) -> tuple[Output, ...]:
    """What a body made, the latest first; what has no date comes last."""
    rows = conn.execute(
        f"SELECT {_OUTPUT} FROM body_output WHERE body_id = ? "
        "ORDER BY made_on IS NULL, made_on DESC, id DESC",
        (body_id,),
    )
    return tuple(Output(*row) for row in rows)


def add_output(op: Operation, body_id: int, values: Mapping[str, Value]) -> int:
    """Enter what a body made; its id.

    Raises:
        SmeicError: ``output_without_title``.
    """
    if not values.get("title"):
        raise SmeicError("output_without_title")
    return op.insert("body_output", {"body_id": body_id, **values})


def revise_output(op: Operation, before: Output, values: Mapping[str, Value]) -> None:
    """Save a form of an output.

    Raises:
        EditConflict: somebody changed the same field.
        SmeicError: ``output_without_title``, ``record_gone``.
    """
    if not values.get("title", before.title):
        raise SmeicError("output_without_title")
    base = {column: getattr(before, column) for column in values}
    op.revise("body_output", before.id, before.rev, base, values)
