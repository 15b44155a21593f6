"""The rows an import left over, as a workbook that can be mended and imported again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from screens.forms.writing import free_name, output_folder
from smeic_tui.errors import SmeicError
from smeic_tui.exports.names import file_name
from smeic_tui.store.imports import imports
from smeic_tui.text import t

_NO_PLACE = frozenset({"export_not_writable", "export_no_folder", "export_disk_full"})
"""Why a file cannot lie beside the list: a stick that is write-protected, full or gone."""


def write_left_over(conn: sqlite3.Connection, operation: int, source: Path) -> Path | None:
    """Write what an import left over as it stands now; None when nothing is left.

    A file of an earlier time may hold what somebody has begun to mend: it is never replaced.

    Args:
        conn: Any connection.
        operation: The import.
        source: Its first list; the file lies beside it, else in the documents folder.
    """
    from importers.applying.rejected import write_waiting

    batches = [batch.id for batch in imports.batches_of(conn, operation)]
    stem = f"{file_name(source.stem, suffix='')}_{t('importing.left_over')}"
    try:
        return write_waiting(conn, free_name(source.parent, stem), batches)
    except SmeicError as error:
        elsewhere = output_folder()
        if error.code not in _NO_PLACE or elsewhere == source.parent:
            raise
        return write_waiting(conn, free_name(elsewhere, stem), batches)
