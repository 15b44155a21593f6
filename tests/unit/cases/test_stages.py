"""Where a case may go: forward without words, everything else with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smeic_tui.domain.case_stages import (
    ASIDE,
    WAY,
    allowed,
    left_from,
    move,
    needs_reason,
    next_stage,
    stage_on,
    stands_at,
)
from smeic_tui.domain.cases import STAGES, Move, Stage
from smeic_tui.errors import SmeicError

TODAY = "2026-11-26"
STEPS = st.lists(
    st.tuples(
        st.sampled_from(STAGES),
        st.integers(1, 28).map(lambda day: f"2026-11-{day:02}"),
        st.sampled_from([None, "", "  ", "資金の都合"]),
    ),
    max_size=12,
)


def walk(steps: list[tuple[Stage, str, str | None]]) -> list[Move]:
    """The moves that are made; those refused leave nothing."""
    moves: list[Move] = []
    for to, on, reason in steps:
        before = list(moves)
        try:
            moves.append(move(moves, to, on, TODAY, reason))
        except SmeicError:
            assert moves == before
    return moves


@given(STEPS)
def test_whatever_is_tried_the_moves_are_a_chain_in_time(
    steps: list[tuple[Stage, str, str | None]],
) -> None:
    moves = walk(steps)
    assert [m.from_stage for m in moves] == [None, *(m.to_stage for m in moves)][: len(moves)]
    days = [m.moved_on for m in moves]
    assert days == sorted(days)
    assert all(day <= TODAY for day in days)
    assert all(m.from_stage != m.to_stage for m in moves)


@given(STEPS)
def test_only_steps_on_the_way_lack_a_reason(steps: list[tuple[Stage, str, str | None]]) -> None:
    moves = walk(steps)
    for number, made in enumerate(moves):
        so_far = moves[:number]
        if made.reason is None and so_far:
            assert made.to_stage == next_stage(so_far)
            assert made.to_stage in WAY
        if made.from_stage == "stopped":
            assert made.reason is not None


@given(STEPS)
def test_after_a_pause_or_the_end_it_goes_on_where_it_stood(
    steps: list[tuple[Stage, str, str | None]],
) -> None:
    moves = walk(steps)
    for number, made in enumerate(moves[1:], 1):
        if made.from_stage in ASIDE and made.to_stage in WAY:
            on_the_way = [m.to_stage for m in moves[:number] if m.to_stage in WAY]
            assert made.to_stage == on_the_way[-1]


@given(STEPS)
def test_every_stage_that_is_allowed_is_reached_with_a_reason_and_no_other(
    steps: list[tuple[Stage, str, str | None]],
) -> None:
    moves = walk(steps)
    for stage in STAGES:
        if stage in allowed(moves):
            assert move(moves, stage, TODAY, TODAY, "理由").to_stage == stage
        else:
            with pytest.raises(SmeicError, match="case_move_not_allowed"):
                move(moves, stage, TODAY, TODAY, "理由")
    assert next_stage(moves) in (*allowed(moves), None)
    assert stands_at(moves) not in allowed(moves)


def test_the_usual_way_needs_no_words() -> None:
    moves: list[Move] = []
    while (to := next_stage(moves)) is not None:
        assert not needs_reason(moves, to)
        moves.append(move(moves, to, TODAY, TODAY))
    assert [m.to_stage for m in moves] == list(WAY)


@pytest.mark.parametrize(
    ("stages", "to", "code"),
    [
        (["idea"], "development", "case_move_reason"),
        (["idea", "planning"], "idea", "case_move_reason"),
        (["idea"], "paused", "case_move_reason"),
        (["idea"], "idea", "case_move_not_allowed"),
        (["idea", "paused"], "trial", "case_move_not_allowed"),
        (["idea", "stopped"], "paused", "case_move_not_allowed"),
        ([], "paused", "case_move_not_allowed"),
    ],
)
def test_what_needs_words_or_is_no_way(stages: list[Stage], to: Stage, code: str) -> None:
    moves = [Move(None, stage, "2026-01-01") for stage in stages]
    with pytest.raises(SmeicError, match=code):
        move(moves, to, TODAY, TODAY)


def test_days_lie_neither_ahead_nor_before_the_last_move() -> None:
    moves = [Move(None, "idea", "2026-05-01")]
    for on, code in (("2026-11-27", "case_move_ahead"), ("2026-04-30", "case_move_before")):
        with pytest.raises(SmeicError, match=code):
            move(moves, "planning", on, TODAY)


def test_where_it_stood_on_a_day() -> None:
    moves = [Move(None, "idea", "2026-05-01"), Move("idea", "paused", "2026-07-01")]
    days = ("2026-04-30", "2026-05-01", "2026-06-30", "2026-07-01")
    assert [stage_on(moves, day) for day in days] == [None, "idea", "idea", "paused"]
    assert left_from(moves) == "idea"
