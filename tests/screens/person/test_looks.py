"""How roster, person and forms look at both sizes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from smeic_tui.app import SmeicApp
from tests.screens.typing import type_text
from tests.screens.waiting import settle

Compare = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]
pytestmark = pytest.mark.parametrize("size", SIZES)


def pressing(*keys: str, text: str = "") -> Callable[[Pilot[Any]], Any]:
    async def press(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await type_text(pilot, text)
        await settle(pilot)

    return press


def test_the_roster(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Everybody, the panel beside them where there is room."""
    assert snap_compare(app, terminal_size=size, run_before=pressing("down", "down", "space"))


def test_a_search(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Hits with the hidden reason in place of the kana."""
    assert snap_compare(app, terminal_size=size, run_before=pressing("slash", text="渡辺"))


def test_a_person(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """All that is known; two columns where there is room."""
    keys = ("slash", *"kentaro", "enter", "enter")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_a_contact_note(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """The caret stands in the text."""
    assert snap_compare(app, terminal_size=size, run_before=pressing("c", text="出席の予定"))


def test_the_form(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """A person's own fields."""
    keys = ("slash", *"kentaro", "enter", "e")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_contact_rules(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """One line a channel and a use, answered by digits."""
    keys = ("slash", *"kentaro", "enter", "enter", "4")
    assert snap_compare(app, terminal_size=size, run_before=pressing(*keys))


def test_similar_people(snap_compare: Compare, app: SmeicApp, size: tuple[int, int]) -> None:
    """Who may be the same, and on what evidence."""

    async def press(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press("n")
        await type_text(pilot, "渡辺 健太郎")
        await pilot.press("ctrl+s")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=press)


def test_a_conflict(
    snap_compare: Compare,
    app: SmeicApp,
    conn: sqlite3.Connection,
    ids: dict[str, int],
    size: tuple[int, int],
) -> None:
    """Both versions side by side."""

    async def press(pilot: Pilot[Any]) -> None:
        from screens.forms.edit_conflict import EditConflictDialog
        from smeic_tui.store.journal.operation import EditConflict

        fields: dict[str, tuple[str | int | None, str | int | None, str | int | None]] = {
            "name": ("渡邊 健太郎", "渡邊 健一", "渡辺 健太郎"),
            "birth_year": (1966, 1967, None),
        }
        conflict = EditConflict("person", ids["kentaro"], 3, fields, "佐伯 亮", "")
        await settle(pilot)
        pilot.app.push_screen(EditConflictDialog(conn, conflict))
        await pilot.press("1")

    assert snap_compare(app, terminal_size=size, run_before=press)
