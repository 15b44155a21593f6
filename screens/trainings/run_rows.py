"""A run as a row of the list of trainings."""

from __future__ import annotations

from datetime import date

from smeic_tui.domain.training.forecast import OUTLOOKS
from smeic_tui.domain.training.summary import Summary, forecasts, summary
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView


def run_columns() -> tuple[Column, ...]:
    """Year, title, how far it is, people; prospects where there is room for words.

    Where there is not, they stand in words below the list, for the marked run.
    """
    return (
        Column(t("training.column.year"), 6),
        Column(t("training.column.title"), 18, grow=1),
        Column(t("training.column.sessions"), 6, right=True),
        Column(t("training.column.applied"), 4, right=True),
        Column(t("training.column.in_class"), 7, right=True),
        Column(t("training.column.completed"), 4, right=True),
        *(Column(t(f"training.outlook_short.{each}"), 0, 9, right=True) for each in OUTLOOKS),
    )


def run_numbers(found: Book, today: date) -> Summary:
    """The numbers of a run as they stand today."""
    trainees = [each.trainee for each in found.everybody]
    told = forecasts(found.course, trainees, found.marks, found.submissions, today)
    return summary(found.course, trainees, found.marks, told)


def run_row(found: Book, numbers: Summary) -> RowView:
    """One run; a finished one is dim."""
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
    is_open = numbers.outlooks or numbers.states.get("applied")
    is_over = numbers.applied > 0 and not is_open
    return RowView(found.run.id, cells, "dim" if is_over else "")


def _count(number: int) -> str:
    return f"{number:,}" if number else ""
