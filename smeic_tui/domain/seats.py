"""Who gets a seat: capacity and the waiting list of one part.

Companions need seats too, online guests need none. A part never holds more people on site than its
capacity unless staff say so for one reply, which is kept with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smeic_tui.domain.events import Mode, Reply

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Room:
    """How full a part is."""

    capacity: int | None
    """Seats on site; None is unlimited."""
    taken: int
    """People on site with a seat, companions included."""
    waiting: int
    """Replies in the waiting list."""

    @property
    def left(self) -> int | None:
        """Seats left, never negative; None where the capacity is unlimited."""
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def over(self) -> int:
        """People beyond the capacity."""
        return 0 if self.capacity is None else max(self.taken - self.capacity, 0)

    def fits(self, seats: int) -> bool:
        """Whether so many more people fit; nobody overtakes the waiting list."""
        if not seats or self.capacity is None:
            return True
        return not self.waiting and self.taken + seats <= self.capacity


def room(capacity: int | None, replies: Iterable[Reply]) -> Room:
    """How full a part is by its replies."""
    taken = waiting = 0
    for reply in replies:
        if reply.seat == "waiting":
            waiting += 1
        elif reply.seat == "seated":
            taken += reply.seats
    return Room(capacity, taken, waiting)


@dataclass(frozen=True, slots=True)
class Place:
    """What a yes would come to, said before it is recorded."""

    waiting: bool
    """It joins the waiting list instead of getting a seat."""
    number: int = 0
    """Its number in the waiting list, from 1; 0 with a seat."""


def place_for(
    capacity: int | None,
    replies: Sequence[Reply],
    person_id: int,
    mode: Mode,
    companions: int = 0,
    *,
    over_capacity: bool = False,
) -> Place:
    """Where a yes of this person would go.

    Somebody who has a seat keeps it, and so does somebody in the waiting list, whatever else of the
    answer changes; only more companions than there are seats for cost the seat.

    Args:
        capacity: Of the part.
        replies: All replies for it, the person's earlier one among them.
        person_id: Who answers yes.
        mode: On site or online.
        companions: Who come along.
        over_capacity: Staff give the seat although the part is full.
    """
    if mode == "online" or over_capacity or capacity is None:
        return Place(waiting=False)
    mine = next((r for r in replies if r.person_id == person_id), None)
    others = [r for r in replies if r.person_id != person_id]
    queue = waiting_list(others)
    if mine is not None and mine.seat == "waiting":
        ahead = sum(_order(r) < _order(mine) for r in queue)
        return Place(waiting=True, number=ahead + 1)
    needed = 1 + companions
    if mine is not None and mine.seat == "seated" and mine.seats >= needed:
        return Place(waiting=False)
    found = room(capacity, others)
    # Whoever has a seat already is not overtaking anybody by bringing one person more.
    free = found.taken + needed <= capacity if mine and mine.seats else found.fits(needed)
    return Place(waiting=False) if free else Place(waiting=True, number=len(queue) + 1)


def waiting_list(replies: Iterable[Reply]) -> list[Reply]:
    """The waiting list in its order: who has waited longest comes first."""
    return sorted((r for r in replies if r.seat == "waiting"), key=_order)


def _order(reply: Reply) -> tuple[str, int]:
    return reply.waiting_since or "", reply.id


def next_to_promote(capacity: int | None, replies: Sequence[Reply]) -> Reply | None:
    """Who can be offered a seat now: the first in the waiting list whose party fits.

    Nobody overtakes: while the first party is too big for the seats left, nobody is offered one.
    """
    queue = waiting_list(replies)
    if not queue:
        return None
    found = room(capacity, replies)
    left = found.left
    return queue[0] if left is None or queue[0].seats <= left else None


def table_order(table_no: str | None) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Sorts tables as people count them: 2 before 10, A before B, none at the end."""
    if not table_no:
        return True, ()
    numbered = _NUMBER.sub(lambda m: f"\0{int(m[0]):06}\0", table_no).split("\0")
    return False, tuple((len(piece), piece) for piece in numbered)
