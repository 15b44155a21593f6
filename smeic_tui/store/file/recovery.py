"""When a file is damaged or wrong: find the newest sound backup, and put it in the file's place.

The replaced file is never thrown away, and there is no moment without a file under the name.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import private_file, replace_when_closed, sync_folder
from smeic_tui.store.file import unfinished
from smeic_tui.store.file.backup import backups, check_sound, copy_into
from smeic_tui.store.file.database import check_file, connect, followed
from smeic_tui.store.file.faults import refusing
from smeic_tui.store.file.occupied import holders
from smeic_tui.store.file.opening import DAMAGE

RECOVERABLE = DAMAGE | {"db_missing", "db_schema_changed"}
"""Refusals of ``open_file`` after which a backup is offered."""
_ALONE_MS = 1000


def newest_sound_backup(path: Path) -> Path | None:
    """The latest backup of this file that can be restored; None where there is none.

    Each one is examined, the latest first: about 0.3 s for 100,000 people.
    """
    try:
        found = backups(followed(path))
    except (OSError, SmeicError):
        return None
    for backup in found:
        try:
            check_sound(backup)
        except SmeicError:
            continue
        return backup
    return None


def restore(path: Path, backup: Path) -> Path | None:
    """Put a backup in the place of the database; where the replaced file was kept.

    Raises:
        SmeicError: ``restore_in_use``, ``restore_over_folder``, ``restore_same_file``,
            ``backup_unsound``, and what opening refuses of either file.
    """
    path = followed(path)
    _check_replaceable(path)
    check_sound(backup)
    if path.exists() and backup.samefile(path):
        raise SmeicError("restore_same_file", path=str(path))
    part = unfinished.start(path)
    kept: Path | None = None
    try:
        private_file(part)
        copy_into(backup, part, path)
        with refusing(path), closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = WAL")
        if path.exists():
            take_alone(path)
            kept = _keep(path)
        replace_when_closed(part, path)
        sync_folder(path.parent)
    except OSError as error:
        raise unfinished.refusal(error, path) from error
    finally:
        unfinished.discard(part)
    return kept


def _check_replaceable(path: Path) -> None:
    """A damaged file of ours may be replaced; a folder or another program's database may not."""
    try:
        check_file(path)
    except SmeicError as error:
        if error.code == "db_folder":
            raise SmeicError("restore_over_folder", path=str(path)) from error
        if error.code not in RECOVERABLE:
            raise


def take_alone(path: Path) -> None:
    """Refuse while anybody has the file open, and move what its WAL holds into the file.

    Leaving WAL needs the file alone: that asks the system's locks, where the table of sessions only
    knows who once came in.

    Raises:
        SmeicError: ``restore_in_use``, or ``restore_locked`` where nobody's name is known.
    """
    try:
        with refusing(path), closing(connect(path)) as conn:
            conn.execute(f"PRAGMA busy_timeout = {_ALONE_MS}")
            conn.execute("PRAGMA journal_mode = DELETE")
    except SmeicError as error:
        # A damaged file is exactly what a restore is for: only a lock refuses.
        if error.code == "db_locked":
            who = holders(path, but_us=False)
            code = "restore_in_use" if who else "restore_locked"
            raise SmeicError(code, path=str(path), who=who) from error


def _keep(path: Path) -> Path:
    """Give the present file a second name, with its WAL if that could not be moved into it."""
    at = f"{datetime.now():%Y%m%d-%H%M%S}"
    aside = path.with_name(f"{path.stem}-replaced-{at}.sqlite")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-replaced-{at}-{number}.sqlite")
    for suffix in ("-wal", "-shm", "-journal"):
        side = path.with_name(path.name + suffix)
        if side.exists():
            side.rename(aside.with_name(aside.name + suffix))
    try:
        os.link(path, aside)
    except OSError:
        # No hard links here (exFAT, some shares): for a moment the name is free.
        path.rename(aside)
    return aside
