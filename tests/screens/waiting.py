"""Wait for what a screen does off the UI thread: its workers, the writer, and their answers."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests import idle


async def settle(pilot: Pilot[Any]) -> None:
    """Until nothing more is under way; an answer may start the next piece of work."""
    await pilot.pause()
    while (workers := idle.working(pilot.app)) or idle.unanswered():
        for worker in workers:
            with suppress(WorkerCancelled):
                await worker.wait()
        await asyncio.gather(*map(asyncio.wrap_future, idle.unanswered()), return_exceptions=True)
        await pilot.pause()
