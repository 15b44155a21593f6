"""Lists of a training: the attendance book, who completed (for 差込), who owes what, applicants."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, Unpack, get_args

from smeic_tui.domain.training.counting import hours_text, tally
from smeic_tui.domain.training.facts import Certificate
from smeic_tui.domain.training.owing import all_owed
from smeic_tui.domain.training.summary import forecasts
from smeic_tui.exports.cells import Kind, Value
from smeic_tui.exports.paper import READABLE, Paper
from smeic_tui.exports.sheet import Column, SheetData, Writing
from smeic_tui.exports.training_words import (
    day_text,
    mark_text,
    outlook_text,
    run_name,
    session_name,
)
from smeic_tui.exports.written import Written, write_list
from smeic_tui.japanese.dates import parse_date, wareki
from smeic_tui.store.people import contactable
from smeic_tui.store.roster.roster_facts import facts
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t

TrainingLayout = Literal["book", "completed", "unsubmitted", "applicants"]
LAYOUTS: tuple[TrainingLayout, ...] = get_args(TrainingLayout)
_MARKED_MM = 8.0
"""Height of a row in which marks are written by hand."""
_PAPER: Mapping[TrainingLayout, Paper] = {
    "book": Paper(row_mm=_MARKED_MM),
    "completed": Paper(),
    "unsubmitted": Paper(least=READABLE),
    "applicants": Paper(least=READABLE),
}


@dataclass(frozen=True, slots=True)
class _List:
    columns: Sequence[Column]
    rows: Sequence[tuple[int, Sequence[Value]]]


def write_training_list(
    conn: sqlite3.Connection,
    path: Path,
    book: Book,
    layout: TrainingLayout,
    today: date,
    **how: Unpack[Writing],
) -> Written:
    """Write one list of a run.

    Args:
        conn: Any connection.
        path: The file.
        book: The run.
        layout: Which list.
        today: Decides what is overdue and what lies ahead.
        how: See `Writing`.

    Raises:
        SmeicError: those of ``write_workbook``.
    """
    listed = _MAKERS[layout](conn, book, today)
    title = t(f"training.layout.{layout}")
    paper = replace(_PAPER[layout], heading=run_name(book.run))
    rows = [row for _, row in listed.rows]
    sheet = SheetData(title, listed.columns, rows, frozen_columns=3, paper=paper)
    who = dict.fromkeys(person_id for person_id, _ in listed.rows)
    return write_list(path, sheet, people=who, **how)


def listed_layouts(
    conn: sqlite3.Connection, book: Book, today: date
) -> Iterator[tuple[TrainingLayout, int]]:
    """Each list with how many lines it would have now."""
    for layout in LAYOUTS:
        yield layout, len(_MAKERS[layout](conn, book, today).rows)


def file_stem(book: Book, layout: TrainingLayout) -> str:
    """What the file is called: ``高度コンサルタント研修 2026年度_出席簿``."""
    return f"{run_name(book.run)}_{t(f'training.layout.{layout}')}"


def _column(key: str, kind: Kind = "text") -> Column:
    return Column(key, t(f"export.column.{key}"), kind)


_PERSON: tuple[tuple[str, Kind], ...] = (
    ("cohort", "number"),
    ("name", "text"),
    ("kana", "text"),
    ("organisation", "text"),
)


def _person_columns() -> list[Column]:
    return [_column(key, kind) for key, kind in _PERSON]


def _person(each: Listed) -> list[Value]:
    return [each.cohort, each.name, each.kana, each.organisation]


def _numbers(book: Book, person_id: int) -> list[Certificate]:
    """What is valid: what was taken back is no certificate."""
    return [e for e in book.certificates if e.person_id == person_id and not e.is_cancelled]


def _book(_conn: sqlite3.Connection, book: Book, today: date) -> _List:
    course, sessions = book.course, book.course.taking_place
    columns = [
        *_person_columns(),
        Column("licence_no", t("field.licence_no"), "code"),
        *(
            Column(f"session{s.id}", f"{session_name(s, course.sessions)} {day_text(s.held_on)}")
            for s in sessions
        ),
        Column("attended", t("training.column.attended"), "number"),
        Column("hours", t("training.column.all_hours"), "number"),
        *(Column(f"assignment{a.id}", a.title) for a in course.assignments),
        Column("outlook", t("training.column.outlook")),
        Column("certificate", t("training.column.certificate")),
        Column("note", t("field.note")),
    ]
    trainees = [each.trainee for each in book.in_class]
    told = forecasts(course, trainees, book.marks, book.submissions, today)
    rows: list[tuple[int, Sequence[Value]]] = []
    for each in book.in_class:
        person_id = each.trainee.person_id
        marks, handed = book.marks_of(person_id), book.submissions_of(person_id)
        counted = tally(course, marks)
        row: list[Value] = [*_person(each), each.licence_no]
        row += [mark_text(s, marks.get(s.id), course.rule.counting) for s in sessions]
        row += [counted.attended, round(counted.minutes / 60, 2)]
        row += [
            t(f"training.submission.{handed[a.id].state if a.id in handed else 'none'}")
            for a in course.assignments
        ]
        row.append(outlook_text(each.trainee, told.get(person_id)))
        row.append(" ".join(c.number for c in _numbers(book, person_id)))
        rows.append((person_id, [*row, each.trainee.reason or each.trainee.note]))
    return _List(columns, rows)


def _completed(_conn: sqlite3.Connection, book: Book, _today: date) -> _List:
    """One line a certificate that Word can take as it is, days also in the Japanese calendar."""
    columns = [
        Column("certificate", t("training.column.certificate")),
        *_person_columns(),
        Column("title", t("export.column.title")),
        Column("training", t("field.training_run.title")),
        Column("fiscal_year", t("field.fiscal_year"), "number"),
        Column("hours", t("training.column.all_hours"), "text"),
        Column("completed_on", t("training.column.completed_on")),
        Column("issued_on", t("field.issued_on")),
        Column("issued_wareki", t("training.column.issued_wareki")),
    ]
    rows: list[tuple[int, Sequence[Value]]] = []
    for each in book.in_class:
        trainee = each.trainee
        if trainee.state != "completed":
            continue
        issued = next(
            (c for c in _numbers(book, trainee.person_id) if c.kind == "completion"), None
        )
        hours = hours_text(tally(book.course, book.marks_of(trainee.person_id)).minutes)
        rows.append(
            (
                trainee.person_id,
                [
                    issued.number if issued else None,
                    *_person(each),
                    each.title,
                    book.run.title,
                    book.run.fiscal_year,
                    hours,
                    trainee.ended_on,
                    issued.issued_on if issued else None,
                    _in_wareki(issued.issued_on if issued else None),
                ],
            )
        )
    return _List(columns, sorted(rows, key=lambda row: (row[1][0] is None, str(row[1][0]))))


def _in_wareki(day: str | None) -> str | None:
    found = parse_date(day) if day else None
    return wareki(found) if found else day


def _unsubmitted(conn: sqlite3.Connection, book: Book, today: date) -> _List:
    """Who owes what, the longest overdue first, with how to reach those who may be reached."""
    trainees = [each.trainee for each in book.in_class]
    found = all_owed(book.course, trainees, book.submissions, today)
    ids = list(dict.fromkeys(each.person_id for each in found))
    by_mail = contactable.decisions(conn, ids, "mail")
    by_phone = contactable.decisions(conn, ids, "phone")
    about = {person.id: person for person in facts(conn, ids)}
    columns = [
        *_person_columns(),
        Column("assignment", t("field.assignment.title")),
        Column("due", t("field.assignment.due_on")),
        Column("days", t("training.column.days_over"), "number"),
        Column("state", t("field.submission.state")),
        _column("mail"),
        _column("phone", "phone"),
    ]
    rows: list[tuple[int, Sequence[Value]]] = []
    for each in found:
        listed, person = book.listed(each.person_id), about[each.person_id]
        if listed is None:
            continue
        state = t("training.submission.resubmit" if each.sent_back else "training.submission.none")
        days = each.days if each.days is not None and each.days > 0 else None
        mail = " ".join(person.mails) if by_mail[each.person_id].allowed else None
        phone = " / ".join(person.phones) if by_phone[each.person_id].allowed else None
        row: list[Value] = [each.assignment.title, each.assignment.due_on, days, state]
        rows.append((each.person_id, [*_person(listed), *row, mail, phone]))
    return _List(columns, rows)


def _applicants(_conn: sqlite3.Connection, book: Book, _today: date) -> _List:
    """Everybody who applied, in the order of their applications, with what was decided."""
    columns = [
        *_person_columns(),
        Column("licence_no", t("field.licence_no"), "code"),
        Column("applied_on", t("field.applied_on")),
        Column("state", t("training.column.state")),
        Column("decided_on", t("field.decided_on")),
        Column("reason", t("field.reason")),
        Column("note", t("field.note")),
    ]
    ordered = sorted(book.everybody, key=lambda each: each.trainee.applied_on or "9999")
    rows: list[tuple[int, Sequence[Value]]] = []
    for each in ordered:
        found = each.trainee
        state = t(f"training.state.{found.state}")
        row: list[Value] = [*_person(each), each.licence_no, found.applied_on, state]
        rows.append((found.person_id, [*row, found.decided_on, found.reason, found.note]))
    return _List(columns, rows)


_Maker = Callable[[sqlite3.Connection, Book, date], _List]
_MAKERS: dict[TrainingLayout, _Maker] = {
    "book": _book,
    "completed": _completed,
    "unsubmitted": _unsubmitted,
    "applicants": _applicants,
}
