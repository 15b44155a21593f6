"""Whether somebody, here or at another desk, has changed the file since a screen last read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from smeic_tui.store.journal.newest import newest_operation

if TYPE_CHECKING:
    from screens.past.undoing import Undoing
    from smeic_tui.workspace import Workspace

LOOK_EVERY = 1.0
"""Seconds between two looks."""


class Changes:
    """Looks at the file's counter, and only when that moved at the operations."""

    def __init__(self, workspace: Workspace) -> None:
        """Remember how the file is now.

        Args:
            workspace: The open file.
        """
        self._workspace = workspace
        self._version = workspace.data_version()
        self._latest = newest_operation(workspace.conn)

    def happened(self) -> bool:
        """True when there is an operation that was not there at the last look."""
        version = self._workspace.data_version()
        if version == self._version:
            return False
        self._version = version
        latest, before = newest_operation(self._workspace.conn), self._latest
        self._latest = latest
        return latest != before


class Watch:
    """Reads a page anew when somebody changed the file, as long as the page is in front."""

    def __init__(
        self, page: Undoing, read: Callable[[], object], *, every: float = LOOK_EVERY
    ) -> None:
        """Begin to look; nothing is read yet.

        Args:
            page: The page, mounted.
            read: Reads what it shows.
            every: Seconds between two looks.
        """
        self._page = page
        self._read = read
        self._changes = Changes(page.desk.workspace)
        page.set_interval(every, self.look)

    def read(self) -> None:
        """Read now; what changed up to here is not read a second time."""
        self._changes.happened()
        self._read()

    def look(self) -> None:
        """Read if there is an operation since the last look and the page is in front."""
        if self._page.is_current and self._changes.happened():
            self._read()
