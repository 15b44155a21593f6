"""What tests of looks share: keys pressed before the picture is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from tests.screens.waiting import settle

Compare = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]


def pressing(*keys: str) -> Callable[[Pilot[Any]], Any]:
    """Press these keys one by one once the screen stands."""

    async def press(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return press
