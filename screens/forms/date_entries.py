"""Lines of a form that take a date: a whole day, or a month or year alone where that will do."""

from __future__ import annotations

from datetime import date

from screens.forms.entries import check_date, check_day, date_fold
from smeic_tui.widgets.form import Entry


def date_entry(
    name: str, label: str, value: str | None, today: date, *, required: bool = False
) -> Entry:
    """A line for a date, which may be a month or a year alone.

    Args:
        name: Key of its value.
        label: Catalogue key of its label.
        value: What it starts with.
        today: Today; ``4/1`` is the one before it.
        required: An empty value is refused.
    """
    return Entry(
        name,
        label,
        value or "",
        fold=date_fold(today),
        check=check_date,
        required=required,
        cells=14,
    )


def day_entry(
    name: str,
    label: str,
    value: str | None,
    today: date,
    *,
    required: bool = False,
    coming: bool = False,
    hint: str = "",
) -> Entry:
    """A line for one whole day.

    Args:
        name: Key of its value.
        label: Catalogue key of its label.
        value: What it starts with.
        today: Today; ``4/1`` is the one before it.
        required: An empty value is refused.
        coming: A day without a year lies ahead.
        hint: Stands in the empty field.
    """
    return Entry(
        name,
        label,
        value or "",
        fold=date_fold(today, coming=coming),
        check=check_day,
        required=required,
        cells=14 if not hint else 40,
        hint=hint,
    )
