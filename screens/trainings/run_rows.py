"""A run as a row of the list of trainings."""

from __future__ import annotations

from datetime import date

from smeic_tui.domain.training.forecast import OUTLOOKS
from smeic_tui.domain.training.summary import forecasts, summary
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView


def run_columns() -> tuple[Column, ...]:
    """Year, title, how far it is, people, prospects."""
    return (
        Column(t("training.column.year"), 6),
        Column(t("training.column.title"), 18, grow=1),
        Column(t("training.column.sessions"), 6, right=True),
        Column(t("training.column.applied"), 4, right=True),
        Column(t("training.column.in_class"), 7, right=True),
        Column(t("training.column.completed"), 4, right=True),
        *(Column(t(f"training.column.{each}"), 4, 8, right=True) for each in OUTLOOKS),
    )


def run_row(found: Book, today: date) -> RowView:
    """One run; a finished one is dim."""
    trainees = [each.trainee for each in found.everybody]
    told = forecasts(found.course, trainees, found.marks, found.submissions, today)
    numbers = summary(found.course, trainees, found.marks, told)
    seats = f"/{found.run.capacity}" if found.run.capacity is not None else ""
    completed = numbers.states.get("completed", 0)
    cells = (
        str(found.run.fiscal_year),
        found.run.title,
        f"{numbers.held}/{numbers.sessions}",
        _count(numbers.applied),
        f"{numbers.in_class}{seats}",
        _count(completed),
        *(_count(numbers.outlooks.get(each, 0)) for each in OUTLOOKS),
    )
    is_over = numbers.applied > 0 and not told and not numbers.states.get("applied")
    return RowView(found.run.id, cells, "dim" if is_over else "")


def _count(number: int) -> str:
    return f"{number:,}" if number else ""
