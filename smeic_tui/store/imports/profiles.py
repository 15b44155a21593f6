"""Mapping profiles: how staff read a kind of list, kept to be offered when such a list comes again.

A profile is a fact like any other: journalled, undoable, with an author. It is kept by name, and
remembering under a name that exists replaces what it said.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smeic_tui.errors import SmeicError
from smeic_tui.store.imports import imports
from smeic_tui.store.journal.operation import Actor, Operation, Value, operation


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """What a column with this header means."""

    header: str
    """As the list names it."""
    field: str | None
    """Canonical field; None: kept under the person's other fields."""
    scope: str | None = None
    """``home`` or ``work``, where the list says so."""
    policy: str | None = None
    """``fill``, ``update``, ``keep`` or ``ask``; None: the default of the field."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A remembered mapping of columns, with the answers given beside it."""

    name: str
    """What staff call it: 同窓会名簿."""
    file: str
    """The list it was made from."""
    columns: tuple[ProfileColumn, ...]
    """Its columns in the order of that list."""
    alumni_only: bool | None = None
    """The answer to 「この一覧は修了生だけですか？」; None: not answered."""
    id: int = 0
    """Its id; 0 while it is only proposed."""
    uid: str = ""
    """Its uid; empty while it is only proposed."""

    @property
    def fingerprint(self) -> str:
        """Of its headers, whatever their order: the same list is known by it."""
        return fingerprint(column.header for column in self.columns)


def fingerprint(headers: Iterable[str]) -> str:
    """The fingerprint of a set of headers; their order and spelling of white space do not count."""
    bare = sorted({"".join(header.split()) for header in headers})
    return hashlib.blake2b("\n".join(bare).encode(), digest_size=12).hexdigest()


def profiles(conn: sqlite3.Connection) -> tuple[Profile, ...]:
    """All profiles, the one remembered last first."""
    rows = conn.execute(
        "SELECT name, file, columns, alumni_only, id, uid FROM import_profile ORDER BY id DESC"
    )
    return tuple(_profile(row) for row in rows)


def profile(conn: sqlite3.Connection, name: str) -> Profile:
    """The profile of that name.

    Raises:
        SmeicError: ``profile_unknown``.
    """
    row = conn.execute(
        "SELECT name, file, columns, alumni_only, id, uid FROM import_profile WHERE name = ?",
        (name,),
    ).fetchone()
    if row is None:
        raise SmeicError("profile_unknown", name=name)
    return _profile(row)


def remember(op: Operation, found: Profile) -> int:
    """Keep a profile within an open operation, in place of one of the same name; its id."""
    values: dict[str, Value] = {
        "name": found.name,
        "file": found.file,
        "fingerprint": found.fingerprint,
        "columns": json.dumps([_stored(c) for c in found.columns], ensure_ascii=False),
        "alumni_only": None if found.alumni_only is None else int(found.alumni_only),
    }
    held = op.conn.execute("SELECT id FROM import_profile WHERE name = ?", (found.name,)).fetchone()
    if held is None:
        return op.insert("import_profile", values)
    op.update("import_profile", held[0], values)
    return int(held[0])


def save_profile(conn: sqlite3.Connection, actor: Actor, found: Profile) -> int | None:
    """Keep a profile as an operation of its own.

    Returns:
        The operation; None when the same was kept already.

    Raises:
        SmeicError: ``profile_unnamed``.
    """
    if not found.name.strip():
        raise SmeicError("profile_unnamed")
    with operation(conn, actor, "profile_saved", params={"name": found.name}) as op:
        remember(op, found)
    return op.id if op.recorded else None


def rename_profile(conn: sqlite3.Connection, actor: Actor, name: str, new: str) -> int | None:
    """Give a profile another name; the operation.

    Raises:
        SmeicError: ``profile_unknown``, ``profile_unnamed``, ``profile_exists``.
    """
    held = profile(conn, name)
    if not new.strip():
        raise SmeicError("profile_unnamed")
    if new != name and any(other.name == new for other in profiles(conn)):
        raise SmeicError("profile_exists", name=new)
    with operation(conn, actor, "profile_renamed", params={"name": name, "new": new}) as op:
        if new != name:
            op.update("import_profile", held.id, {"name": new})
    return op.id if op.recorded else None


def remove_profile(conn: sqlite3.Connection, actor: Actor, name: str) -> int | None:
    """Forget a profile; undo brings it back.

    Raises:
        SmeicError: ``profile_unknown``.
    """
    held = profile(conn, name)
    with operation(conn, actor, "profile_removed", params={"name": name}) as op:
        op.delete("import_profile", held.id)
    return op.id if op.recorded else None


def from_batch(conn: sqlite3.Connection, batch_id: int) -> Profile:
    """The profile that an earlier import amounts to, named after its file and not kept yet.

    Tables of one file (a sheet a cohort) are taken together; a header that two of them read
    differently means what the first says.

    Raises:
        SmeicError: ``import_unknown``.
    """
    batch = imports.batch(conn, batch_id)
    columns: dict[str, ProfileColumn] = {}
    for table in batch.tables:
        for column in table["columns"]:
            header = column["header"]
            if str(column["field"] or "").startswith("_"):
                # A column this program added to a list it wrote.
                continue
            columns.setdefault(
                header,
                ProfileColumn(header, column["field"], column["scope"], column.get("policy")),
            )
    stem = batch.file.rpartition(".")[0] or batch.file
    return Profile(stem, batch.file, tuple(columns.values()), batch.alumni_only)


def _stored(column: ProfileColumn) -> dict[str, str | None]:
    return {
        "header": column.header,
        "field": column.field,
        "scope": column.scope,
        "policy": column.policy,
    }


def _profile(row: tuple[Any, ...]) -> Profile:
    name, file, columns, alumni_only, number, uid = row
    read: list[Mapping[str, str | None]] = json.loads(columns)
    return Profile(
        name,
        file,
        tuple(
            ProfileColumn(c["header"] or "", c["field"], c["scope"], c.get("policy")) for c in read
        ),
        None if alumni_only is None else bool(alumni_only),
        number,
        uid,
    )
