"""The first start: a new file with the first member of staff, whole or not at all."""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from smeic_tui.errors import SmeicError
from smeic_tui.platforms import private_folder
from smeic_tui.store.file import database, opening
from smeic_tui.store.people.staff import Staff, add_staff


def begin_file(
    path: Path,
    *,
    name: str,
    short_name: str = "",
    os_users: tuple[str, ...] = (),
    own_folder: bool = False,
) -> tuple[opening.Opened, Staff]:
    """Create the file and enter who begins to work in it.

    Args:
        path: The new file.
        name: Of the first member of staff.
        short_name: Empty for the first word of the name.
        os_users: Logins that are this person without asking.
        own_folder: Also make the folder, which is the program's own.

    Raises:
        SmeicError: see ``database.create``; ``staff_name_empty``. No file is left behind then.
    """
    if not name.strip():
        raise SmeicError("staff_name_empty")
    made = own_folder and not path.parent.exists()
    if made:
        try:
            private_folder(path.parent)
        except OSError as error:
            raise SmeicError("db_folder_read_only", path=str(path.parent)) from error
    try:
        database.create(path)
    except BaseException:
        if made:
            with suppress(OSError):
                path.parent.rmdir()
        raise
    try:
        opened = opening.open_file(path)
        with closing(opening.writer(path)) as conn:
            staff = add_staff(conn, None, name=name, short_name=short_name, os_users=os_users)
    except BaseException:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise
    return opened, staff
