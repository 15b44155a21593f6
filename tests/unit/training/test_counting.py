"""Hours, absences and 補講: counted as the office counts them."""

from __future__ import annotations

import pytest
from hypothesis import given

from smeic_tui.domain.training.counting import (
    Course,
    expected_at,
    hours_text,
    minutes_of,
    session_label,
    tally,
)
from smeic_tui.domain.training.facts import Mark, Submission
from smeic_tui.domain.training.numbers import next_number
from smeic_tui.domain.training.rule import Counting
from tests.unit.training.runs import course, records, rule, session

ALL = rule(("hours", 80))


@pytest.mark.parametrize(
    ("mark", "counting", "minutes"),
    [
        (None, Counting(), 0),
        (Mark("present"), Counting(), 240),
        (Mark("online"), Counting(), 240),
        (Mark("present", 120), Counting(), 120),
        (Mark("late"), Counting(), 180),
        (Mark("late"), Counting(late_minutes=15), 225),
        (Mark("late"), Counting(late_minutes=600), 0),
        (Mark("late", 105), Counting(), 105),
        (Mark("early"), Counting(early_minutes=30), 210),
        (Mark("early", 999), Counting(), 240),
        (Mark("absent"), Counting(), 0),
        (Mark("absent", 100), Counting(), 0),
        (Mark("excused"), Counting(), 0),
        (Mark("excused"), Counting(excused="attended"), 240),
    ],
)
def test_what_a_mark_is_worth(mark: Mark | None, counting: Counting, minutes: int) -> None:
    assert minutes_of(session(1, 240), mark, counting) == minutes


def test_a_make_up_repairs_what_it_may_and_no_more() -> None:
    found = course(
        [session(1, 240, compulsory=True), session(2, 180), session(1, 240, makes_up=1)], ALL
    )
    assert found.minutes == 420
    missed = tally(found, {1: Mark("absent")})
    assert (missed.minutes, missed.absences, [s.id for s in missed.missed]) == (0, 1, [1])
    made_up = tally(found, {1: Mark("absent"), 101: Mark("present")})
    assert (made_up.minutes, made_up.absences, made_up.missed) == (240, 0, ())
    half = tally(found, {1: Mark("present", 120), 101: Mark("present")})
    assert half.minutes == 240
    twice = tally(found, {1: Mark("present"), 101: Mark("present")})
    assert (twice.minutes, twice.attended) == (240, 1)
    in_vain = tally(found, {1: Mark("excused"), 101: Mark("absent")})
    assert (in_vain.minutes, in_vain.absences, [s.id for s in in_vain.missed]) == (0, 0, [1])


def test_being_late_again_and_again_becomes_an_absence() -> None:
    found = course(
        [session(n) for n in range(1, 5)],
        rule(("absences", 0), counting=Counting(lates_per_absence=3)),
    )
    marks = {1: Mark("late"), 2: Mark("early"), 3: Mark("late")}
    assert tally(found, marks).absences == 1
    assert tally(found, {1: Mark("late"), 2: Mark("early")}).absences == 0


def test_a_make_up_concerns_those_who_missed_something() -> None:
    again = session(1, makes_up=1)
    found = course([session(1), again], ALL)
    expected = {
        mark: expected_at(found, {1: Mark(mark)}, again)
        for mark in ("present", "online", "late", "absent", "excused")
    }
    assert expected == {
        "present": False,
        "online": False,
        "late": True,
        "absent": True,
        "excused": True,
    }
    assert not expected_at(found, {}, again)
    assert expected_at(found, {}, found.sessions[0])


@given(records())
def test_hours_stay_between_nothing_and_the_run(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    found, marks, _ = made
    counted = tally(found, marks)
    assert 0 <= counted.minutes <= found.minutes
    assert 0 <= counted.attended <= len(found.regular)


@given(records())
def test_attending_once_more_never_hurts(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    found, marks, _ = made
    before = tally(found, {**{s.id: Mark("absent") for s in found.sessions}, **marks})
    for each in found.sessions:
        if each.id not in marks:
            seen = {**{s.id: Mark("absent") for s in found.sessions}, **marks}
            after = tally(found, {**seen, each.id: Mark("present")})
            assert after.minutes >= before.minutes
            assert after.attended >= before.attended
            assert after.absences <= before.absences
            assert len(after.missed) <= len(before.missed)


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0"), (105, "1.75"), (240, "4"), (1350, "22.5"), (50, "0.83")]
)
def test_hours_have_the_decimals_they_need(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text


def test_a_make_up_is_called_by_what_it_makes_up_for() -> None:
    held = [session(1), session(4), session(4, makes_up=4)]
    assert [session_label(s, held) for s in held] == ["1", "4", "4"]


def test_what_stands_for_a_session_is_called_like_it_and_planned_once() -> None:
    held = [session(1, off=True), session(1, stands_for=1), session(2, off=True), session(3)]
    found = course(held, ALL)
    assert [session_label(s, held) for s in held] == ["1", "1", "2", "3"]
    assert [s.id for s in found.planned] == [201, 2, 3]
    assert [s.id for s in found.regular] == [201, 3]
    assert not expected_at(found, {}, held[0])
    assert found.put_off == {1: held[1]}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], "修了第R8-01号"),
        (["受講第R7-02号", "受講第R7-04号"], "受講第R7-05号"),
        (["R7-099"], "R7-100"),
        (["特別"], "修了第R8-01号"),
    ],
)
def test_the_next_number_follows_the_last(known: list[str], expected: str) -> None:
    assert next_number(known, "修了第R8-01号") == expected
