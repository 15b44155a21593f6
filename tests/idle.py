"""When a program under test has come to rest: asked of its event loop, not guessed from a clock.

Textual's pilot waits after each key until the process has used little of the processor for 20 ms.
That is long where nothing is left to do, and short on a machine that is busy elsewhere. Here a wait
ends as soon as nothing is ready to run, no timer is due, and no thread works for the program.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from time import process_time
from typing import Any

from textual._context import active_app

from smeic_tui.store.file.writer import Work, Writer

SOON = 1 / 50
"""Seconds: timers that are due by then are waited for, as Textual's own wait does."""
BLOCKED = SOON / 20
"""Seconds of the processor in ``SOON``: who uses less waits for something that may never come."""
STEP = 0.001
"""Seconds between looks at threads; a thread's last words reach the event loop in less."""

_handed_over: set[Future[Any]] = set()
"""What the writer was given and no wait has seen answered."""


def noting(submit: Callable[[Writer, Work[Any]], Future[Any]]) -> Callable[..., Future[Any]]:
    """``Writer.submit`` that lets ``wait_for_idle`` know of what was handed over."""

    def noted(writer: Writer, work: Work[Any]) -> Future[Any]:
        future = submit(writer, work)
        _handed_over.add(future)
        return future

    return noted


async def wait_for_idle(min_sleep: float = SOON, max_sleep: float = 1) -> None:
    """Wait until the running program has nothing more to do.

    Args:
        min_sleep: Kept for the signature of the function this stands for.
        max_sleep: Seconds after which to go on all the same.
    """
    loop: Any = asyncio.get_running_loop()
    soon, end = loop.time() + SOON, loop.time() + max_sleep
    looked, used, step = loop.time(), process_time(), STEP
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if _just_answered():
            # Its answer is on the way to the event loop.
            await asyncio.sleep(STEP)
        elif _working():
            if loop.time() - looked >= SOON:
                if process_time() - used < BLOCKED:
                    return
                looked, used, step = loop.time(), process_time(), STEP
            # Fewer and fewer looks: they use the processor too.
            await asyncio.sleep(step)
            step *= 2
        else:
            due = _due(loop, soon)
            if due is None:
                return
            await asyncio.sleep(max(0, due - loop.time()))


def _due(loop: Any, soon: float) -> float | None:
    """When the first timer that does not lie beyond ``soon`` is due."""
    times = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
    first = min(times, default=soon + 1)
    return first if first <= soon else None


def _just_answered() -> bool:
    answered = {future for future in _handed_over if future.done()}
    _handed_over.difference_update(answered)
    return bool(answered)


def _working() -> bool:
    """Whether a thread works for the program: one of its workers, or the writer."""
    app = active_app.get(None)
    workers = app.workers if app is not None else ()
    return bool(_handed_over) or any(worker.is_running for worker in workers)
