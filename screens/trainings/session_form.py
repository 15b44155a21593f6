"""A session of a run, or a 補講, typed in or corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from screens.forms.entries import check_date, date_fold, tidy
from screens.forms.form_dialog import FormDialog
from screens.trainings.hours_dialog import check_length, fold_length
from screens.trainings.run_form import check_count
from smeic_tui.domain.training.counting import hours_text
from smeic_tui.domain.training.facts import LICENCE_KINDS, MODES, Session
from smeic_tui.exports.training_words import run_name, session_name
from smeic_tui.japanese.counts import fold_count, read_count
from smeic_tui.japanese.hours import read_length, read_span
from smeic_tui.store.journal.operation import Actor, Value, operation
from smeic_tui.store.training import trainings
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


def check_span(text: str) -> str | None:
    """Hours of a day, or what is wrong."""
    return None if read_span(text) else t("training.bad_span")


def fold_span(text: str) -> str:
    """``１３時〜１７時`` as ``13:00-17:00``, a break kept as it stands."""
    found = read_span(text)
    if found is None or found[2] != _length(found[0], found[1]):
        return text.strip()
    return f"{found[0]}-{found[1]}"


def _length(starts: str, ends: str) -> int:
    first, last = (int(each[:2]) * 60 + int(each[3:]) for each in (starts, ends))
    return last - first


class SessionForm(FormDialog[str]):
    """Number, day, hours, title, lecturer, compulsory, mode, what it counts as for the licence."""

    def __init__(
        self, book: Book, session: Session | None, *, makes_up: Session | None = None
    ) -> None:
        """Make the form.

        Args:
            book: The run.
            session: The session that is corrected; None for a new one.
            makes_up: The session a new 補講 makes up for.
        """
        self.book = book
        self.session = session
        sessions = book.course.sessions
        self._original = makes_up or next(
            (s for s in sessions if session is not None and s.id == session.makes_up_id), None
        )
        if self._original is not None:
            title = t("training.make_up_title", session=session_name(self._original, sessions))
        elif session is not None:
            title = t("training.edit_session", session=session_name(session, sessions))
        else:
            title = t("training.new_session")
        super().__init__(title, list(self._entries()), quick=False)
        self.draft_key = f"training session {session.id if session else f'new {book.run.id}'}"

    def _entries(self) -> Iterator[Entry]:
        session, like = self.session, self.session or self._original
        last = self.book.course.regular[-1] if self.book.course.regular else None
        if self._original is None and (session is None or session.stands_for_id is None):
            following = max((s.number or 0 for s in self.book.course.sessions), default=0) + 1
            own = following if session is None else session.number
            yield Entry(
                "number",
                "field.training_session.number",
                "" if own is None else str(own),
                fold=fold_count,
                check=check_count(999),
                required=True,
                cells=8,
            )
        yield Entry(
            "held_on",
            "field.training_session.held_on",
            (session.held_on or "") if session else "",
            fold=date_fold(date.today(), coming=True),
            check=check_date,
            cells=14,
            hint=t("form.example", example="6/20"),
        )
        starts, ends = (session.starts, session.ends) if session else (None, None)
        yield Entry(
            "span",
            "training.span",
            f"{starts}-{ends}" if starts and ends else "",
            fold=fold_span,
            check=check_span,
            cells=30,
            hint=t("training.span_hint"),
        )
        usual = like.minutes if like else last.minutes if last else 0
        yield Entry(
            "hours",
            "training.length",
            hours_text(usual) if session or usual else "",
            fold=fold_length,
            check=check_length,
            cells=10,
            hint=t("training.length_hint"),
        )
        yield Entry(
            "title",
            "field.training_session.title",
            (like.title or "") if like else "",
            fold=tidy,
            limit=120,
            cells=44,
        )
        yield Entry(
            "lecturer",
            "field.lecturer",
            (like.lecturer or "") if like else "",
            fold=tidy,
            limit=80,
            cells=30,
        )
        if self._original is None:
            yes_no = [("1", t("frame.yes")), ("0", t("frame.no"))]
            compulsory = "1" if session and session.is_compulsory else "0"
            yield Entry("is_compulsory", "field.is_compulsory", compulsory, options=yes_no)
        modes = [(mode, t(f"training.mode.{mode}")) for mode in MODES]
        yield Entry("mode", "field.mode", like.mode if like else MODES[0], options=modes)
        kinds = [(kind, t(f"training.licence_kind.{kind}")) for kind in LICENCE_KINDS]
        counts_as = session.licence_kind if session else "none"
        yield Entry("licence_kind", "field.licence_kind", counts_as, options=kinds)
        points = session.licence_points if session else None
        yield Entry(
            "licence_points",
            "field.licence_points",
            "" if points is None else str(points),
            fold=fold_count,
            check=check_count(999),
            cells=8,
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Write it; the length follows from the hours where it was left empty."""
        span = read_span(values["span"]) if values["span"] else None
        minutes = read_length(values["hours"]) if values["hours"] else span[2] if span else None
        if minutes is None:
            self.form.blame("hours", t("training.length_wanted"))
            return
        if values["licence_kind"] != "none" and not read_count(values["licence_points"]):
            self.form.blame("licence_points", t("training.points_wanted"))
            return
        columns: dict[str, Value] = {
            "number": read_count(values["number"]) if "number" in values else None,
            "held_on": values["held_on"] or None,
            "starts": span[0] if span else None,
            "ends": span[1] if span else None,
            "minutes": minutes,
            "title": values["title"] or None,
            "lecturer": values["lecturer"] or None,
            "is_compulsory": int(values.get("is_compulsory", "0")),
            "mode": values["mode"],
            "licence_kind": values["licence_kind"],
            "licence_points": read_count(values["licence_points"])
            if values["licence_kind"] != "none"
            else None,
            "makes_up_id": self._original.id if self._original else None,
        }
        session, book = self.session, self.book
        name = self._called(values)
        told = {"training": run_name(book.run), "session": name}

        def work(conn: sqlite3.Connection, actor: Actor) -> None:
            kind = "training_session_edited" if session else "training_session_added"
            with operation(conn, actor, kind, params=told) as op:
                if session is not None:
                    trainings.revise_session(op, session, columns)
                else:
                    trainings.add_session(op, book.run.id, columns)

        self.close_with(t("training.session_saved", session=name), work)

    def _called(self, values: Mapping[str, str]) -> str:
        if self.session is not None and self.session.stands_for_id is not None:
            return session_name(self.session, self.book.course.sessions)
        if self._original is not None:
            return t("training.make_up", number=self._original.number or "")
        return t("training.session", number=values["number"])
