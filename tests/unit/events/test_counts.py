"""The numbers of an event: one definition each."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from screens.guests.guest_rows import overview
from smeic_tui.domain.event_conflicts import conflicts
from smeic_tui.domain.event_counts import EventCounts, event_counts
from smeic_tui.domain.events import ANSWERS, Attendance, Event, Part, Reply, Role

MAIN = Part(1, "p1", 1, 1, 1, "本会", capacity=10, is_online=True)
PARTY = Part(2, "p2", 1, 1, 2, "懇親会", capacity=2, fee=5000)
EVENT = Event(1, "e1", 1, title="第8回鼎談会", parts=(MAIN, PARTY))


def reply(person: int, answer: str = "yes", *, part: int = 1, **values: object) -> Reply:
    seated = {"mode": "onsite", "seat": "seated"} if answer == "yes" else {}
    made = {"answer": answer, **seated, **values}
    return Reply(part * 100 + person, "", 1, part, person, **made)  # type: ignore[arg-type]


def came(person: int, *, part: int = 1, **values: object) -> Attendance:
    return Attendance(part * 100 + person, "", 1, part, person, **values)  # type: ignore[arg-type]


def counted(
    replies: list[Reply],
    attendances: list[Attendance],
    roles: dict[int, Role] | None = None,
    sent: frozenset[int] = frozenset(),
    drafted: frozenset[int] = frozenset(),
) -> EventCounts:
    return event_counts(EVENT, sent, drafted, replies, attendances, roles or {})


def test_invited_replied_and_open_count_each_guest_once() -> None:
    found = counted(
        [reply(1), reply(1, part=2), reply(2, "no"), reply(9)],
        [],
        sent=frozenset({1, 2, 3}),
        drafted=frozenset({3, 4}),
    )
    assert (found.invited, found.replied, found.open, found.drafted) == (3, 2, 1, 1)


def test_roles_are_no_guests() -> None:
    found = counted(
        [reply(1), reply(7)],
        [came(1), came(7)],
        {7: "speaker", 8: "speaker", 9: "moderator"},
        sent=frozenset({1, 7}),
    )
    assert (found.invited, found.yes, found.came) == (1, 1, 1)
    assert found.roles == {"speaker": 2, "moderator": 1}
    assert found.parts[0].yes == 1
    # A speaker sits somewhere too.
    assert found.parts[0].room.taken == 2


def test_parts_and_modes() -> None:
    found = counted(
        [
            reply(1, mode="online"),
            reply(2, companions=2),
            reply(3, "undecided"),
            reply(4, "cancelled"),
            reply(2, part=2),
            reply(5, part=2, seat="waiting", waiting_since="2026-11-01T00:00:00Z"),
        ],
        [],
    )
    main, party = found.parts
    assert (main.yes, main.onsite, main.online, main.companions) == (2, 1, 1, 2)
    assert (main.undecided, main.cancelled, main.room.left) == (1, 1, 7)
    assert (party.yes, party.waiting, party.room.left) == (1, 1, 1)
    assert found.yes == 2


def test_who_came_walked_in_or_stayed_away() -> None:
    found = counted(
        [reply(1), reply(2), reply(3)],
        [came(1), came(4, is_walk_in=True), came(2, proxy="部下の方", companions=1)],
    )
    main, party = found.parts
    assert (main.came, main.walk_ins, main.proxies, main.no_shows) == (2, 1, 1, 1)
    assert main.came_companions == 1
    assert found.came == 2
    assert party.no_shows == 0


def test_before_anybody_came_nobody_is_a_no_show() -> None:
    assert counted([reply(1)], []).parts[0].no_shows == 0


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from(ANSWERS)), unique_by=lambda x: x[0]),
    st.sets(st.integers(1, 9)),
    st.sets(st.integers(1, 9)),
)
def test_every_guest_is_counted_exactly_once(
    answered: list[tuple[int, str]], here: set[int], sent: set[int]
) -> None:
    found = counted(
        [reply(p, a) for p, a in answered],
        [came(p, is_walk_in=p not in {q for q, a in answered if a == "yes"}) for p in here],
        sent=frozenset(sent),
    )
    main = found.parts[0]
    assert main.yes + main.no + main.undecided + main.cancelled + main.waiting == len(answered)
    assert found.replied + found.open == found.invited == len(sent)
    if here:
        assert main.came - main.walk_ins + main.no_shows == main.yes


def test_what_does_not_fit_together_is_named() -> None:
    replies = [
        reply(1),
        reply(2, part=2, companions=2, is_over_capacity=True),
        reply(3, "no"),
    ]
    found = conflicts(EVENT, replies, {3: "speaker", 4: "moderator", 5: "staff"}, {1: "deceased"})
    assert [(c.reason.code, c.person_id) for c in found] == [
        ("reply_of_gone", 1),
        ("over_capacity", None),
        ("role_declined", 3),
        ("role_without_reply", 4),
    ]


def test_a_seat_that_came_free_and_a_cancelled_event() -> None:
    waiting = reply(6, part=2, seat="waiting", waiting_since="2026-11-01T00:00:00Z")
    assert [(c.reason.code, c.person_id) for c in conflicts(EVENT, [waiting], {}, {})] == [
        ("seat_free", 6)
    ]
    off = replace(EVENT, status="cancelled")
    assert [c.reason.code for c in conflicts(off, [reply(1)], {}, {})] == ["reply_to_cancelled"]


def test_until_its_day_is_over_nobody_has_stayed_away() -> None:
    held = replace(EVENT, held_on="2026-11-27")
    numbers = counted([reply(1), reply(2)], [came(1)])

    def line(event: Event, today: str) -> str:
        (_, _), (_, right), *_ = overview(event, numbers, 0, today)
        return "".join(text for text, _ in right)

    assert line(held, "2026-11-27").startswith("来場 1  まだの方 1")
    assert line(held, "2026-11-28").startswith("来場 1  来なかった 1")
    assert line(replace(held, status="closed"), "2026-11-27").startswith("来場 1  来なかった 1")
    assert not replace(held, held_on=None).is_over("2026-11-27")
