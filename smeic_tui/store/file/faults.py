"""What SQLite and the disk can refuse, said as errors a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smeic_tui.errors import SmeicError

_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "db_locked",
    sqlite3.SQLITE_LOCKED: "db_locked",
    sqlite3.SQLITE_READONLY: "db_read_only",
    sqlite3.SQLITE_CANTOPEN: "db_unreadable",
    sqlite3.SQLITE_PERM: "db_unreadable",
    sqlite3.SQLITE_CORRUPT: "db_corrupt",
    sqlite3.SQLITE_NOTADB: "db_not_sqlite",
    sqlite3.SQLITE_IOERR: "db_io",
}

NOT_WRITTEN = frozenset(_CODES.values()) | {"db_replaced"}
"""Codes after which the file did not take a write; any other refusal is about what was asked."""


def code_of(error: sqlite3.Error) -> str | None:
    """The error code a user can act on, or None for a bug of ours."""
    raw = getattr(error, "sqlite_errorcode", None)
    if raw is None:
        return None
    if raw in (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE):
        # A file-size limit or a full disk below the file system shows up as a failed write.
        return "disk_full"
    return _CODES.get(raw & 0xFF)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a ``SmeicError``; bugs pass through with their traceback."""
    try:
        yield
    except sqlite3.Error as error:
        code = code_of(error)
        if code is None:
            raise
        raise SmeicError(code, path=str(path)) from error
