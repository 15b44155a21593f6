"""Open, create or build the file of the first start: what its steps do off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from screens.background import Stop
from smeic_tui.errors import SmeicError
from smeic_tui.platforms import os_user, private_folder
from smeic_tui.store.file import location, opening
from smeic_tui.store.file.beginning import begin_file
from smeic_tui.store.people.staff import Staff, add_staff, all_staff, staff_of_os_user

DEMO_PEOPLE = 640
"""As many alumni as twenty cohorts of thirty-two."""


def open_chosen(path: Path) -> opening.Opened:
    """Open a file whose path somebody typed.

    Raises:
        SmeicError: what opening refuses; ``db_unreadable`` for a path the system cannot take.
    """
    try:
        return opening.open_file(path)
    except (OSError, ValueError) as error:
        raise SmeicError("db_unreadable", path=str(path)) from error


def create_or_join(
    path: Path, opened: opening.Opened | None, values: Mapping[str, str], *, own_folder: bool
) -> tuple[opening.Opened, Staff]:
    """Create the file with its first member of staff, or enter one more into an open file.

    Args:
        path: The file.
        opened: It, when it is there already.
        values: The form of a member of staff.
        own_folder: The folder is the program's own and may be made.

    Raises:
        SmeicError: what creating refuses, ``staff_exists``, ``db_read_only``.
    """
    logins = (os_user(),) if values["remember"] == "yes" else ()
    name, short_name = values["name"], values["short_name"]
    if opened is None:
        return begin_file(
            path, name=name, short_name=short_name, os_users=logins, own_folder=own_folder
        )
    if opened.read_only:
        raise SmeicError("db_read_only", path=str(path))
    with closing(opening.writer(path)) as conn:
        return opened, add_staff(conn, None, name=name, short_name=short_name, os_users=logins)


def open_demo(stop: Stop, advance: Callable[[int, int], None]) -> opening.Opened:
    """Open the demo's own file, building it where there is none.

    Args:
        stop: Ends the building; no file is left then.
        advance: Told how many people of how many are written.

    Raises:
        SmeicError: what creating or opening refuses; ``read_cancelled``.
    """
    path = location.demo()

    def progress(done: int) -> None:
        if stop.is_set():
            raise SmeicError("read_cancelled")
        advance(done, DEMO_PEOPLE)

    if not path.exists():
        from smeic_tui.demo.build import build

        private_folder(path.parent)
        build(path, DEMO_PEOPLE, 1, progress)
    return opening.open_file(path)


def staff_of(opened: opening.Opened) -> tuple[Staff | None, tuple[Staff, ...]]:
    """Whom this login belongs to, if it says, and everybody in the file."""
    with closing(opening.reader(opened.path)) as conn:
        return staff_of_os_user(conn, os_user()), all_staff(conn)
