"""What can be done to the person under the cursor: the same keys wherever people are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.past.undoing import Undoing
from smeic_tui.text import t

if TYPE_CHECKING:
    from smeic_tui.domain.events import Event


class PersonVerbs(Undoing):
    """A page on which one person at a time is meant."""

    def subject(self) -> int | None:
        """Id of the person meant now; None where there is nobody."""
        raise NotImplementedError

    def name_for_new(self) -> str:
        """A name to start a new person with, e.g. what was searched in vain."""
        return ""

    def _meant(self) -> int | None:
        person_id = self.subject()
        if person_id is None:
            self.desk.notify(t("roster.no_one_chosen"))
        return person_id

    def action_contact_note(self) -> None:
        """Write down what was said, in one line."""
        if (person_id := self._meant()) is not None:
            from screens.forms.contact_note import ContactNoteDialog

            self.desk.push_screen(ContactNoteDialog.about(self.desk, person_id), self.written)

    def action_reply(self) -> None:
        """Record the answer for the pinned event; without one, ask which event is meant."""
        if (person_id := self._meant()) is not None:
            from screens.guests.pinned import choose, pinned

            event = pinned(self.desk)
            if event is None:
                choose(self.desk, lambda found: self._reply(found, person_id))
            else:
                self._reply(event, person_id)

    def _reply(self, event: Event, person_id: int) -> None:
        from screens.guests.reply_dialog import ReplyDialog

        self.desk.push_screen(ReplyDialog.of(self.desk, event, person_id), self.written)

    def action_position_change(self) -> None:
        """会社が変わった."""
        if (person_id := self._meant()) is not None:
            from screens.forms.position_change import PositionChangeDialog

            self.desk.push_screen(PositionChangeDialog.of(self.desk, person_id), self.written)

    def action_organisation(self) -> None:
        """The page of the organisation where the person works."""
        if (person_id := self._meant()) is not None:
            from screens.employing.opening import open_of_person

            open_of_person(self, person_id)

    def action_standing(self) -> None:
        """逝去, 退会, 所在不明, or back to 有効."""
        if (person_id := self._meant()) is not None:
            from screens.forms.standing import StandingDialog

            self.desk.push_screen(StandingDialog.of(self.desk, person_id), self.written)

    def action_edit(self) -> None:
        """Correct the person's own fields."""
        if (person_id := self._meant()) is not None:
            from screens.forms.person_form import PersonForm

            self.desk.push_screen(PersonForm.editing(self.desk, person_id), self.written)

    def action_new(self) -> None:
        """Register somebody new."""
        from screens.forms.new_person import NewPersonForm

        self.desk.push_screen(NewPersonForm(self.name_for_new()), self.registered)

    def registered(self, person_id: int | None) -> None:
        """Somebody new is on file, or one who was there already is wanted."""
        if person_id is not None:
            self.facts_changed()

    def action_history(self) -> None:
        """What was changed on this person, when and by whom."""
        if (person_id := self._meant()) is not None:
            from screens.persons.history import PersonHistory

            self.desk.push_screen(PersonHistory(person_id), lambda _: self.facts_changed())
