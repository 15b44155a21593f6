"""Whether somebody, here or at another desk, has changed the file since a screen last read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smeic_tui.store.newest import newest_operation

if TYPE_CHECKING:
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
