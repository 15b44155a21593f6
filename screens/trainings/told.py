"""What stands above and below the grid: the run in two lines, the marked cell in three."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from smeic_tui.domain.training.completion import needed_hours
from smeic_tui.domain.training.counting import hours_text
from smeic_tui.domain.training.facts import MARKS, Mark, Session
from smeic_tui.domain.training.forecast import OUTLOOKS, Forecast
from smeic_tui.domain.training.summary import Summary
from smeic_tui.exports.training_words import (
    called_off_text,
    day_text,
    mark_words,
    outlook_reason,
    outlook_text,
    rule_words,
    session_name,
)
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.wrapping import wrapped

Line = tuple[Side, Side]
_WHY = 2
"""Lines for the reasons."""
_INDENT = 4


def overview(book: Book, found: Summary, shown: str) -> list[Line]:
    """Size and rule of the run, and how many have which prospect.

    Args:
        book: The run.
        found: Its numbers.
        shown: Which trainees are shown and in which order, in words.
    """
    course = book.course
    size = t(
        "training.size",
        people=found.in_class,
        sessions=found.sessions,
        hours=hours_text(course.minutes),
    )
    asked = t("training.rule_line", rule=rule_words(course.rule))
    share = next((c.value for c in course.rule.conditions if c.kind == "hours"), None)
    if share is not None and course.minutes:
        asked += f" ({t('training.hours', hours=needed_hours(course, share))})"
    first: list[Piece] = [(f" {size}   {asked}", "")]
    second: list[Piece] = [(" ", "")]
    for outlook in OUTLOOKS:
        count = found.outlooks.get(outlook, 0)
        tone = "alert" if outlook == "impossible" and count else "strong" if count else "dim"
        word = t(f"training.outlook_count.{outlook}", count=count)
        second.append((f"{word}   ", tone))
    for state in ("completed", "not_completed", "withdrawn"):
        if count := found.states.get(state, 0):
            second.append((f"{t(f'training.state.{state}')} {count}   ", "dim"))
    return [(first, ""), (second, [(f"{shown} ", "dim")])]


def explained(
    book: Book,
    listed: Listed,
    session: Session,
    found: Forecast | None,
    today: date,
    room: int,
) -> list[Line]:
    """The trainee with the prospect, why, and the session with the mark.

    Args:
        book: The run.
        listed: The trainee.
        session: The session.
        found: What can become of the trainee; None where that is decided.
        today: Today.
        room: Cells of the terminal.
    """
    person_id = listed.trainee.person_id
    marks = book.marks_of(person_id)
    cohort = "" if listed.cohort is None else t("training.cohort", cohort=listed.cohort)
    who: list[Piece] = [
        (f" {listed.name}  ", "strong"),
        (f"{cohort} {listed.organisation}   ", "dim"),
        (outlook_text(listed.trainee, found), "strong"),
    ]
    reason = ""
    if found is not None:
        reason = outlook_reason(book.course, found, tuple(marks), today)
    elif listed.trainee.reason:
        reason = listed.trainee.reason
    tone = "alert" if found and (found.reasons or found.unregistered) else ""
    why = wrapped(reason, max(room - _INDENT, 1))[:_WHY] if reason else []
    lines: list[Line] = [([(f"   {line}", tone)], "") for line in why]
    lines += [("", "")] * (_WHY - len(lines))
    return [(who, ""), *lines, (session_told(book, session, person_id), "")]


def session_told(book: Book, session: Session, person_id: int) -> list[Piece]:
    """``第3回 6/20 13:00-17:00 3時間 必修  財務分析 辻教授   遅刻 2時間``.

    Of what was called off, why and what is kept: ``第3回 6/20 中止（台風）   出席（数えません）``.
    """
    mark = book.marks_of(person_id).get(session.id)
    cell = mark_words(session, mark, book.course.rule.counting)
    name = session_name(session, book.course.sessions)
    if session.is_cancelled:
        off = called_off_text(session, book.course)
        kept = t("training.kept_mark", mark=cell) if mark else cell
        return [
            (f" {name} {day_text(session.held_on)} ", "dim"),
            (f"{off}   ", "strong"),
            (kept, "dim"),
        ]
    words = [name, day_text(session.held_on)]
    if session.starts:
        words.append(f"{session.starts}-{session.ends or ''}")
    words.append(t("training.hours", hours=hours_text(session.minutes)))
    if session.is_compulsory:
        words.append(t("training.compulsory"))
    if session.licence_kind != "none":
        words.append(
            t(
                "training.licence",
                kind=t(f"training.licence_kind.{session.licence_kind}"),
                points=session.licence_points or 0,
            )
        )
    words += [text for text in (session.title, session.lecturer) if text]
    return [(f" {' '.join(words)}   ", "dim"), (cell, "key" if mark else "dim")]


def legend() -> Line:
    """Which digit leaves which mark."""
    pieces: list[Piece] = [(" ", "")]
    for digit, kind in enumerate(MARKS, 1):
        pieces += [(str(digit), "key"), (f"{t(f'training.mark_key.{kind}')} ", "")]
    pieces += [("0", "key"), (t("training.mark_key.none"), "")]
    return pieces, ""


def ahead_words(session: Session, name: str, mark: Mark) -> str:
    """What was noted of a session that lies ahead, and that it does."""
    return t(
        "training.marked_ahead",
        day=day_text(session.held_on),
        name=name,
        mark=t(f"training.mark.{mark.kind}"),
    )


def beaten_words(names: Mapping[int, str], person_id: int, by: str, found: str) -> str:
    """Who was faster, and with what."""
    return t(
        "training.beaten",
        by=by or t("form.somebody"),
        name=names.get(person_id, ""),
        mark=found or t("training.unmarked"),
    )
