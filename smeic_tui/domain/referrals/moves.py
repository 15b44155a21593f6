"""From stage to stage: one function that knows what is allowed and which reasons count.

Work goes forward, and may skip what was done on the same telephone call. It is closed or put on
hold from anywhere, with a reason; what was closed can be taken up again where it stood. Nothing
goes backwards: a slip is undone, and a match that failed is followed by the next one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smeic_tui.errors import SmeicError

OTHER = "other"
"""The reason that needs words of its own."""


@dataclass(frozen=True, slots=True)
class Course:
    """The stages of one kind of work."""

    open: tuple[str, ...]
    """The way, first to last."""
    aside: Mapping[str, tuple[str, ...]]
    """Stages off the way, with the codes of the reasons each accepts; none are asked for where
    there are no codes."""
    until: Mapping[str, str]
    """Last open stage from which a stage off the way can be reached, where it is not any."""

    def index(self, stage: str) -> int:
        """Place on the way; -1 off it."""
        return self.open.index(stage) if stage in self.open else -1

    @property
    def stages(self) -> tuple[str, ...]:
        """Every stage."""
        return (*self.open, *self.aside)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something stands."""

    stage: str
    furthest: str
    """The furthest open stage it came to."""
    why: str | None = None
    """Reason it is off the way for."""


REFERRALS = Course(
    open=("new", "checked", "interview", "matching", "joined"),
    aside={
        "passed": ("no_match", "out_of_scope", "repeated", OTHER),
        "withdrawn": ("own_wish", "solved", "no_answer", OTHER),
        "on_hold": ("their_time", "our_time", "waiting", OTHER),
    },
    until={"passed": "matching", "on_hold": "matching"},
)
"""新着→確認→面談→マッチング→参画; 見送り, 辞退, 保留."""
INTRODUCTIONS = Course(
    open=("candidate", "asked", "introduced", "responded", "result"),
    aside={"known": (), "passed": ("no_fit", "declined", "no_answer", OTHER)},
    until={"known": "introduced", "passed": "responded"},
)
"""候補→本人確認→紹介済→反応→結果; 既知, 見送り."""


def choices(course: Course, standing: Standing) -> tuple[str, ...]:
    """The stages something can be moved to now, the next one on the way first."""
    at = course.index(standing.stage)
    if at < 0:
        # Taken up again where it stood, or further on.
        return course.open[course.index(standing.furthest) :]
    return (
        *course.open[at + 1 :],
        *(s for s in course.aside if at <= course.index(course.until.get(s, course.open[-1]))),
    )


def next_stage(course: Course, standing: Standing) -> str | None:
    """What one key moves it to; None at the end of the way."""
    offered = choices(course, standing)
    return offered[0] if offered and offered[0] in course.open else None


def moved(
    course: Course, standing: Standing, to: str, *, why: str | None = None, note: str | None = None
) -> Standing:
    """Where it stands after a move.

    Args:
        course: Of which kind of work.
        standing: Where it stands.
        to: The stage it goes to.
        why: Code of the reason; only where it leaves the way.
        note: What staff write to it; wanted with the reason ``other``.

    Raises:
        SmeicError: ``move_unknown``, ``move_not_allowed``, ``move_needs_reason``,
            ``move_reason_unknown``, ``move_needs_words``.
    """
    if to not in course.stages:
        raise SmeicError("move_unknown", stage=to, known=", ".join(course.stages))
    if to not in choices(course, standing):
        raise SmeicError("move_not_allowed", stage=standing.stage, to=to)
    reasons = course.aside.get(to, ())
    if not reasons:
        furthest = standing.furthest
        if course.index(to) > course.index(furthest):
            furthest = to
        return Standing(to, furthest)
    if not why:
        raise SmeicError("move_needs_reason", known=", ".join(reasons))
    if why not in reasons:
        raise SmeicError("move_reason_unknown", reason=why, known=", ".join(reasons))
    if why == OTHER and not (note or "").strip():
        raise SmeicError("move_needs_words")
    return Standing(to, standing.furthest, why)
