"""Opening is safe: what is not ours stays untouched and is named for what it is."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import database, opening
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.text import lookup

pytestmark = pytest.mark.usefixtures("forced")


def _code(path: Path) -> str:
    with pytest.raises(SmeicError) as refused:
        opening.open_file(path)
    assert lookup(f"error.{refused.value.code}")
    assert lookup(f"error.{refused.value.code}.hint")
    return refused.value.code


def test_a_new_file_is_ours_private_and_exactly_of_this_schema(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    database.create(path)
    assert not opening.open_file(path).read_only
    with closing(opening.reader(path)) as conn:
        assert database.schema_fingerprint(conn) == database.SCHEMA_FINGERPRINT
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert conn.execute("PRAGMA synchronous").fetchone() == (2,)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_every_table_is_strict_and_its_ids_are_never_given_twice(conn: sqlite3.Connection) -> None:
    from smeic_tui.store.journal.journal import JOURNALLED

    for name, sql in conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        if not name.startswith(("sqlite_", "_")):
            assert "STRICT" in sql.rsplit(")", 1)[1], name
        if name in JOURNALLED:
            assert "id INTEGER PRIMARY KEY AUTOINCREMENT" in sql
            assert "uid TEXT NOT NULL UNIQUE" in sql


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "db_empty"), (b"PK\x03\x04" + b"x" * 200, "db_not_sqlite"), (b"SQL", "db_not_sqlite")],
)
def test_foreign_bytes_are_refused_untouched(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    assert _code(path) == code
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("CREATE TABLE bookmarks (url TEXT)")
        conn.commit()
    content = path.read_bytes()
    assert _code(path) == "db_foreign"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_file_is_refused_untouched(db_path: Path) -> None:
    with closing(sqlite3.connect(db_path)) as conn:
        conn.execute("PRAGMA user_version = 99")
    assert _code(db_path) == "db_newer"
    with closing(sqlite3.connect(db_path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_schema_changed_behind_our_back_is_refused(db_path: Path) -> None:
    with closing(sqlite3.connect(db_path)) as conn:
        conn.execute("CREATE TRIGGER spy AFTER INSERT ON person BEGIN SELECT 1; END")
    assert _code(db_path) == "db_schema_changed"


def test_what_litestream_keeps_is_no_change_of_schema(db_path: Path) -> None:
    with closing(sqlite3.connect(db_path)) as conn:
        conn.execute("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")
    assert not opening.open_file(db_path).read_only


def test_missing_files_and_folders_are_never_made_silently(tmp_path: Path) -> None:
    assert _code(tmp_path / "none.sqlite") == "db_missing"
    assert _code(tmp_path) == "db_folder"
    with pytest.raises(SmeicError) as refused:
        database.create(tmp_path / "no" / "folder.sqlite")
    assert refused.value.code == "db_folder_missing"
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_overwritten(db_path: Path) -> None:
    with pytest.raises(SmeicError) as refused:
        database.create(db_path)
    assert refused.value.code == "db_exists"


def test_a_truncated_file_is_called_damaged(db_path: Path, actor: Actor) -> None:
    with closing(sqlite3.connect(db_path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = db_path.read_bytes()
    db_path.write_bytes(content[: len(content) // 2])
    for side in ("-wal", "-shm"):
        db_path.with_name(db_path.name + side).unlink(missing_ok=True)
    assert _code(db_path) == "db_corrupt"


def test_a_file_that_may_not_be_written_opens_read_only(
    db_path: Path, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    content = db_path.read_bytes()
    opened = opening.open_file(db_path)
    assert opened.read_only
    with closing(opening.reader(db_path)) as conn:
        assert conn.execute("SELECT name FROM staff").fetchall() == [("水野 葵",)]
    assert db_path.read_bytes() == content


def test_a_reader_cannot_write(db_path: Path, conn: sqlite3.Connection, actor: Actor) -> None:
    with closing(opening.reader(db_path)) as own, pytest.raises(sqlite3.OperationalError):
        own.execute("DELETE FROM session")


def test_rows_folded_by_older_rules_are_derived_anew_when_a_file_is_opened(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    with operation(conn, actor, "person_added") as op:
        people.add_person(op, {"kind": "alumnus", "name": "秋山 環", "kana": "あきやま たまき"})
    fresh = conn.execute("SELECT * FROM roster_row").fetchall()
    conn.execute("UPDATE roster_row SET fold_version = 0, latin = 'old', sort_kana = 'old'")
    opening.open_file(db_path)
    assert conn.execute("SELECT * FROM roster_row").fetchall() == fresh
