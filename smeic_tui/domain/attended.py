"""What may be asked about somebody's events: in a search, a filter of the roster, an invitation.

``出席:2025`` came to something since that fiscal year, ``出席:2024-10-01`` since that day;
``出席なし`` never came to anything; ``未案内:12`` is in no wave of event 12, or of the event with
that uid. In English ``came:2025``, ``never-came``, ``not-invited:12``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smeic_tui.japanese.event_conditions import read_condition


@dataclass(frozen=True, slots=True)
class Attended:
    """Conditions on the events of a person; all that are set must hold."""

    since: str | None = None
    """Came to something on this day (ISO) or later."""
    never: bool = False
    """Never came to anything."""
    not_asked: str | None = None
    """In no wave of this event: its number or uid."""

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return self.never or self.since is not None or self.not_asked is not None


def since_year(year: int) -> Attended:
    """Came to something in this fiscal year or later."""
    return Attended(since=f"{year}-04-01")


def attended(query: str) -> Attended:
    """The conditions among the words of a query; of two of one kind the last one counts."""
    asked = Attended()
    for word in query.split():
        kind, value = read_condition(word) or ("", "")
        if kind == "since":
            asked = replace(asked, since=value)
        elif kind == "never":
            asked = replace(asked, never=True)
        elif kind == "not_asked":
            asked = replace(asked, not_asked=value)
    return asked
