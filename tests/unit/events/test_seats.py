"""Seats and the waiting list: nobody overtakes, nothing is given twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.events import Reply
from smeic_tui.domain.seats import next_to_promote, place_for, room, waiting_list


def yes(person: int, *, companions: int = 0, mode: str = "onsite", waiting: str = "") -> Reply:
    """A yes; ``waiting`` is when it joined the waiting list."""
    return Reply(
        id=person,
        uid=f"u{person}",
        rev=1,
        event_part_id=1,
        person_id=person,
        answer="yes",
        mode="online" if mode == "online" else "onsite",
        seat="waiting" if waiting else "seated",
        waiting_since=waiting or None,
        companions=companions,
    )


def test_a_seat_is_free_until_the_part_is_full() -> None:
    assert not place_for(2, [yes(1)], 2, "onsite").waiting
    assert place_for(1, [yes(1)], 2, "onsite").number == 1


def test_companions_need_seats_and_online_guests_none() -> None:
    assert place_for(3, [yes(1, companions=1)], 2, "onsite", companions=1).waiting
    assert not place_for(0, [], 2, "online", companions=3).waiting
    assert room(3, [yes(1, companions=1), yes(2, mode="online")]).left == 1


def test_without_capacity_everybody_has_a_seat() -> None:
    assert not place_for(None, [yes(n) for n in range(500)], 999, "onsite").waiting
    assert room(None, [yes(1)]).left is None


def test_nobody_overtakes_the_waiting_list() -> None:
    replies = [yes(1), yes(2, companions=2, waiting="2026-11-01T10:00:00Z")]
    assert place_for(3, replies, 3, "onsite").number == 2


def test_who_waits_keeps_the_place_whatever_else_changes() -> None:
    replies = [
        yes(1),
        yes(3, waiting="2026-11-01T10:00:00Z"),
        yes(2, waiting="2026-11-02T10:00:00Z"),
    ]
    assert place_for(1, replies, 2, "onsite", companions=4).number == 2
    assert place_for(1, replies, 3, "onsite").number == 1


def test_who_has_a_seat_keeps_it_and_more_companions_need_more_seats() -> None:
    full = [yes(1, companions=1), yes(2, waiting="2026-11-01T10:00:00Z")]
    assert not place_for(2, full, 1, "onsite", companions=1).waiting
    assert not place_for(2, full, 1, "onsite").waiting
    assert place_for(2, full, 1, "onsite", companions=2).waiting
    assert not place_for(3, full, 1, "onsite", companions=2).waiting


def test_staff_may_seat_somebody_beyond_the_capacity() -> None:
    assert not place_for(1, [yes(1)], 2, "onsite", over_capacity=True).waiting


def test_the_first_of_the_waiting_list_is_offered_the_seat_that_came_free() -> None:
    replies = [yes(5, waiting="2026-11-02"), yes(4, waiting="2026-11-01")]
    found = next_to_promote(1, replies)
    assert found is not None
    assert found.person_id == 4
    assert next_to_promote(1, [*replies, yes(1)]) is None
    assert next_to_promote(1, [yes(1)]) is None


def test_a_party_too_big_for_the_seats_left_keeps_the_others_waiting() -> None:
    replies = [yes(1), yes(2, companions=1, waiting="2026-11-01"), yes(3, waiting="2026-11-02")]
    assert next_to_promote(2, replies) is None
    assert [r.person_id for r in waiting_list(replies)] == [2, 3]


@given(
    capacity=st.integers(0, 6),
    asked=st.lists(st.tuples(st.integers(1, 8), st.integers(0, 3), st.booleans()), max_size=30),
)
def test_whatever_is_answered_the_seats_are_enough(
    capacity: int, asked: list[tuple[int, int, bool]]
) -> None:
    replies: dict[int, Reply] = {}
    for number, (person, companions, online) in enumerate(asked):
        mode = "online" if online else "onsite"
        place = place_for(
            capacity,
            list(replies.values()),
            person,
            mode,
            companions,  # type: ignore[arg-type]
        )
        before = replies.get(person)
        since = before.waiting_since if before else None
        replies[person] = yes(
            person,
            companions=companions,
            mode=mode,
            waiting=(since or f"{number:03}") if place.waiting else "",
        )
        found = room(capacity, replies.values())
        assert found.taken <= capacity
        if place.waiting:
            queue = [r.person_id for r in waiting_list(replies.values())]
            assert queue.index(person) + 1 == place.number
    while (first := next_to_promote(capacity, list(replies.values()))) is not None:
        replies[first.person_id] = replace(first, seat="seated", waiting_since=None)
        assert room(capacity, replies.values()).taken <= capacity
