"""逝去, 退会, 所在不明, or back to 有効, with the date it is true from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, get_args

from screens.forms.entries import check_date, date_fold
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.people import Person, Standing
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people import people
from smeic_tui.store.people.person_edit import RecordEdit
from smeic_tui.text import t
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp

STANDINGS: tuple[Standing, ...] = get_args(Standing)


class StandingDialog(FormDialog[str]):
    """A digit for the standing, a date, Enter: what changed is 1 operation, so F8 takes it back."""

    def __init__(self, person: Person, today: date) -> None:
        """Make the dialog.

        Args:
            person: Who.
            today: The date proposed.
        """
        entries = (
            Entry(
                "standing",
                "field.standing",
                person.standing,
                options=[(s, t(f"person.standing.{s}")) for s in STANDINGS],
            ),
            Entry(
                "standing_on",
                "field.since",
                today.isoformat(),
                fold=date_fold(today),
                check=check_date,
                cells=14,
                hint=t("form.day"),
            ),
        )
        super().__init__(t("form.standing_title", name=person.name), entries)
        self.person = person
        day = self.field("standing_on")
        if isinstance(day, Field):
            # Typing replaces the date proposed.
            day.select_on_focus = True

    @classmethod
    def of(cls, desk: SmeicApp, person_id: int) -> StandingDialog:
        """The dialog of a person.

        Raises:
            SmeicError: ``person_unknown``.
        """
        return cls(people.person(desk.workspace.conn, person_id), date.today())

    def record(self, values: Mapping[str, str]) -> None:
        """Save the standing; the date of 有効 is kept too: since when they are back."""
        person, standing = self.person, values["standing"]
        base: dict[str, Value] = {"standing": person.standing, "standing_on": person.standing_on}
        mine: dict[str, Value] = {
            "standing": standing,
            "standing_on": values["standing_on"] or None,
        }
        edit = RecordEdit("person", person.id, person.rev, base, mine)
        word = t(f"person.standing.{standing}")
        said = t("form.standing_saved", name=person.name, standing=word)
        self.save_edits("standing_changed", person.id, [edit], lambda _: self.dismiss(said))
