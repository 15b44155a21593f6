"""The open file as the screens see it: reads at once, writes in the background, one author.

Short reads use ``conn`` on the UI thread; long ones open their own connection with ``reading`` on
their own thread. Writes go to the one writer thread and are answered by a future.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar

from smeic_tui.store.file import opening, sessions
from smeic_tui.store.file.faults import refusing
from smeic_tui.store.file.writer import Writer
from smeic_tui.store.journal.newest import data_version
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people.staff import Staff

T = TypeVar("T")


class Workspace:
    """One opened database and the member of staff who works in it."""

    def __init__(
        self, opened: opening.Opened, staff: Staff, conn: sqlite3.Connection | None = None
    ) -> None:
        """Connect for reading; the writer starts when first needed.

        Args:
            opened: A file that passed its checks.
            staff: Who works.
            conn: A reading connection to it that is open already; closed with the workspace.
        """
        self.path: Path = opened.path
        self.read_only = opened.read_only
        self.staff = staff
        self.conn = conn or opening.reader(opened.path)
        self._writer: Writer | None = None
        self._actor: Actor | None = None
        self._entering = Lock()
        self._closed = False

    def submit(self, work: Callable[[sqlite3.Connection, Actor], T]) -> Future[T]:
        """Run ``work`` on the writer's thread as this member of staff.

        Args:
            work: Given the writing connection and the author; opens its operation itself.

        Returns:
            The future of its result; a refused write is its ``SmeicError``.
        """
        return self._started().submit(lambda conn: work(conn, self._author(conn)))

    def _started(self) -> Writer:
        if self._writer is None:
            self._writer = Writer(self.path)
        return self._writer

    def _author(self, conn: sqlite3.Connection) -> Actor:
        with self._entering:
            if self._actor is None:
                self._actor = sessions.begin(conn, self.staff.id)
            return self._actor

    def _leave(self, conn: sqlite3.Connection) -> None:
        if self._actor is not None:
            sessions.end(conn, self._actor)

    @property
    def session_id(self) -> int | None:
        """This program's session; None before it was entered."""
        return self._actor.session_id if self._actor else None

    def enter(self) -> None:
        """Enter this program into the table of sessions; on a thread, once the screen is painted.

        Through a connection that goes again: the writer's takes 3 MB, which somebody who only
        looks people up never needs.

        Raises:
            SmeicError: what SQLite refuses; the first write enters the program then.
        """
        with closing(opening.writer(self.path)) as conn, refusing(self.path), self._entering:
            if self._actor is None and not self._closed:
                self._actor = sessions.begin(conn, self.staff.id)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of the calling thread, for reads that may take a while.

        Raises:
            SmeicError: what SQLite refuses, ``db_corrupt`` among it.
        """
        with refusing(self.path), closing(opening.reader(self.path)) as conn:
            yield conn

    def is_sound(self) -> bool:
        """Whether SQLite finds the file sound; on a thread, once the first screen is painted."""
        return opening.quick_check(self.path)

    def back_up_if_due(self) -> Path | None:
        """Back the file up if it changed since the last time and that is long ago; on a thread.

        Returns:
            The new backup; None where none was due.

        Raises:
            SmeicError: what ``back_up`` refuses.
        """
        from smeic_tui.store.file import backup
        from smeic_tui.store.journal import history

        with self.reading() as conn:
            changed_at = history.last_change(conn)
        if not backup.due(self.path, changed_at):
            return None
        made = backup.back_up(self.path)
        backup.thin(self.path)
        return made

    def data_version(self) -> int:
        """Changes whenever anybody else's connection, the writer's included, has committed."""
        return data_version(self.conn)

    def close(self) -> None:
        """Finish what was handed to the writer, leave the session, and disconnect."""
        with self._entering:
            self._closed = True
        if self._writer is not None or self._actor is not None:
            writer = self._started()
            # On the writer's thread: what waits there may begin the session.
            writer.submit(self._leave)
            writer.close()
            self._writer = None
        self.conn.close()
