"""修正: a person's own fields, folded and checked, saved against the version they were read in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.forms.entries import cohort_doubt
from screens.forms.person_fields import person_edits, person_entries
from screens.forms.saved_form import SavedForm
from screens.persons.page import headline
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import FORM
from smeic_tui.store.people import dossiers
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.text import t
from smeic_tui.widgets.form import Form
from smeic_tui.widgets.frame import Page

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp


class PersonForm(Page[str], SavedForm[str]):
    """Answers the sentence to say when something was saved."""

    CONTEXT = FORM
    TITLE_KEY = "form.edit_title"
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)
    AUTO_FOCUS = "#name"

    def __init__(self, dossier: Dossier, today: date) -> None:
        """Make the form.

        Args:
            dossier: The person as they are on file.
            today: Today.
        """
        super().__init__()
        self.dossier = dossier
        self.enrolment = dossier.enrolments[0] if dossier.enrolments else None
        self.form = Form(person_entries(dossier.person, self.enrolment, today))
        self.draft_key = f"person {dossier.person.id}"
        self._doubted = ""

    @classmethod
    def editing(cls, desk: SmeicApp, person_id: int) -> PersonForm:
        """The form of a person.

        Raises:
            SmeicError: ``person_unknown``.
        """
        return cls(dossiers.dossier(desk.workspace.conn, person_id, notes=0), date.today())

    def body(self) -> ComposeResult:
        """The form."""
        yield self.form

    def on_mount(self) -> None:
        """Name whose form it is; offer what a closed window left."""
        self.show_title(*headline(self.dossier))
        self.offer_draft()

    def action_save(self) -> None:
        """Record from anywhere in the form."""
        self.form.submit()

    @on(Form.Submitted)
    def submitted(self, event: Form.Submitted) -> None:
        """Save what changed; a doubt is said once and may be passed over."""
        values = event.values
        doubt = cohort_doubt(values["cohort"], values["completed"])
        asked = f"{values['cohort']} {values['completed']}"
        unchanged = not {"cohort", "completed"} & event.changed.keys()
        if doubt and asked != self._doubted and not unchanged:
            self._doubted = asked
            self.form.blame("completed", doubt)
            return
        self._save(values)

    def _save(self, values: Mapping[str, str]) -> None:
        person = self.dossier.person
        edits = person_edits(person, self.enrolment, values)
        said = t("form.saved", name=values["name"])
        self.save_edits(
            "person_edited",
            person.id,
            edits,
            lambda changed: self.dismiss(said if changed else None),
        )
