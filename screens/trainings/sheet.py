"""The attendance book as a grid: columns, lines and totals, pure functions over the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from smeic_tui.domain.training.counting import expected_at, tally
from smeic_tui.domain.training.facts import CAME, Mark, Session
from smeic_tui.domain.training.forecast import OUTLOOKS, Forecast
from smeic_tui.domain.training.summary import session_count
from smeic_tui.exports.training_words import (
    day_text,
    mark_text,
    outlook_short,
    outlook_text,
    session_short,
)
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import GridColumn, GridLine
from smeic_tui.widgets.rows import WIDE_TABLE, Tone

Order = Literal["kana", "cohort", "outlook", "hours"]
ORDERS: tuple[Order, ...] = get_args(Order)

_SESSION = 5
"""Cells of a session: a day such as 10/17, and a mark with hours and 届."""
_NAME, _NAME_WIDE = 12, 16
_OUTLOOK, _OUTLOOK_WIDE = 8, 22
_WORST_FIRST = {outlook: -place for place, outlook in enumerate(OUTLOOKS)}


def frozen_columns(room: int) -> tuple[GridColumn, ...]:
    """Name, hours, assignments and prospect: in view while the sessions scroll.

    Args:
        room: Cells of the terminal.
    """
    wide = room >= WIDE_TABLE
    return (
        GridColumn((t("training.column.name"),), _NAME_WIDE if wide else _NAME, right=False),
        GridColumn((t("training.column.hours"),), 4),
        GridColumn((t("training.column.assignments"),), 4),
        GridColumn(
            (t("training.column.outlook"),), _OUTLOOK_WIDE if wide else _OUTLOOK, right=False
        ),
    )


def session_columns(book: Book) -> tuple[GridColumn, ...]:
    """A column a session: its number, its day, and how many came (11/14 would be read as a day)."""
    trainees = [each.trainee for each in book.in_class]
    sessions = book.course.sessions
    columns = []
    for session in sessions:
        counted = session_count(book.course, session, trainees, book.marks)
        marked = counted.expected - counted.unmarked
        total = t("training.column.came", count=counted.came) if marked else ""
        if session.is_cancelled:
            put_off = session.id in book.course.put_off
            total = t("training.column.put_off" if put_off else "training.column.called_off")
        titles = (session_short(session, sessions), day_text(session.held_on), total)
        columns.append(GridColumn(titles, _SESSION, right=False))
    return tuple(columns)


def lines(
    book: Book,
    listed: Sequence[Listed],
    forecasts: Mapping[int, Forecast],
    today: date,
    *,
    wide: bool,
) -> list[GridLine]:
    """A line a trainee.

    Args:
        book: The run.
        listed: Whom, in the order shown.
        forecasts: By person, of those still in class.
        today: Today; what should have been entered by then has a dot.
        wide: Whether the prospect stands in full.
    """
    found = []
    for each in listed:
        person_id = each.trainee.person_id
        marks = book.marks_of(person_id)
        told = forecasts.get(person_id)
        handed, asked = handed_in(book, person_id)
        outlook = (outlook_text if wide else outlook_short)(each.trainee, told)
        names = (each.name, hours_of(book, person_id, told), f"{handed}/{asked}", outlook)
        cells = tuple(_cell(book, each, s, marks, today) for s in book.course.sessions)
        found.append(GridLine(person_id, names, cells, _tone(each, told)))
    return found


def hours_of(book: Book, person_id: int, found: Forecast | None) -> str:
    """Hours attended so far, to one decimal: the column has four cells."""
    counted = found.tally if found else tally(book.course, book.marks_of(person_id))
    return f"{round(counted.minutes / 60, 1):g}"


def handed_in(book: Book, person_id: int) -> tuple[int, int]:
    """How many of the assignments that are asked for were handed in, and how many there are."""
    asked = [each for each in book.course.assignments if each.is_compulsory or each.is_final]
    there = book.submissions_of(person_id)
    return sum(each.id in there and there[each.id].state != "resubmit" for each in asked), len(
        asked
    )


def _cell(
    book: Book, each: Listed, session: Session, marks: Mapping[int, Mark], today: date
) -> str:
    mark = marks.get(session.id)
    if session.is_cancelled:
        # What was entered is kept, in brackets: it counts nowhere.
        kept = t(f"training.mark_short.{mark.kind}") if mark is not None else ""
        return f"({kept})" if kept else "-"
    if mark is not None:
        return mark_text(session, mark, book.course.rule.counting)
    if each.trainee.state == "withdrawn" or not expected_at(book.course, marks, session):
        return "-"
    is_over = session.held_on is not None and session.held_on <= today.isoformat()
    if session.makes_up_id is not None:
        return "-" if is_over else t("training.make_up_open")
    return "." if is_over else ""


def _tone(each: Listed, found: Forecast | None) -> Tone:
    if each.trainee.state in ("withdrawn", "not_completed"):
        return "dim"
    return "alert" if found is not None and found.outlook == "impossible" else ""


def in_order(
    book: Book, listed: Sequence[Listed], forecasts: Mapping[int, Forecast], order: Order
) -> list[Listed]:
    """The trainees in an order; whoever withdrew stays at the end, the rest in 五十音."""

    def key(each: Listed) -> tuple[int, int]:
        person_id = each.trainee.person_id
        gone = int(each.trainee.state == "withdrawn")
        found = forecasts.get(person_id)
        if order == "cohort":
            return gone, each.cohort or 9999
        if order == "outlook":
            return gone, _WORST_FIRST[found.outlook] if found else 1
        if order == "hours":
            counted = found.tally if found else tally(book.course, book.marks_of(person_id))
            return gone, counted.minutes
        return gone, 0

    return sorted(listed, key=key)


def came(book: Book, session: Session) -> list[Listed]:
    """Everybody who was at a session."""
    return [
        each
        for each in book.in_class
        if (mark := book.marks_of(each.trainee.person_id).get(session.id)) and mark.kind in CAME
    ]
