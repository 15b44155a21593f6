"""Open the file safely, create it, and bring it to this version's schema.

The checks that need no SQLite come first, so that another program's file is refused untouched: even
opening a WAL database writes beside it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import private_file, sync_folder
from smeic_tui.store.file import unfinished
from smeic_tui.store.file.faults import refusing
from smeic_tui.store.journal import journal

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x534D4943
"""``SMIC`` in the SQLite header: this file is ours."""
SCHEMA_VERSION = 15
BUSY_MS = 5000
_READER_KB = 512
"""SQLite's own cache of a reading connection."""
_MAGIC = b"SQLite format 3\x00"
_OF_OTHERS = ("sqlite_", "_litestream_", "_sqlite_migrations")
_HEADER_BYTES = 100


def followed(path: Path) -> Path:
    """The file a link stands for: its WAL, its backups and a restore belong beside that.

    Raises:
        SmeicError: ``db_unreadable``, ``path_too_long``.
    """
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError):
            raise unfinished.refusal(error, path) from error
        # A link that leads back to itself.
        raise SmeicError("db_unreadable", path=str(path)) from error


def check_file(path: Path) -> None:
    """Refuse what is not our database, by its first 100 bytes alone.

    Raises:
        SmeicError: ``db_missing``, ``db_folder``, ``db_empty``, ``db_not_sqlite``, ``db_foreign``,
            ``db_newer``, ``db_unreadable``, ``path_too_long``.
    """
    try:
        if not path.exists():
            raise SmeicError("db_missing", path=str(path))
        if not path.is_file():
            raise SmeicError("db_folder", path=str(path))
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise unfinished.refusal(error, path) from error
    if not header:
        raise SmeicError("db_empty", path=str(path))
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        raise SmeicError("db_not_sqlite", path=str(path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise SmeicError("db_foreign", path=str(path))
    _refuse_newer(path, int.from_bytes(header[60:64], "big"))


def _refuse_newer(path: Path, found: int) -> None:
    if found > SCHEMA_VERSION:
        raise SmeicError("db_newer", path=str(path), found=found, known=SCHEMA_VERSION)


def connect(path: Path, *, read_only: bool = False, any_thread: bool = False) -> sqlite3.Connection:
    """One connection with this program's settings; the caller has checked the file.

    Args:
        path: An existing database of ours.
        read_only: No write is possible through it.
        any_thread: It is handed to another thread after opening (the writer's).
    """
    mode = "ro" if read_only else "rw"
    with refusing(path):
        conn = sqlite3.connect(
            f"{_uri(path)}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=not any_thread,
        )
        try:
            _configure(conn, read_only)
        except sqlite3.OperationalError as error:
            conn.close()
            if not read_only or not _not_writable(error):
                raise
            if _size(path.with_name(path.name + "-wal")):
                raise SmeicError("db_wal_unreadable", path=str(path)) from error
            # A WAL file in a folder we may not write to opens only as a still picture.
            conn = sqlite3.connect(
                f"{_uri(path)}?mode=ro&immutable=1",
                uri=True,
                isolation_level=None,
                check_same_thread=not any_thread,
            )
            _configure(conn, read_only)
    return conn


def _not_writable(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _uri(path: Path) -> str:
    # SQLite takes no host in an address: a server's name goes into the path (file:////server/…).
    address = path.absolute().as_uri()
    return address if address.startswith("file:///") else address.replace("file:", "file://", 1)


def _configure(conn: sqlite3.Connection, read_only: bool) -> None:
    conn.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
    conn.execute("PRAGMA foreign_keys = ON")
    # REPLACE deletes without firing delete triggers unless triggers may recurse.
    conn.execute("PRAGMA recursive_triggers = ON")
    conn.execute("PRAGMA synchronous = FULL")
    if not read_only:
        # Every savepoint writes a file otherwise: a fifth of the time of undoing an import.
        conn.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        conn.execute("PRAGMA query_only = ON")
        # The system keeps the pages as well: reads of 100,000 people take the same with 2 MB.
        conn.execute(f"PRAGMA cache_size = -{_READER_KB}")
    conn.execute("SELECT count(*) FROM sqlite_master").fetchone()


def schema_fingerprint(conn: sqlite3.Connection) -> str:
    """SHA-256 of the schema as it stands, without what SQLite, sqlite-utils and Litestream keep.

    Only their tables are left out: a trigger or view of any name counts, for it would be trusted.
    """
    rows = conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    text = "\n".join(
        sql
        for kind, name, sql in rows
        if kind not in ("table", "index") or not name.startswith(_OF_OTHERS)
    )
    return hashlib.sha256(text.encode()).hexdigest()


def verify(conn: sqlite3.Connection, path: Path) -> None:
    """Trust the schema only after it proved to be exactly ours; JSON triggers need the trust.

    Raises:
        SmeicError: ``db_foreign``, ``db_newer``, ``db_schema_changed``.
    """
    with refusing(path):
        if conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise SmeicError("db_foreign", path=str(path))
        _refuse_newer(path, user_version(conn))
        if schema_fingerprint(conn) != SCHEMA_FINGERPRINT:
            raise SmeicError("db_schema_changed", path=str(path))
        conn.execute("PRAGMA trusted_schema = ON")


def user_version(conn: sqlite3.Connection) -> int:
    """The schema version written in the file."""
    version: int = conn.execute("PRAGMA user_version").fetchone()[0]
    return version


def create(path: Path) -> None:
    """Make a new, empty, private database file; its folder must exist and the file must not.

    Raises:
        SmeicError: ``db_exists``, ``db_folder_missing``, ``db_folder_read_only``, ``disk_full``.
    """
    try:
        taken = path.exists()
    except OSError as error:
        raise unfinished.refusal(error, path) from error
    if taken:
        raise SmeicError("db_exists", path=str(path))
    part = unfinished.start(path)
    try:
        private_file(part)
        with refusing(path), closing(sqlite3.connect(part, isolation_level=None)) as conn:
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(conn)
            conn.execute("PRAGMA journal_mode = WAL")
        if not unfinished.put_new(part, path):
            raise SmeicError("db_exists", path=str(path))
        sync_folder(path.parent)
    finally:
        unfinished.discard(part)


def migrate(conn: sqlite3.Connection) -> None:
    """Run what the file lacks, and re-create the journal's triggers, in one transaction."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("smeic")
    for script in sorted(files("smeic_tui.store").joinpath("migrations").iterdir(), key=str):
        if script.name.endswith(".sql"):
            sql = script.read_text(encoding="utf-8")
            migrations(name=script.name.removesuffix(".sql"))(_runs(sql))
    conn.execute("PRAGMA trusted_schema = ON")
    conn.execute("PRAGMA legacy_alter_table = OFF")
    conn.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(conn))
        journal.install_triggers(conn)
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def _runs(script: str) -> Callable[[Database], None]:
    """A migration: the statements one by one, as ``executescript`` would commit around them."""

    def run(db: Database, /) -> None:
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                db.conn.execute(statement)
                statement = ""

    return run


SCHEMA_FINGERPRINT = "9e747627776e4feaf0f2cdb93755bab485c5fdec84db7c20537dd55c25c5733b"
"""Of schema version 15; a test builds a file and compares."""
