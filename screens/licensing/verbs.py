"""What can be done to a licence: the same keys in the list and on the ledger."""

from __future__ import annotations

from datetime import date

from screens.persons.verbs import PersonVerbs
from smeic_tui.store.licences.licence_holders import holder


class LicenceVerbs(PersonVerbs):
    """A page on which one licence at a time is meant."""

    def action_add_points(self) -> None:
        """Enter a line of the ledger."""
        if (person_id := self._meant()) is not None:
            from screens.licensing.point_form import PointForm

            held = holder(self.desk.workspace.conn, person_id, date.today())
            self.desk.push_screen(PointForm(held, None, date.today()), self.written)

    def action_edit(self) -> None:
        """Correct number, registration and expiry."""
        if (person_id := self._meant()) is not None:
            from screens.licensing.licence_form import LicenceForm

            form = LicenceForm.of(self.desk.workspace.conn, person_id, date.today())
            self.desk.push_screen(form, self.written)

    def action_suspend(self) -> None:
        """休止 or 再開, whichever comes next, or a correction of an earlier one."""
        if (person_id := self._meant()) is not None:
            from screens.licensing.suspending import offer

            offer(self, holder(self.desk.workspace.conn, person_id, date.today()), date.today())

    def action_to_person(self) -> None:
        """Go to the person's page."""
        if (person_id := self._meant()) is not None:
            from screens.person import PersonScreen

            self.desk.push_screen(PersonScreen(person_id), lambda _: self.facts_changed())
