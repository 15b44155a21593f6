"""Small invented runs for the rules of training, and strategies that make them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from smeic_tui.domain.training.counting import Course
from smeic_tui.domain.training.facts import (
    Assignment,
    Mark,
    MarkKind,
    Session,
    Submission,
    SubmissionState,
)
from smeic_tui.domain.training.rule import Condition, ConditionKind, Counting, Rule

TODAY = "2026-10-01"


def session(
    number: int,
    minutes: int = 180,
    *,
    compulsory: bool = False,
    makes_up: int | None = None,
    held_on: str | None = None,
    off: bool = False,
    stands_for: int | None = None,
) -> Session:
    """A session; its id is its number, that of a 補講 100 more than what it makes up for, that of
    one on a new day 200 more than what it stands for."""
    base = 100 if makes_up is not None else 200 if stands_for is not None else 0
    return Session(
        base + number,
        "",
        1,
        1,
        None if base else number,
        held_on,
        None,
        None,
        minutes,
        is_compulsory=compulsory,
        makes_up_id=makes_up,
        cancelled_on="2026-04-01" if off else None,
        cancel_reason="台風" if off else None,
        stands_for_id=stands_for,
    )


def struck(found: Course) -> Course:
    """The same course as if nobody had ever planned what was called off, nor its 補講."""
    off = {s.id for s in found.sessions if s.cancelled_on is not None}
    kept = [s for s in found.sessions if s.id not in off and s.makes_up_id not in off]
    return Course(tuple(kept), found.assignments, found.rule)


def assignment(number: int, *, compulsory: bool = True, final: bool = False) -> Assignment:
    """An assignment; its id is its place."""
    title = "最終報告" if final else f"課題{number}"
    return Assignment(number, "", 1, 1, number, title, None, compulsory, final)


def course(
    sessions: Sequence[Session], rule: Rule, assignments: Sequence[Assignment] = ()
) -> Course:
    """A course of these."""
    return Course(tuple(sessions), tuple(assignments), rule)


def rule(
    *all_of: tuple[ConditionKind, int | None],
    any_of: Sequence[tuple[ConditionKind, int | None]] = (),
    counting: Counting | None = None,
) -> Rule:
    """A rule of conditions given as kind and value."""
    return Rule(
        tuple(Condition(*each) for each in all_of),
        tuple(Condition(*each) for each in any_of),
        counting or Counting(),
    )


_KINDS: Sequence[MarkKind] = ("present", "late", "early", "absent", "excused", "online")


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Any mark, with and without minutes, announced or not."""
    kind = draw(st.sampled_from(_KINDS))
    minutes = draw(st.none() | st.sampled_from((0, 30, 90, 105, 240)))
    return Mark(
        kind, minutes if kind in ("present", "late", "early") else None, draw(st.booleans())
    )


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """Any sound condition."""
    kind: ConditionKind = draw(
        st.sampled_from(
            ("hours", "sessions", "compulsory", "absences", "assignments", "final_report")
        )
    )
    if kind in ("hours", "sessions"):
        return Condition(kind, draw(st.integers(1, 100)))
    return Condition(kind, draw(st.integers(0, 3)) if kind == "absences" else None)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any sound rule."""
    found = draw(st.lists(conditions(), min_size=1, max_size=5, unique_by=lambda c: c.kind))
    cut = draw(st.integers(0, len(found)))
    if len(found) - cut == 1:
        cut = len(found)
    return Rule(
        tuple(found[:cut]),
        tuple(found[cut:]),
        Counting(
            draw(st.sampled_from((0, 60, 200))),
            draw(st.sampled_from((0, 60))),
            draw(st.sampled_from(("nothing", "attended"))),
            draw(st.sampled_from((None, 1, 2, 3))),
        ),
    )


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A run of one to four sessions, some compulsory, at most two 補講, at most two assignments.

    Some are called off, one of them perhaps put off to a day that lies ahead.
    """
    count = draw(st.integers(1, 4))
    off = draw(st.lists(st.integers(1, count), max_size=2, unique=True))
    held = [
        session(
            n,
            draw(st.sampled_from((60, 180, 210, 240))),
            compulsory=draw(st.booleans()),
            held_on=draw(st.sampled_from((None, "2026-05-16", "2026-11-21"))),
            off=n in off,
        )
        for n in range(1, count + 1)
    ]
    again = draw(st.lists(st.integers(1, count), max_size=2, unique=True))
    held += [
        session(
            n,
            draw(st.sampled_from((60, 240))),
            makes_up=n,
            held_on=draw(st.sampled_from((None, "2026-12-05"))),
            off=draw(st.integers(0, 3)) == 0,
        )
        for n in again
    ]
    if off and draw(st.booleans()):
        held.append(session(off[0], 180, held_on="2026-12-12", stands_for=off[0]))
    asked = [assignment(1, compulsory=draw(st.booleans())), assignment(2, final=True)]
    return Course(tuple(held), tuple(asked[: draw(st.integers(0, 2))]), draw(rules()))


@st.composite
def records(draw: st.DrawFn) -> tuple[Course, dict[int, Mark], dict[int, Submission]]:
    """A course with one trainee's marks and submissions."""
    found = draw(courses())
    noted = {s.id: draw(marks()) for s in found.sessions if draw(st.booleans())}
    states: st.SearchStrategy[SubmissionState] = st.sampled_from(
        ("submitted", "resubmit", "passed", "exempt")
    )
    handed = {a.id: Submission(draw(states)) for a in found.assignments if draw(st.booleans())}
    return found, noted, handed
