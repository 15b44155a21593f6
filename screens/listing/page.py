"""A page around one list: read again when anybody wrote, its row copied, its dialogs answered."""

from __future__ import annotations

from screens.past.undoing import Undoing
from screens.watching import LOOK_EVERY, Changes
from smeic_tui.text import t
from smeic_tui.widgets.record_table import RecordTable


class ListPage(Undoing):
    """A subclass has a ``table`` and reads what it shows in ``read``."""

    table: RecordTable

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

    def action_copy_row(self) -> None:
        """Put the row on the clipboard."""
        row = self.table.row
        if row is not None:
            self.app.copy_to_clipboard("\t".join(row.cells))
            self.desk.notify(t("frame.copied"))

    def action_history(self) -> None:
        """Go to the history."""
        self.desk.open("history")
