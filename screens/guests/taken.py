"""One person's part in an event, in a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smeic_tui.store.events.person_events import EventTaken, PartTaken
from smeic_tui.text import t
from smeic_tui.text.names import event_name

_YEARS = 5


def taken_line(taken: EventTaken) -> str:
    """``第7回鼎談会  登壇  本会 来場  懇親会 欠席``; without an answer, that they were invited."""
    words = [event_name(taken.series, taken.number, taken.title)]
    if taken.role:
        words.append(t(f"event.role_{taken.role}"))
    told = [f"{part.part} {word}" for part in taken.parts if (word := part_word(part))]
    if not told and taken.invited_on:
        told = [t("event.was_invited", day=taken.invited_on)]
    return "  ".join([*words, *told])


def part_word(part: PartTaken) -> str:
    """What became of one part; coming counts more than the answer."""
    if part.came:
        if part.proxy is not None:
            return t("event.proxy_came")
        return t("event.walked_in" if part.walk_in else "event.has_come")
    if part.answer is None:
        return ""
    if part.waiting:
        return t("event.waiting")
    return t(f"event.answer_{part.answer}")


def times_came(events: Sequence[EventTaken], today: date) -> int:
    """Events attended in the last five years."""
    since = f"{today.year - _YEARS}{today.isoformat()[4:]}"
    return sum(e.came and e.held_on is not None and e.held_on >= since for e in events)
