"""How 事例 looks at both sizes; the timeline moves with the calendar and is tested by its rows."""

from __future__ import annotations

import pytest

from smeic_tui.app import SmeicApp
from tests.screens.bodies.conftest import Groups
from tests.screens.events.conftest import Desk
from tests.screens.looks import SIZES, Compare, pressing

pytestmark = pytest.mark.parametrize("size", SIZES)


@pytest.fixture
def app(cases: dict[str, int], desk: Desk) -> SmeicApp:
    """The program on the screen of cases."""
    return desk("cases")


def test_the_board(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """A column a stage, or a list; what the marked case is below."""
    assert snap_compare(app, terminal_size=size, run_before=pressing())


def test_nothing_yet(
    snap_compare: Compare, ids: dict[str, int], desk: Desk, size: tuple[int, int]
) -> None:
    """The empty board says which key starts."""
    assert snap_compare(desk("cases"), terminal_size=size, run_before=pressing())


def test_a_case(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """The way, what is known, members with their consents."""
    keys = ("end", "home", "right", "enter") if size[0] > 100 else ("enter",)
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_its_way(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Moves and milestones, the latest first."""
    keys = ("end", "home", "right", "enter", "3") if size[0] > 100 else ("enter", "3")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_a_new_case_of_a_meeting(
    snap_compare: Compare, groups: Groups, desk: Desk, size: tuple[int, int]
) -> None:
    """Those who came are marked."""
    keys = ("down", "enter", "2", "down", "j")
    assert snap_compare(desk("bodies"), terminal_size=size, run_before=pressing(*keys))


def test_the_form(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Everything a case has."""
    keys = ("end", "home", "right", "e") if size[0] > 100 else ("e",)
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))
