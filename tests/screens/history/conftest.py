"""A file in which two members of staff have worked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.store.file import opening, sessions
from smeic_tui.store.journal.operation import Actor, operation
from smeic_tui.store.people import staff
from smeic_tui.workspace import Workspace
from tests.screens.places import PLACES

Desk = Callable[[], SmeicApp]


@pytest.fixture(autouse=True)
def clock(tokyo: None) -> None:
    """The history shows the clock on the wall."""


@pytest.fixture
def other(conn: sqlite3.Connection) -> Actor:
    """佐伯 at his desk."""
    member = staff.add_staff(conn, None, name="佐伯 亮", short_name="佐伯")
    return sessions.begin(conn, member.id)


@pytest.fixture
def person(conn: sqlite3.Connection, actor: Actor) -> int:
    """渡邊, whom 水野 has entered."""
    with operation(conn, actor, "person_added", params={"name": "渡邊 健太郎"}) as op:
        found = op.insert(
            "person", {"kind": "alumnus", "name": "渡邊 健太郎", "kana": "わたなべ けんたろう"}
        )
    return found


@pytest.fixture
def desk(db_path: Path, conn: sqlite3.Connection, actor: Actor) -> Iterator[Desk]:
    """Starts the program on the history, with 水野 at work; closed in the end."""
    made: list[SmeicApp] = []

    def start() -> SmeicApp:
        member = staff.find_staff(conn, "水野 葵")
        workspace = Workspace(opening.open_file(db_path), member)
        made.append(SmeicApp("history", screens=PLACES, workspace=workspace))
        return made[-1]

    yield start
    for app in made:
        app.close_workspace()
