"""Who can still complete: compared with every attendance there could be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings

from smeic_tui.domain.training.completion import Standing, lacking, owed
from smeic_tui.domain.training.counting import Course, Marks, tally
from smeic_tui.domain.training.facts import Mark, MarkKind, Submission
from smeic_tui.domain.training.forecast import Outlook, forecast, is_open
from tests.unit.training.runs import TODAY, assignment, course, records, rule, session, struck

DAY = date.fromisoformat(TODAY)
_WAYS = (
    Mark("present"),
    Mark("late"),
    Mark("early", 30),
    Mark("absent"),
    Mark("excused"),
    Mark("online", 90),
)


def futures(found: Course, marks: Marks) -> Iterator[dict[int, Mark]]:
    """Every way the remaining sessions could go; what was called off does not go at all."""
    open_ = [s.id for s in struck(found).sessions if is_open(s, marks.get(s.id), DAY)]
    ways = _WAYS if len(open_) < 4 else _WAYS[:1] + _WAYS[3:4]
    for chosen in product(ways, repeat=len(open_)):
        yield {**marks, **dict(zip(open_, chosen, strict=True))}


def fulfilled(found: Course, marks: Marks, handed: Mapping[int, Submission], all_in: bool) -> bool:
    there = struck(found)
    counted = Standing(tally(there, marks), owed(there, handed), all_in)
    return not lacking(there, counted)


@settings(max_examples=400, deadline=None)
@given(records())
def test_no_prospect_exactly_when_no_attendance_can_satisfy_the_rule(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    found, marks, handed = made
    possible = any(fulfilled(found, seen, handed, True) for seen in futures(found, marks))
    assert (forecast(found, marks, handed, DAY).outlook == "impossible") == (not possible)


@settings(max_examples=400, deadline=None)
@given(records())
def test_met_exactly_when_nothing_can_take_it_away(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    found, marks, handed = made
    # Coming late time and again is absence under some rules; not coming at all is no less.
    certain = all(fulfilled(found, seen, handed, False) for seen in futures(found, marks))
    assert (forecast(found, marks, handed, DAY).outlook == "met") == certain


@settings(max_examples=300, deadline=None)
@given(records())
def test_all_needed_means_that_no_single_session_can_be_missed(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    found, marks, handed = made
    told = forecast(found, marks, handed, DAY)
    if told.outlook not in ("on_course", "all_needed"):
        return
    ids = [s.id for s in told.remaining]

    def without(missed: set[int], of: Course = found) -> bool:
        seen = {**marks, **{i: Mark("absent" if i in missed else "present") for i in ids}}
        return fulfilled(of, seen, handed, True)

    announced = {i for i in ids if i in marks}
    assert {s.id for s in told.needed} == {i for i in ids if not without({i})}
    if announced:
        assert (told.outlook == "on_course") == without(announced)
    else:
        spare = [i for i in ids if without({i}, found.without_compulsory)]
        assert (told.outlook == "on_course") == bool(spare or not ids)


@settings(max_examples=400, deadline=None)
@given(records())
def test_what_was_called_off_counts_nowhere_whatever_was_marked_at_it(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    found, marks, handed = made
    there = struck(found)
    kept = {i: mark for i, mark in marks.items() if i in {s.id for s in there.sessions}}
    assert forecast(found, marks, handed, DAY) == forecast(there, kept, handed, DAY)
    assert found.minutes == there.minutes
    assert len(found.regular) == len(there.regular)


@settings(max_examples=200, deadline=None)
@given(records())
def test_a_prospect_names_its_reasons_only_when_there_is_none(
    made: tuple[Course, dict[int, Mark], dict[int, Submission]],
) -> None:
    told = forecast(*made, DAY)
    assert bool(told.reasons) == (told.outlook == "impossible")


# The sketch of the screen: eight sessions of three hours, 80 per cent, the last one to come.

SKETCH = course(
    [session(n, held_on=f"2026-{3 + n:02}-16") for n in range(1, 9)],
    rule(("hours", 80), ("final_report", None)),
    [assignment(1), assignment(2, final=True)],
)


def row(text: str) -> dict[int, Mark]:
    kinds: dict[str, MarkKind] = {"出": "present", "遅": "late", "欠": "absent", "公": "excused"}
    return {n: Mark(kinds[c]) for n, c in enumerate(text, 1) if c in kinds}


@pytest.mark.parametrize(
    ("marks", "handed", "expected"),
    [
        ("出出出出出出出出", {2: Submission("submitted")}, "met"),
        ("出出出出出出出出", {2: Submission("resubmit")}, "on_course"),
        ("出出出出出出出.", {2: Submission("passed")}, "met"),
        ("出出出出出出..", {}, "on_course"),
        ("出出遅出出公出.", {}, "all_needed"),
        ("欠欠出欠出..欠", {}, "impossible"),
        ("", {}, "on_course"),
    ],
)
def test_the_four_outlooks(marks: str, handed: dict[int, Submission], expected: Outlook) -> None:
    assert forecast(SKETCH, row(marks), handed, DAY).outlook == expected


def test_what_could_be_reached_is_not_told_as_what_was_attended() -> None:
    told = forecast(SKETCH, row("欠欠出欠出..欠"), {}, DAY)
    assert told.tally.minutes == 6 * 60
    assert [(r.code, dict(r.params)) for r in told.reasons] == [
        ("unreachable_hours", {"has": "12", "needs": "19.2"})
    ]
    over = forecast(SKETCH, row("欠欠出欠出欠欠欠"), {}, DAY)
    assert [(r.code, dict(r.params)) for r in over.reasons] == [
        ("lacks_hours", {"has": "6", "needs": "19.2"})
    ]
    counted = course(SKETCH.regular, rule(("sessions", 75)))
    told = forecast(counted, row("欠欠出欠出..欠"), {}, DAY)
    assert [(r.code, dict(r.params)) for r in told.reasons] == [
        ("unreachable_sessions", {"has": 4, "needs": 6})
    ]


def test_a_make_up_that_is_still_to_come_keeps_the_prospect() -> None:
    compulsory = [session(1, compulsory=True), session(2)]
    asked = rule(("compulsory", None))
    lost = forecast(course(compulsory, asked), {1: Mark("absent")}, {}, DAY)
    assert lost.outlook == "impossible"
    assert [dict(r.params) for r in lost.reasons] == [{"sessions": "1"}]
    again = course([*compulsory, session(1, makes_up=1, held_on="2026-12-05")], asked)
    told = forecast(again, {1: Mark("absent")}, {}, DAY)
    assert [s.id for s in told.needed] == [101]
    assert told.outlook == "on_course"
    assert forecast(again, {1: Mark("absent"), 101: Mark("late")}, {}, DAY).outlook == "met"


def test_an_absence_announced_for_a_session_to_come_is_a_plan_not_a_fact() -> None:
    found = course(
        [session(n, held_on=f"2026-{8 + n:02}-01") for n in range(1, 5)], rule(("absences", 0))
    )
    told = forecast(found, {1: Mark("present"), 3: Mark("absent", None, True)}, {}, DAY)
    assert told.outlook == "all_needed"
    assert 3 in {s.id for s in told.remaining}
    after = forecast(found, {3: Mark("absent", None, True)}, {}, date(2026, 11, 2))
    assert after.outlook == "impossible"


def test_a_final_report_nobody_registered_is_no_reason_to_give_up() -> None:
    found = course([session(1)], rule(("final_report", None)))
    told = forecast(found, {1: Mark("present")}, {}, DAY)
    assert told.outlook == "on_course"
    assert [r.code for r in told.unregistered] == ["final_report_unknown"]
    assert [r.code for r in lacking(found, Standing(tally(found, {}), ()))] == [
        "final_report_unknown"
    ]


def test_nothing_has_to_be_registered_where_something_else_is_enough() -> None:
    either = rule(any_of=[("hours", 80), ("final_report", None)])
    found = course([session(1, held_on="2026-11-21"), session(2)], either)
    assert not forecast(found, {2: Mark("present")}, {}, DAY).unregistered
    missed = forecast(found, {2: Mark("absent")}, {}, DAY)
    assert [r.code for r in missed.unregistered] == ["final_report_unknown"]
    registered = course(found.sessions, either, [assignment(1, final=True)])
    assert not forecast(registered, {2: Mark("absent")}, {}, DAY).unregistered


def test_a_compulsory_session_to_come_is_named_and_uses_up_nothing() -> None:
    found = course(
        [session(1), session(2, compulsory=True)], rule(("hours", 50), ("compulsory", None))
    )
    told = forecast(found, {1: Mark("present")}, {}, DAY)
    assert told.outlook == "on_course"
    assert [s.id for s in told.needed] == [2]


def test_a_session_called_off_takes_its_hours_out_of_the_share() -> None:
    held = [session(n, held_on=f"2026-0{3 + n}-16") for n in range(1, 5)]
    eighty = rule(("hours", 80))
    marks = {1: Mark("absent"), 2: Mark("present"), 3: Mark("present"), 4: Mark("present")}
    assert forecast(course(held, eighty), marks, {}, DAY).outlook == "impossible"
    off = [session(1, held_on="2026-04-16", off=True), *held[1:]]
    assert forecast(course(off, eighty), marks, {}, DAY).outlook == "met"
    moved = [*off, session(1, held_on="2026-12-12", stands_for=1)]
    told = forecast(course(moved, eighty), marks, {}, DAY)
    assert told.outlook == "all_needed"
    assert [s.id for s in told.needed] == [201]


def test_a_make_up_of_what_was_called_off_repairs_nothing() -> None:
    off = [session(1, off=True), session(2), session(1, makes_up=1)]
    found = course(off, rule(("hours", 50)))
    assert forecast(found, {101: Mark("present")}, {}, DAY).tally.minutes == 0
    assert [s.id for s in found.taking_place] == [2]
