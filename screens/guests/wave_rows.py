"""招待: the waves of an event, each with a list that is frozen once it was sent."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Sequence

from screens.guests.event_pages import Shown
from screens.guests.guest_rows import in_tab
from screens.guests.known import Known
from screens.guests.words import answer_words, day_words
from screens.listing.found import Choice, Found
from smeic_tui.domain.events import Wave
from smeic_tui.store.events.guests import Guest, guests
from smeic_tui.store.events.invitations import people_of
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView


def waves_page(known: Known, lists: Sequence[frozenset[int]]) -> Shown:
    """The page.

    Args:
        known: The event.
        lists: Who is in each wave, in their order.
    """
    rows = [_row(known, wave, ids) for wave, ids in zip(known.waves, lists, strict=True)]
    columns = (
        Column(t("event.column_wave"), 6),
        Column(t("event.column_channel"), 8),
        Column(t("field.sent_on"), 10),
        Column(t("field.deadline"), 10),
        Column(t("event.column_people"), 6, right=True),
        Column(t("event.column_yes"), 6, right=True),
        Column(t("event.column_no"), 6, right=True),
        Column(t("event.column_open"), 6, right=True),
        Column("", 8, grow=1),
    )
    return Shown(columns, rows, t("event.no_waves"), people={})


def _row(known: Known, wave: Wave, ids: frozenset[int]) -> RowView:
    there = [guest for guest in known.guests if guest.person_id in ids]

    def count(tab: str) -> str:
        return f"{sum(in_tab(guest, tab) for guest in there):,}"

    cells = (
        t("event.wave_number", number=wave.number),
        t(f"event.channel_{wave.channel}"),
        day_words(wave.sent_on) if wave.sent_on else t("event.draft"),
        day_words(wave.deadline) if wave.deadline else "",
        f"{wave.people:,}",
        count("yes"),
        count("no"),
        f"{sum(guest.is_open for guest in there):,}",
        "" if wave.sent_on else t("event.send_key"),
    )
    return RowView(wave.id, cells, "" if wave.sent_on else "dim")


def wave_lists(event_id: int, waves: Sequence[Wave]) -> list[Choice]:
    """The lists of people of these waves, each with what they answered in place of the kana."""
    return [Choice(t("event.wave_number", number=w.number), _finder(event_id, w.id)) for w in waves]


def _finder(event_id: int, wave_id: int) -> Callable[[sqlite3.Connection], Found]:
    def find(conn: sqlite3.Connection) -> Found:
        known = {guest.person_id: guest for guest in guests(conn, event_id)}
        ids = [i for i in people_of(conn, wave_id) if i in known]
        return Found(array("q", ids), {i: _answered(known[i]) for i in ids})

    return find


def _answered(guest: Guest) -> str:
    told = [answer_words(reply) for reply in guest.replies.values()]
    return " ".join(told) if told else t("event.tab_open")
