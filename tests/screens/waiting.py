"""Wait for what a screen does off the UI thread: its workers, the writer, and their answers."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from smeic_tui.app import SmeicApp


async def settle(pilot: Pilot[Any]) -> None:
    """Until nothing more is under way; an answer may start the next piece of work."""
    app = pilot.app
    assert isinstance(app, SmeicApp)
    await pilot.pause()
    while True:
        running = [worker for worker in app.workers if not worker.is_finished]
        for worker in running:
            with suppress(WorkerCancelled):
                await worker.wait()
        if app._workspace is not None:
            await asyncio.wrap_future(app.workspace.submit(lambda conn, actor: None))
        await pilot.pause()
        if not running:
            return
