"""A page that reads again when it, a page on top of it, or anybody else wrote."""

from __future__ import annotations

from screens.past.undoing import Undoing
from screens.watching import Watch


class Rereading(Undoing):
    """A subclass reads what it shows in ``read``, first when it is mounted."""

    _watch: Watch

    def on_mount(self) -> None:
        """Read, and look now and then for what others do."""
        self._watch = Watch(self, self.read)
        self._watch.read()

    def read(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def facts_changed(self) -> None:
        """Show what was just written."""
        self._watch.read()
