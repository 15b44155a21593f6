"""What an undo made of every row of the lists that an import had read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from smeic_tui.errors import Reason
from smeic_tui.store.journal.in_force import record_key
from smeic_tui.store.journal.undo import FAILURES, Reversal

Fate = Literal["reversed", "kept", "failed"]


@dataclass(frozen=True, slots=True)
class RowFate:
    """One row of a list."""

    file: str
    """Name of the list."""
    sheet: str
    row: int
    """As the spreadsheet counts it."""
    name: str
    """As it stands there."""
    fate: Fate
    """``reversed``, ``kept`` as it was edited since, or ``failed``."""
    reason: Reason | None
    """Why it was not reversed."""


def row_fates(conn: sqlite3.Connection, reversal: Reversal) -> Iterator[RowFate]:
    """Every row of an import that was taken back; nothing for other operations.

    Args:
        conn: Any connection.
        reversal: What the undo of the import left; rows that an earlier undo reversed count as
            reversed.
    """
    files = dict(
        conn.execute(
            "SELECT row_id, json_extract(after, '$.file') FROM change "
            "WHERE operation_id = ? AND tbl = 'import_batch' AND action = 'insert'",
            (reversal.undid,),
        ).fetchall()
    )
    rows = conn.execute(
        "SELECT row_id, person_id, json_extract(after, '$.batch_id'), "
        "json_extract(after, '$.sheet'), json_extract(after, '$.row'), "
        "json_extract(after, '$.name') FROM change "
        "WHERE operation_id = ? AND tbl = 'import_row' AND action = 'insert' ORDER BY id",
        (reversal.undid,),
    )
    for row_id, person_id, batch, sheet, row, name in rows:
        left = reversal.left.get(record_key("import_row", row_id, person_id))
        fate: Fate = "reversed"
        if left is not None:
            fate = "failed" if left.reason.code in FAILURES else "kept"
        yield RowFate(files.get(batch, ""), sheet, row, name, fate, left.reason if left else None)
