"""How the lists of an event are printed: what stands at their top, and cards to wear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from smeic_tui.domain.events import Event
from smeic_tui.exports.name_cards import Card, CardSheet
from smeic_tui.exports.paper import READABLE, SIGNED_MM, Paper
from smeic_tui.store.events.guests import Guest
from smeic_tui.text import t
from smeic_tui.text.names import event_name

EventLayout = Literal["door", "badges", "chase", "participants", "cash", "waiting", "tables"]
_SIGNED = Paper(least=READABLE, row_mm=SIGNED_MM)
_READ = Paper(least=READABLE)
_PAPER: Mapping[EventLayout, Paper] = {
    "door": _SIGNED,
    "cash": _SIGNED,
    "badges": Paper(),
    "chase": Paper(),
    "participants": Paper(least=READABLE, portrait=True),
    "waiting": Paper(least=READABLE, portrait=True),
    "tables": _READ,
}


def paper_of(event: Event, layout: EventLayout) -> Paper:
    """What a list is printed for; at its top the event, its day, hours and venue."""
    shown = _PAPER[layout]
    heading = "  ".join(filter(None, (_name(event), _when(event), event.venue)))
    return Paper(heading, least=shown.least, portrait=shown.portrait, row_mm=shown.row_mm)


def _name(event: Event) -> str:
    return event_name(event.series, event.number, event.title)


def _when(event: Event) -> str:
    first = event.parts[0]
    hours = "-".join(filter(None, (first.starts, first.ends)))
    return " ".join(filter(None, (_day(event.held_on), hours)))


def _day(held_on: str | None) -> str:
    """With its year: paper is kept; a day that is not settled as far as it is."""
    try:
        day = date.fromisoformat(held_on or "")
    except ValueError:
        return held_on or ""
    return f"{day:%Y-%m-%d}({t(f'event.weekday_{day.weekday()}')})"


def cards(event: Event, guests: Sequence[Guest]) -> CardSheet:
    """A card a guest: what people read of each other, and the table."""
    parts = {part.id: part.name for part in event.parts}
    planned = {part_id for guest in guests for part_id in guest.tables}

    def foot(guest: Guest) -> str:
        words = [t("roster.cohort", n=guest.cohort)] if guest.cohort is not None else []
        if guest.role:
            words.append(t(f"event.role_{guest.role}"))
        for part_id, table in guest.tables.items():
            named = parts[part_id] if len(planned) > 1 else ""
            words.append(f"{named} {t('field.table_no')} {table}".strip())
        return "   ".join(words)

    return CardSheet(
        t("event.cards_sheet"),
        _name(event),
        [Card(g.name, g.kana, g.organisation, g.title, foot(g)) for g in guests],
    )
