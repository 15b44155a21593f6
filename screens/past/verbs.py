"""Undo and redo of an operation that was chosen from a list of operations."""

from __future__ import annotations

from screens.past.undoing import Undoing
from smeic_tui.errors import SmeicError
from smeic_tui.store import history, undo


class HistoryVerbs(Undoing):
    """A page on which ``u`` and ``y`` mean the operation it shows."""

    def take_back(self, entry: history.Entry) -> None:
        """Undo an operation of the history; somebody else's is asked for in any case."""
        if entry.undone_by is not None:
            self._say_refusal(SmeicError("already_undone", number=entry.id))
        else:
            self.undo_operation(entry.id, ask=entry.staff != self.desk.workspace.staff.name)

    def do_again(self, entry: history.Entry) -> None:
        """Redo an operation of the history, named by itself or by what took it back."""
        number = entry.undone_by
        if number is None and entry.undoes is not None and entry.kind == "undo":
            number = entry.id
        if number is None:
            workspace = self.desk.workspace
            number = undo.last_redoable(workspace.conn, workspace.staff.id)
        if number is None:
            self._say_refusal(SmeicError("nothing_to_redo"))
        else:
            self.redo_operation(number)
