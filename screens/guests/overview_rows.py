"""概要: what does not fit together, and everything that is settled about an event."""

from __future__ import annotations

from collections.abc import Iterator

from screens.guests.event_pages import Shown
from screens.guests.known import Known
from screens.guests.words import day_words, hours
from smeic_tui.domain.events import Part
from smeic_tui.text import render, t
from smeic_tui.widgets.rows import Column, RowView, Tone

_Line = tuple[str, str, Tone, int | None]
"""What, its value, how it looks, and whom it is about."""


def overview_page(known: Known, mix: str, firsts: int | None) -> Shown:
    """The page.

    Args:
        known: The event.
        mix: How the cohorts of those who are coming mix, in words.
        firsts: How many of them never came to anything before; None where nobody is coming.
    """
    lines = [*_conflicts(known), *_facts(known), *_waves(known)]
    if firsts is not None:
        lines.append((t("event.fact_mix"), mix, "", None))
        lines.append((t("event.fact_firsts"), t("event.guest_count", count=firsts), "", None))
    rows = [RowView(n, (what, value), tone) for n, (what, value, tone, _) in enumerate(lines)]
    about = {n: person for n, (*_, person) in enumerate(lines) if person is not None}
    columns = (Column(t("event.column_fact"), 12), Column(t("event.column_value"), 50, grow=1))
    return Shown(columns, rows, "", people=about)


def _conflicts(known: Known) -> Iterator[_Line]:
    for found in known.conflicts:
        sentence = render("reason", found.reason.code, found.reason.params)
        guest = known.guest(found.person_id)
        told = f"{guest.name}  {sentence}" if guest else sentence
        yield t("event.fact_check"), told, "alert", found.person_id


def _facts(known: Known) -> Iterator[_Line]:
    event = known.event
    facts = (
        ("field.theme", event.theme),
        ("field.status", t(f"event.status_{event.status}")),
        ("field.held_on", day_words(event.held_on)),
        ("field.venue", event.venue),
        ("field.online_address", event.online_address),
        ("field.host", event.host),
        ("field.note", event.note),
    )
    for key, value in facts:
        if value:
            yield t(key), value, "", None
    for part in event.parts:
        yield part.name, _part(part), "", None
    for guest in known.guests:
        if guest.role is not None:
            told = "  ".join(filter(None, (guest.name, guest.organisation, guest.title)))
            yield t(f"event.role_{guest.role}"), told, "", guest.person_id


def _part(part: Part) -> str:
    words = [hours(part)]
    if part.venue:
        words.append(part.venue)
    if part.capacity is not None:
        words.append(t("event.seats_word", count=part.capacity))
    if part.fee is not None:
        words.append(t("event.fee_yen", yen=f"{part.fee:,}"))
    if part.is_online:
        words.append(t("event.online_word"))
    return "  ".join(filter(None, words)) or t("event.part_plain")


def _waves(known: Known) -> Iterator[_Line]:
    for wave in known.waves:
        told = t(
            "event.wave_line",
            people=wave.people,
            sent=day_words(wave.sent_on) if wave.sent_on else t("event.draft"),
            channel=t(f"event.channel_{wave.channel}"),
        )
        if wave.deadline:
            told += "  " + t("event.deadline", day=day_words(wave.deadline))
        yield t("event.wave_number", number=wave.number), told, "", None
