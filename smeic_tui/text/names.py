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
    """Who brought somebody whom no person on file introduced: ``自薦``, ``他機関 大正商工会``."""
    if source is None:
        return name or t("referral.source.unknown")
    word = t(f"referral.source.{source}")
    return t("referral.of_source", source=word, name=name) if name else word
