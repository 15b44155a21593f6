"""A page around one list: read again when anybody wrote, its dialogs answered."""

from __future__ import annotations

from screens.listing.one_table import OneTable
from screens.watching import LOOK_EVERY, Changes


class ListPage(OneTable):
    """A subclass reads what it shows in ``read``."""

    def on_mount(self) -> None:
        """Read, and look now and then for what others do."""
        self._changes = Changes(self.desk.workspace)
        self.read()
        self.set_interval(LOOK_EVERY, self._look_again)

    def read(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def _look_again(self) -> None:
        if self.is_current and self._changes.happened():
            self.read()

    def facts_changed(self) -> None:
        """Show what was just written."""
        self._changes.happened()
        self.read()

    def written(self, sentence: str | None) -> None:
        """A dialog closed; with a sentence when it wrote something."""
        if sentence:
            self.facts_changed()
            self.desk.notify(sentence)

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")
