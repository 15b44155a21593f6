"""A password is never an argument's value: it is the first line of a file."""

from __future__ import annotations

from pathlib import Path

from smeic_tui.errors import SmeicError


def read_password(file: Path | None) -> str | None:
    """The password of ``--password-file``; None without one.

    Raises:
        SmeicError: ``password_file_unreadable``.
    """
    if file is None:
        return None
    try:
        return file.read_text(encoding="utf-8").splitlines()[0]
    except (OSError, UnicodeError, IndexError) as error:
        raise SmeicError("password_file_unreadable", path=str(file)) from error
