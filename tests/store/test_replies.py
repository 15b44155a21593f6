"""Replies and check-ins in every order: the seats suffice, nobody is doubled, nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smeic_tui.domain.seats import room
from smeic_tui.errors import SmeicError
from smeic_tui.store.events import events, replies
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.reception import attendances, bring_along, check_in, take_back
from smeic_tui.store.events.replies import Answered, promote, record_reply
from smeic_tui.store.file import opening
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.journal.undo import undo
from tests.store.events import answer, make_event, make_people


def test_a_later_answer_replaces_the_earlier_one_and_both_are_in_the_journal(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event_id, main, _ = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    answer(conn, actor, main, person, Answered("undecided", via="mail", note="来週わかる"))
    answer(conn, actor, main, person, Answered("yes", mode="online", via="phone"))
    (found,) = replies.replies(conn, event_id)
    assert (found.answer, found.mode, found.via, found.note) == ("yes", "online", "phone", None)
    kept = conn.execute(
        "SELECT json_extract(before, '$.answer'), json_extract(after, '$.answer') FROM change "
        "WHERE tbl = 'reply' ORDER BY id"
    ).fetchall()
    assert kept == [(None, "undecided"), ("undecided", "yes")]


def test_the_last_seat_goes_once_and_the_next_waits(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, main, _ = make_event(conn, actor, capacity=1)
    a, b, c = make_people(conn, actor, 3)
    assert answer(conn, actor, main, a, Answered("yes"))[1] is False
    assert answer(conn, actor, main, b, Answered("yes"))[1] is True
    assert answer(conn, actor, main, c, Answered("yes", over_capacity=True))[1] is False
    found = counts_of(conn, event_id).parts[0]
    assert (found.yes, found.waiting, found.room.over) == (2, 1, 1)


def test_a_seat_that_came_free_is_given_by_hand(conn: sqlite3.Connection, actor: Actor) -> None:
    _, main, _ = make_event(conn, actor, capacity=1)
    a, b = make_people(conn, actor, 2)
    answer(conn, actor, main, a, Answered("yes"))
    answer(conn, actor, main, b, Answered("yes"))
    with (
        pytest.raises(SmeicError, match="nobody_to_promote"),
        operation(conn, actor, "promoted") as op,
    ):
        promote(op, main)
    cancelled, _ = answer(conn, actor, main, a, Answered("cancelled"))
    with operation(conn, actor, "promoted", params={"name": "x", "event": "y"}) as op:
        assert promote(op, main) == b
    # The seat is taken: an undo of the cancellation cannot give it a second time.
    refused = undo(conn, actor, cancelled)
    assert [k.reason.code for k in refused.failed] == ["part_full"]
    undo(conn, actor, op.id)
    assert undo(conn, actor, cancelled).reversed == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Answered("cancelled"), "nothing_to_cancel"),
        (Answered("yes", mode="online"), "not_online"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    conn: sqlite3.Connection, actor: Actor, given: Answered, code: str
) -> None:
    _, _, party = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    with pytest.raises(SmeicError, match=code):
        answer(conn, actor, party, person, given)
    assert conn.execute("SELECT count(*) FROM reply").fetchone() == (0,)


def test_nobody_comes_to_a_cancelled_event(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, main, _ = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    with operation(conn, actor, "event_edited", params={"event": "x"}) as op:
        op.update("event", event_id, {"status": "cancelled"})
    with pytest.raises(SmeicError, match="event_cancelled"):
        answer(conn, actor, main, person, Answered("yes"))
    answer(conn, actor, main, person, Answered("no"))


def test_checking_in_twice_notes_it_once(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, main, party = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    answer(conn, actor, main, person, Answered("yes"))
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        first = check_in(op, [main], person)
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        second = check_in(op, [main, party], person, companions=1)
    assert (first.parts, first.already, first.walk_in) == ((main,), (), False)
    assert (second.parts, second.already, second.walk_in) == ((party,), (main,), True)
    found = {a.event_part_id: a for a in attendances(conn, event_id)}
    assert (found[main].is_walk_in, found[party].is_walk_in) == (False, True)
    assert found[party].companions == 1


def test_afterwards_there_is_no_time(conn: sqlite3.Connection, actor: Actor) -> None:
    event_id, main, _ = make_event(conn, actor)
    (person,) = make_people(conn, actor, 1)
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        check_in(op, [main], person, afterwards=True)
    (found,) = attendances(conn, event_id)
    assert found.came_at is None
    with operation(conn, actor, "check_in_taken_back", params={"name": "x", "event": "y"}) as op:
        assert take_back(op, [main], person) == 1
    assert attendances(conn, event_id) == ()


def test_companions_come_as_announced_unless_the_door_says_otherwise(
    conn: sqlite3.Connection, actor: Actor
) -> None:
    event_id, main, party = make_event(conn, actor)
    first, second, third = make_people(conn, actor, 3)
    for person in (first, second, third):
        answer(conn, actor, main, person, Answered("yes", "onsite", 2, "架空 一子、架空 二子"))
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        check_in(op, [main, party], first)
        check_in(op, [main], second, companions=1, companion_names="架空 三子")
        check_in(op, [main], third, proxy="部下の方")
    came = {(a.person_id, a.event_part_id): a for a in attendances(conn, event_id)}
    told = {key: (a.companions, a.companion_names) for key, a in came.items()}
    assert told == {
        (first, main): (2, "架空 一子、架空 二子"),
        (first, party): (0, None),
        (second, main): (1, "架空 三子"),
        (third, main): (0, None),
    }
    with operation(conn, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
        assert bring_along(op, [main, party], second, 0, None) == 1
    assert counts_of(conn, event_id).parts[0].came_companions == 2


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["yes", "online", "no", "cancelled", "party", "promote", "come", "undo"]),
        st.integers(0, 4),
        st.integers(0, 30),
    ),
    max_size=25,
)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(acts=_ACTS, capacity=st.integers(0, 3))
def test_no_order_of_acts_seats_too_many_or_counts_twice(
    conn: sqlite3.Connection, actor: Actor, acts: list[tuple[str, int, int]], capacity: int
) -> None:
    event_id, main, _ = make_event(conn, actor, capacity=capacity)
    people = make_people(conn, actor, 5)
    done: list[int] = []
    for act, who, number in acts:
        person = people[who]
        if act == "undo":
            if done:
                with suppress(SmeicError):
                    undo(conn, actor, done[number % len(done)])
            continue
        with (
            suppress(SmeicError),
            operation(conn, actor, "replied", params={"name": "x", "event": "y"}) as op,
        ):
            if act == "promote":
                promote(op, main)
            elif act == "come":
                check_in(op, [main], person)
            elif act == "party":
                record_reply(op, main, person, Answered("yes", companions=number % 3))
            elif act == "online":
                record_reply(op, main, person, Answered("yes", mode="online"))
            else:
                record_reply(op, main, person, Answered(act))  # type: ignore[arg-type]
            done.append(op.id)
        every = replies.replies_for(conn, main)
        assert room(capacity, every).taken <= capacity
        assert len({r.person_id for r in every}) == len(every)
        here = attendances(conn, event_id)
        assert len({a.person_id for a in here}) == len(here)
        counts = counts_of(conn, event_id).parts[0]
        total = counts.yes + counts.no + counts.undecided + counts.cancelled + counts.waiting
        assert total == len(every)


def test_eight_telephones_give_no_seat_twice(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    event_id, main, _ = make_event(conn, actor, capacity=10)
    people = make_people(conn, actor, 40)

    def work(mine: list[int]) -> None:
        own = opening.writer(db_path)
        for person in mine:
            answer(own, actor, main, person, Answered("yes"))
            with operation(own, actor, "checked_in", params={"name": "x", "event": "y"}) as op:
                check_in(op, [main], people[0])
        own.close()

    threads = [Thread(target=work, args=(people[n::8],)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = counts_of(conn, event_id).parts[0]
    assert (found.yes, found.waiting, found.room.left) == (10, 30, 0)
    assert [a.person_id for a in attendances(conn, event_id)] == [people[0]]
    assert events.event(conn, event_id).parts[0].capacity == 10
