"""Who stands in the way of a write: names for a lock, out of the table of sessions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import sessions
from smeic_tui.store.file.database import connect
from smeic_tui.store.file.faults import refusing


@contextmanager
def naming_holders(path: Path) -> Iterator[None]:
    """As ``refusing``, and a lock that was waited for in vain names who has the file open.

    Raises:
        SmeicError: ``db_locked_by`` in place of ``db_locked`` where the file knows a name.
    """
    try:
        with refusing(path):
            yield
    except SmeicError as error:
        who = holders(path) if error.code == "db_locked" else ""
        if not who:
            raise
        raise SmeicError("db_locked_by", path=str(path), who=who) from error


def holders(path: Path, *, but_us: bool = True) -> str:
    """Who has this file open; empty if nobody is known, or the file cannot say."""
    try:
        # A reader is never locked out by a writer.
        with refusing(path), closing(connect(path, read_only=True)) as conn:
            return sessions.holders(conn, but_us=but_us)
    except (SmeicError, sqlite3.Error):
        return ""
