"""The small centre with one event that is coming up, pinned by 水野."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from smeic_tui.app import SmeicApp
from smeic_tui.store.events import events, invitations
from smeic_tui.store.journal.operation import Actor, operation
from tests.screens.waiting import settle

SOON = (date.today() + timedelta(days=12)).isoformat()
Desk = Callable[[str], SmeicApp]


@dataclass(frozen=True)
class Held:
    """Ids of the event and its parts."""

    event: int
    main: int
    party: int


@pytest.fixture
def held(conn: sqlite3.Connection, actor: Actor, ids: dict[str, int]) -> Held:
    """第8回架空鼎談会: two seats on site, a party with a fee; two people invited."""
    with operation(conn, actor, "event_added", params={"event": "x"}) as op:
        series = events.add_series(op, {"name": "架空鼎談会"})
        number = events.add_event(
            op,
            {
                "series_id": series,
                "number": 8,
                "held_on": SOON,
                "venue": "神田",
                "online_address": "https://meet.example.jp/8",
            },
            [
                {"name": "本会", "starts": "18:00", "ends": "20:00", "capacity": 2, "is_online": 1},
                {"name": "懇親会", "starts": "20:00", "fee": 5000},
            ],
        )
    main, party = events.event(conn, number).parts
    with operation(conn, actor, "wave_sent", params={"event": "x", "count": 2}) as op:
        invitations.add_wave(
            op,
            number,
            [ids["kentaro"], ids["koji"]],
            channel="mail",
            deadline=(date.today() + timedelta(days=5)).isoformat(),
            sent_on=date.today().isoformat(),
        )
    assert actor.staff_id is not None
    events.pin(conn, actor.staff_id, number)
    return Held(number, main.id, party.id)


@pytest.fixture
def desk(desk: Desk, held: Held) -> Desk:
    """Starts the program on a screen, with 水野 at work before that event."""
    return desk


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The documents folder of whoever works, empty."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))
    return folder


async def press(pilot: Pilot[None], *keys: str) -> int:
    """Press keys one by one, as slowly as a person; how many."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return len(keys)


def typed(text: str) -> Sequence[str]:
    """The keys of a text typed with the IME off."""
    return [{" ": "space", "/": "slash"}.get(letter, letter) for letter in text]
