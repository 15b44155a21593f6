"""How the first start looks at both sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from textual.pilot import Pilot

from screens.welcome import WelcomeScreen
from smeic_tui.app import SmeicApp
from tests.screens.places import PLACES
from tests.screens.typing import type_text
from tests.screens.waiting import settle

Compare = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]
PLACE = Path(PurePosixPath("/srv/mizuno/Documents/smeic/smeic.sqlite"))


def app() -> SmeicApp:
    return SmeicApp(WelcomeScreen(place=PLACE), screens=PLACES)


@pytest.mark.parametrize("size", SIZES)
def test_the_place(snap_compare: Compare, home: Path, size: tuple[int, int]) -> None:
    """A place is proposed; digits offer the others."""
    assert snap_compare(app(), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_who_works(snap_compare: Compare, home: Path, size: tuple[int, int]) -> None:
    """The form of the first member of staff."""

    async def fill(pilot: Pilot[Any]) -> None:
        await pilot.press("enter")
        await type_text(pilot, "水野 葵")
        await pilot.press("enter")

    assert snap_compare(app(), terminal_size=size, run_before=fill)


def test_a_synced_place(snap_compare: Compare, home: Path) -> None:
    """The risk of a synced folder is named while it is typed."""

    async def fill(pilot: Pilot[Any]) -> None:
        await pilot.press("2")
        await type_text(pilot, "/srv/mizuno/Dropbox/smeic.sqlite")
        await settle(pilot)

    assert snap_compare(app(), terminal_size=(80, 24), run_before=fill)


def test_a_missing_file(snap_compare: Compare, home: Path) -> None:
    """What to do about a file that is not there."""
    missing = SmeicApp(WelcomeScreen(missing=PLACE, place=PLACE), screens=PLACES)
    assert snap_compare(missing, terminal_size=(80, 24))
