"""Names that are put together: the same on screens, in lists and in the history."""

from __future__ import annotations

from smeic_tui.text import t


def event_name(series: str | None, number: int | None, title: str | None) -> str:
    """What an event is called: its own title, else its series with the 回次."""
    if title:
        return title
    if series and number is not None:
        return t("event.numbered", number=number, series=series)
    return series or ""
