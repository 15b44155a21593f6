"""What can be done with a certificate that was issued: take it back, or issue it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from screens.forms.date_entries import date_entry
from screens.forms.entries import tidy
from screens.forms.form_dialog import FormDialog
from screens.trainings.run_page import RunPage
from smeic_tui.domain.training.facts import Certificate
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.certificates import cancel, reissue
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry
from smeic_tui.widgets.menu import Item, Menu

Act = Literal["cancel", "reissue"]
Open = Callable[[], object]


def offer_acts(page: RunPage, book: Book, person_id: int, issue: Open) -> None:
    """Offer to issue certificates, and what can be done with those the trainee has.

    Args:
        page: The page of the run.
        book: The run.
        person_id: The trainee under the cursor.
        issue: Goes on to issuing.
    """
    valid = [e for e in book.certificates if e.person_id == person_id and not e.is_cancelled]
    listed = book.listed(person_id)
    items: list[Item[Open]] = [Item(issue, t("training.issue"))]
    acts: tuple[Act, ...] = ("reissue", "cancel")
    for each in valid:
        for act in acts:
            dialog = CertificateAct(book, each, act, page.today)
            words = t(f"training.{act}", number=each.number)
            items.append(Item(_pushes(page, dialog), words))

    def chosen(run: Open | None) -> None:
        if run is not None:
            run()

    name = listed.name if listed else ""
    page.desk.push_screen(Menu(t("training.certificates_title", name=name), items), chosen)


def _pushes(page: RunPage, dialog: CertificateAct) -> Open:
    return lambda: page.desk.push_screen(dialog, page.written)


class CertificateAct(FormDialog[str]):
    """The reason and the day; a reason is wanted where a certificate is taken back."""

    def __init__(self, book: Book, found: Certificate, act: Act, today: date) -> None:
        """Ask.

        Args:
            book: The run.
            found: The certificate.
            act: ``cancel`` or ``reissue``.
            today: Proposed as the day.
        """
        self.book = book
        self.found = found
        self.act: Act = act
        entries = [
            Entry(
                "reason",
                "field.reason",
                fold=tidy,
                required=act == "cancel",
                limit=200,
                cells=44,
                hint=t(f"training.{act}_hint"),
            ),
            date_entry("on", "training.on", today.isoformat(), today, required=True),
        ]
        super().__init__(t(f"training.{act}", number=found.number), entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Write it."""
        book, found, act = self.book, self.found, self.act
        listed = book.listed(found.person_id)
        told: dict[str, Param] = {
            "training": run_name(book.run),
            "name": listed.name if listed else "",
            "kind": t(f"training.certificate.{found.kind}"),
            "number": found.number,
        }

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            kind = "certificate_cancelled" if act == "cancel" else "certificate_reissued"
            with operation(conn, actor, kind, params=told) as op:
                if act == "cancel":
                    cancel(op, found, values["on"], values["reason"])
                else:
                    reissue(op, found, values["on"], values["reason"])

        words = t(f"training.{act}_done", number=found.number)
        self.save(work, lambda _: self.dismiss(words))
