"""Wait for what a screen does off the UI thread: its workers, the writer, and their answers."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from smeic_tui.app import SmeicApp


async def settle(pilot: Pilot[Any]) -> None:
    """Until nothing more is under way; an answer may start the next piece of work.

    Seen twice: on a busy machine one pause may end before the key that starts it was handled.
    """
    app = pilot.app
    assert isinstance(app, SmeicApp)
    await pilot.pause()
    quiet = 0
    while quiet < 2:
        running = [worker for worker in app.workers if not worker.is_finished]
        for worker in running:
            with suppress(WorkerCancelled):
                await worker.wait()
        if app._workspace is not None:
            await asyncio.wrap_future(app.workspace.submit(lambda conn, actor: None))
        await pilot.pause()
        quiet = 0 if running else quiet + 1
