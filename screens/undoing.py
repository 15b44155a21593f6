"""Undo and redo from any screen: this member of staff's latest operation of this session."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from smeic_tui.errors import SmeicError
from smeic_tui.store import history, undo
from smeic_tui.store.undo import Reversal
from smeic_tui.text import render, t
from smeic_tui.widgets.frame import Page

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp


def operation_sentence(entry: history.Entry) -> str:
    """What an operation did, as a line of the history."""
    return render("operation", entry.kind, entry.params)


class Undoing(Page[None]):
    """A page with ``u`` / F8 and ``y``."""

    @property
    def desk(self) -> SmeicApp:
        """The app, with the open file."""
        return cast("SmeicApp", self.app)

    def facts_changed(self) -> None:
        """Something was written: show it. A screen reads again here."""

    def action_undo(self) -> None:
        """Take back one's own latest operation of this session."""
        number = self._own_latest(undo.last_undoable)
        if number is None:
            self._say_refusal(SmeicError("nothing_to_undo"))
        else:
            self.undo_operation(number)

    def action_redo(self) -> None:
        """Do again what was just taken back."""
        number = self._own_latest(undo.last_redoable)
        if number is None:
            self._say_refusal(SmeicError("nothing_to_redo"))
        else:
            self.redo_operation(number)

    def redo_operation(self, number: int) -> None:
        """Do again what an undo took back.

        Args:
            number: The undo.
        """
        self.desk.save(
            lambda conn, actor: undo.undo(conn, actor, number),
            lambda reversal: self._reversed(reversal, "roster.redone"),
        )

    def undo_operation(self, number: int, *, ask: bool = False) -> None:
        """Take back an operation; more than one person, or an older one, is asked for first.

        Args:
            number: The operation.
            ask: Ask in any case.
        """
        conn = self.desk.workspace.conn
        people = undo.needs_confirmation(conn, number)
        if not people and not ask:
            self._undo(number)
            return
        from smeic_tui.widgets.confirm import Confirm

        what = operation_sentence(history.entry(conn, number))
        question = t("roster.undo_ask", what=what, count=max(people, 1))
        self.desk.push_screen(
            Confirm(t("roster.undo_title"), question, default=True),
            lambda yes: self._undo(number) if yes else None,
        )

    def _own_latest(self, latest: _Latest) -> int | None:
        workspace = self.desk.workspace
        if workspace.session_id is None:
            return None
        return latest(workspace.conn, workspace.staff.id, workspace.session_id)

    def _undo(self, number: int) -> None:
        self.desk.save(
            lambda conn, actor: undo.undo(conn, actor, number),
            lambda reversal: self._reversed(reversal, "roster.undone"),
        )

    def _reversed(self, reversal: Reversal, key: str) -> None:
        self.facts_changed()
        conn = self.desk.workspace.conn
        entry = history.entry(conn, reversal.undid)
        if entry.undoes is not None:
            entry = history.entry(conn, entry.undoes)
        what = operation_sentence(entry)
        if not reversal.kept and not reversal.failed:
            self.desk.notify(t(key, what=what))
            return
        from screens.left_as_is import LeftAsIs

        self.desk.push_screen(LeftAsIs(what, reversal))

    def _say_refusal(self, error: SmeicError) -> None:
        sentence = render("error", error.code, error.params)
        hint = render("error", f"{error.code}.hint", error.params)
        self.desk.notify(f"{sentence} {hint}")


if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    _Latest = Callable[[sqlite3.Connection, int | None, int | None], int | None]
