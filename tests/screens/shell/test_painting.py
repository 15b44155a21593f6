"""What is painted piece by piece at every key is what a whole repaint would show."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pyte
import pytest
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from smeic_tui.app import SmeicApp
from smeic_tui.store.file import opening
from smeic_tui.store.journal.operation import Actor
from smeic_tui.store.people.staff import all_staff
from smeic_tui.widgets.lines import Lines
from smeic_tui.widgets.painting import Part
from smeic_tui.workspace import Workspace
from tests.screens import centre
from tests.screens.typing import type_text
from tests.screens.waiting import settle

KEYS = ("down", "up", "pagedown", "pageup", "home", "end", "space", "shift+down", "1", "a")
SIZES = ((80, 24), (120, 40))


class Watched(SmeicApp):
    """The program with a terminal of its own, which is told all that is written."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        opened = opening.open_file(path)
        with closing(opening.reader(path)) as conn:
            staff = all_staff(conn)[0]
        super().__init__(workspace=Workspace(opened, staff))
        self.terminal = pyte.Screen(*size)
        self.pieces = self.wholes = 0

    def write(self, parts: Sequence[Part]) -> None:
        super().write(parts)
        self.pieces += 1
        text = "".join(part.rendered(self.console) for part in parts)
        x, y = self.cursor_position
        pyte.Stream(self.terminal).feed(f"{text}\x1b[{y + 1};{x + 1}H")

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            self.wholes += 1
            # A terminal without a driver sees no carriage return before a line feed.
            text = renderable.render_segments(self.console).replace("\n", "\r\n")
            pyte.Stream(self.terminal).feed(text)

    def repainted(self) -> list[str]:
        """The same on a fresh terminal, by the compositor."""
        fresh = pyte.Screen(self.terminal.columns, self.terminal.lines)
        update = self.screen._compositor.render_full_update()
        pyte.Stream(fresh).feed(update.render_segments(self.console).replace("\n", "\r\n"))
        return looks(fresh)


def looks(terminal: pyte.Screen) -> list[str]:
    """Every cell with its colours."""
    return [
        "|".join(
            f"{cell.data} {cell.fg} {cell.bg} {cell.bold}"
            for cell in (terminal.buffer[y][x] for x in range(terminal.columns))
        )
        for y in range(terminal.lines)
    ]


@pytest.mark.parametrize("size", SIZES, ids=("80x24", "120x40"))
async def test_pieces_add_up_to_the_picture(invented: Path, size: tuple[int, int]) -> None:
    app = Watched(invented, size)
    dice = random.Random(1)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        pieces = app.pieces
        for _ in range(60):
            await pilot.press(dice.choice(KEYS))
            await pilot.pause()
            assert looks(app.terminal) == app.repainted()
        await pilot.press("slash")
        for text in ("wata", " 3", "渡", "zzz"):
            await type_text(pilot, text)
            await pilot.pause()
            assert looks(app.terminal) == app.repainted()
        for key in ("backspace", "left", "escape", "escape", "down", "f2", "escape", "up", "f6"):
            await pilot.press(key)
            await settle(pilot)
            assert looks(app.terminal) == app.repainted()
        assert app.pieces > pieces + 40
    app.close_workspace()


async def test_hostile_names_are_painted_like_any_other(
    db_path: Path, conn: sqlite3.Connection, actor: Actor
) -> None:
    centre.build_nasty(conn, actor)
    app = Watched(db_path, (80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("down", "down", "space", "slash", "1", "escape", "escape", "down", "end"):
            await pilot.press(key)
            await pilot.pause()
            assert looks(app.terminal) == app.repainted()
    app.close_workspace()


async def test_a_key_in_the_list_needs_no_round_through_the_compositor(
    invented: Path,
) -> None:
    app = Watched(invented, (80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await settle(pilot)
        wholes, pieces = app.wholes, app.pieces
        for key in ("w", "a", "down", "pagedown", "backspace"):
            await pilot.press(key)
            await pilot.pause()
        assert (app.wholes, app.pieces) == (wholes, pieces + 5)
    app.close_workspace()


async def test_a_panel_of_too_many_lines_stays_in_its_place(invented: Path) -> None:
    app = Watched(invented, (120, 40))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        panel = app.screen.query_one("#aside", Lines)
        for count in (60, 3, 45):
            pieces = app.pieces
            panel.put_all([(f"{count} {number}", "") for number in range(count)])
            await pilot.pause()
            assert app.pieces == pieces + 1
            assert looks(app.terminal) == app.repainted()
    app.close_workspace()


async def test_a_note_above_the_list_is_left_to_the_compositor(invented: Path) -> None:
    app = Watched(invented, (80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.notify("渡辺さんを写しました")
        await pilot.pause(0.1)
        for key in ("pagedown", "pagedown", "down"):
            await pilot.press(key)
            await pilot.pause(0.1)
            assert looks(app.terminal) == app.repainted()
    app.close_workspace()
