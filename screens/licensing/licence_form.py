"""Number, registration and expiry of one person's licence."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.forms.date_entries import day_entry
from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from screens.forms.record_dialogs import on_file, text_of
from smeic_tui.domain.licences.licence import Licence
from smeic_tui.domain.licences.period import likely_expiry
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.domain.licences.terms import earliest
from smeic_tui.domain.people import Person
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.phones import digits
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licences import check_dates
from smeic_tui.store.people import people
from smeic_tui.store.people.person_edit import RecordEdit
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

_COLUMNS = ("registered_on", "expires_on", "note")


class LicenceForm(FormDialog[str]):
    """The expiry is proposed from the registration and never written unless it stands there."""

    def __init__(
        self, person: Person, licence: Licence | None, rules: LicenceRules, today: date
    ) -> None:
        """Make the form.

        Args:
            person: Whose licence.
            licence: As on file; None where there is none yet.
            rules: The rules of the file.
            today: Today.
        """
        self.person, self.licence, self.rules = person, licence, rules
        entries = (
            Entry(
                "licence_no",
                "licence.form_number",
                person.licence_no or "",
                fold=_fold_number,
                limit=20,
                cells=14,
            ),
            Entry(
                "registered_on",
                "licence.form_registered",
                text_of(licence, "registered_on"),
                fold=date_fold(today),
                check=check_date,
                cells=14,
            ),
            day_entry(
                "expires_on",
                "licence.form_expires",
                licence.expires_on if licence else None,
                today,
                coming=True,
                hint=_expiry_hint(licence, rules, today),
            ),
            Entry("note", "field.note", text_of(licence, "note"), fold=tidy, limit=400),
        )
        super().__init__(t("licence.form_title", name=person.name), entries, quick=False)
        self.draft_key = f"licence {person.id}"

    @classmethod
    def of(cls, conn: sqlite3.Connection, person_id: int, today: date) -> LicenceForm:
        """The form of a person.

        Raises:
            SmeicError: ``person_unknown``.
        """
        return cls(
            people.person(conn, person_id),
            licences.licence_of(conn, person_id),
            licences.rules(conn),
            today,
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Save what changed, of the person and of the licence."""
        try:
            check_dates(values["registered_on"] or None, values["expires_on"] or None)
        except SmeicError:
            self.form.blame("expires_on", t("licence.bad_order"))
            return
        person, held = self.person, self.licence
        edits = [
            RecordEdit(
                "person",
                person.id,
                person.rev,
                {"licence_no": person.licence_no},
                {"licence_no": values["licence_no"] or None},
            ),
            RecordEdit(
                "licence",
                held.id if held else None,
                held.rev if held else 0,
                {column: on_file(held, column) for column in _COLUMNS} if held else {},
                {column: values[column] or None for column in _COLUMNS},
            ),
        ]
        said = t("licence.saved", name=person.name)
        self.save_edits(
            "licence_edited",
            person.id,
            edits,
            lambda changed: self.dismiss(said if changed else None),
        )


def _fold_number(text: str) -> str:
    """``第412345号`` as its digits; what has none stays as typed."""
    return digits(text) or tidy(text)


def _expiry_hint(licence: Licence | None, rules: LicenceRules, today: date) -> str:
    if licence is None or not licence.registered_on:
        return t("licence.form_expires_plain")
    day = likely_expiry(earliest(licence.registered_on), rules.years, today)
    return t("licence.form_expires_hint", years=rules.years, day=day.isoformat())
