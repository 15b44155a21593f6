"""What the program does for its file while somebody works.

It is entered among those that have the file open, examines it, and backs it up now and then.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from smeic_tui.errors import SmeicError
from smeic_tui.text import t

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

LOOK_EVERY = 60.0
"""Seconds between looks whether a backup is due; the look itself reads one row."""


class Caretaker:
    """Looks after the open file from threads; what staff must know comes as a dialog."""

    def __init__(self, app: SmeicApp) -> None:
        """Begin, once the first screen is painted.

        Args:
            app: The running program, with its file open.
        """
        self._app = app
        app.run_worker(self._begin, thread=True, group="caretaker-begin")
        if not app.workspace.read_only:
            app.set_interval(LOOK_EVERY, self._look)

    def _begin(self) -> None:
        workspace = self._app.workspace
        if not workspace.read_only:
            with suppress(SmeicError):
                workspace.enter()
        if workspace.is_sound():
            return
        from smeic_tui.store.file.recovery import newest_sound_backup

        backup = newest_sound_backup(workspace.path)
        self._app.call_from_thread(self._damaged, backup)

    def _damaged(self, backup: Path | None) -> None:
        if backup is None:
            self._app.show_error(SmeicError("db_corrupt", path=str(self._app.workspace.path)))
            return
        from smeic_tui.store.file.backup import stamp
        from smeic_tui.widgets.confirm import Confirm

        at = f"{stamp(backup):%Y-%m-%d %H:%M}"
        question = Confirm(t("frame.damaged_title"), t("frame.damaged", at=at), default=True)
        self._app.push_screen(
            question, lambda yes: self._app.end_to_restore(backup) if yes else None
        )

    def _look(self) -> None:
        self._app.run_worker(self._back_up, thread=True, exclusive=True, group="caretaker-back-up")

    def _back_up(self) -> None:
        try:
            self._app.workspace.back_up_if_due()
        except SmeicError as error:
            # Staff must know that they work without a net; the file itself is as it was.
            self._app.call_from_thread(self._app.show_error, error)
