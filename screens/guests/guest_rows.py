"""Guests of an event as rows: the list, its tabs, and the desk at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from screens.guests.event_pages import Shown
from screens.guests.known import Known
from screens.guests.words import answer_words, room_words
from smeic_tui.domain.event_counts import EventCounts
from smeic_tui.domain.events import Event, Role
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.events.guests import Guest
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece, Side
from smeic_tui.widgets.rows import Column, RowView, Tone

TABS = ("all", "yes", "open", "no", "waiting", "roles", "came")
"""Answers the list of guests can be narrowed to."""


def guest_columns(event: Event) -> tuple[Column, ...]:
    """Columns of the guest list: who, then an answer a part."""
    parts = [Column(part.name, 12, wide=14) for part in event.parts]
    return (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.organisation"), 16, wide=28, grow=2),
        *parts[:3],
        Column(t("event.column_note"), 10, grow=1),
    )


def guest_row(guest: Guest, event: Event) -> RowView:
    """One guest."""
    note = [t(f"event.role_{guest.role}")] if guest.role else []
    if guest.standing != "active":
        note.append(t(f"person.standing.{guest.standing}"))
    if guest.drafted and not guest.waves:
        note.append(t("event.draft"))
    tables = dict.fromkeys(guest.tables[p.id] for p in event.parts if p.id in guest.tables)
    note += [t("event.table_short", table=table) for table in tables]
    note += [r.note for r in guest.replies.values() if r.note][:1]
    cells = (
        "" if guest.cohort is None else str(guest.cohort),
        guest.name,
        short_company(guest.organisation),
        *(_part_cell(guest, part.id) for part in event.parts[:3]),
        "  ".join(note),
    )
    tone: Tone = "alert" if guest.standing in ("deceased", "withdrawn") else ""
    return RowView(guest.person_id, cells, tone)


def _part_cell(guest: Guest, part_id: int) -> str:
    came = guest.came.get(part_id)
    if came is None:
        return answer_words(guest.replies.get(part_id))
    if came.proxy is not None:
        return t("event.proxy_came")
    return t("event.walked_in") if came.is_walk_in else t("event.has_come")


def in_tab(guest: Guest, tab: str) -> bool:
    """Whether a guest stands in a tab of the list; roles stand in their own and in all."""
    answers = guest.replies.values()
    if tab == "all":
        return True
    if tab == "roles":
        return guest.role is not None
    if tab == "came":
        return bool(guest.came)
    if tab == "waiting":
        return any(r.seat == "waiting" for r in answers)
    if guest.role is not None:
        return False
    if tab == "yes":
        return any(r.seat == "seated" for r in answers)
    if tab == "open":
        return guest.is_open
    return bool(answers) and not any(r.answer == "yes" for r in answers)


@dataclass(frozen=True, slots=True)
class GuestFilter:
    """Which guests the list shows."""

    answer: str = "all"
    """One of ``TABS``."""
    role: Role | Literal["guest"] | None = None
    """Only those with this role, or with none; None is all."""
    cohort: int | None = None
    """Only this cohort."""

    def lets(self, guest: Guest) -> bool:
        """Whether a guest is shown."""
        if self.role is not None and self.role != (guest.role or "guest"):
            return False
        if self.cohort is not None and guest.cohort != self.cohort:
            return False
        return in_tab(guest, self.answer)

    @property
    def told(self) -> str:
        """In words; nothing where everybody is shown."""
        words = [] if self.answer == "all" else [t(f"event.tab_{self.answer}")]
        if self.role is not None:
            words.append(t(f"event.role_{self.role}"))
        if self.cohort is not None:
            words.append(t("roster.cohort", n=self.cohort))
        return " ".join(words)


def guests_page(known: Known, shown: Sequence[Guest], chosen: GuestFilter) -> Shown:
    """The list of guests.

    Args:
        known: The event.
        shown: The guests that a search leaves.
        chosen: Which of them are shown.
    """
    rows = [guest_row(guest, known.event) for guest in shown if chosen.lets(guest)]
    empty = t("event.none_in_tab" if known.guests else "event.no_guests")
    return Shown(guest_columns(known.event), rows, empty, chosen.told)


def overview(event: Event, counts: EventCounts, checks: int, today: str) -> list[tuple[Side, Side]]:
    """The numbers of an event in a line each: all, then part by part.

    Args:
        event: Which.
        counts: Its numbers.
        checks: How many things about it do not fit together.
        today: ISO date.
    """
    roles = "  ".join(
        t("event.role_count", role=t(f"event.role_{role}"), count=count)
        for role, count in counts.roles.items()
    )
    first = t(
        "event.line", invited=counts.invited, yes=counts.yes, open=counts.open, came=counts.came
    )
    right: list[Piece] = [(f"{roles} ", "dim")]
    if checks:
        right.append((t("event.checks", count=checks) + " ", "alert"))
    lines: list[tuple[Side, Side]] = [([(f" {first}", "strong")], right)]
    by_id = {part.id: part for part in event.parts}
    for part in counts.parts:
        found = by_id[part.part_id]
        key = "event.part_counts" if found.is_online else "event.part_counts_onsite"
        # Afterwards nobody is undecided, and who came needs the room.
        settled = "_settled" if part.came and not part.undecided else ""
        words = t(
            key + settled,
            name=part.name,
            yes=part.yes,
            onsite=part.onsite,
            online=part.online,
            no=part.no,
            undecided=part.undecided,
        )
        # Until the day is over whoever is not there may still come.
        so_far = "event.part_came" if event.is_over(today) else "event.part_came_so_far"
        here = t(so_far, came=part.came, no_shows=part.no_shows) if part.came else ""
        seats = room_words(part.room)
        tone = "alert" if part.room.over or (part.room.waiting and part.room.left) else "dim"
        lines.append(
            ([(f"   {words}", "")], [("  ".join(filter(None, (here, seats))) + " ", tone)])
        )
    return lines


def expected_parts(guest: Guest, event: Event) -> Mapping[int, str]:
    """Parts a guest said yes to and has not come to yet, by id, with what the door should know."""
    found = {}
    for part in event.parts:
        reply = guest.replies.get(part.id)
        if reply is not None and reply.answer == "yes" and part.id not in guest.came:
            owes = part.fee and guest.fees.get(part.id, "unpaid") == "unpaid"
            waits = reply.seat == "waiting"
            words = (part.name, t("event.waiting") * waits, t("event.fee_open") * bool(owes))
            found[part.id] = " ".join(filter(None, words))
    return found
