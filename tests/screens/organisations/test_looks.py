"""How 会社・機関 looks at both sizes."""

from __future__ import annotations

import pytest

from tests.screens.conftest import Desk
from tests.screens.looks import SIZES, Compare, pressing
from tests.store.organisations import Circle

pytestmark = pytest.mark.parametrize("size", SIZES)


def look(compare: Compare, program: Desk, size: tuple[int, int], *keys: str) -> bool:
    return compare(program("organisations"), terminal_size=size, run_before=pressing(*keys))


def test_the_list(
    snap_compare: Compare, known: Circle, program: Desk, size: tuple[int, int]
) -> None:
    """Three companies by alumni; beside the list who works at the marked one."""
    assert look(snap_compare, program, size, "down")


def test_nothing_yet(
    snap_compare: Compare, actor: object, program: Desk, size: tuple[int, int]
) -> None:
    """The empty list says where organisations come from."""
    assert look(snap_compare, program, size)


@pytest.mark.parametrize("tab", ["1", "2", "3", "4", "5", "6"])
def test_the_page(
    snap_compare: Compare, known: Circle, program: Desk, size: tuple[int, int], tab: str
) -> None:
    """What it is, the hint that another one is written alike, and each of its lists."""
    assert look(snap_compare, program, size, "down", "enter", tab)


def test_two_who_never_met(
    snap_compare: Compare, known: Circle, program: Desk, size: tuple[int, int]
) -> None:
    """Why they should meet stands there already."""
    assert look(snap_compare, program, size, "down", "enter", "2", "enter")


def test_the_form(
    snap_compare: Compare, known: Circle, program: Desk, size: tuple[int, int]
) -> None:
    """Everything an organisation has."""
    assert look(snap_compare, program, size, "down", "e")


def test_choosing_the_other_one(
    snap_compare: Compare, known: Circle, program: Desk, size: tuple[int, int]
) -> None:
    """The one that is written alike first."""
    assert look(snap_compare, program, size, "down", "m")


def test_two_side_by_side(
    snap_compare: Compare, known: Circle, program: Desk, size: tuple[int, int]
) -> None:
    """What both tell, and what joining does."""
    assert look(snap_compare, program, size, "down", "m", "enter")
