"""One thread that writes: the screen hands it work and is answered, and never waits for a lock.

A lock held by another program blocks a write for up to five seconds; on this thread that shows as
保存中, not as a dead screen. Work is done in the order given and never dropped: closing the writer
finishes what was handed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from smeic_tui.store.database import connect, verify
from smeic_tui.store.faults import refusing

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
        while (job := self._queue.get()) is not None:
            work, future = job
            try:
                with refusing(self.path):
                    if conn is None:
                        conn = connect(self.path)
                        verify(conn, self.path)
                    result = work(conn)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
        if conn is not None:
            with closing(conn):
                conn.execute("PRAGMA optimize")
