"""When a program under test has come to rest: asked of its event loop, not guessed from a clock.

Textual's pilot waits after each key until the process has used little of the processor for 20 ms.
That is long where nothing is left to do, and short on a machine that is busy elsewhere. Here a wait
ends as soon as nothing is ready to run, moves, waits to be painted or is due at once, and no thread
works for the program.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from time import process_time
from typing import Any

from textual._context import active_app
from textual.app import App
from textual.worker import Worker

from smeic_tui.store.file.writer import Work, Writer

WHILE = 1 / 50
"""Seconds over which Textual's own wait looks at the processor."""
BLOCKED = WHILE / 20
"""Seconds of the processor in that while: a thread that uses less may be waiting for the test."""
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


async def wait_for_idle(min_sleep: float = WHILE, max_sleep: float = 1) -> None:
    """Wait until the running program has nothing more to do.

    Args:
        min_sleep: Kept for the signature of the function this stands for.
        max_sleep: Seconds after which to go on all the same.
    """
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    looked, used, step = loop.time(), process_time(), STEP
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready or _painted():
            continue
        if _just_answered() or _due():
            # An answer is on its way to the event loop, or a timer nearly over.
            await asyncio.sleep(STEP)
        elif _busy():
            if loop.time() - looked >= WHILE:
                if process_time() - used < BLOCKED:
                    return
                looked, used, step = loop.time(), process_time(), STEP
            # Fewer and fewer looks: they use the processor too.
            await asyncio.sleep(step)
            step *= 2
        else:
            return


def _shown() -> App[Any] | None:
    """The program under test, while it has a screen."""
    app = active_app.get(None)
    return app if app is not None and app.is_running and app.screen_stack else None


def _painted() -> bool:
    """Paint now what Textual would paint at the next sixtieth of a second; whether it did."""
    app = _shown()
    if app is None or not app.screen._update_timer._active.is_set():
        return False
    app.screen._on_timer_update()
    return True


def _due() -> bool:
    """Whether something moves, or a short timer runs, as after a change of size."""
    app = _shown()
    if app is None:
        return False
    timers = [*app._timers, *app.screen._timers]
    return not app.animator._idle_event.is_set() or any(
        timer._interval <= WHILE and timer._active.is_set() and not timer._task.done()
        for timer in timers
        if timer._task is not None
    )


def _just_answered() -> bool:
    answered = {future for future in _handed_over if future.done()}
    _handed_over.difference_update(answered)
    return bool(answered)


def _busy() -> bool:
    app = active_app.get(None)
    return bool(unanswered() or (app is not None and working(app)))


def unanswered() -> list[Future[Any]]:
    """What a writer was given and has not answered."""
    return [future for future in _handed_over if not future.done()]


def working(app: App[Any]) -> list[Worker[Any]]:
    """The workers of a program that have not come to their end."""
    return [worker for worker in app.workers if not worker.is_finished]
