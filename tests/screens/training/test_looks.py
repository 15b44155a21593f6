"""How the pages of a training look at both sizes, with 12 trainees × 8 sessions and 40 × 24."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from screens.assignments import AssignmentsScreen
from screens.trainees import TraineesScreen
from screens.training import TrainingScreen
from screens.training_run import RunScreen
from smeic_tui.app import SmeicApp
from smeic_tui.domain.training.facts import Mark, MarkKind, Submission
from smeic_tui.store.file import opening
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from smeic_tui.store.people.staff import all_staff
from smeic_tui.store.training.attendance_book import book
from smeic_tui.store.training.calling_off import call_off
from smeic_tui.store.training.submissions import set_submission
from smeic_tui.store.training.training_marks import Marking, set_marks
from smeic_tui.workspace import Workspace
from tests.screens.quality.test_looks import pressing
from tests.store.trainings import enrol, make_run, session_ids

TODAY = date(2026, 10, 1)
Compare = Callable[..., bool]
Open = Callable[[int, int, Callable[[int], Screen[Any]]], SmeicApp]
pytestmark = pytest.mark.parametrize("size", [(80, 24), (120, 40)])

_WORDS = ("渡邊 健太郎", "渡部 浩二", "伊藤 薫", "長宗我部 清右衛門", "Lin Wei", "田中 恵子")
_KINDS: tuple[MarkKind, ...] = ("late", "absent", "online", "excused", "early", "absent")


@pytest.fixture
def opened(db_path: Path, conn: sqlite3.Connection, actor: Actor) -> Iterator[Open]:
    """A run of so many trainees and sessions, two thirds of them over, on one of its pages."""
    made: list[SmeicApp] = []

    def start(count: int, sessions: int, page: Callable[[int], Screen[Any]]) -> SmeicApp:
        run_id = _run(conn, actor, count, sessions)
        with closing(opening.reader(db_path)) as reading:
            member = all_staff(reading)[0]
        desk = Workspace(opening.open_file(db_path), member)
        made.append(SmeicApp(page(run_id), workspace=desk))
        return made[-1]

    yield start
    for app in made:
        app.close_workspace()


def _run(conn: sqlite3.Connection, actor: Actor, count: int, sessions: int) -> int:
    with operation(conn, actor, "person_added") as op:
        found = [
            people.add_person(
                op,
                {"kind": "alumnus", "name": _WORDS[n % 6], "kana": f"か{chr(0x3042 + n)}"},
                cohort=n % 20 + 1,
                organisation="八尾架空精機株式会社",
            )
            for n in range(count)
        ]
    step = 240 // sessions
    days = [(date(2026, 4, 18) + timedelta(days=step * n)).isoformat() for n in range(sessions)]
    run_id = make_run(conn, actor, days)
    enrol(conn, actor, run_id, found)
    over = [s for s, day in zip(session_ids(conn, run_id), days, strict=True) if day < "2026-10"]
    with operation(conn, actor, "training_edited") as op:
        for place, session_id in enumerate(over):
            set_marks(
                op,
                session_id,
                [Marking(i, _mark(n, place), (0, 0)) for n, i in enumerate(found)],
            )
        first = book(conn, run_id).course.assignments[0]
        for n, i in enumerate(found):
            if n % 3:
                done = Submission("passed" if n % 2 else "resubmit", "2026-06-28")
                set_submission(op, first.id, i, done, (0, 0))
    return run_id


def _mark(trainee: int, session: int) -> Mark:
    if trainee % 5 == 3 and session % 2:
        return Mark("absent")
    at = trainee * 7 + session * 3
    return Mark(_KINDS[at % 6], 90 if at % 4 == 0 else None) if at % 11 == 0 else Mark("present")


def _book(run_id: int) -> RunScreen:
    return RunScreen(run_id, TODAY)


def test_the_book(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """Twelve trainees, eight sessions: marks, totals, prospects, and why."""
    app = opened(12, 8, _book)
    assert snap_compare(app, terminal_size=size, run_before=pressing("down", "down", "down"))


def test_a_large_book(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """Forty trainees, twenty-four sessions: the names stay, the rest scrolls."""
    app = opened(40, 24, _book)
    keys = ("pagedown", "pagedown", "end", "left", "left")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_the_rule(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """The rule condition by condition, and in words."""
    app = opened(12, 8, _book)
    assert snap_compare(app, terminal_size=size, run_before=pressing("r"))


def test_trainees(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """Who applied and what became of it."""
    app = opened(12, 8, lambda run_id: TraineesScreen(run_id, TODAY))
    assert snap_compare(app, terminal_size=size, run_before=pressing("down"))


def test_the_board(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """Who owes what, since when."""
    app = opened(12, 8, lambda run_id: AssignmentsScreen(run_id, TODAY))
    assert snap_compare(app, terminal_size=size, run_before=pressing("down"))


def test_nobody_yet(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """An empty run says which key begins."""
    app = opened(0, 8, _book)
    assert snap_compare(app, terminal_size=size, run_before=pressing())


def test_the_list(snap_compare: Compare, opened: Open, size: tuple[int, int]) -> None:
    """The runs by year; the marked one in words, its prospects as columns where there is room."""
    app = opened(12, 8, lambda _: TrainingScreen(TODAY))
    assert snap_compare(app, terminal_size=size, run_before=pressing())


def test_a_book_with_sessions_that_were_not_held(
    snap_compare: Compare,
    opened: Open,
    size: tuple[int, int],
    conn: sqlite3.Connection,
    actor: Actor,
) -> None:
    """One called off, one put off: their marks in brackets, why below."""
    app = opened(12, 8, _book)
    first, second = book(conn, 1).course.sessions[1:3]
    with operation(conn, actor, "training_session_called_off") as op:
        call_off(op, first, "2026-05-17", "講師の病気")
        call_off(op, second, "2026-06-16", "台風", "2026-12-19")
    assert snap_compare(app, terminal_size=size, run_before=pressing("home", "right"))
