"""対応記録: one line on what was said, written while the telephone is still warm."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

CHANNELS = ("phone", "mail", "meeting", "post", "other")
_LIMIT = 400


class ContactNoteDialog(FormDialog[str]):
    """The caret starts in the text: ``c``, what was said, Enter. ↑ and a digit change the rest."""

    def __init__(self, person_id: int, name: str, today: date) -> None:
        """Make the dialog.

        Args:
            person_id: Whom the note is about.
            name: Their name.
            today: Today.
        """
        fold = date_fold(today, coming=True)
        entries = (
            Entry(
                "channel",
                "form.channel",
                "phone",
                options=[(c, t(f"person.channel.{c}")) for c in CHANNELS],
            ),
            Entry(
                "direction",
                "form.direction",
                "in",
                options=[("in", t("form.received")), ("out", t("form.sent"))],
            ),
            Entry("text", "form.text", fold=tidy, required=True, limit=_LIMIT, cells=54),
            Entry("next_action", "form.next_action", fold=tidy, limit=_LIMIT, cells=54),
            Entry(
                "due_on", "form.due_on", fold=fold, check=check_date, cells=14, hint=t("form.day")
            ),
        )
        super().__init__(t("form.note_title", name=name), entries)
        self.person_id = person_id
        self.name_of = name
        self.draft_key = f"note {person_id}"

    @classmethod
    def about(cls, desk: SmeicApp, person_id: int) -> ContactNoteDialog:
        """The dialog on a person.

        Raises:
            SmeicError: ``person_unknown``.
        """
        found = people.person(desk.workspace.conn, person_id)
        return cls(person_id, found.name, date.today())

    def first(self) -> Field | Choice:
        """The text: what was said comes before how."""
        return self.field("text")

    def record(self, values: Mapping[str, str]) -> None:
        """Write the line; a deadline without an action is one on the note itself."""
        person_id, name = self.person_id, self.name_of
        action = values["next_action"] or (values["text"] if values["due_on"] else "")

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            with operation(conn, actor, "contact_noted", params={"name": name}) as op:
                return people.add_contact_note(
                    op,
                    person_id,
                    text=values["text"],
                    channel=values["channel"],
                    direction=values["direction"],
                    next_action=action or None,
                    due_on=values["due_on"] or None,
                )

        self.close_with(t("form.noted", name=name), work)
