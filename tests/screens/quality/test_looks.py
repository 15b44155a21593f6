"""How 充足率と多様性 and its lists look at both sizes."""

from __future__ import annotations

import pytest

from smeic_tui.app import SmeicApp
from tests.screens.looks import SIZES, Compare, pressing

pytestmark = pytest.mark.parametrize("size", SIZES)


def test_fill_rates(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Fields by cohort, the cursor on a cell, what it means below."""
    keys = ("down", "right", "right")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_scrolled(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """The last columns; the names stay."""
    assert snap_compare(app, terminal_size=size, run_before=pressing("ctrl+end"))


def test_diversity(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Distributions, the figure of difference explained."""
    keys = ("2", "tab", *["down"] * 7)
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_concerns(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """What is worth a look, with its meaning."""
    assert snap_compare(app, terminal_size=size, run_before=pressing("3", "down"))


def test_a_list(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Those who lack a field; the others by digit."""
    keys = (*["down"] * 10, "enter", "down", "space")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_a_list_with_reasons(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """The mail address that two people share stands in place of the kana."""
    keys = ("3", "down", "down", "down", "enter")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))
