"""Put a file in its place wholly or not at all, and never over something that must not be lost.

A list is written to a temporary file in the same folder, flushed to the disk, closed to other users
and then renamed. Whatever happens before the rename leaves the old file as it was and no new one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import private_file, replace_when_closed, sync_folder

_PART_PATTERN = ".smeic-*.part"
_PART_KEPT_S = 24 * 3600
"""A part this old was left by a process that was killed; it holds personal data."""
_DATABASE_SUFFIXES = ("", "-wal", "-shm", "-journal")
_SQLITE_MAGIC = b"SQLite format 3\0"
_EXCEL_LOCK = "~$"
_COPIES = 100
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(slots=True)
class Draft:
    """A file on its way."""

    temporary: Path
    """Where to write: an empty file of mode 0600 in the folder of the target."""
    path: Path
    """Where the file ends up. Only after the block is it certain: ``一覧 (2).xlsx`` if Excel has
    ``一覧.xlsx`` open."""


@contextmanager
def writing(path: Path, *, forbid: Collection[Path] = ()) -> Iterator[Draft]:
    """Write a file through a temporary one; on any exception nothing is left and nothing replaced.

    Args:
        path: The file to make or replace. Its folder must exist.
        forbid: Databases in use: neither they nor their companions are overwritten, under whatever
            name or hard link.

    Raises:
        SmeicError: ``export_no_folder``, ``export_is_folder``, ``export_is_link``,
            ``export_not_a_file``, ``export_is_lock``, ``export_is_database``, ``export_disk_full``,
            ``export_not_writable``, ``export_bad_name``, ``export_failed``.
    """
    _refuse_dangerous(path, forbid)
    _sweep(path.parent)
    draft = Draft(path.parent / f".smeic-{secrets.token_hex(4)}.part", path)
    try:
        os.close(os.open(draft.temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield draft
        _flush(draft.temporary)
        private_file(draft.temporary)
        draft.path = _put(draft.temporary, path)
        # Some network drives refuse to flush a folder; the file is in its place by now.
        with suppress(OSError):
            sync_folder(path.parent)
    except OSError as error:
        raise _in_words(error, draft) from error
    finally:
        with suppress(OSError):
            draft.temporary.unlink(missing_ok=True)


def _refuse_dangerous(path: Path, forbid: Collection[Path]) -> None:
    """Refuse targets that are not an ordinary file, or that are worth more than the list."""
    name = path.name
    if "\0" in str(path):
        raise SmeicError("export_bad_name", name=name.replace("\0", "?"))
    if not path.parent.is_dir():
        raise SmeicError("export_no_folder", folder=str(path.parent))
    if name.startswith(_EXCEL_LOCK):
        raise SmeicError("export_is_lock", name=name)
    if any(_same_place(path, other) for base in forbid for other in _companions(base)):
        raise SmeicError("export_is_database", name=name)
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _in_words(error, Draft(path, path)) from error
    if stat.S_ISLNK(mode):
        raise SmeicError("export_is_link", name=name)
    if stat.S_ISDIR(mode):
        raise SmeicError("export_is_folder", name=name or str(path))
    if not stat.S_ISREG(mode):
        raise SmeicError("export_not_a_file", name=name)
    if _holds_database(path):
        raise SmeicError("export_is_database", name=name)


def _companions(database: Path) -> list[Path]:
    """The database and the files SQLite keeps beside it."""
    return [database.with_name(database.name + suffix) for suffix in _DATABASE_SUFFIXES]


def _same_place(one: Path, other: Path) -> bool:
    """Whether two paths name one file, by name (the case does not count) or by hard link."""
    if str(one.resolve()).casefold() == str(other.resolve()).casefold():
        return True
    with suppress(OSError):
        return one.samefile(other)
    return False


def _holds_database(path: Path) -> bool:
    """Whether a SQLite file stands there: a list never replaces one, open or not."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    return False


def _sweep(folder: Path) -> None:
    """Remove parts that a killed process left here more than a day ago."""
    for part in folder.glob(_PART_PATTERN):
        with suppress(OSError):
            if part.lstat().st_mtime < time.time() - _PART_KEPT_S:
                part.unlink()


def _flush(path: Path) -> None:
    """Bring the contents to the disk before the name points at them."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put(source: Path, target: Path) -> Path:
    """Rename to the target, or to the next free name beside it while Excel has the target open."""
    if not _open_in_excel(target):
        try:
            replace_when_closed(source, target)
            return target
        except SmeicError as error:
            if error.code != "open_elsewhere":
                raise
    for number in range(2, _COPIES):
        beside = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not os.path.lexists(beside) and not _open_in_excel(beside):
            replace_when_closed(source, beside)
            return beside
    raise SmeicError("open_elsewhere", name=target.name)


def _open_in_excel(path: Path) -> bool:
    """Excel keeps ``~$name`` beside a workbook as long as it is open, on every system."""
    return path.with_name(_EXCEL_LOCK + path.name).exists()


def _in_words(error: OSError, draft: Draft) -> Exception:
    """The refusal that fits; an error about another file than ours is passed on as it is."""
    name = draft.path.name
    if error.errno in _FULL:
        return SmeicError("export_disk_full", name=name)
    ours = {str(draft.temporary), str(draft.path), None}
    if error.filename not in ours:
        return error
    if error.errno in _REFUSED:
        return SmeicError("export_not_writable", folder=str(draft.path.parent))
    if error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
        return SmeicError("export_bad_name", name=name)
    if error.errno == errno.ENOENT:
        return SmeicError("export_no_folder", folder=str(draft.path.parent))
    return SmeicError("export_failed", name=name, detail=error.strerror or type(error).__name__)
