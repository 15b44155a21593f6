"""Seven people with and without a licence, for the program to be opened on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from smeic_tui.app import SmeicApp
from smeic_tui.store.journal.operation import Actor
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
