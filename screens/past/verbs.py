"""Undo and redo of an operation that was chosen from a list of operations."""

from __future__ import annotations

from screens.past.entry_words import state
from screens.past.undoing import Undoing
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal import history, undo


class HistoryVerbs(Undoing):
    """A page on which ``u`` and ``y`` mean the operation it shows."""

    def take_back(self, entry: history.Entry, *, ask: bool = False) -> None:
        """Undo an operation of the history, or what an earlier undo of it left.

        Args:
            entry: The operation.
            ask: Ask in any case; somebody else's is always asked for.
        """
        if state(entry) == "undone":
            self._say_refusal(SmeicError("already_undone", number=entry.id))
        else:
            own = entry.staff == self.desk.workspace.staff.name
            self.undo_operation(entry.id, ask=ask or not own)

    def do_again(self, entry: history.Entry, *, else_latest: bool = True) -> None:
        """Redo an operation of the history, named by itself or by what took it back.

        Args:
            entry: The operation, or the undo.
            else_latest: Where it stands, redo what this member of staff took back last.
        """
        number = entry.undone_by
        if number is None and entry.undoes is not None and entry.kind == "undo":
            number = entry.id
        if number is None and else_latest:
            workspace = self.desk.workspace
            number = undo.last_redoable(workspace.conn, workspace.staff.id)
        if number is None:
            self._say_refusal(SmeicError("nothing_to_redo"))
        else:
            self.redo_operation(number)
