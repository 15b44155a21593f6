"""Open the screen: on the file asked for, on the one used last, or on the welcome."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from smeic_tui.cli.desk import refusals
from smeic_tui.platforms import os_user
from smeic_tui.store.file import location, opening
from smeic_tui.store.people.staff import Staff, find_staff, staff_of_os_user
from smeic_tui.terminal import check_terminal
from smeic_tui.text import Language, set_language

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp


def open_screen(db: Path | None, lang: str | None, actor: str | None) -> int:
    """Run the program on the terminal; the exit status.

    Args:
        db: The file; None for ``SMEIC_DB`` or the file used last.
        lang: ``ja`` or ``en``; None for ``SMEIC_LANG`` or Japanese.
        actor: Name of the member of staff; None: by login.
    """
    language: Language = "en" if (lang or os.environ.get("SMEIC_LANG")) == "en" else "ja"
    set_language(language)
    named = db or (Path(os.environ["SMEIC_DB"]) if os.environ.get("SMEIC_DB") else None)
    last = location.remembered()
    with refusals():
        check_terminal(sys.stdin, sys.stdout, os.environ)
        if named is None and (last is None or not last.exists()):
            return _welcome(language, missing=last)
        path = named or last
        assert path is not None
        opened = opening.open_file(path)
        conn = opening.reader(opened.path)
        staff = _staff(conn, actor or os.environ.get("SMEIC_ACTOR"))
        if staff is None:
            conn.close()
            return _welcome(language, opened=opened)
        return _work(language, opened, staff, conn)


def _staff(conn: sqlite3.Connection, named: str | None) -> Staff | None:
    return find_staff(conn, named) if named else staff_of_os_user(conn, os_user())


def _work(
    language: Language,
    opened: opening.Opened,
    staff: Staff,
    conn: sqlite3.Connection | None = None,
) -> int:
    from smeic_tui.app import SmeicApp
    from smeic_tui.workspace import Workspace

    app = SmeicApp("roster", language=language, workspace=Workspace(opened, staff, conn))
    status = _run(app)
    if app.restore_from is None:
        return status
    from smeic_tui.store.file.recovery import restore

    restore(opened.path, app.restore_from)
    return _work(language, opening.open_file(opened.path), staff)


def _welcome(
    language: Language,
    *,
    missing: Path | None = None,
    opened: opening.Opened | None = None,
) -> int:
    """Before there is a file, or where nobody knows yet who is working in it."""
    from screens.welcome import WelcomeScreen
    from smeic_tui.app import SmeicApp

    return _run(SmeicApp(WelcomeScreen(missing=missing, opened=opened), language=language))


def _run(app: SmeicApp) -> int:
    try:
        app.run()
    finally:
        app.close_workspace()
    return app.return_code or 0
