"""The way of a case: 構想→企画→開発→試作・検証→事業化, 休止 and 中止 beside it.

``move`` is the one place that says where a case may go. One step forward, and back to the way from
a pause, need no words; everything else (back, over a stage, a pause, the end, a new beginning)
needs a reason, which is kept with the move.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smeic_tui.domain.cases import Move, Stage
from smeic_tui.errors import SmeicError

WAY: tuple[Stage, ...] = ("idea", "planning", "development", "trial", "business")
"""Stages one after the other."""
ASIDE: tuple[Stage, ...] = ("paused", "stopped")
"""Stages beside the way."""


def stands_at(moves: Sequence[Move]) -> Stage | None:
    """Where the moves led; None before the first."""
    return moves[-1].to_stage if moves else None


def left_from(moves: Sequence[Move]) -> Stage:
    """The last stage of the way that a case stood at: where it goes on after a pause."""
    return next((m.to_stage for m in reversed(moves) if m.to_stage in WAY), WAY[0])


def next_stage(moves: Sequence[Move]) -> Stage | None:
    """One step forward, or on again after a pause; None at the end and after 中止."""
    now = stands_at(moves)
    if now is None:
        return WAY[0]
    if now == "paused":
        return left_from(moves)
    if now == "stopped" or now == WAY[-1]:
        return None
    return WAY[WAY.index(now) + 1]


def allowed(moves: Sequence[Move]) -> tuple[Stage, ...]:
    """Every stage a case may go to from where it stands, in the order of the stages."""
    now = stands_at(moves)
    if now is None:
        return WAY
    if now == "stopped":
        return (left_from(moves),)
    if now == "paused":
        return (left_from(moves), "stopped")
    return tuple(stage for stage in (*WAY, *ASIDE) if stage != now)


def needs_reason(moves: Sequence[Move], to: Stage) -> bool:
    """Whether a move wants words; the first stage of a case and the usual next one do not."""
    return bool(moves) and to != next_stage(moves)


def move(moves: Sequence[Move], to: Stage, on: str, today: str, reason: str | None = None) -> Move:
    """The move of a case to another stage.

    Args:
        moves: Its moves so far, in order.
        to: Where it goes.
        on: ISO date of the move.
        today: ISO date; a move lies not ahead.
        reason: Why; needed where ``needs_reason`` says so.

    Raises:
        SmeicError: ``case_move_not_allowed``, ``case_move_reason``, ``case_move_ahead``,
            ``case_move_before``.
    """
    now = stands_at(moves)
    if to not in allowed(moves):
        raise SmeicError("case_move_not_allowed", now=now, to=to)
    words = (reason or "").strip() or None
    if words is None and needs_reason(moves, to):
        raise SmeicError("case_move_reason", now=now, to=to)
    if on > today:
        raise SmeicError("case_move_ahead", on=on)
    if moves and on < moves[-1].moved_on:
        raise SmeicError("case_move_before", on=on, last=moves[-1].moved_on)
    return Move(now, to, on, words)


def stage_on(moves: Iterable[Move], day: str) -> Stage | None:
    """Where a case stood at the end of a day; None before it began."""
    found: Stage | None = None
    for each in moves:
        if each.moved_on <= day:
            found = each.to_stage
    return found
