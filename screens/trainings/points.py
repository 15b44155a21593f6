"""Points for the licence from one session: in one step for all who were there, never by itself."""

from __future__ import annotations

import sqlite3
from datetime import date

from screens.persons.verbs import PersonVerbs
from screens.trainings.sheet import came
from smeic_tui.domain.licences.licence import LedgerLine
from smeic_tui.domain.training.facts import Session
from smeic_tui.exports.training_words import called_off_text, run_name, session_name
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.session_points import Earned, add_session_points, with_points
from smeic_tui.text import t
from smeic_tui.widgets.confirm import Confirm


def enter_points(page: PersonVerbs, book: Book, session: Session) -> None:
    """Ask, with the count, and enter them; a session counts only where staff said so.

    Args:
        page: The page of the run.
        book: The run.
        session: Whose points.
    """
    if session.is_cancelled:
        page.desk.notify(t("training.off_no_points", why=called_off_text(session, book.course)))
        return
    if session.licence_kind == "none" or not session.licence_points:
        page.desk.notify(t("training.no_points"))
        return
    day = _day(session.held_on)
    if day is None:
        page.desk.notify(t("training.no_day_for_points"))
        return
    there = came(book, session)
    had = with_points(page.desk.workspace.conn, session.uid)
    absent = had - {each.trainee.person_id for each in there}
    if absent:
        names = [e.name for e in book.everybody if e.trainee.person_id in absent]
        told = t("training.points_without_mark", names=t("frame.comma").join(names))
        page.desk.notify(told, timeout=8)
    if not there:
        page.desk.notify(t("training.nobody_came"))
        return
    if had.issuperset(each.trainee.person_id for each in there):
        page.desk.notify(t("training.all_have_points", count=len(there)))
        return
    name = session_name(session, book.course.sessions)
    title = " ".join(filter(None, (run_name(book.run), name, session.title)))
    line = LedgerLine(day, session.licence_kind, session.licence_points)
    people = [each.trainee.person_id for each in there]

    def work(conn: sqlite3.Connection, actor: Actor) -> Earned:
        return add_session_points(conn, actor, session.uid, title, line, people)

    def done(earned: Earned) -> None:
        counts = {"count": len(earned.added), "already": len(earned.already)}
        if earned.operation is None:
            # Another desk was faster: nothing was written that F8 could take back.
            page.desk.notify(t("training.all_have_points", count=len(people)))
        else:
            page.written(t("training.points_given", **counts))

    def answered(yes: bool | None) -> None:
        if yes:
            page.desk.save(work, done)

    kind = t(f"training.licence_kind.{session.licence_kind}")
    question = t("training.points", count=len(people), kind=kind, points=session.licence_points)
    page.desk.push_screen(Confirm(t("training.points_title", session=name), question), answered)


def _day(held_on: str | None) -> str | None:
    try:
        return date.fromisoformat(held_on or "").isoformat()
    except ValueError:
        return None
