"""Names that are put together: the same on screens, in lists and in the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from smeic_tui.text import t

Part = str | int | float | None


class Called(Protocol):
    """A record by the parts of what it is called."""

    @property
    def parts(self) -> Sequence[Part]:
        """None where nobody knows it any more."""

    @property
    def is_event(self) -> bool:
        """Whether the first three parts are series, 回次 and title of an event."""

    @property
    def is_of_training(self) -> bool:
        """Whether the first two parts are title and fiscal year of a training."""


def record_called(found: Called) -> str:
    """Events and trainings by the names they have everywhere, all else by its parts."""
    if len(found.parts) > 2 and found.is_event:
        series, number, title, *rest = found.parts
        numbered = number if isinstance(number, int) else None
        name = event_name(_text(series), numbered, _text(title))
    elif len(found.parts) > 1 and found.is_of_training:
        title, year, *rest = found.parts
        name = t("training.run_name", title=title, year=year)
    else:
        name, rest = "", list(found.parts)
    return " ".join(str(part) for part in (name, *rest) if part not in (None, ""))


def _text(part: Part) -> str | None:
    return part if isinstance(part, str) else None


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
