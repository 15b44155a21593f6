"""What an event is counted by: one definition a number, for screens, exports and ``--json``.

Guests are counted without those who have a role (登壇, 講師, 司会, 運営); roles are counted apart.
Companions are counted apart from people, because nobody knows who they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from smeic_tui.domain.events import Attendance, Event, Part, Reply, Role
from smeic_tui.domain.seats import Room, room


@dataclass(frozen=True, slots=True)
class PartCounts:
    """The numbers of one part."""

    part_id: int
    name: str
    yes: int
    """Guests who answered yes and have a seat."""
    onsite: int
    """Of them, on site."""
    online: int
    """Of them, online."""
    no: int
    """Guests who answered no."""
    undecided: int
    """Guests who said they do not know yet."""
    cancelled: int
    """Guests who took a yes back."""
    waiting: int
    """Guests in the waiting list."""
    companions: int
    """Companions announced by those with a seat."""
    came: int
    """Guests who came themselves, walk-ins included."""
    came_online: int
    """Of them, online."""
    walk_ins: int
    """Of them, without having answered yes."""
    proxies: int
    """Guests for whom somebody else came."""
    came_companions: int
    """Companions who came."""
    no_shows: int
    """Guests with a seat who did not come, nor anybody for them; 0 before anybody came."""
    room: Room
    """How full it is, roles included: a speaker sits somewhere too."""


@dataclass(frozen=True, slots=True)
class EventCounts:
    """The numbers of one event."""

    invited: int
    """Guests invited in any wave that was sent; each once."""
    drafted: int
    """Guests in waves that were not sent yet, and in none that was."""
    replied: int
    """Invited guests who answered for any part."""
    open: int
    """Invited guests who answered for no part."""
    yes: int
    """Guests with a seat in any part."""
    came: int
    """Guests who came to any part themselves."""
    roles: Mapping[Role, int]
    """People with each role."""
    parts: tuple[PartCounts, ...]
    """By part, in their order."""


def part_counts(
    part: Part,
    replies: Iterable[Reply],
    attendances: Iterable[Attendance],
    with_role: Set[int],
) -> PartCounts:
    """Count one part.

    Args:
        part: Which.
        replies: All replies for it.
        attendances: All who came to it.
        with_role: People who are no guests of this event.
    """
    every = list(replies)
    answers = [r for r in every if r.person_id not in with_role]
    seated = [r for r in answers if r.seat == "seated"]
    here = [a for a in attendances if a.person_id not in with_role]
    came = [a for a in here if a.proxy is None]
    return PartCounts(
        part.id,
        part.name,
        yes=len(seated),
        onsite=sum(r.mode == "onsite" for r in seated),
        online=sum(r.mode == "online" for r in seated),
        no=sum(r.answer == "no" for r in answers),
        undecided=sum(r.answer == "undecided" for r in answers),
        cancelled=sum(r.answer == "cancelled" for r in answers),
        waiting=sum(r.seat == "waiting" for r in answers),
        companions=sum(r.companions for r in seated),
        came=len(came),
        came_online=sum(a.mode == "online" for a in came),
        walk_ins=sum(a.is_walk_in for a in came),
        proxies=len(here) - len(came),
        came_companions=sum(a.companions for a in here),
        no_shows=len(no_shows(every, here, with_role)),
        room=room(part.capacity, every),
    )


def no_shows(
    replies: Iterable[Reply], attendances: Iterable[Attendance], with_role: Set[int]
) -> list[int]:
    """Guests with a seat in a part who did not come to it; nobody before anybody came.

    Args:
        replies: All replies for the part.
        attendances: All who came to it.
        with_role: People who are no guests of this event.
    """
    here = {a.person_id for a in attendances if a.person_id not in with_role}
    return [
        r.person_id
        for r in replies
        if here and r.seat == "seated" and r.person_id not in here and r.person_id not in with_role
    ]


def event_counts(
    event: Event,
    sent: Set[int],
    drafted: Set[int],
    replies: Iterable[Reply],
    attendances: Iterable[Attendance],
    roles: Mapping[int, Role],
) -> EventCounts:
    """Count one event.

    Args:
        event: Which, with its parts.
        sent: People in waves that were sent.
        drafted: People in waves that were not sent yet.
        replies: All replies for any of its parts.
        attendances: All who came to any of its parts.
        roles: Role by person.
    """
    answers, here = list(replies), list(attendances)
    with_role = roles.keys()
    guests = sent - with_role
    replied = {r.person_id for r in answers}
    by_role: dict[Role, int] = {}
    for role in roles.values():
        by_role[role] = by_role.get(role, 0) + 1
    return EventCounts(
        invited=len(guests),
        drafted=len(drafted - sent - with_role),
        replied=len(guests & replied),
        open=len(guests - replied),
        yes=len({r.person_id for r in answers if r.seat == "seated"} - with_role),
        came=len({a.person_id for a in here if a.proxy is None} - with_role),
        roles=by_role,
        parts=tuple(
            part_counts(
                part,
                (r for r in answers if r.event_part_id == part.id),
                (a for a in here if a.event_part_id == part.id),
                with_role,
            )
            for part in event.parts
        ),
    )
