"""What does not fit together at an event: for staff to look at, nothing is refused for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from smeic_tui.domain.events import Event, Reply, Role
from smeic_tui.domain.people import Standing
from smeic_tui.domain.seats import next_to_promote, room
from smeic_tui.errors import Reason

_ON_STAGE = frozenset({"speaker", "lecturer", "moderator"})
_GONE = frozenset({"deceased", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing to look at."""

    reason: Reason
    """``role_without_reply``, ``role_declined``, ``over_capacity``, ``seat_free``,
    ``reply_of_gone`` or ``reply_to_cancelled``."""
    person_id: int | None = None
    """Whom it is about, if it is about somebody."""


def conflicts(
    event: Event,
    replies: Iterable[Reply],
    roles: Mapping[int, Role],
    standings: Mapping[int, Standing],
) -> tuple[Conflict, ...]:
    """Everything about an event that does not fit together, the gravest first.

    Args:
        event: Which, with its parts.
        replies: All replies for any of its parts.
        roles: Role by person.
        standings: Standing by person, of everybody with a role or a reply.
    """
    every = list(replies)
    return (
        *_of_gone(every, standings),
        *_of_cancelled(event, every),
        *_of_capacity(event, every),
        *_of_roles(every, roles),
    )


def _of_gone(replies: Sequence[Reply], standings: Mapping[int, Standing]) -> Iterator[Conflict]:
    for person_id in dict.fromkeys(r.person_id for r in replies if r.answer == "yes"):
        standing = standings.get(person_id)
        if standing in _GONE:
            yield Conflict(Reason("reply_of_gone", {"standing": standing}), person_id)


def _of_cancelled(event: Event, replies: Sequence[Reply]) -> Iterator[Conflict]:
    if event.status == "cancelled":
        people = {r.person_id for r in replies if r.answer == "yes"}
        if people:
            yield Conflict(Reason("reply_to_cancelled", {"count": len(people)}))


def _of_capacity(event: Event, replies: Sequence[Reply]) -> Iterator[Conflict]:
    for part in event.parts:
        answers = [r for r in replies if r.event_part_id == part.id]
        found = room(part.capacity, answers)
        if found.over:
            yield Conflict(Reason("over_capacity", {"part": part.name, "count": found.over}))
        first = next_to_promote(part.capacity, answers)
        if first is not None:
            yield Conflict(Reason("seat_free", {"part": part.name}), first.person_id)


def _of_roles(replies: Sequence[Reply], roles: Mapping[int, Role]) -> Iterator[Conflict]:
    answers: dict[int, set[str]] = {}
    for reply in replies:
        answers.setdefault(reply.person_id, set()).add(reply.answer)
    for person_id, role in roles.items():
        if role not in _ON_STAGE:
            continue
        given = answers.get(person_id)
        if given is None:
            yield Conflict(Reason("role_without_reply", {"role": role}), person_id)
        elif "yes" not in given:
            yield Conflict(Reason("role_declined", {"role": role}), person_id)
