"""The board of assignments: columns, lines, and what the marked cell means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smeic_tui.domain.training.facts import SUBMISSION_STATES, Assignment
from smeic_tui.domain.training.owing import Owed, all_owed, days_over
from smeic_tui.exports.training_words import day_text
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.grid_rows import GridColumn, GridLine
from smeic_tui.widgets.lines import Piece, Side

Line = tuple[Side, Side]
_CELL = 12


def owing(book: Book, today: date) -> tuple[Owed, ...]:
    """What everybody in class owes."""
    trainees = [each.trainee for each in book.in_class]
    return all_owed(book.course, trainees, book.submissions, today)


def since_words(owed: Sequence[Owed]) -> str:
    """How many owe something, and since when the first of them."""
    people = len({each.person_id for each in owed})
    late = [each for each in owed if each.days is not None and each.days > 0]
    told = t("training.owing", people=people, count=len(owed))
    if late:
        told += "  " + t("training.overdue", count=len(late), days=late[0].days)
    return told


def frozen_columns() -> tuple[GridColumn, ...]:
    """The name, and how many are owed."""
    return (
        GridColumn((t("training.column.name"),), 14, right=False),
        GridColumn((t("training.column.owed"),), 4),
    )


def board_columns(book: Book, today: date) -> tuple[GridColumn, ...]:
    """A column an assignment: title, due day, how many handed it in."""
    columns = []
    people = [e.trainee.person_id for e in book.in_class if e.trainee.state != "withdrawn"]
    for each in book.course.assignments:
        states = [s.state for i in people if (s := book.submissions_of(i).get(each.id)) is not None]
        done = sum(state != "resubmit" for state in states)
        due = t("training.due", day=day_text(each.due_on)) if each.due_on else ""
        titles = (each.title, due, f"{done}/{len(people)}")
        columns.append(GridColumn(titles, _CELL, right=False))
    return tuple(columns)


def board_lines(book: Book, listed: Sequence[Listed], today: date) -> list[GridLine]:
    """A line a trainee."""
    owed: dict[int, int] = {}
    for each in owing(book, today):
        owed[each.person_id] = owed.get(each.person_id, 0) + 1
    lines = []
    for one in listed:
        person_id = one.trainee.person_id
        count = owed.get(person_id, 0)
        cells = tuple(_cell(book, one, each, today) for each in book.course.assignments)
        gone = one.trainee.state == "withdrawn"
        names = (one.name, str(count) if count else "")
        lines.append(GridLine(person_id, names, cells, "dim" if gone else ""))
    return lines


def _cell(book: Book, one: Listed, assignment: Assignment, today: date) -> str:
    found = book.submissions_of(one.trainee.person_id).get(assignment.id)
    if found is not None:
        day = f" {day_text(found.state_on)}" if found.state_on else ""
        return t(f"training.submission.{found.state}") + day
    if one.trainee.state not in ("accepted", "attending"):
        return "-"
    days = days_over(assignment.due_on, today)
    word = t("training.submission.none")
    return f"{word} {t('training.days_over', days=days)}" if days is not None and days > 0 else word


def cell_told(book: Book, one: Listed, assignment: Assignment, today: date) -> list[Line]:
    """Trainee, assignment and cell in full."""
    found = book.submissions_of(one.trainee.person_id).get(assignment.id)
    kind = t("training.final_report" if assignment.is_final else "field.table.assignment")
    asked = t("training.compulsory" if assignment.is_compulsory else "training.optional")
    due = t("training.due", day=assignment.due_on) if assignment.due_on else ""
    head: list[Piece] = [
        (f" {one.name}  ", "strong"),
        (f"{assignment.title}  {kind} {asked} {due}", "dim"),
    ]
    if found is None:
        days = days_over(assignment.due_on, today)
        text = t("training.submission.none")
        if days is not None and days > 0 and one.trainee.state in ("accepted", "attending"):
            text = t("training.owed_since", day=assignment.due_on, days=days)
        return [(head, ""), ([(f"   {text}", "")], "")]
    words = [t(f"training.submission.{found.state}"), found.state_on or ""]
    if found.grade:
        words.append(t("training.grade", grade=found.grade))
    words += [text for text in (found.comment, found.location) if text]
    return [(head, ""), ([(f"   {' '.join(filter(None, words))}", "")], "")]


def legend() -> Line:
    """Which digit means what."""
    pieces: list[Piece] = [(" ", "")]
    for digit, state in enumerate(SUBMISSION_STATES, 1):
        pieces += [(str(digit), "key"), (f"{t(f'training.submission.{state}')} ", "")]
    pieces += [("0", "key"), (t("training.submission.none"), "")]
    return pieces, ""
