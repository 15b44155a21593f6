"""Staff are people in the file too: who works here, and who this operating-system user is."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import host_name
from smeic_tui.store.journal.operation import Actor, operation


@dataclass(frozen=True, slots=True)
class Staff:
    """One member of staff."""

    id: int
    name: str
    short_name: str
    active_from: str | None
    active_to: str | None
    os_users: tuple[str, ...]
    """Logins that are this person without asking; a shared office login belongs to nobody."""


_SELECT = "SELECT id, name, short_name, active_from, active_to, os_users FROM staff"


def all_staff(conn: sqlite3.Connection) -> tuple[Staff, ...]:
    """Everybody, those who work here now first."""
    rows = conn.execute(f"{_SELECT} ORDER BY active_to IS NOT NULL, id").fetchall()
    return tuple(_staff(row) for row in rows)


def find_staff(conn: sqlite3.Connection, name: str) -> Staff:
    """The member of staff with this name or short name.

    Raises:
        SmeicError: ``staff_unknown`` or ``staff_ambiguous``.
    """
    rows = conn.execute(f"{_SELECT} WHERE name = ?1 OR short_name = ?1", (name,)).fetchall()
    exact = [row for row in rows if row[1] == name]
    found = exact or rows
    if not found:
        raise SmeicError("staff_unknown", name=name)
    if len(found) > 1:
        raise SmeicError("staff_ambiguous", name=name)
    return _staff(found[0])


def staff_of_os_user(conn: sqlite3.Connection, os_user: str) -> Staff | None:
    """The one active member of staff this login belongs to, if there is exactly one."""
    found = [s for s in all_staff(conn) if os_user in s.os_users and s.active_to is None]
    return found[0] if len(found) == 1 else None


def add_staff(
    conn: sqlite3.Connection,
    actor: Actor | None,
    *,
    name: str,
    short_name: str = "",
    os_users: tuple[str, ...] = (),
) -> Staff:
    """Enter a member of staff; the very first one is the author of their own entry.

    Raises:
        SmeicError: ``staff_exists``, ``staff_name_empty``.
    """
    name = name.strip()
    if not name:
        raise SmeicError("staff_name_empty")
    if conn.execute("SELECT 1 FROM staff WHERE name = ?", (name,)).fetchone():
        raise SmeicError("staff_exists", name=name)
    author = actor or Actor(None, None, host_name())
    with operation(conn, author, "staff_added", params={"name": name}) as op:
        values = {
            "name": name,
            "short_name": short_name.strip() or name.split()[0],
            "active_from": op.day,
            "os_users": json.dumps(list(os_users), ensure_ascii=False),
        }
        staff_id = op.insert("staff", values)
        if author.staff_id is None:
            conn.execute("UPDATE operation SET staff_id = ? WHERE id = ?", (staff_id, op.id))
    return _staff(conn.execute(f"{_SELECT} WHERE id = ?", (staff_id,)).fetchone())


def _staff(row: tuple[int, str, str, str | None, str | None, str]) -> Staff:
    return Staff(*row[:5], os_users=tuple(json.loads(row[5])))


def add_login(conn: sqlite3.Connection, actor: Actor, staff_id: int, os_user: str) -> None:
    """Know this member of staff by a login from now on, without asking."""
    row = conn.execute(f"{_SELECT} WHERE id = ?", (staff_id,)).fetchone()
    found = _staff(row)
    if os_user not in found.os_users:
        with operation(conn, actor, "staff_login", params={"name": found.name}) as op:
            logins = json.dumps([*found.os_users, os_user], ensure_ascii=False)
            op.update("staff", staff_id, {"os_users": logins})
