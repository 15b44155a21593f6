"""Backups: a checked copy that appears whole or not at all, thinned with age.

``VACUUM INTO`` a ``.part`` file, integrity check of the copy, fsync, rename, fsync of the folder: a
power cut leaves either the old set of backups or the new one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import private_folder, sync_folder
from smeic_tui.store.file import unfinished
from smeic_tui.store.file.database import check_file, connect, verify
from smeic_tui.store.file.faults import refusing

EVERY = timedelta(minutes=30)
"""A changed file is backed up at least this often while somebody works on it."""
KEEP_ALL = timedelta(days=2)
_STAMP = re.compile(r"-(\d{8}-\d{6}(?:-\d+)?)\.sqlite$")


def backup_folder(path: Path) -> Path:
    """Where the backups of a database file are: beside it."""
    return path.with_name(_stem(path) + "-backup")


def _stem(path: Path) -> str:
    # 名簿.2025 and 名簿.2026 are two databases, not one with two endings.
    return path.stem if path.suffix in (".sqlite", ".db") else path.name


def backups(path: Path) -> tuple[Path, ...]:
    """The backups of a database file, the latest first."""
    folder = backup_folder(path)
    if not folder.is_dir():
        return ()
    found = (p for p in folder.iterdir() if _STAMP.search(p.name))
    # The length first, within one second: the tenth of it is later than the second.
    return tuple(sorted(found, key=lambda p: (stamp(p), len(p.name), p.name), reverse=True))


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
    at = at or datetime.now()
    target = _target(path, destination, at)
    part = unfinished.start(target)
    try:
        copy_into(path, part, target)
        while not unfinished.put_new(part, target):
            if destination is not None and not destination.is_dir():
                raise SmeicError("backup_exists", path=str(target))
            target = _target(path, destination, at)
        sync_folder(target.parent)
    except OSError as error:
        raise unfinished.refusal(error, target) from error
    finally:
        unfinished.discard(part)
    return target


def copy_into(source: Path, part: Path, target: Path) -> None:
    """Write a database as it is now into an empty file, and see that the copy is sound.

    Args:
        source: The database.
        part: The empty file.
        target: What the copy will be called, for sentences.
    """
    with refusing(target), closing(connect(source, read_only=True)) as conn:
        conn.execute("PRAGMA query_only = OFF")
        conn.execute("VACUUM INTO ?", (str(part),))
    # Read only: a copy that vanished meanwhile must not pass as a new, empty and sound one.
    with refusing(target), closing(connect(part, read_only=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise SmeicError("backup_unsound", path=str(source))
    with part.open("rb+") as file:
        os.fsync(file.fileno())


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
            private_folder(folder)
        except PermissionError as error:
            raise SmeicError("db_folder_read_only", path=str(path.parent)) from error
        except OSError as error:
            raise unfinished.refusal(error, folder) from error
    target = folder / f"{_stem(path)}-{at:%Y%m%d-%H%M%S}.sqlite"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{_stem(path)}-{at:%Y%m%d-%H%M%S}-{number}.sqlite"
    return target


def due(path: Path, changed_at: datetime | None) -> bool:
    """Whether a file changed at that local time wants a backup by now."""
    if changed_at is None:
        return False
    found = backups(path)
    if not found:
        return True
    latest = stamp(found[0])
    # A backup from the future, made while the clock was wrong, says nothing about today.
    age = datetime.now() - latest
    return age < timedelta(0) or (changed_at > latest and age >= EVERY)


def stamp(backup: Path) -> datetime:
    """When a backup was made (local time), from its name."""
    match = _STAMP.search(backup.name)
    if match is None:
        raise ValueError(backup.name)
    return datetime.strptime(match[1][:15], "%Y%m%d-%H%M%S")


def sweep(path: Path) -> None:
    """Remove what an interrupted backup or creation left behind."""
    for folder in (backup_folder(path), path.parent):
        unfinished.sweep(folder, _stem(path))


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
