"""新規登録: what a first telephone call tells; whoever is like somebody on file is asked about."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.background import in_background
from screens.forms.entries import check_mail, check_phone, fold_mail, fold_phone, tidy
from screens.forms.person_fields import person_entries
from screens.forms.saved_form import SavedForm
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import FORM
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.names import parse_name
from smeic_tui.japanese.phones import parse_phones
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.people import people
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry, Form
from smeic_tui.widgets.frame import Page

if TYPE_CHECKING:
    from importers.planning.plan import Candidate

_FIRST = ("kind", "name", "kana", "cohort")


def new_entries(name: str, today: date) -> tuple[Entry, ...]:
    """The few lines of a first call; the rest is added on the person's page."""
    usual = {entry.name: entry for entry in person_entries(None, None, today)}
    first = [usual[key] for key in _FIRST]
    named = Entry("name", "field.name", name, fold=tidy, required=True, limit=100)
    return (
        *(named if entry.name == "name" else entry for entry in first),
        Entry("organisation", "field.organisation_id", fold=tidy),
        Entry("title", "field.title", fold=tidy),
        Entry("phone", "form.introduced", fold=fold_phone, check=check_phone),
        Entry("mail", "form.mail", fold=fold_mail, check=check_mail),
        usual["note"],
    )


class NewPersonForm(Page[int], SavedForm[int]):
    """Answers the id of the person registered, or of the one who was on file already."""

    CONTEXT = FORM
    TITLE_KEY = "form.new_title"
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)
    AUTO_FOCUS = "#name"
    draft_key = "new person"
    _looking = False

    def __init__(self, name: str = "") -> None:
        """Make the form.

        Args:
            name: A name to start with.
        """
        super().__init__()
        self.form = Form(new_entries(name, date.today()))

    def body(self) -> ComposeResult:
        """The form."""
        yield self.form

    def on_mount(self) -> None:
        """Offer what a closed window left."""
        self.offer_draft()

    def action_save(self) -> None:
        """Record from anywhere in the form."""
        self.form.submit()

    @on(Form.Submitted)
    def submitted(self, event: Form.Submitted) -> None:
        """Look for somebody like them first; everybody is read for that, so on a thread."""
        if self._looking:
            return
        self._looking = True
        values, workspace = event.values, self.desk.workspace

        def look(_stop: object) -> list[Candidate]:
            from importers.similar import similar_people

            with workspace.reading() as conn:
                return similar_people(
                    conn,
                    values["name"],
                    values["kana"] or None,
                    int(values["cohort"]) if values["cohort"] else None,
                    values["mail"] or None,
                    values["phone"] or None,
                )

        def looked(found: list[Candidate]) -> None:
            self._looking = False
            self._warn(values, found)

        def refused(error: SmeicError) -> None:
            self._looking = False
            self.desk.show_error(error)

        in_background(self, look, looked, refused)

    def _warn(self, values: Mapping[str, str], found: list[Candidate]) -> None:
        if not found:
            self.register(values)
            return
        from screens.persons.similar_people import REGISTER, SimilarDialog, similar_rows

        def answered(person_id: int | None) -> None:
            if person_id == REGISTER:
                self.register(values)
            elif person_id is not None:
                self.dismiss(person_id)

        rows = similar_rows(self.desk.workspace.conn, found)
        self.desk.push_screen(SimilarDialog(values["name"], rows), answered)

    def register(self, values: Mapping[str, str]) -> None:
        """Enter the person as one operation."""
        name = values["name"]
        cut = parse_name(name, kana=values["kana"])
        columns: dict[str, Value] = {
            "kind": values["kind"],
            "name": name,
            "family": cut.family,
            "given": cut.given,
            "kana": values["kana"] or None,
            "note": values["note"] or None,
        }
        contacts: list[tuple[str, str | None, str]] = []
        if values["phone"]:
            found = parse_phones(values["phone"])
            mobile = bool(found) and found[0].kind == "mobile"
            contacts.append(("mobile" if mobile else "phone", None, values["phone"]))
        if values["mail"]:
            contacts.append(("mail", None, values["mail"]))

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            with operation(conn, actor, "person_added", params={"name": name}) as op:
                return people.add_person(
                    op,
                    columns,
                    cohort=int(values["cohort"]) if values["cohort"] else None,
                    organisation=values["organisation"] or None,
                    title=values["title"] or None,
                    contacts=tuple(contacts),
                )

        def registered(person_id: int) -> None:
            self.desk.notify(t("form.registered", name=name))
            self.dismiss(person_id)

        self.save(work, registered)
