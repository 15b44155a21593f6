"""What a record is called, was called and is also called: renamed with history, always found.

Series, bodies and organisations keep their other names in ``<table>_name``. No two records of a
table share a name, not even one that has been given up: lists go on using it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.authors import last_act
from smeic_tui.store.journal.operation import EditConflict, Operation

Table = Literal["series", "body", "organisation"]


@dataclass(slots=True)
class OtherNames:
    """Names of a record beside the present one."""

    aliases: tuple[str, ...] = ()
    """How lists call it, in the order entered."""
    former: tuple[str, ...] = ()
    """What it was called before, the latest first."""


def other_names(conn: sqlite3.Connection, table: Table) -> dict[int, OtherNames]:
    """The other names by id of the record; records without any are left out."""
    found: dict[int, OtherNames] = {}
    for record, kind, name in conn.execute(
        f"SELECT {table}_id, kind, name FROM {table}_name ORDER BY id"
    ):
        names = found.setdefault(record, OtherNames())
        if kind == "alias":
            names.aliases = (*names.aliases, name)
        else:
            names.former = (name, *names.former)
    return found


def id_named(conn: sqlite3.Connection, table: Table, name: str) -> int | None:
    """The record that is, or was, called so in any list; None when there is none."""
    row = conn.execute(
        f"SELECT id, 0 FROM {table} WHERE name = ?1 "
        f"UNION ALL SELECT {table}_id, 1 FROM {table}_name WHERE name = ?1 ORDER BY 2, 1",
        (name,),
    ).fetchone()
    return int(row[0]) if row else None


def free_name(conn: sqlite3.Connection, table: Table, name: str, own: int | None = None) -> str:
    """The name without blanks around it, once nothing else is called so.

    Args:
        conn: Any connection.
        table: Which kind of record.
        name: As typed.
        own: The record that may be called so already.

    Raises:
        SmeicError: ``series_exists``, ``series_name_empty``; of others ``body_…``,
            ``organisation_…``.
    """
    name = name.strip()
    if not name:
        raise SmeicError(f"{table}_name_empty")
    found = id_named(conn, table, name)
    if found is not None and found != own:
        raise SmeicError(f"{table}_exists", name=name)
    return name


def revise_name(
    op: Operation,
    table: Table,
    record: int,
    before: str,
    name: str,
    kept: Literal["former", "alias"] = "former",
) -> None:
    """Rename a record as a form says that was opened on a name.

    Args:
        op: The open operation.
        table: Which kind of record.
        record: Its id.
        before: Its name as it was when the form opened.
        name: As it is to be; the same one renames nothing.
        kept: See ``rename``.

    Raises:
        EditConflict: somebody gave it a third name in between.
        SmeicError: ``record_gone`` and those of ``rename``.
    """
    name = name.strip()
    if name == before:
        return
    row = op.conn.execute(f"SELECT rev, name FROM {table} WHERE id = ?", (record,)).fetchone()
    if row is None:
        raise SmeicError("record_gone")
    rev, now = row
    if now not in (before, name):
        versions = {"name": (before, name, now)}
        raise EditConflict(table, record, rev, versions, *last_act(op.conn, table, record))
    rename(op, table, record, name, kept)


def rename(
    op: Operation, table: Table, record: int, name: str, kept: Literal["former", "alias"] = "former"
) -> None:
    """Give a record another name; the old one is kept and still found.

    Args:
        op: The open operation.
        table: Which kind of record.
        record: Its id.
        name: The new name.
        kept: What the old one is from now on: a name of the past, or only another way to write it.

    Raises:
        SmeicError: those of ``free_name``, ``series_unknown``, ``body_unknown``,
            ``organisation_unknown``.
    """
    row = op.conn.execute(f"SELECT name FROM {table} WHERE id = ?", (record,)).fetchone()
    if row is None:
        raise SmeicError(f"{table}_unknown")
    name = free_name(op.conn, table, name, record)
    if name == row[0]:
        return
    again = op.conn.execute(
        f"SELECT id FROM {table}_name WHERE {table}_id = ? AND name = ?", (record, name)
    ).fetchone()
    if again is not None:
        op.delete(f"{table}_name", again[0])
    until = op.day if kept == "former" else None
    op.insert(
        f"{table}_name", {f"{table}_id": record, "name": row[0], "kind": kept, "until": until}
    )
    op.update(table, record, {"name": name})


def add_alias(op: Operation, table: Table, record: int, name: str) -> None:
    """Know a record by one more name; one that is known already is left alone.

    Raises:
        SmeicError: those of ``free_name``.
    """
    name = free_name(op.conn, table, name, record)
    if id_named(op.conn, table, name) is None:
        op.insert(f"{table}_name", {f"{table}_id": record, "name": name, "kind": "alias"})
