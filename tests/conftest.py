"""What every test may ask for: a fresh database, a connection that writes, somebody who works."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from smeic_tui.store.file import database, opening, sessions
from smeic_tui.store.file.writer import Writer
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import staff
from smeic_tui.text import set_language
from tests import idle

# A busy machine is no fault of an example; how long things take is told by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

AS_MADE = database._configure
"""What the program sets on each of its connections."""


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Every test starts with the screen's language."""
    set_language("ja")
    yield
    set_language("ja")


@pytest.fixture(scope="session", autouse=True)
def rest() -> Iterator[None]:
    """A pilot's waits end when the program is at rest (`tests.idle`)."""
    with pytest.MonkeyPatch.context() as patch:
        for place in ("textual.pilot", "textual.app"):
            patch.setattr(f"{place}.wait_for_idle", idle.wait_for_idle)
        patch.setattr(Writer, "submit", idle.noting(Writer.submit))
        yield


@pytest.fixture(scope="session", autouse=True)
def unforced() -> Iterator[None]:
    """Commits of this process are not forced to the disk: no test turns the power off.

    What they are is the same for every connection, also one of another process; only the wait for
    the disk is left out, which is half of the time of a short test.
    """

    def without_force(conn: sqlite3.Connection, read_only: bool) -> None:
        AS_MADE(conn, read_only)
        conn.execute("PRAGMA synchronous = OFF")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_configure", without_force)
        yield


@pytest.fixture
def forced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections as the program makes them, for tests of what survives."""
    monkeypatch.setattr(database, "_configure", AS_MADE)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a fresh database: creating one costs a hundred times a copy."""
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    database.create(path)
    with closing(opening.writer(path)) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


@pytest.fixture
def db_path(tmp_path: Path, empty_file: bytes) -> Path:
    """A fresh database file."""
    path = tmp_path / "smeic.sqlite"
    path.write_bytes(empty_file)
    return path


@pytest.fixture
def conn(db_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that writes."""
    with closing(opening.writer(db_path)) as connection:
        yield connection


@pytest.fixture
def actor(conn: sqlite3.Connection) -> Actor:
    """水野 at her desk."""
    member = staff.add_staff(conn, None, name="水野 葵", short_name="水野")
    return sessions.begin(conn, member.id)


@pytest.fixture
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall, wherever the test runs."""
    if hasattr(time, "tzset"):
        with monkeypatch.context() as patch:
            patch.setenv("TZ", "Asia/Tokyo")
            time.tzset()
            yield
        time.tzset()
    else:
        yield


@pytest.fixture
def lists_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder into which a page writes its lists."""
    monkeypatch.setattr("screens.forms.list_output.output_folder", lambda: tmp_path)
    return tmp_path
