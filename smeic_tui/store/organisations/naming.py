"""The organisation that a typed name means, by the rule by which lists find it; else a new one."""

from __future__ import annotations

import sqlite3

from smeic_tui.domain.company_names import CompanyNames
from smeic_tui.errors import Reason
from smeic_tui.store.bodies.known_names import id_named
from smeic_tui.store.journal.operation import Operation


def organisation_named(op: Operation, name: str) -> int:
    """The organisation of that name however it is written, entered now if it is new; its id.

    Whoever typed it is told where one was taken that is called otherwise, and where none was
    because several differ in their legal form only.
    """
    found = id_named(op.conn, "organisation", name)
    if found is not None:
        return found
    names = _names(op.conn)
    taken = names.meant(name)
    if taken is not None:
        called = op.conn.execute("SELECT name FROM organisation WHERE id = ?", (taken,)).fetchone()
        op.tell(Reason("organisation_taken", {"typed": name, "name": called[0]}))
        return taken
    if count := names.apart(name):
        op.tell(Reason("organisation_apart", {"name": name, "count": count}))
    return op.insert("organisation", {"name": name})


def organisation_meant(conn: sqlite3.Connection, name: str) -> int | None:
    """The organisation that `organisation_named` would take; None where it would enter one."""
    found = id_named(conn, "organisation", name)
    return _names(conn).meant(name) if found is None else found


def _names(conn: sqlite3.Connection) -> CompanyNames:
    return CompanyNames.of(
        conn.execute("SELECT id, name FROM organisation ORDER BY id"),
        conn.execute("SELECT organisation_id, name FROM organisation_name ORDER BY id"),
    )
