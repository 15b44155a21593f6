"""受講者を選ぶ: the people of the roster who may apply for a run, by eligibility."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from screens.forms.date_entries import date_entry
from screens.forms.form_dialog import FormDialog
from screens.listing.found import Choice, Found
from screens.people_list import PeopleList
from smeic_tui.actions import bindings
from smeic_tui.actions.contexts import TRAINEE_CHOICE
from smeic_tui.domain.training.facts import TraineeState
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import run_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training import trainees
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.eligible import Circle, circles, people_in
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class TraineeChoice(PeopleList):
    """Digits choose between those eligible for this run and wider circles; ``a`` enters them."""

    CONTEXT = TRAINEE_CHOICE
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRAINEE_CHOICE)
    SHOWS_EVENT = False

    def __init__(self, book: Book) -> None:
        """Make the list.

        Args:
            book: The run that people are chosen for; whoever is in it is left out.
        """
        self.book = book
        choices = [_choice(book, each) for each in circles(book.run.eligibility)]
        super().__init__(run_name(book.run), choices)

    def action_enrol(self) -> None:
        """Enter the selected, or the one under the cursor, as applied or accepted."""
        chosen = self.table.selected
        people = [i for i in self._shown if i in chosen]
        if not people and (person_id := self.subject()) is not None:
            people = [person_id]
        if not people:
            self.desk.notify(t("training.select_first"))
            return
        self.desk.push_screen(EnrolDialog(self.book, people), self._enrolled)

    def _enrolled(self, sentence: str | None) -> None:
        if sentence:
            self.table.select(set())
            self.written(sentence)


def _choice(book: Book, circle: Circle) -> Choice:
    def find(conn: sqlite3.Connection) -> Found:
        there = {each.trainee.person_id for each in trainees.trainees(conn, book.run.id)}
        found = people_in(conn, circle, date.today())
        return Found(array("q", (person_id for person_id in found if person_id not in there)))

    return Choice(t(f"training.circle.{circle}"), find)


class EnrolDialog(FormDialog[str]):
    """As what, and since when."""

    def __init__(self, book: Book, people: list[int]) -> None:
        """Ask.

        Args:
            book: For which run.
            people: Whom.
        """
        self.book = book
        self.people = people
        states = [(s, t(f"training.state.{s}")) for s in ("accepted", "applied")]
        entries = [
            Entry("state", "field.trainee.state", "accepted", options=states),
            date_entry("on", "training.on", date.today().isoformat(), date.today()),
        ]
        title = t("training.enrol_title", training=run_name(book.run), count=len(people))
        super().__init__(title, entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Write them."""
        book, people = self.book, self.people
        state: TraineeState = "accepted" if values["state"] == "accepted" else "applied"
        told: dict[str, Param] = {"training": run_name(book.run), "count": len(people)}

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            with operation(conn, actor, "trainees_added", params=told) as op:
                return trainees.add_trainees(op, book.run.id, people, state, values["on"] or None)

        word = t(f"training.state.{state}")
        self.save(work, lambda n: self.dismiss(t("training.enrolled", count=n, state=word)))
