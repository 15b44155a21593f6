"""Days of a term: where it ends, also with 29 February in it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def years_on(day: date, years: int) -> date:
    """The day that follows a term of whole years which begins on ``day``.

    By the Civil Code (article 143) a term of years ends on the day before the one that corresponds
    to its first; where the last month has no such day (29 February), with the end of that month.
    So what began on 29 February 2024 lasts until 28 February 2029, and this is the 1 March.
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def last_day(starts: date, years: int) -> date:
    """The last day of a term of whole years."""
    return years_on(starts, years) - timedelta(days=1)


def first_day(ends: date, years: int) -> date:
    """The first day of the term that ends so; of two such days (28 February) the later one."""
    day = ends + timedelta(days=1)
    month, year = day.month, day.year - years
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year += day.year
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def earliest(text: str) -> date:
    """The first day a partial ISO date may mean: ``2024-03`` is 1 March 2024."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    return date(int(year), int(month or 1), int(day or 1))
