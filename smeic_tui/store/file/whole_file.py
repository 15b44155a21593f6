"""A new database that is filled before anybody can open it: there whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.store.file import database, opening, unfinished
from smeic_tui.store.file.faults import refusing


@contextmanager
def filling(path: Path) -> Iterator[sqlite3.Connection]:
    """A writing connection to a new file, which gets its name once the block has ended well.

    Where the name was taken meanwhile, what is there stays and the new file goes.

    Args:
        path: The file; it must not exist, its folder must.

    Raises:
        SmeicError: what creating a file refuses.
    """
    unfinished.sweep(path.parent, path.name)
    # A name of this process: two programs that fill the same file must not write into each other.
    part = path.with_name(f"{path.name}.{os.getpid()}-0.part")
    try:
        database.create(part)
        with refusing(path), closing(opening.writer(part)) as conn:
            yield conn
            # One file without a log beside it, which a renaming would leave behind.
            conn.execute("PRAGMA journal_mode = DELETE")
        unfinished.put_new(part, path)
    except SmeicError as error:
        if error.params.get("path") != str(part):
            raise
        raise SmeicError(error.code, path=str(path)) from error
    finally:
        unfinished.discard(part)
