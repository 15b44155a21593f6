"""What can be done to the organisation that is meant: the same keys in the list and on its page."""

from __future__ import annotations

import sqlite3

from screens.listing.page import ListPage
from smeic_tui.domain.people import Organisation
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.organisations import organisation_acts, organisations
from smeic_tui.text import t


class OrganisationVerbs(ListPage):
    """A page on which one organisation at a time is meant."""

    def marked(self) -> Organisation | None:
        """The organisation meant now; None where there is none."""
        raise NotImplementedError

    def joined(self, survivor: int, said: str) -> None:
        """Two became one."""
        self.written(said)

    def _meant(self) -> Organisation | None:
        found = self.marked()
        if found is None:
            self.desk.notify(t("organisation.none_marked"))
        return found

    def action_edit(self) -> None:
        """Correct it for everybody who works there; another name is kept with its history."""
        from screens.employing.organisation_form import OrganisationForm

        if (found := self._meant()) is not None:
            names = organisations.names_of(self.desk.workspace.conn, found.id)
            self.desk.push_screen(OrganisationForm(found, names), self.written)

    def action_merge_organisation(self) -> None:
        """Join it with another one that is the same."""
        from screens.employing.joining import join

        if (found := self._meant()) is not None:
            join(self, found, self.joined)

    def action_remove(self) -> None:
        """Take it off the file, where nothing refers to it."""
        found = self._meant()
        if found is None:
            return

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            params = {"name": found.name}
            with operation(conn, actor, "organisation_removed", params=params) as op:
                organisation_acts.remove_organisation(op, found)

        said = t("organisation.removed", name=found.name)
        self.desk.save(work, lambda _: self.written(said))
