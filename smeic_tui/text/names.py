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


def source_name(source: str | None, name: str | None) -> str:
    """Who brought somebody whom no person on file introduced: ``自薦``, ``大正商工会``, ``教職員``."""
    if source == "self" or not name:
        return t(f"referral.source.{source or 'unknown'}")
    return name
