"""Seven people with and without a licence, and the program opened on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.store.operation import Actor
from tests.screens import centre
from tests.store import licences

TODAY = date(2026, 11, 26)
Desk = Callable[[str], SmeicApp]


class Frozen(date):
    """A day that does not pass while the tests run."""

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        """The day of the tests."""
        return TODAY


_DATED = (
    *("screens.licences", "screens.licence", "screens.engagements", "screens.licensing.verbs"),
    "screens.person",
)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page of licences believes that it is the 26 November 2026."""
    for module in _DATED:
        monkeypatch.setattr(f"{module}.date", Frozen)


@pytest.fixture
def ids(conn: sqlite3.Connection, actor: Actor) -> dict[str, int]:
    """The people by a short name."""
    return licences.build(conn, actor, TODAY)


@pytest.fixture
def desk(db_path: Path, ids: dict[str, int]) -> Iterator[Desk]:
    """Starts the program on a screen, with 水野 at work; closed in the end."""
    made: list[SmeicApp] = []

    def start(first: str) -> SmeicApp:
        made.append(centre.desk(db_path, first))
        return made[-1]

    yield start
    for app in made:
        app.close_workspace()
