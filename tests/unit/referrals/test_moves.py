"""From stage to stage: what is allowed, which reasons count, and what never happens."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.referrals.facts import INTRODUCTION_STAGES, STAGES
from smeic_tui.domain.referrals.moves import (
    INTRODUCTIONS,
    REFERRALS,
    Course,
    Standing,
    choices,
    moved,
    next_stage,
)
from smeic_tui.errors import SmeicError

COURSES = pytest.mark.parametrize("course", [REFERRALS, INTRODUCTIONS])


def _reasons(course: Course) -> set[str]:
    return {reason for codes in course.aside.values() for reason in codes}


def _steps(course: Course) -> st.SearchStrategy[list[tuple[str, str | None, str | None]]]:
    step = st.tuples(
        st.sampled_from((*course.stages, "nowhere")),
        st.sampled_from((None, "invented", *sorted(_reasons(course)))),
        st.sampled_from((None, " ", "電話で聞いた")),
    )
    return st.lists(step, max_size=12)


def test_the_courses_name_the_stages_of_the_facts() -> None:
    assert REFERRALS.stages == STAGES
    assert INTRODUCTIONS.stages == INTRODUCTION_STAGES


@COURSES
@given(data=st.data())
def test_no_way_leads_backwards_and_nothing_leaves_the_way_without_a_reason(
    course: Course, data: st.DataObject
) -> None:
    standing = Standing(course.open[0], course.open[0])
    for to, why, note in data.draw(_steps(course)):
        before = standing
        try:
            standing = moved(course, standing, to, why=why, note=note)
        except SmeicError:
            assert to not in choices(course, before) or course.aside.get(to)
            continue
        assert to in choices(course, before)
        assert standing.stage == to
        assert standing.furthest in course.open
        assert course.index(standing.furthest) >= course.index(before.furthest)
        if to in course.open:
            assert standing.why is None
            assert course.index(to) >= course.index(before.furthest)
        elif course.aside[to]:
            assert standing.why in course.aside[to]
            assert standing.why != "other" or (note or "").strip()


@COURSES
def test_every_choice_offered_is_taken(course: Course) -> None:
    for stage, furthest in product(course.stages, course.open):
        if stage in course.open and stage != furthest:
            continue
        standing = Standing(stage, furthest)
        for to in choices(course, standing):
            reasons = course.aside.get(to, ())
            assert moved(course, standing, to, why=reasons[0] if reasons else None).stage == to


@COURSES
def test_one_key_walks_the_whole_way(course: Course) -> None:
    standing = Standing(course.open[0], course.open[0])
    walked = [standing.stage]
    while (to := next_stage(course, standing)) is not None:
        standing = moved(course, standing, to)
        walked.append(to)
    assert tuple(walked) == course.open


def test_what_was_closed_is_taken_up_where_it_stood() -> None:
    held = moved(
        REFERRALS, Standing("interview", "interview"), "on_hold", why="their_time", note=None
    )
    assert held == Standing("on_hold", "interview", "their_time")
    assert choices(REFERRALS, held) == ("interview", "matching", "joined")
    assert moved(REFERRALS, held, "interview") == Standing("interview", "interview")


@pytest.mark.parametrize(
    ("standing", "to", "why", "note", "code"),
    [
        (Standing("new", "new"), "nowhere", None, None, "move_unknown"),
        (Standing("matching", "matching"), "new", None, None, "move_not_allowed"),
        (Standing("joined", "joined"), "passed", "no_match", None, "move_not_allowed"),
        (Standing("new", "new"), "passed", None, None, "move_needs_reason"),
        (Standing("new", "new"), "passed", "own_wish", None, "move_reason_unknown"),
        (Standing("new", "new"), "withdrawn", "other", " ", "move_needs_words"),
    ],
)
def test_a_refusal_says_why(
    standing: Standing, to: str, why: str | None, note: str | None, code: str
) -> None:
    with pytest.raises(SmeicError) as refused:
        moved(REFERRALS, standing, to, why=why, note=note)
    assert refused.value.code == code
