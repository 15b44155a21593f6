"""A run of twelve trainees and eight sessions, of which the first two are over."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from screens.training_run import RunScreen
from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import people
from tests.screens.events.conftest import press
from tests.screens.waiting import settle
from tests.store.trainings import enrol, make_run, session_ids

TODAY = date.today()
Desk = Callable[[str], SmeicApp]
KANA = "あいうえおかきくけこさし"


@dataclass(frozen=True)
class Class:
    """Ids of the run."""

    run: int
    sessions: list[int]
    people: list[int]
    """In the order of the grid."""


def make_class(conn: sqlite3.Connection, actor: Actor, count: int, sessions: int) -> Class:
    """So many trainees, in 五十音, and so many sessions around today."""
    with operation(conn, actor, "person_added") as op:
        found = [
            people.add_person(
                op,
                {
                    "kind": "alumnus",
                    "name": f"架空 {n + 1}郎",
                    "kana": f"{KANA[n % 12]}{KANA[n // 12]}",
                    "licence_no": f"{400000 + n}",
                },
                cohort=n % 20 + 1,
                organisation="株式会社架空",
            )
            for n in range(count)
        ]
    first = TODAY - timedelta(days=30)
    days = [(first + timedelta(days=20 * n)).isoformat() for n in range(sessions)]
    run_id = make_run(conn, actor, days, fiscal_year=TODAY.year)
    enrol(conn, actor, run_id, found)
    order = sorted(range(count), key=lambda n: (KANA[n % 12], KANA[n // 12]))
    return Class(run_id, session_ids(conn, run_id), [found[n] for n in order])


@pytest.fixture
def held(conn: sqlite3.Connection, actor: Actor) -> Class:
    """Twelve by eight."""
    return make_class(conn, actor, 12, 8)


@pytest.fixture
def desk(program: Desk, held: Class) -> Desk:
    """Starts the program on a screen, with 水野 at work on that run."""
    return program


@asynccontextmanager
async def opened_run(
    desk: Desk, held: Class
) -> AsyncIterator[tuple[SmeicApp, Pilot[None], RunScreen]]:
    """The program with the attendance book of the run opened over the list."""
    app = desk("training")
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = RunScreen(held.run)
        app.push_screen(screen)
        await settle(pilot)
        yield app, pilot, screen


__all__ = ["Class", "Desk", "make_class", "opened_run", "press"]
