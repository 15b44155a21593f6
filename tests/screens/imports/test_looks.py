"""How the steps of an import look at both sizes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from smeic_tui.store.imports.profiles import Profile, ProfileColumn, save_profile
from smeic_tui.store.journal.operation import Actor
from tests.screens.imports.conftest import LIST, PLAN, Desk, Lists
from tests.screens.waiting import settle

STEPS = {
    "file": (),
    "files": ("space", "space"),
    "tables": ("enter",),
    "header": ("enter", "e", "down", "2"),
    "columns": ("enter", "enter", "down", "down", "down"),
    "meaning": ("enter", "enter", "e"),
    "question": ("enter", "enter", "enter"),
    "whole": ("enter", "enter", "enter", "1"),
    "board": PLAN,
    "doubtful": (*PLAN, "4"),
    "missing": (*PLAN[:-1], "1", "6"),
    "row": (*PLAN, "enter"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("step", STEPS)
def test_a_step(
    snap_compare: Callable[..., bool], desk: Desk, lists: Lists, step: str, size: tuple[int, int]
) -> None:
    """One step of an import, reached by its keys."""
    lists(LIST[:2], name="2025年度同窓会名簿.xlsx")
    lists()

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in STEPS[step]:
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(desk(), terminal_size=size, run_before=go)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_columns_as_last_time(
    snap_compare: Callable[..., bool],
    conn: sqlite3.Connection,
    actor: Actor,
    desk: Desk,
    lists: Lists,
    size: tuple[int, int],
) -> None:
    """A mapping of an earlier list, taken."""
    columns = (ProfileColumn("氏名", "name"), ProfileColumn("役職", "role", None, "update"))
    save_profile(conn, actor, Profile("2025年度同窓会名簿", "2025年度同窓会名簿.xlsx", columns))
    lists()

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in ("enter", "enter", "p"):
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(desk(), terminal_size=size, run_before=go)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_review(
    snap_compare: Callable[..., bool], desk: Desk, lists: Lists, size: tuple[int, int]
) -> None:
    """A doubtful row with its candidates."""
    lists()

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in (*PLAN, "a", "1"):
            await pilot.press(key)
            await settle(pilot)

    assert snap_compare(desk(), terminal_size=size, run_before=go)
