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
from typing import TypeVar

from smeic_tui.store.file import opening, sessions
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

    def submit(self, work: Callable[[sqlite3.Connection, Actor], T]) -> Future[T]:
        """Run ``work`` on the writer's thread as this member of staff.

        Args:
            work: Given the writing connection and the author; opens its operation itself.

        Returns:
            The future of its result; a refused write is its ``SmeicError``.
        """
        if self._writer is None:
            self._writer = Writer(self.path)
        return self._writer.submit(lambda conn: work(conn, self._author(conn)))

    def _author(self, conn: sqlite3.Connection) -> Actor:
        if self._actor is None:
            self._actor = sessions.begin(conn, self.staff.id)
        return self._actor

    def _leave(self, conn: sqlite3.Connection) -> None:
        if self._actor is not None:
            sessions.end(conn, self._actor)

    @property
    def session_id(self) -> int | None:
        """This program's session; None before the first write."""
        return self._actor.session_id if self._actor else None

    def enter(self) -> Future[None]:
        """Enter this program into the table of sessions; called once the screen is painted."""
        return self.submit(lambda conn, actor: None)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of the calling thread, for reads that may take a while."""
        with closing(opening.reader(self.path)) as conn:
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
        if self._writer is not None:
            # On the writer's thread: only there is it known whether the session was begun.
            self._writer.submit(self._leave)
            self._writer.close()
            self._writer = None
        self.conn.close()
