"""What most tests of screens start from: the small centre, and the program opened on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.demo.build import build as build_demo
from smeic_tui.store.journal.operation import Actor
from tests.screens import centre

Desk = Callable[[str], SmeicApp]


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """Six people by a short name."""
    return centre.build(conn, actor)


@pytest.fixture(scope="session")
def made_invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented centre with 200 people, to be copied: making it takes a second."""
    path = tmp_path_factory.mktemp("invented") / "centre.sqlite"
    build_demo(path, 200)
    return path


@pytest.fixture
def invented(tmp_path: Path, made_invented: Path) -> Path:
    """A file of its own with 200 invented people."""
    return Path(copyfile(made_invented, tmp_path / "centre.sqlite"))


@pytest.fixture
def program(db_path: Path) -> Iterator[Desk]:
    """Starts the program on a screen, with 水野 at work on what is on file; closed after it."""
    made: list[SmeicApp] = []

    def start(first: str) -> SmeicApp:
        made.append(centre.desk(db_path, first))
        return made[-1]

    yield start
    for app in made:
        app.close_workspace()


@pytest.fixture
def desk(program: Desk, ids: dict[str, int]) -> Desk:
    """Starts the program on a screen of the centre, with 水野 at work."""
    return program
