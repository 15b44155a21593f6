"""What taking back a merge needs beyond the rules of every undo.

A merge moves rows one by one, so it is taken back row by row: an edit since then keeps its own row
and holds nothing else back. But the two people come apart whole or not at all, and so it is with
doing it again.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from smeic_tui.errors import SmeicError
from smeic_tui.store.people.merge import KIND


@dataclass(frozen=True, slots=True)
class Parting:
    """The merge behind an operation: the merge itself, its undo, or the redo of that."""

    number: int
    """The merge."""
    survivor: int
    """Id of the person who stayed."""
    loser: int
    """Id of the person who went."""
    apart: bool
    """Whether reversing the operation makes two people again."""


def parting(conn: sqlite3.Connection, number: int) -> Parting | None:
    """The merge that reversing this operation takes back or does again; None for any other.

    Raises:
        SmeicError: ``merged_further`` when the survivor went into somebody else since.
    """
    root, apart = number, True
    while True:
        row = conn.execute("SELECT kind, undoes FROM operation WHERE id = ?", (root,)).fetchone()
        if row is None:
            return None
        if row[1] is None:
            break
        root, apart = row[1], not apart
    if row[0] != KIND:
        return None
    (redirect,) = conn.execute(
        "SELECT after FROM change WHERE operation_id = ? AND tbl = 'person_redirect' "
        "AND action = 'insert'",
        (root,),
    ).fetchone()
    told = json.loads(redirect)
    found = Parting(root, told["person_id"], told["old_id"], apart)
    if not _exists(conn, found.survivor):
        raise SmeicError("merged_further", number=root)
    return found


def check(conn: sqlite3.Connection, found: Parting) -> None:
    """Refuse, before it is committed, what would leave half a person.

    Raises:
        SmeicError: ``merge_again`` when something new hangs on the person who would go.
    """
    if _exists(conn, found.loser) != found.apart:
        raise SmeicError(
            "merge_again" if not found.apart else "unmerge_failed", number=found.number
        )


def require_merge(conn: sqlite3.Connection, number: int) -> None:
    """See that an operation is a merge.

    Raises:
        SmeicError: ``operation_unknown``, ``not_a_merge``.
    """
    row = conn.execute("SELECT kind FROM operation WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise SmeicError("operation_unknown", number=number)
    if row[0] != KIND:
        raise SmeicError("not_a_merge", number=number)


def _exists(conn: sqlite3.Connection, person_id: int) -> bool:
    return conn.execute("SELECT 1 FROM person WHERE id = ?", (person_id,)).fetchone() is not None
