"""How licences, a ledger and engagements look at both sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.screens.licences.conftest import Desk
from tests.screens.person.test_looks import pressing

Compare = Callable[..., bool]
pytestmark = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


def test_the_list(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """By expiry, the word beside the colour, the caution at the foot."""
    assert snap_compare(desk("licences"), terminal_size=size, run_before=pressing("down"))


def test_a_ledger(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """What counts and what lies outside the period."""
    keys = ("2", "enter")
    assert snap_compare(desk("licences"), terminal_size=size, run_before=pressing(*keys))


def test_points_typed_in(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """The form of one line."""
    keys = ("2", "a")
    assert snap_compare(desk("licences"), terminal_size=size, run_before=pressing(*keys))


def test_a_suspended_licence(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """What 再開 asks for, and the menu of one key."""
    keys = ("4", "enter", "k")
    assert snap_compare(desk("licences"), terminal_size=size, run_before=pressing(*keys))


def test_the_needs(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """Companies that ask beside consultants who are free."""
    assert snap_compare(desk("licences"), terminal_size=size, run_before=pressing("w"))
