"""How the pairs and the two side by side look at both sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from smeic_tui.app import SmeicApp
from tests.screens.waiting import settle


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [(), ("enter",)], ids=["pairs", "side by side"])
def test_the_duplicates(
    snap_compare: Callable[..., bool], app: SmeicApp, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """The list, and its first pair."""

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)
