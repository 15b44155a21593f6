"""One thread that writes: the screen hands it work and is answered, and never waits for a lock.

A lock held by another program blocks a write for up to five seconds; on this thread that shows as
保存中, not as a dead screen. Work is done in the order given and never dropped: closing the writer
finishes what was handed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import opening
from smeic_tui.store.file.occupied import naming_holders

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


class Writer:
    """The only connection of this process that writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._queue: SimpleQueue[tuple[Work[Any], Future[Any]] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="smeic-writer", daemon=False)
        self._thread.start()

    def submit(self, work: Work[T]) -> Future[T]:
        """Hand over work; the future holds its result, or the error it met.

        Args:
            work: Called on the writer's thread with the writing connection. It opens an operation
                itself, so that what it returns exists only if it was committed.
        """
        future: Future[T] = Future()
        self._queue.put((work, future))
        return future

    def close(self) -> None:
        """Finish everything handed over, then stop."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        conn: sqlite3.Connection | None = None
        born: tuple[int, int] | None = None
        while (job := self._queue.get()) is not None:
            work, future = job
            # Whoever gave up waiting is not answered, but what they handed over is still written.
            wanted = future.set_running_or_notify_cancel()
            try:
                with naming_holders(self.path):
                    if conn is None:
                        conn = opening.writer(self.path)
                        born = _identity(self.path)
                    elif _identity(self.path) != born:
                        raise SmeicError("db_replaced", path=str(self.path))
                    result = work(conn)
            except BaseException as error:
                if wanted:
                    future.set_exception(error)
            else:
                if wanted:
                    future.set_result(result)
        if conn is not None:
            with closing(conn), suppress(sqlite3.Error):
                conn.execute("PRAGMA optimize")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file the path names now: after a restore elsewhere, writes would go to the old one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
