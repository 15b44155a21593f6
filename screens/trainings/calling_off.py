"""A session that does not take place: why, and the day another one is held instead."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from screens.persons.verbs import PersonVerbs
from smeic_tui.domain.training.facts import Session
from smeic_tui.errors import Param
from smeic_tui.exports.training_words import called_off_words, day_text, run_name, session_name
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.calling_off import CalledOff, call_off, hold_after_all
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class CallOffDialog(FormDialog[str]):
    """中止 with a reason; 延期 where a new day is given."""

    def __init__(self, book: Book, session: Session, today: date) -> None:
        """Ask.

        Args:
            book: The run.
            session: What does not take place.
            today: The day it is noted with.
        """
        self.book = book
        self.session = session
        self.today = today
        entries = [
            Entry(
                "reason",
                "field.cancel_reason",
                fold=tidy,
                required=True,
                limit=200,
                cells=44,
                hint=t("training.call_off_hint"),
            )
        ]
        if session.makes_up_id is None:
            entries.append(
                Entry(
                    "new_day",
                    "training.new_day",
                    fold=date_fold(today, coming=True),
                    check=check_date,
                    cells=18,
                    hint=t("training.new_day_hint"),
                )
            )
        name = session_name(session, book.course.sessions)
        title = t("training.call_off_title", session=name, day=day_text(session.held_on))
        super().__init__(title, entries)

    def record(self, values: Mapping[str, str]) -> None:
        """Write it as one operation, and say what is kept without counting."""
        book, session = self.book, self.session
        name = session_name(session, book.course.sessions)
        told: dict[str, Param] = {
            "training": run_name(book.run),
            "session": name,
            "day": day_text(session.held_on),
        }
        new_day = values.get("new_day") or None
        kind = "training_session_put_off" if new_day else "training_session_called_off"

        def work(conn: sqlite3.Connection, actor: Actor) -> CalledOff:
            with operation(conn, actor, kind, params=told) as op:
                on = self.today.isoformat()
                return call_off(op, session, on, values["reason"], new_day)

        def done(found: CalledOff) -> None:
            key = "training.put_off" if new_day else "training.called_off"
            words = t(key, session=name, day=day_text(new_day or session.held_on))
            self.dismiss(f"{words}{called_off_words(found)}   {t('training.undo_key')}")

        self.save(work, done)


def hold_again(page: PersonVerbs, book: Book, session: Session) -> None:
    """Take a cancellation back; refused while another session stands for it.

    Args:
        page: The page of the run.
        book: The run.
        session: The session that was called off.
    """
    name = session_name(session, book.course.sessions)
    told: dict[str, Param] = {"training": run_name(book.run), "session": name}

    def work(conn: sqlite3.Connection, actor: Actor) -> None:
        with operation(conn, actor, "training_session_held_again", params=told) as op:
            hold_after_all(op, session)

    page.desk.save(work, lambda _: page.written(t("training.held_again", session=name)))
