"""Small writes for tests of undo, each one operation."""

from __future__ import annotations

import sqlite3

from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people


def added(conn: sqlite3.Connection, actor: Actor, name: str = "秋山 環") -> tuple[int, int]:
    """A person with a post; their id and the operation's number."""
    with operation(conn, actor, "person_added") as op:
        person = people.add_person(
            op,
            {"kind": "alumnus", "name": name},
            cohort=3,
            organisation="架空精機(株)",
            title="部長",
        )
    return person, op.id


def many_added(conn: sqlite3.Connection, actor: Actor, count: int) -> tuple[int, list[int]]:
    """So many people by one operation; its number and their ids."""
    with operation(conn, actor, "imported") as op:
        ids = [op.insert("person", {"kind": "alumnus", "name": f"人{i} 名"}) for i in range(count)]
    return op.id, ids


def noted(conn: sqlite3.Connection, actor: Actor, person: int) -> int:
    """Somebody writes a note on that person; the operation's number."""
    with operation(conn, actor, "person_edited") as op:
        op.update("person", person, {"note": "会った"})
    return op.id
