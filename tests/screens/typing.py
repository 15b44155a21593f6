"""Typing as a terminal sends it: one event a character, whatever the character."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.pilot import Pilot


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text. `Pilot.press` loses the character of ``・`` and of the full-width space."""
    for character in text:
        pilot.app.post_message(events.Key(character, character))
    await pilot.pause()
