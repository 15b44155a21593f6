"""What is known of a referral or an introduction beyond the first call: forms to correct it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from smeic_tui.domain.referrals.facts import (
    CATEGORIES,
    CHANNELS,
    CONSENTS,
    Introduction,
    Referral,
)
from smeic_tui.store.journal.operation import Value
from smeic_tui.store.people.person_edit import RecordEdit
from smeic_tui.store.people.staff import all_staff
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

if TYPE_CHECKING:
    import sqlite3

_OWNERS = 10
"""Options a choice can show."""
_IDS = frozenset({"owner_id"})


def _date(
    name: str, label: str, value: str | None, *, coming: bool, example: str = "12/5"
) -> Entry:
    fold = date_fold(date.today(), coming=coming)
    hint = t("form.example", example=example)
    return Entry(name, label, value or "", fold=fold, check=check_date, cells=14, hint=hint)


def _words(name: str, label: str, value: str | None, *, limit: int = 400) -> Entry:
    return Entry(name, label, value or "", fold=tidy, limit=limit, cells=54)


def _codes(name: str, label: str, area: str, codes: Sequence[str], value: str | None) -> Entry:
    options = [(code, t(f"referral.{area}.{code}")) for code in codes]
    return Entry(name, label, value or "", options=options)


def _owner(conn: sqlite3.Connection, owner_id: int | None) -> Entry:
    """Who works here now, and whoever owns it although they have left."""
    staff = [s for s in all_staff(conn) if s.active_to is None or s.id == owner_id]
    options = [(str(s.id), s.short_name) for s in staff[:_OWNERS]]
    value = str(owner_id) if owner_id is not None else ""
    return Entry("owner_id", "referral.column.owner", value, options=options)


class FactsForm(FormDialog[str]):
    """A form over columns of one record; only what was changed is written."""

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        table: str,
        record: Referral | Introduction,
    ) -> None:
        """Make the form.

        Args:
            title: Its heading.
            entries: One a column; named like it.
            table: Table of the record.
            record: The record as it is.
        """
        super().__init__(title, entries, quick=False)
        self.table = table
        self.of = record
        self.said = ""
        self.draft_key = f"{table} {record.id} {entries[0].name}"

    @classmethod
    def referral(cls, conn: sqlite3.Connection, found: Referral) -> FactsForm:
        """The facts of a referral."""
        form = cls(
            t("referral.edit_title", name=found.name),
            list(_referral(conn, found)),
            "referral",
            found,
        )
        form.said = t("referral.saved", name=found.name)
        return form

    @classmethod
    def consent(cls, found: Referral) -> FactsForm:
        """The outsider's consent, the purpose, and until when their data is kept."""
        entries = (
            _codes("consent", "field.consent", "consent", CONSENTS, found.consent),
            _date("consent_on", "field.consent_on", found.consent_on, coming=False),
            _words("purpose", "field.referral.purpose", found.purpose),
            _date(
                "keep_until", "field.keep_until", found.keep_until, coming=True, example="2028/3/31"
            ),
        )
        title = t("referral.edit_title", name=found.name)
        form = cls(title, entries, "referral", found)
        form.said = t("referral.saved", name=found.name)
        return form

    @classmethod
    def introduction(cls, conn: sqlite3.Connection, found: Introduction) -> FactsForm:
        """The facts of an introduction."""
        entries = (
            _words("reason", "referral.label.reason", found.reason),
            _words("next_action", "field.next_action", found.next_action),
            _date("due_on", "field.due_on", found.due_on, coming=True),
            _owner(conn, found.owner_id),
            _words("outcome", "field.introduction.outcome", found.outcome),
            _words("note", "field.note", found.note),
        )
        title = t("referral.introduction_edit_title", name=found.name)
        form = cls(title, entries, "introduction", found)
        form.said = t(
            "referral.introduction_saved",
            name=found.name,
            other=found.other_name or t("referral.somebody"),
        )
        return form

    def record(self, values: Mapping[str, str]) -> None:
        """Save the changed columns; where somebody was faster, both versions are shown."""
        values = _dated(values)
        base: dict[str, Value] = {name: getattr(self.of, name) for name in values}
        mine = {name: _stored(name, value) for name, value in values.items()}
        edit = RecordEdit(self.table, self.of.id, self.of.rev, base, mine)
        kind = f"{self.table}_edited"
        self.save_edits(
            kind,
            self.of.person_id,
            [edit],
            lambda changed: self.dismiss(self.said if changed else None),
        )


def _dated(values: Mapping[str, str]) -> Mapping[str, str]:
    """A consent given or refused without a day was told today."""
    decided = values.get("consent") in ("agreed", "refused")
    if decided and not values["consent_on"]:
        return {**values, "consent_on": date.today().isoformat()}
    return values


def _stored(name: str, value: str) -> Value:
    if not value:
        return None
    return int(value) if name in _IDS else value


def _referral(conn: sqlite3.Connection, found: Referral) -> Iterator[Entry]:
    yield _words("next_action", "field.next_action", found.next_action)
    yield _date("due_on", "field.due_on", found.due_on, coming=True)
    yield _owner(conn, found.owner_id)
    yield _words("topic", "field.topic", found.topic)
    yield _codes("category", "field.category", "category", CATEGORIES, found.category)
    yield _codes("channel", "field.referral.channel", "channel", CHANNELS, found.channel)
    received = _date("received_on", "field.received_on", found.received_on, coming=False)
    yield replace(received, required=True)
    yield _words("note", "field.note", found.note)
