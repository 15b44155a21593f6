"""Corrections of single records of a person: a contact, an address, a post, an enrolment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, get_args

from screens.entries import (
    check_cohort,
    check_date,
    check_mail,
    check_phone,
    check_postcode,
    date_fold,
    fold_cohort,
    fold_completed,
    fold_mail,
    fold_phone,
    fold_postcode,
    tidy,
)
from screens.form_dialog import FormDialog
from smeic_tui.domain.people import (
    Address,
    ContactKind,
    ContactPoint,
    ContactState,
    Enrolment,
    JobFunction,
    Person,
    Position,
    Relation,
    Scope,
)
from smeic_tui.japanese.phones import parse_phones
from smeic_tui.japanese.prefectures import prefecture_of
from smeic_tui.store.operation import Value
from smeic_tui.store.person_edit import ORGANISATION, RecordEdit
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
            row.entry.name: _on_file(self.record_shown, row.entry.name) for row in self.form.rows
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


def _on_file(record: object, name: str) -> Value:
    value: Value = getattr(record, name, None)
    return value


def _text(record: object, name: str) -> str:
    value = getattr(record, name, None)
    return "" if value is None else str(value)


class ContactDialog(RecordDialog):
    """A mail address or a number: what kind, where, whether it is still good."""

    OPERATION = "contact_changed"

    def __init__(self, person: Person, contact: ContactPoint | None) -> None:
        kind = contact.kind if contact else "mail"
        entries = (
            Entry("kind", "field.contact_point.kind", kind, options=coded("contact", _CONTACTS)),
            Entry("value", "field.value", _text(contact, "value"), fold=tidy, required=True),
            Entry(
                "scope",
                "field.scope",
                _text(contact, "scope"),
                options=coded("scope", get_args(Scope), unknown=True),
            ),
            Entry(
                "state",
                "field.state",
                contact.state if contact else "current",
                options=coded("state", get_args(ContactState)),
            ),
            Entry("note", "field.note", _text(contact, "note"), fold=tidy),
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
        unchanged = self.record_shown is not None and value == _text(self.record_shown, "value")
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
        return super().base() | {"state_on": _on_file(self.record_shown, "state_on")}


_CONTACTS = get_args(ContactKind)


def _with_state_day(columns: Columns, record: object) -> Columns:
    before = _on_file(record, "state") or "current"
    day = _on_file(record, "state_on")
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
                _text(address, "postcode"),
                fold=fold_postcode,
                check=check_postcode,
                cells=14,
            ),
            Entry(
                "text",
                "field.address.text",
                _text(address, "text"),
                fold=tidy,
                required=True,
                cells=52,
            ),
            Entry(
                "scope",
                "field.scope",
                _text(address, "scope"),
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
        if values["text"] != _text(self.record_shown, "text"):
            columns["prefecture"] = prefecture_of(values["text"])
        return columns

    def base(self) -> Columns:
        """With the derived columns."""
        extra = {n: _on_file(self.record_shown, n) for n in ("state_on", "prefecture")}
        return super().base() | extra


class PositionDialog(RecordDialog):
    """A post as it was entered: to put right what is wrong, not for a change of company."""

    OPERATION = "position_changed"

    def __init__(self, person: Person, position: Position) -> None:
        day = date_fold(date.today())
        company = position.organisation.name if position.organisation else ""
        entries = (
            Entry(ORGANISATION, "field.organisation_id", company, fold=tidy, cells=44),
            Entry(
                "department", "field.department", _text(position, "department"), fold=tidy, cells=44
            ),
            Entry("title", "field.title", _text(position, "title"), fold=tidy, cells=44),
            _date("started", _text(position, "started"), day),
            _date("ended", _text(position, "ended"), day),
            Entry(
                "job_function",
                "field.job_function",
                _function_word(position.job_function),
                fold=tidy,
                check=_check_function,
                hint=" ".join(_functions()),
                cells=44,
            ),
            Entry(
                "relation",
                "field.relation",
                _text(position, "relation"),
                options=coded("relation", get_args(Relation), unknown=True),
            ),
        )
        super().__init__(person, "position", position, entries)
        self._company = company

    def columns(self, values: Mapping[str, str]) -> Columns:
        """With the job function as its code."""
        code = _functions().get(values["job_function"])
        return super().columns(values) | {"job_function": code}

    def base(self) -> Columns:
        """With the company by name."""
        return super().base() | {ORGANISATION: self._company or None}


def _functions() -> dict[str, str]:
    """Words of the job functions with their codes: too many for one line of digits."""
    return {t(f"person.job_function.{code}"): code for code in get_args(JobFunction)}


def _function_word(code: JobFunction | None) -> str:
    return t(f"person.job_function.{code}") if code else ""


def _check_function(word: str) -> str | None:
    return None if word in _functions() else t("form.bad_function")


def _date(name: str, value: str, fold: object) -> Entry:
    return Entry(
        name,
        f"field.{name}",
        value,
        fold=fold,  # type: ignore[arg-type]
        check=check_date,
        cells=14,
        hint="2026/4",
    )


class EnrolmentDialog(RecordDialog):
    """One of several courses a person took."""

    def __init__(self, person: Person, enrolment: Enrolment) -> None:
        entries = (
            Entry(
                "cohort",
                "field.cohort",
                _text(enrolment, "cohort"),
                fold=fold_cohort,
                check=check_cohort,
                cells=14,
            ),
            Entry("course", "field.course", _text(enrolment, "course"), fold=tidy),
            _date("entered", _text(enrolment, "entered"), date_fold(date.today())),
            _date("completed", _text(enrolment, "completed"), fold_completed),
            Entry(
                "research_theme",
                "field.research_theme",
                _text(enrolment, "research_theme"),
                fold=tidy,
                cells=52,
            ),
        )
        super().__init__(person, "enrolment", enrolment, entries)

    def columns(self, values: Mapping[str, str]) -> Columns:
        """With the cohort as a number."""
        cohort = int(values["cohort"]) if values["cohort"] else None
        return super().columns(values) | {"cohort": cohort}
