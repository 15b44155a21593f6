"""What left the house: every exported list with its author, columns, people and purpose."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from smeic_tui.store.journal.operation import Actor, now
from smeic_tui.store.people.redirects import ids_of


def log_export(
    conn: sqlite3.Connection,
    actor: Actor,
    *,
    layout: str,
    columns: Sequence[str],
    person_ids: Sequence[int],
    condition: str,
    purpose: str,
    recipient: str | None,
    file: Path,
) -> int:
    """Write one line and the people it held; its id. The file must be written already.

    Args:
        conn: The writing connection.
        actor: Who exported.
        layout: Name of the layout, e.g. ``roster``.
        columns: Keys of the columns, in order.
        person_ids: Everybody in the file.
        condition: The query or selection that chose them, as staff would say it.
        purpose: What it is for, one line.
        recipient: Who gets it, if anybody outside.
        file: Where it was written.
    """
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    conn.execute("BEGIN IMMEDIATE")
    try:
        number = conn.execute(
            "INSERT INTO export_log (at, staff_id, layout, columns, people, filter, purpose, "
            "recipient, file, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                now(),
                actor.staff_id,
                layout,
                json.dumps(list(columns), ensure_ascii=False),
                len(person_ids),
                condition,
                purpose,
                recipient,
                str(file),
                sha256,
            ),
        ).lastrowid
        assert number is not None
        conn.executemany(
            "INSERT INTO export_person (export_id, person_id) VALUES (?, ?)",
            ((number, i) for i in dict.fromkeys(person_ids)),
        )
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")
    return number


def exports_with(conn: sqlite3.Connection, person_id: int) -> tuple[int, ...]:
    """Numbers of the exports a person was in, also before they were merged into who they are now.

    The log says who was in a file when it went out, so a merge does not rewrite it.
    """
    ids = ids_of(conn, person_id)
    rows = conn.execute(
        "SELECT DISTINCT export_id FROM export_person "
        f"WHERE person_id IN ({', '.join('?' * len(ids))}) ORDER BY export_id",
        ids,
    )
    return tuple(number for (number,) in rows)
