"""What forms of a record have in common: conflicts, drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from screens.forms import drafts
from screens.forms.saving import Saving
from smeic_tui.errors import SmeicError
from smeic_tui.store.journal.operation import EditConflict
from smeic_tui.store.people.person_edit import RecordEdit, resolved, save_edits
from smeic_tui.text import t
from smeic_tui.widgets.form import Form

Result = TypeVar("Result")


class SavedForm(Saving[Result], Generic[Result]):
    """A screen around one form: what was typed is saved, or is still there."""

    form: Form
    draft_key = ""
    """Names the form and its record among the drafts; empty keeps none."""

    @property
    def unsaved(self) -> bool:
        """True once something was typed."""
        return self.form.dirty

    # Drafts

    def save_draft(self) -> None:
        """Keep what was typed; called when the window closes."""
        if self.draft_key and self.form.dirty:
            drafts.keep(self.desk.workspace.path, self.draft_key, self.form.changed)

    def offer_draft(self) -> None:
        """Ask whether to go on with what was typed when the window closed."""
        if not self.draft_key:
            return
        kept = drafts.take(self.desk.workspace.path, self.draft_key)
        if not kept:
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("form.draft_title"), t("form.draft"), default=True)
        self.app.push_screen(question, lambda yes: self._fill(kept) if yes else None)

    def _fill(self, kept: Mapping[str, str]) -> None:
        known = self.form.values
        for name, value in kept.items():
            if name in known:
                self.form.put(name, value)

    # Saving

    def save_edits(
        self,
        kind: str,
        person_id: int,
        edits: Sequence[RecordEdit],
        then: Callable[[bool], object],
    ) -> None:
        """Save records; where somebody was faster, both versions are shown and chosen from.

        Args:
            kind: Kind of the operation.
            person_id: Whose records.
            edits: What the form holds.
            then: Told whether anything had changed.
        """

        def chosen(conflict: EditConflict, keep_mine: frozenset[str]) -> None:
            again = resolved(edits, conflict, keep_mine)
            self.save_edits(kind, person_id, again, then)

        self.save(
            lambda conn, actor: save_edits(conn, actor, kind, person_id, edits),
            then,
            lambda error: self.refused(error, chosen),
        )

    def refused(
        self, error: SmeicError, chosen: Callable[[EditConflict, frozenset[str]], object]
    ) -> None:
        """Show both versions where somebody was faster; say what any other refusal is.

        Args:
            error: Why nothing was saved.
            chosen: Told the conflict and the columns that are kept as they were typed.
        """
        if not isinstance(error, EditConflict):
            self.desk.show_error(error)
            return
        from screens.forms.edit_conflict import EditConflictDialog

        def answered(keep_mine: frozenset[str] | None) -> None:
            if keep_mine is not None:
                chosen(error, keep_mine)

        dialog: Any = EditConflictDialog(self.desk.workspace.conn, error)
        self.desk.push_screen(dialog, answered)
