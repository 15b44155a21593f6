"""Who stands at the door: guests first, then everybody else on file; no addresses, no numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from screens.guests.guest_rows import expected_parts
from smeic_tui.domain.event_counts import EventCounts
from smeic_tui.domain.events import Event
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.events.guests import Guest
from smeic_tui.store.roster import roster
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.rows import Column, ListRows, RowView

if TYPE_CHECKING:
    from smeic_tui.store.roster.search_list import SearchList

_OTHERS = 30
"""People who are no guests are offered up to so many, from the second letter on."""


def door_columns() -> tuple[Column, ...]:
    """Columns of the door."""
    return (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.kana"), 18, wide=22),
        Column(t("roster.column.organisation"), 12, wide=28, grow=1),
        # 本会 懇親会 会費未 同伴2 卓3: more than the company is asked for at the door.
        Column(t("event.column_door"), 24, wide=30, grow=1),
    )


def door_counts(counts: EventCounts, event: Event, only: int | None) -> list[Piece]:
    """``来場 27/41   懇親会 19/28   飛び込み 1``."""
    pieces: list[Piece] = [(" ", "")]
    for part in counts.parts:
        tone = "strong" if only in (None, part.part_id) else "dim"
        words = t("event.door_count", name=part.name, came=part.came, yes=part.yes)
        pieces.append((f"{words}   ", tone))
    walk_ins = max((part.walk_ins for part in counts.parts), default=0)
    pieces.append((t("event.door_walk_ins", count=walk_ins), "dim"))
    if only is not None:
        name = next((p.name for p in event.parts if p.id == only), "")
        pieces.append(("   " + t("event.only_part", name=name), "key"))
    return pieces


class Door:
    """The guests as they were read, and what a desk needs of them."""

    def __init__(self, guests: Sequence[Guest], event: Event | None) -> None:
        """Keep the guests.

        Args:
            guests: Everybody the event knows of, by 五十音.
            event: The event; None before it was read.
        """
        self._guests = guests
        self._by_id = {guest.person_id: guest for guest in guests}
        self._event = event

    def rows(
        self, conn: sqlite3.Connection, words: str, everybody: SearchList | None, only: int | None
    ) -> ListRows:
        """Hits of a search: expected, here already, other guests, others on file; none for blank.

        Args:
            conn: Reads the names of others.
            words: What was typed.
            everybody: The roster in memory, once it is read.
            only: The part that is received; None for all.
        """
        from smeic_tui.domain.search import parse

        terms = parse(words)
        if not terms or self._event is None:
            return ListRows()
        found = [g for g in self._guests if all(x.found_in(g.latin, g.cjk) for x in terms)]
        found.sort(key=lambda g: self._rank(g, only))
        views = [self._guest_row(guest, only) for guest in found]
        if everybody is not None and (len(words.strip()) > 1 or not words.isascii()):
            others = (i for i in everybody.search(words) if i not in self._by_id)
            views += [_other_row(row) for row in roster.rows(conn, list(islice(others, _OTHERS)))]
        return ListRows(views)

    def _rank(self, guest: Guest, only: int | None) -> int:
        """Who is expected comes first, then who is here already: Enter on them does no harm."""
        assert self._event is not None
        expected = expected_parts(guest, self._event)
        if expected and (only is None or only in expected):
            return 0
        return 1 if guest.came and (only is None or only in guest.came) else 2

    def parts_for(self, person_id: int, only: int | None) -> list[int]:
        """Parts that checking somebody in now would note.

        What they promised and have not come to; whoever promised nothing comes to the first part
        they have not come to, or to the one that is received.
        """
        event = self._event
        if event is None:
            return []
        guest = self._by_id.get(person_id)
        came = guest.came if guest else {}
        if only is not None:
            return [] if only in came else [only]
        promised = list(expected_parts(guest, event)) if guest else []
        if promised or came:
            return promised
        return [event.parts[0].id]

    def guest(self, person_id: int) -> Guest | None:
        """Somebody as the event knows them; None for whoever it does not know yet."""
        return self._by_id.get(person_id)

    def here_for(self, person_id: int, only: int | None) -> list[int]:
        """Parts somebody came to, else those checking in now would note."""
        guest = self._by_id.get(person_id)
        came = [i for i in (guest.came if guest else {}) if only in (None, i)]
        return came or self.parts_for(person_id, only)

    def along_words(self, guest: Guest, parts: Collection[int]) -> str:
        """``同伴2名 卓3``: what the desk should know of these parts beside their names."""
        along = max((guest.along_at(part)[0] for part in parts), default=0)
        words = [t("event.companions", count=along)] if along else []
        tables = dict.fromkeys(guest.tables[part] for part in parts if part in guest.tables)
        words += [t("event.table_short", table=table) for table in tables]
        return " ".join(words)

    def came_words(self, person_id: int) -> str:
        """Names of the parts somebody has come to."""
        guest, event = self._by_id.get(person_id), self._event
        if guest is None or event is None:
            return ""
        return " ".join(part.name for part in event.parts if part.id in guest.came)

    def _guest_row(self, guest: Guest, only: int | None) -> RowView:
        assert self._event is not None
        expected = expected_parts(guest, self._event)
        if only is not None:
            expected = {i: words for i, words in expected.items() if i == only}
        if expected:
            state = "  ".join(expected.values())
        elif guest.came:
            state = t("event.came_already", parts=self.came_words(guest.person_id))
        else:
            state = t("event.door_invited" if guest.waves else "event.door_known")
        along = self.along_words(guest, list(expected or guest.came))
        state = " ".join(filter(None, (state, along)))
        if guest.role:
            state = f"{t(f'event.role_{guest.role}')} {state}"
        cells = (
            "" if guest.cohort is None else str(guest.cohort),
            guest.name,
            guest.kana,
            short_company(guest.organisation),
            state,
        )
        return RowView(guest.person_id, cells, "dim" if guest.came and not expected else "")


def _other_row(row: roster.RosterRow) -> RowView:
    cells = (
        "" if row.cohort is None else str(row.cohort),
        row.name,
        row.kana,
        short_company(row.organisation),
        t("event.door_other"),
    )
    return RowView(row.id, cells, "dim")
