"""Which session the attendance book opens on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from smeic_tui.domain.training.counting import Marks
from smeic_tui.domain.training.facts import Mark, Trainee
from smeic_tui.domain.training.noting import lies_ahead, session_now
from tests.unit.training.runs import course, rule, session

DAYS = ("2026-09-05", "2026-09-19", "2026-10-17", None)
COURSE = course([session(n, held_on=day) for n, day in enumerate(DAYS, 1)], rule(("hours", 80)))
THERE = Mark("present")
_NONE: Marks = {}


@pytest.mark.parametrize(
    ("today", "marks", "opens_on"),
    [
        ("2026-09-01", _NONE, 0),
        ("2026-09-19", _NONE, 1),
        ("2026-10-01", _NONE, 0),
        ("2026-10-01", {1: THERE}, 1),
        ("2026-10-01", {1: THERE, 2: THERE}, 1),
        ("2026-10-17", {1: THERE, 2: THERE}, 2),
        ("2026-11-01", {1: THERE, 2: THERE, 3: THERE}, 2),
    ],
)
def test_a_book_opens_on_what_is_to_be_entered_never_on_what_lies_ahead(
    today: str, marks: Mapping[int, Mark], opens_on: int
) -> None:
    trainee = Trainee(1, 1, 1, 1, "accepted")
    assert session_now(COURSE, [trainee], {1: marks}, date.fromisoformat(today)) == opens_on


def test_a_book_never_opens_on_what_was_called_off() -> None:
    held = [session(1, held_on="2026-09-05", off=True), session(2, held_on="2026-09-19")]
    trainee = Trainee(1, 1, 1, 1, "accepted")
    found = course(held, rule(("hours", 80)))
    assert session_now(found, [trainee], {}, date(2026, 9, 5)) == 0
    assert session_now(found, [trainee], {}, date(2026, 10, 1)) == 1


def test_a_session_without_a_day_is_not_known_to_lie_ahead() -> None:
    day = date(2026, 9, 19)
    assert [lies_ahead(each, day) for each in COURSE.sessions] == [False, False, True, False]
