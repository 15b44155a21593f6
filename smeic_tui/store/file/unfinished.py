"""Files that appear whole or not at all: written under a name of this process, then renamed.

Two programs that make the same file never write into each other's half-done one, and cleaning up
takes only what a dead process left behind.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import process_alive

_SIDES = ("", "-journal", "-wal", "-shm")
_OWNER = re.compile(r"\.(\d+)-\d+$")
_numbers = count(1)


def start(target: Path) -> Path:
    """Make an empty private file beside ``target`` to be filled and then put in its place.

    Raises:
        SmeicError: ``db_folder_missing``, ``db_folder_read_only``, ``path_too_long``.
    """
    if not target.parent.is_dir():
        raise SmeicError("db_folder_missing", path=str(target.parent))
    part = target.with_name(f"{target.name}.{os.getpid()}-{next(_numbers)}.part")
    try:
        part.touch(mode=0o600, exist_ok=False)
    except PermissionError as error:
        raise SmeicError("db_folder_read_only", path=str(target.parent)) from error
    except OSError as error:
        raise refusal(error, target) from error
    return part


def refusal(error: OSError, path: Path) -> SmeicError:
    """What the file system refused about a path, as an error a user can act on."""
    import errno

    codes = {
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.EFBIG: "disk_full",
        errno.ENAMETOOLONG: "path_too_long",
        errno.EROFS: "db_folder_read_only",
        errno.EACCES: "db_unreadable",
        errno.EPERM: "db_unreadable",
    }
    code = codes.get(error.errno or 0, "db_io")
    return SmeicError(code, path=str(path.parent if code == "db_folder_read_only" else path))


def discard(part: Path) -> None:
    """Remove an unfinished file with what SQLite keeps beside it."""
    for end in _SIDES:
        with suppress(OSError):
            part.with_name(part.name + end).unlink(missing_ok=True)


def put_new(part: Path, target: Path) -> bool:
    """Give a finished file its name unless the name is taken; whether it was free."""
    try:
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:
        # No hard links here (exFAT, some shares): the look before the rename has to do.
        if target.exists():
            return False
        part.rename(target)
        return True
    part.unlink()
    return True


def sweep(folder: Path, stem: str) -> None:
    """Remove what a process that is gone left unfinished of files whose name begins with ``stem``.

    Args:
        folder: Where to look; it may be missing.
        stem: Begin of the names, taken as it is.
    """
    try:
        found = [p for p in folder.iterdir() if p.name.startswith(stem) and p.suffix == ".part"]
    except OSError:
        return
    for part in found:
        owner = _OWNER.search(part.stem)
        if owner is None or not process_alive(int(owner[1])):
            discard(part)
