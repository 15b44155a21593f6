"""Certificates: whom, which kind, from which number on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from textual import on

from screens.forms.date_entries import date_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.trainings.run_page import RunPage
from smeic_tui.domain.training.facts import CERTIFICATE_KINDS, CertificateKind
from smeic_tui.domain.training.numbers import next_number
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import run_name
from smeic_tui.japanese.dates import PartialDate, era_letter
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.certificates import issue
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.choice import Choice
from smeic_tui.widgets.field import Field
from smeic_tui.widgets.form import Entry


def offer_certificates(
    page: RunPage, book: Book, chosen: Sequence[int], subject: int | None
) -> None:
    """Issue certificates, or act on those of the trainee under the cursor where there are any.

    Args:
        page: The page of the run.
        book: The run.
        chosen: Who is selected: certificates are issued to them at once.
        subject: The trainee under the cursor.
    """
    from screens.trainings.certificate_acts import offer_acts

    if not chosen and subject is not None and _has_valid(book, subject):
        offer_acts(page, book, subject, lambda: _issue(page, book, chosen))
    else:
        _issue(page, book, chosen)


def _has_valid(book: Book, person_id: int) -> bool:
    return any(e.person_id == person_id and not e.is_cancelled for e in book.certificates)


def _issue(page: RunPage, book: Book, chosen: Sequence[int]) -> None:
    """Ask for kind and number; without a selection those who completed get the 修了証."""
    completed = [e for e in book.in_class if e.trainee.state == "completed"]
    listed = [e for e in book.in_class if e.trainee.person_id in chosen] if chosen else completed
    if not listed:
        page.desk.notify(t("training.nobody_completed"))
        return
    page.desk.push_screen(CertificateDialog(book, listed), page.written)


def first_number(kind: CertificateKind, year: int) -> str:
    """What the first number of a year is proposed as: ``修了第R8-01号``."""
    era = era_letter(PartialDate(year, 4, 1))
    return t(f"training.first_number.{kind}", era=era)


class CertificateDialog(FormDialog[str]):
    """Kind, number of the first one, day."""

    def __init__(self, book: Book, listed: Sequence[Listed]) -> None:
        """Make the dialog.

        Args:
            book: The run.
            listed: Whom, in the order of the numbers.
        """
        self.book = book
        self.listed = listed
        kind: CertificateKind = "completion"
        entries = [
            Entry(
                "kind",
                "field.certificate.kind",
                kind,
                options=[(k, t(f"training.certificate.{k}")) for k in CERTIFICATE_KINDS],
            ),
            Entry(
                "number",
                "training.first_number_label",
                self._proposed(kind),
                fold=tidy,
                required=True,
                limit=40,
                cells=30,
            ),
            date_entry("issued_on", "field.issued_on", date.today().isoformat(), date.today()),
        ]
        title = t("training.issue_title", training=run_name(book.run), count=len(listed))
        super().__init__(title, entries)

    def _proposed(self, kind: CertificateKind) -> str:
        known = [each.number for each in self.book.certificates if each.kind == kind]
        return next_number(known, first_number(kind, self.book.run.fiscal_year))

    @on(Choice.Changed)
    def changed(self) -> None:
        """Another kind has numbers of its own."""
        field = self.field("number")
        kind = next(k for k in CERTIFICATE_KINDS if k == self.form.values["kind"])
        if isinstance(field, Field):
            field.value = self._proposed(kind)

    def record(self, values: Mapping[str, str]) -> None:
        """Issue them; those who have one of this kind keep it."""
        book = self.book
        kind = next(k for k in CERTIFICATE_KINDS if k == values["kind"])
        word = t(f"training.certificate.{kind}")
        have = {e.person_id for e in book.certificates if e.kind == kind and not e.is_cancelled}
        people = [e.trainee.person_id for e in self.listed if e.trainee.person_id not in have]
        if not people:
            self.form.blame("kind", t("training.all_have_one"))
            return
        told: dict[str, Param] = {
            "training": run_name(book.run),
            "kind": word,
            "count": len(people),
        }

        def work(conn: sqlite3.Connection, actor: Actor) -> tuple[str, ...]:
            with operation(conn, actor, "certificates_issued", params=told) as op:
                day = values["issued_on"] or None
                return issue(op, book.run.id, people, kind, values["number"], day)

        def done(given: tuple[str, ...]) -> None:
            if not given:
                # Another desk was faster with everybody.
                self.form.blame("kind", t("training.all_have_one"))
                return
            numbers = given[0] if len(given) == 1 else f"{given[0]} - {given[-1]}"
            self.dismiss(t("training.issued", count=len(given), kind=word, numbers=numbers))

        self.save(work, done)
