"""開催後: who came, who did not although they had said yes, and who came unannounced."""

from __future__ import annotations

from collections.abc import Sequence, Set

from screens.guests.event_pages import Shown
from screens.guests.known import Known
from screens.persons.words import local
from smeic_tui.domain.events import Attendance, Event
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.events.guests import Guest
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView, Tone

OUTCOMES = ("all", "no_show", "came", "walk_in", "proxy", "along")
"""What the list can be narrowed to."""


def outcomes(guest: Guest, event: Event, took_place: Set[int]) -> frozenset[str]:
    """What became of a guest.

    Args:
        guest: Whom.
        event: At which event.
        took_place: The parts somebody came to: nobody missed any other.
    """
    found = {"no_show"} if _missed(guest, event, took_place) else set()
    for came in guest.came.values():
        if came.proxy is not None:
            found.add("proxy")
        else:
            found.add("walk_in" if came.is_walk_in else "came")
        if came.companions:
            found.add("along")
    if "walk_in" in found:
        found.add("came")
    return frozenset(found | {"all"} if found else found)


def _missed(guest: Guest, event: Event, took_place: Set[int]) -> frozenset[int]:
    """Parts a guest had a seat at and did not come to; roles are no guests."""
    if guest.role is not None:
        return frozenset()
    return frozenset(
        part.id
        for part in event.parts
        if part.id in took_place
        and (reply := guest.replies.get(part.id)) is not None
        and reply.seat == "seated"
        and part.id not in guest.came
    )


def after_page(known: Known, shown: Sequence[Guest], outcome: str) -> Shown:
    """The page; those who did not come stand first.

    Args:
        known: The event.
        shown: The guests that a search leaves.
        outcome: One of ``OUTCOMES``.
    """
    event = known.event
    took_place = {part.part_id for part in known.counts.parts if part.came or part.proxies}
    there = [guest for guest in shown if outcome in outcomes(guest, event, took_place)]
    there.sort(key=lambda guest: not _missed(guest, event, took_place))
    parts = [Column(part.name, 16, wide=20) for part in event.parts[:3]]
    columns = (
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.organisation"), 16, wide=28, grow=2),
        *parts,
        Column(t("event.column_along"), 12, grow=1),
    )
    rows = [_row(guest, event, took_place) for guest in there]
    return Shown(columns, rows, t("event.nobody_came"), t(f"event.outcome_{outcome}"))


def _row(guest: Guest, event: Event, took_place: Set[int]) -> RowView:
    missed = _missed(guest, event, took_place)
    cells = [
        "" if guest.cohort is None else str(guest.cohort),
        guest.name,
        short_company(guest.organisation),
    ]
    for part in event.parts[:3]:
        came = guest.came.get(part.id)
        cells.append(_came(came) if came else t("event.no_show") if part.id in missed else "")
    along = max(guest.came.values(), key=lambda a: a.companions, default=None)
    told = ""
    if along is not None and along.companions:
        told = along.companion_names or t("event.companions", count=along.companions)
    tone: Tone = "alert" if missed and not guest.came else ""
    return RowView(guest.person_id, (*cells, told), tone)


def _came(came: Attendance) -> str:
    if came.proxy is not None:
        return f"{t('event.proxy_came')} {came.proxy}"
    words = [t("event.walked_in" if came.is_walk_in else "event.has_come")]
    if came.mode == "online":
        words.append(t("event.mode_online"))
    elif came.came_at:
        words.append(local(came.came_at).strftime("%H:%M"))
    return " ".join(words)
