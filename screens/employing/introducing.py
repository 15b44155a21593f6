"""Two alumni of one organisation who never met: one Enter makes it an introduction."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.organisations import Colleague
from smeic_tui.domain.people import Organisation
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.referrals.introductions import add_introduction
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class ColleaguesDialog(FormDialog[str]):
    """Why they should meet; where they both work stands there already."""

    def __init__(self, found: Organisation, one: Colleague, other: Colleague) -> None:
        """Make the dialog.

        Args:
            found: Where both work.
            one: The one.
            other: The other.
        """
        reason = t("organisation.both_at", name=found.name)
        entry = Entry("reason", "referral.label.reason", reason, fold=tidy, limit=400, cells=50)
        title = t("organisation.introduce_title", one=one.name, other=other.name)
        super().__init__(title, [entry])
        self.one, self.other = one, other

    def record(self, values: Mapping[str, str]) -> None:
        """Enter it as a candidate."""
        one, other = self.one, self.other
        reason = {"reason": values["reason"] or None}

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            params = {"name": one.name, "other": other.name}
            with operation(conn, actor, "introduction_added", params=params) as op:
                return add_introduction(
                    op, one.person_id, other.person_id, reason, today=date.today()
                )

        said = t("organisation.introduced", one=one.name, other=other.name)
        self.save(work, lambda _: self.dismiss(said))
