"""The file that an evaluation starts from, and how far its people go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from smeic_tui.store.file import database, opening, sessions
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people import staff


@contextmanager
def empty_file() -> Iterator[tuple[sqlite3.Connection, Actor]]:
    """A file without people, gone afterwards, and somebody who writes to it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evaluation.sqlite"
        database.create(path)
        with closing(opening.writer(path)) as conn:
            yield conn, sessions.begin(conn, staff.add_staff(conn, None, name="評価").id)


def last_person(conn: sqlite3.Connection) -> int:
    """The highest id of anybody on file."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM person").fetchone()[0])
