"""Keys one after the other, and what the lines of a page say."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from smeic_tui.widgets.lines import Lines
from tests.screens.waiting import settle


def text(screen: Screen[Any], part: str) -> str:
    """What a part of the screen says."""
    return screen.query_one(part, Lines).text()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, waiting for what each starts."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
