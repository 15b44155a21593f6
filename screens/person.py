"""個人: all that is known of one person, and every way to correct it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from screens.persons.page import headline, page_lines
from screens.persons.scrolled import Scrolled
from screens.persons.verbs import PersonVerbs
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import PERSON
from smeic_tui.errors import SmeicError
from smeic_tui.store.licences.person_licence import PersonLicence, person_licence
from smeic_tui.store.people import dossiers
from smeic_tui.store.people.dossiers import Dossier
from smeic_tui.widgets.lines import Lines


class PersonScreen(PersonVerbs):
    """One column on a narrow terminal, two on a wide one; digits open a section for correction."""

    CONTEXT = PERSON
    BINDINGS: ClassVar[list[BindingType]] = bindings(PERSON)
    AUTO_FOCUS = "#page"

    def __init__(self, person_id: int) -> None:
        """Make the page of a person.

        Args:
            person_id: Who.
        """
        super().__init__()
        self.person_id = person_id
        self.left = Lines(id="left")
        self.right = Lines(id="right")
        self.dossier: Dossier | None = None
        self.licence: PersonLicence | None = None

    def body(self) -> ComposeResult:
        """Both columns, which scroll together."""
        with Scrolled(id="page"), Horizontal():
            yield self.left
            yield self.right

    def on_mount(self) -> None:
        """Read and show the person."""
        self._read()

    def on_resize(self) -> None:
        """Another width has other lines."""
        self._lay_out()

    def facts_changed(self) -> None:
        """Read the person again; go back when they are gone (their entry was undone)."""
        self._read()

    def _read(self) -> None:
        try:
            conn = self.desk.workspace.conn
            self.dossier = dossiers.dossier(conn, self.person_id)
            self.licence = person_licence(conn, self.person_id, date.today())
        except SmeicError:
            self.dismiss()
            return
        self.show_title(*headline(self.dossier))
        self._lay_out()

    def _lay_out(self) -> None:
        if self.dossier is None:
            return
        left, right = page_lines(self.dossier, self.size.width or self.app.size.width, self.licence)
        self.right.display = bool(right)
        tall = max(len(left), len(right))
        for column, lines in ((self.left, left), (self.right, right)):
            column.styles.height = tall
            column.put_all(lines)

    def subject(self) -> int | None:
        """The person of this page."""
        return self.person_id

    def registered(self, person_id: int | None) -> None:
        """Show whoever was registered from here."""
        if person_id is not None:
            self.person_id = person_id
            self._read()

    def action_search(self) -> None:
        """Search for somebody else, in the roster."""
        self.desk.open("roster")
        self.call_after_refresh(self._to_search)

    def _to_search(self) -> None:
        from screens.roster import RosterScreen

        if isinstance(self.desk.screen, RosterScreen):
            self.desk.screen.action_search()

    def action_choose(self, digit: str) -> None:
        """A digit corrects its section."""
        from screens.persons.sections import correct

        if self.dossier is not None:
            correct(self, self.dossier, digit)

    def action_sources(self) -> None:
        """Where each value comes from."""
        from screens.persons.sources import PersonSources

        shown = PersonSources(self.person_id)
        self.desk.push_screen(shown, lambda _: self.facts_changed())

    def action_excel(self) -> None:
        """Write this one person as the roster writes many."""
        from screens.forms.excel_output import ExcelDialog, Listed

        self.desk.push_screen(ExcelDialog(Listed((self.person_id,))))

    def action_disclose(self) -> None:
        """Write everything the file holds of them, for themselves (開示)."""
        from screens.persons.disclosing import disclose

        if self.dossier is not None:
            disclose(self, self.dossier.person)

    def action_copy_row(self) -> None:
        """Put the whole page on the clipboard as text."""
        self.app.copy_to_clipboard(f"{self.left.text()}\n{self.right.text()}".strip())
