"""Screens that write off the UI thread: once at a time, and nothing typed is lost by Esc."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.newest import newest_operation
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.dialog import Dialog
from smeic_tui.widgets.frame import Keyed

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

Result = TypeVar("Result")
T = TypeVar("T")


class Saving(Keyed[Result], Generic[Result]):
    """A screen that writes; refused, it stays open with what was typed."""

    _saving = False

    @property
    def desk(self) -> SmeicApp:
        """The app, with the open file."""
        return cast("SmeicApp", self.app)

    def save(
        self,
        work: Callable[[sqlite3.Connection, Actor], T],
        then: Callable[[T], object],
        refused: Callable[[SmeicError], object] | None = None,
    ) -> None:
        """Save once; a second Enter while it is being written does nothing."""
        if self._saving:
            return
        self._saving = True

        def saved(result: T) -> None:
            self._saving = False
            then(result)

        def failed(error: SmeicError) -> None:
            self._saving = False
            (refused or self.desk.show_error)(error)

        self.desk.save(work, saved, failed)


class SavingDialog(Dialog[Result], Saving[Result], Generic[Result]):
    """A dialog that writes what was typed in it."""

    def close_with(self, said: Result, work: Callable[[sqlite3.Connection, Actor], object]) -> None:
        """Save and close with an answer; with none, and a word about it, where nothing was changed.

        "Recorded, F8 takes it back" after a form that changed nothing would lead to undoing
        whatever was done before it.
        """

        def write(conn: sqlite3.Connection, actor: Actor) -> bool:
            before = newest_operation(conn)
            work(conn, actor)
            return newest_operation(conn) != before

        def written(changed: bool) -> None:
            if not changed:
                self.desk.notify(t("form.unchanged"))
            self.dismiss(said if changed else None)

        self.save(write, written)

    def action_back(self) -> None:
        """Give up, asking first where something was typed."""
        if not self.unsaved:
            self.dismiss(None)
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("frame.discard_title"), t("frame.discard"))
        self.app.push_screen(question, self._give_up)

    def _give_up(self, yes: bool | None) -> None:
        if yes:
            self.dismiss(None)
