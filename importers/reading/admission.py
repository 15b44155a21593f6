"""Look at a file before anything parses it: is it there, a regular file, small enough, closed?"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from smeic_tui.errors import SmeicError

MAX_BYTES = 50 * 1024 * 1024
"""A roster of 100,000 people is 10 MB; more is pictures or not a roster."""


def admit(path: Path) -> bytes:
    """The bytes of a file that may be read.

    A pipe or a device is never opened: reading it could wait for ever.

    Raises:
        SmeicError: ``file_missing``, ``not_a_file``, ``open_in_excel_lock``, ``too_big``,
            ``empty_file`` or ``file_unreadable``.
    """
    name = path.name
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise SmeicError("file_missing", file=name) from error
    except (OSError, ValueError) as error:
        raise SmeicError("file_unreadable", file=name) from error
    if not stat.S_ISREG(found.st_mode):
        raise SmeicError("not_a_file", file=name)
    if name.startswith("~$"):
        raise SmeicError("open_in_excel_lock", file=name)
    if found.st_size > MAX_BYTES:
        raise SmeicError(
            "too_big", file=name, megabytes=found.st_size // 1024**2, limit=MAX_BYTES // 1024**2
        )
    if found.st_size == 0:
        raise SmeicError("empty_file", file=name)
    try:
        # The size is asked again of the open file: it may have grown or been replaced since.
        with open(path, "rb", opener=_opener) as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SmeicError("file_unreadable", file=name) from error
    check_size(content, name)
    return content


def check_size(content: bytes, name: str) -> None:
    """Refuse more bytes than are read.

    Raises:
        SmeicError: ``too_big``.
    """
    if len(content) > MAX_BYTES:
        raise SmeicError(
            "too_big", file=name, megabytes=MAX_BYTES // 1024**2, limit=MAX_BYTES // 1024**2
        )


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
