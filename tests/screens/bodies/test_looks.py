"""How 部会・団体 looks at both sizes."""

from __future__ import annotations

import pytest

from tests.screens.bodies.conftest import Groups
from tests.screens.events.conftest import Desk
from tests.screens.looks import SIZES, Compare, pressing

pytestmark = pytest.mark.parametrize("size", SIZES)


def look(compare: Compare, desk: Desk, size: tuple[int, int], *keys: str) -> bool:
    return compare(desk("bodies"), terminal_size=size, run_before=pressing(*keys))


def test_the_list(snap_compare: Compare, groups: Groups, desk: Desk, size: tuple[int, int]) -> None:
    """Two bodies; beside the list who leads the marked one, its days and outputs."""
    assert look(snap_compare, desk, size, "down")


def test_nothing_yet(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    """The empty list says which key starts."""
    assert look(snap_compare, desk, size)


def test_the_members(
    snap_compare: Compare, groups: Groups, desk: Desk, size: tuple[int, int]
) -> None:
    """What the body is, tabs, members by role."""
    assert look(snap_compare, desk, size, "down", "enter")


def test_the_outputs(
    snap_compare: Compare, groups: Groups, desk: Desk, size: tuple[int, int]
) -> None:
    """What it made and where that is kept."""
    assert look(snap_compare, desk, size, "down", "enter", "3")


def test_picking(snap_compare: Compare, groups: Groups, desk: Desk, size: tuple[int, int]) -> None:
    """The picker, one selected."""
    assert look(snap_compare, desk, size, "down", "enter", "n", "tab", "space")


def test_the_form(snap_compare: Compare, groups: Groups, desk: Desk, size: tuple[int, int]) -> None:
    """Everything a body has."""
    assert look(snap_compare, desk, size, "down", "e")
