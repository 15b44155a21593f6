"""What the numbers of the day say: the same on the screen and on the command line."""

from __future__ import annotations

from datetime import date

from screens.guests.words import day_words
from smeic_tui.store.today.todays_work import Figure
from smeic_tui.text import t
from smeic_tui.text.names import event_name


def figure_words(figure: Figure, today: date) -> str:
    """What a number says."""
    if figure.code != "replies":
        return t(f"today.{figure.code}", count=f"{figure.count:,}", **figure.params)
    params = figure.params
    number = params["number"]
    name = event_name(
        str(params["series"]) if params["series"] else None,
        number if isinstance(number, int) else None,
        str(params["title"]) if params["title"] else None,
    )
    day = str(params["deadline"])
    over = day < today.isoformat()
    when = t("today.until_over" if over else "today.until", day=day_words(day))
    return t("today.replies", name=name, when=when, count=f"{figure.count:,}")
