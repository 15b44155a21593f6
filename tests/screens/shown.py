"""The program opened on a page, and what stands there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from smeic_tui.app import SmeicApp
from smeic_tui.widgets.record_table import RecordTable
from tests.screens.waiting import settle


@asynccontextmanager
async def opened(
    app: SmeicApp, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SmeicApp, Pilot[None]]]:
    """The program at this size of the terminal, its first page read and shown."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


def rows(table: RecordTable) -> list[tuple[str, ...]]:
    """The cells of every line."""
    return [row.cells for row in table._rows.window(0, table.count)]
