"""Backups: a checked copy that appears whole or not at all, thinned with age; and restore.

``VACUUM INTO`` a ``.part`` file, integrity check of the copy, fsync, rename, fsync of the folder: a
power cut leaves either the old set of backups or the new one.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import private_file, private_folder, replace_when_closed, sync_folder
from smeic_tui.store.database import check_file, connect, verify
from smeic_tui.store.faults import refusing

EVERY = timedelta(minutes=30)
"""A changed file is backed up at least this often while somebody works on it."""
KEEP_ALL = timedelta(days=2)
_STAMP = re.compile(r"-(\d{8}-\d{6}(?:-\d+)?)\.sqlite$")


def backup_folder(path: Path) -> Path:
    """Where the backups of a database file are: beside it."""
    return path.with_name(path.stem + "-backup")


def backups(path: Path) -> tuple[Path, ...]:
    """The backups of a database file, the latest first."""
    folder = backup_folder(path)
    if not folder.is_dir():
        return ()
    return tuple(sorted((p for p in folder.iterdir() if _STAMP.search(p.name)), reverse=True))


def back_up(path: Path, destination: Path | None = None, *, at: datetime | None = None) -> Path:
    """Copy the database as it is now; the copy's path.

    Args:
        path: The database.
        destination: A file or folder; the file's own backup folder by default.
        at: Local time in the name of the copy; now by default.

    Raises:
        SmeicError: ``backup_exists``, ``backup_unsound``, ``disk_full``, and what opening refuses.
    """
    check_file(path)
    target = _target(path, destination, at or datetime.now())
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with refusing(target), closing(connect(path, read_only=True)) as conn:
            conn.execute("PRAGMA query_only = OFF")
            conn.execute("VACUUM INTO ?", (str(part),))
        private_file(part)
        with refusing(target), closing(sqlite3.connect(part)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise SmeicError("backup_unsound", path=str(path))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        replace_when_closed(part, target)
        sync_folder(target.parent)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    return target


def _target(path: Path, destination: Path | None, at: datetime) -> Path:
    folder = destination if destination is not None and destination.is_dir() else None
    if destination is not None and folder is None:
        if destination.exists():
            raise SmeicError("backup_exists", path=str(destination))
        if not destination.parent.is_dir():
            raise SmeicError("db_folder_missing", path=str(destination.parent))
        return destination
    if folder is None:
        folder = backup_folder(path)
        try:
            folder.mkdir(exist_ok=True)
            private_folder(folder)
        except OSError as error:
            raise SmeicError("db_folder_read_only", path=str(path.parent)) from error
    target = folder / f"{path.stem}-{at:%Y%m%d-%H%M%S}.sqlite"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{at:%Y%m%d-%H%M%S}-{number}.sqlite"
    return target


def due(path: Path, changed_at: datetime | None) -> bool:
    """Whether a file changed at that local time wants a backup by now."""
    if changed_at is None:
        return False
    found = backups(path)
    if not found:
        return True
    latest = stamp(found[0])
    return changed_at > latest and datetime.now() - latest >= EVERY


def stamp(backup: Path) -> datetime:
    """When a backup was made (local time), from its name."""
    match = _STAMP.search(backup.name)
    if match is None:
        raise ValueError(backup.name)
    return datetime.strptime(match[1][:15], "%Y%m%d-%H%M%S")


def sweep(path: Path) -> None:
    """Remove what an interrupted backup or creation left behind."""
    for folder in (backup_folder(path), path.parent):
        for part in folder.glob(f"{path.stem}*.sqlite.part") if folder.is_dir() else ():
            part.unlink(missing_ok=True)


def thin(path: Path, *, now: datetime | None = None) -> tuple[Path, ...]:
    """Delete surplus backups; those deleted.

    Kept: all of the last two days, then the latest of each day for a month, of each ISO week for
    half a year, of each month for ever. The latest sound one is never deleted.
    """
    found = backups(path)
    keep = set(keepers([stamp(p) for p in found], now or datetime.now()))
    surplus = [p for p in found[1:] if stamp(p) not in keep]
    for old in surplus:
        old.unlink(missing_ok=True)
    return tuple(surplus)


def keepers(stamps: Iterable[datetime], now: datetime) -> tuple[datetime, ...]:
    """Which of these times of backups are kept by the rule of ``thin``."""
    kept: dict[tuple[object, ...], datetime] = {}
    for at in sorted(stamps):
        age = now - at
        slot: tuple[object, ...]
        if age <= KEEP_ALL:
            slot = ("all", at)
        elif age <= timedelta(days=31):
            slot = ("day", at.date())
        elif age <= timedelta(days=183):
            slot = ("week", *at.isocalendar()[:2])
        else:
            slot = ("month", at.year, at.month)
        kept[slot] = at
    return tuple(kept.values())


def check_sound(path: Path) -> None:
    """Refuse a copy that SQLite or our own checks find wrong.

    Raises:
        SmeicError: ``backup_unsound`` and what opening refuses.
    """
    check_file(path)
    with refusing(path), closing(connect(path, read_only=True)) as conn:
        if conn.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise SmeicError("backup_unsound", path=str(path))
        verify(conn, path)


def restore(path: Path, backup: Path) -> Path | None:
    """Put a backup in the place of the database; where the replaced file was kept.

    The caller has made sure that nobody has the file open.

    Raises:
        SmeicError: ``backup_unsound``, ``restore_same_file``, and what opening refuses.
    """
    if backup.exists() and path.exists() and backup.samefile(path):
        raise SmeicError("restore_same_file", path=str(path))
    check_sound(backup)
    part = path.with_name(path.name + ".part")
    kept: Path | None = None
    try:
        with refusing(path), closing(connect(backup, read_only=True)) as conn:
            part.unlink(missing_ok=True)
            conn.execute("PRAGMA query_only = OFF")
            conn.execute("VACUUM INTO ?", (str(part),))
        private_file(part)
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = WAL")
        if path.exists():
            kept = _set_aside(path)
        replace_when_closed(part, path)
        sync_folder(path.parent)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    return kept


def _set_aside(path: Path) -> Path:
    """Move the present file out of the way with everything in its WAL; a bad one as it is."""
    at = datetime.now()
    aside = path.with_name(f"{path.stem}-replaced-{at:%Y%m%d-%H%M%S}.sqlite")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-replaced-{at:%Y%m%d-%H%M%S}-{number}.sqlite")
    for suffix in ("-wal", "-shm"):
        side = path.with_name(path.name + suffix)
        if side.exists():
            shutil.move(side, aside.with_name(aside.name + suffix))
    path.rename(aside)
    return aside
