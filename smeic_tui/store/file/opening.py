"""Open, create or upgrade a file, as every door into the program does it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.japanese.version import FOLD_VERSION
from smeic_tui.store.file import backup, sessions
from smeic_tui.store.file.database import (
    SCHEMA_VERSION,
    check_file,
    connect,
    followed,
    migrate,
    user_version,
    verify,
)
from smeic_tui.store.file.faults import refusing

DAMAGE = frozenset({"db_corrupt", "db_not_sqlite", "db_empty"})
"""What opening says of a file that once was a database of ours and no longer is."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that passed every check."""

    path: Path
    read_only: bool
    """The file or its folder cannot be written to; everything can be read."""


def open_file(path: Path) -> Opened:
    """Check a file, upgrade it after a backup if it is older, and say whether it can be written.

    A file that this computer left uncleanly, or never worked in, is examined before it is used;
    any other one by ``quick_check``, in the background once something is on the screen.

    Raises:
        SmeicError: see ``check_file``, ``verify``; ``db_corrupt`` when SQLite finds it broken.
    """
    path = followed(path)
    check_file(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    with refusing(path), closing(connect(path, read_only=not writable)) as conn:
        version = user_version(conn)
        if version < SCHEMA_VERSION and not writable:
            raise SmeicError("db_older_read_only", path=str(path))
        if version < SCHEMA_VERSION:
            backup.back_up(path)
            migrate(conn)
        verify(conn, path)
        if sessions.wants_check(conn) and not _is_sound(conn):
            raise SmeicError("db_corrupt", path=str(path))
        if writable and _folded_otherwise(conn):
            from smeic_tui.store.roster.roster_rows import rebuild

            rebuild(conn)
    if writable:
        backup.sweep(path)
    return Opened(path, read_only=not writable)


def _folded_otherwise(conn: sqlite3.Connection) -> bool:
    """Whether the derived rows are of another version of the rules; they are all of one."""
    found = conn.execute("SELECT fold_version FROM roster_row LIMIT 1").fetchone()
    return found is not None and found[0] != FOLD_VERSION


def reader(path: Path) -> sqlite3.Connection:
    """A read-only connection to a file that ``open_file`` has passed."""
    conn = connect(path, read_only=True)
    try:
        verify(conn, path)
    except BaseException:
        conn.close()
        raise
    return conn


def writer(path: Path) -> sqlite3.Connection:
    """A connection that writes; also a file copied from a backup gets its WAL back here."""
    conn = connect(path)
    try:
        verify(conn, path)
        with refusing(path):
            conn.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        conn.close()
        raise
    return conn


def quick_check(path: Path) -> bool:
    """Whether SQLite finds the file sound; 1 ms at 640 people, 0.1 s at 100,000."""
    try:
        with closing(connect(path, read_only=True)) as conn:
            return _is_sound(conn)
    except SmeicError as error:
        if error.code in DAMAGE:
            return False
        raise


def _is_sound(conn: sqlite3.Connection) -> bool:
    try:
        return bool(conn.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
