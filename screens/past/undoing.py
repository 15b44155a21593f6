"""A page with the keys of undo and redo; what they do is imported when first pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from smeic_tui.text import render
from smeic_tui.widgets.frame import Page

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp
    from smeic_tui.errors import SmeicError
    from smeic_tui.store.journal.undo import Reversal


class Undoing(Page[None]):
    """``u`` / F8 takes back one's own latest operation of this session, ``y`` does it again."""

    @property
    def desk(self) -> SmeicApp:
        """The app, with the open file."""
        return cast("SmeicApp", self.app)

    def facts_changed(self) -> None:
        """Something was written: show it. A screen reads again here."""

    def written(self, sentence: str | None) -> None:
        """A dialog closed; with a sentence when it wrote something."""
        if sentence:
            self.facts_changed()
            self.desk.notify(sentence)

    def taken_back(self, reversal: Reversal) -> None:
        """What became of an undo or redo from here; a screen that goes on showing it keeps it."""

    def action_undo(self) -> None:
        """Take back one's own latest operation of this session."""
        from screens.past.taking_back import undo_own_latest

        undo_own_latest(self)

    def action_redo(self) -> None:
        """Do again what was just taken back."""
        from screens.past.taking_back import redo_own_latest

        redo_own_latest(self)

    def undo_operation(self, number: int, *, ask: bool = False) -> None:
        """Take back an operation; more than one person, or an older one, is asked for first.

        Args:
            number: The operation.
            ask: Ask in any case.
        """
        from screens.past.taking_back import undo_operation

        undo_operation(self, number, ask=ask)

    def redo_operation(self, number: int) -> None:
        """Do again what an undo took back.

        Args:
            number: The undo.
        """
        from screens.past.taking_back import reverse

        reverse(self, number, redo=True)

    def _say_refusal(self, error: SmeicError) -> None:
        """A refusal that needs no dialog: there is nothing to do."""
        sentence = render("error", error.code, error.params)
        hint = render("error", f"{error.code}.hint", error.params)
        self.desk.notify(f"{sentence} {hint}")
