"""Corrections of single records of a person: a contact, an address, a post, an enrolment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, get_args

from screens.forms.entries import (
    check_mail,
    check_phone,
    check_postcode,
    fold_mail,
    fold_phone,
    fold_postcode,
    tidy,
)
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.people import (
    Address,
    ContactKind,
    ContactPoint,
    ContactState,
    Enrolment,
    Person,
    Position,
    Scope,
)
from smeic_tui.japanese.phones import parse_phones
from smeic_tui.japanese.prefectures import prefecture_of
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.person_edit import RecordEdit
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

Options = list[tuple[str, str]]
Columns = dict[str, Value]


def coded(part: str, codes: Sequence[str], *, unknown: bool = False) -> Options:
    """Codes with their words; an empty answer last where unknown is a value."""
    options = [(code, t(f"person.{part}.{code}")) for code in codes]
    return [*options, ("", t("form.unknown"))] if unknown else options


class RecordDialog(FormDialog[str]):
    """One record of one person; a subclass names its columns."""

    OPERATION: ClassVar[str] = "person_edited"

    def __init__(
        self,
        person: Person,
        table: str,
        record: ContactPoint | Address | Position | Enrolment | None,
        entries: Sequence[Entry],
    ) -> None:
        """Make the dialog.

        Args:
            person: Whose record.
            table: Its table.
            record: The record as on file; None for a new one.
            entries: Lines of the form.
        """
        title = t("form.record_title", name=person.name, what=t(f"field.table.{table}"))
        super().__init__(title, entries)
        self.person = person
        self.table = table
        self.record_shown = record
        self.draft_key = f"{table} {person.id} {record.id if record else 'new'}"

    def columns(self, values: Mapping[str, str]) -> Columns:
        """What the form's values mean as columns."""
        return {name: value or None for name, value in values.items()}

    def base(self) -> Columns:
        """The same columns as on file."""
        return {
            row.entry.name: on_file(self.record_shown, row.entry.name) for row in self.form.rows
        }

    def record(self, values: Mapping[str, str]) -> None:
        """Save what changed."""
        shown = self.record_shown
        edit = RecordEdit(
            self.table,
            shown.id if shown else None,
            shown.rev if shown else 0,
            self.base() if shown else {},
            self.columns(values),
        )
        said = t("form.saved", name=self.person.name)
        self.save_edits(
            self.OPERATION,
            self.person.id,
            [edit],
            lambda changed: self.dismiss(said if changed else None),
        )


def on_file(record: object, name: str) -> Value:
    value: Value = getattr(record, name, None)
    return value


def text_of(record: object, name: str) -> str:
    value = getattr(record, name, None)
    return "" if value is None else str(value)


class ContactDialog(RecordDialog):
    """A mail address or a number: what kind, where, whether it is still good."""

    OPERATION = "contact_changed"

    def __init__(self, person: Person, contact: ContactPoint | None) -> None:
        kind = contact.kind if contact else "mail"
        entries = (
            Entry("kind", "field.contact_point.kind", kind, options=coded("contact", _CONTACTS)),
            Entry("value", "field.value", text_of(contact, "value"), fold=tidy, required=True),
            Entry(
                "scope",
                "field.scope",
                text_of(contact, "scope"),
                options=coded("scope", get_args(Scope), unknown=True),
            ),
            Entry(
                "state",
                "field.state",
                contact.state if contact else "current",
                options=coded("state", get_args(ContactState)),
            ),
            Entry("note", "field.note", text_of(contact, "note"), fold=tidy),
        )
        super().__init__(person, "contact_point", contact, entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Fold by kind; a number that says it is a mobile becomes one."""
        kind, value = values["kind"], values["value"]
        if kind == "mail":
            value, wrong = fold_mail(value), check_mail(value)
        else:
            value, wrong = fold_phone(value), check_phone(value)
            found = parse_phones(value)
            if kind == "phone" and len(found) == 1 and found[0].kind == "mobile":
                kind = "mobile"
        unchanged = self.record_shown is not None and value == text_of(self.record_shown, "value")
        if wrong is not None and not unchanged:
            # What is on file already may be ended or marked whatever it looks like.
            self.form.blame("value", wrong)
            return
        super().record({**values, "kind": kind, "value": value})

    def columns(self, values: Mapping[str, str]) -> Columns:
        """With the day on which the state changed."""
        return _with_state_day(super().columns(values), self.record_shown)

    def base(self) -> Columns:
        """With the day of the state."""
        return super().base() | {"state_on": on_file(self.record_shown, "state_on")}


_CONTACTS = get_args(ContactKind)


def _with_state_day(columns: Columns, record: object) -> Columns:
    before = on_file(record, "state") or "current"
    day = on_file(record, "state_on")
    if columns["state"] != before:
        day = date.today().isoformat()
    return columns | {"state_on": day}


class AddressDialog(RecordDialog):
    """A postal address; the prefecture follows from its text."""

    OPERATION = "contact_changed"

    def __init__(self, person: Person, address: Address | None) -> None:
        entries = (
            Entry(
                "postcode",
                "field.postcode",
                text_of(address, "postcode"),
                fold=fold_postcode,
                check=check_postcode,
                cells=14,
            ),
            Entry(
                "text",
                "field.address.text",
                text_of(address, "text"),
                fold=tidy,
                required=True,
                cells=52,
            ),
            Entry(
                "scope",
                "field.scope",
                text_of(address, "scope"),
                options=coded("scope", get_args(Scope), unknown=True),
            ),
            Entry(
                "state",
                "field.state",
                address.state if address else "current",
                options=coded("state", get_args(ContactState)),
            ),
        )
        super().__init__(person, "address", address, entries)

    def columns(self, values: Mapping[str, str]) -> Columns:
        """With prefecture and the day on which the state changed."""
        columns = _with_state_day(super().columns(values), self.record_shown)
        if values["text"] != text_of(self.record_shown, "text"):
            columns["prefecture"] = prefecture_of(values["text"])
        return columns

    def base(self) -> Columns:
        """With the derived columns."""
        extra = {n: on_file(self.record_shown, n) for n in ("state_on", "prefecture")}
        return super().base() | extra
