"""Work that takes longer than a glance: on a thread, stoppable, answered on the UI thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar, cast

from smeic_tui.errors import SmeicError

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from screens.past.undoing import Undoing
    from smeic_tui.app import SmeicApp

T = TypeVar("T")
_LOOK_EVERY = 100_000
"""Steps of SQLite between two looks whether to stop: some milliseconds."""


class Stop(Event):
    """Set by the user, or when the screen goes: a thread that went on would keep the program up."""

    worker: Worker[None] | None = None

    def is_set(self) -> bool:
        """Whether the work should end."""
        return super().is_set() or (self.worker is not None and self.worker.is_cancelled)


def in_background(
    screen: Screen[Any],
    work: Callable[[Stop], T],
    then: Callable[[T], object],
    refused: Callable[[SmeicError], object] | None = None,
    stopped: Callable[[], object] | None = None,
    *,
    lasting: bool = False,
) -> Stop:
    """Run ``work`` on a thread; the screen stays usable.

    Args:
        screen: Whose work it is.
        work: Gets the event that is set when it should stop; touches no widget.
        then: Called on the UI thread with the result.
        refused: Called on the UI thread with the refusal; an error dialog by default.
        stopped: Called on the UI thread in place of both when the work was stopped. Who lets the
            user stop gives it: something has to close the dialog.
        lasting: The result stays in the world, as a written file does: it is answered with
            ``then`` also where the wish to stop came too late.

    Returns:
        The event; set it to stop.
    """
    app = cast("SmeicApp", screen.app)
    stop = Stop()

    def run() -> None:
        try:
            result = work(stop)
        except SmeicError as error:
            refusal = error
            app.call_later(finish, lambda: (refused or app.show_error)(refusal))
        else:
            app.call_later(finish, lambda: then(result), counts=lasting)

    def finish(answer: Callable[[], object], *, counts: bool = False) -> None:
        if not screen.is_attached:
            return
        if counts or not stop.is_set():
            answer()
        elif stopped is not None:
            stopped()

    stop.worker = screen.run_worker(run, thread=True)
    return stop


def read_in_background(
    page: Undoing,
    read: Callable[[sqlite3.Connection], T],
    then: Callable[[T], object],
    *,
    instead_of: Stop | None = None,
) -> Stop:
    """Read the file on a thread; a reading that nobody waits for any more ends at once.

    Args:
        page: Whose reading it is.
        read: Reads, on a connection of its own.
        then: Called on the UI thread with what was read.
        instead_of: An earlier reading of the same, which is stopped.

    Returns:
        The event that stops it.
    """
    if instead_of is not None:
        instead_of.set()
    workspace = page.desk.workspace

    def work(stop: Stop) -> list[T]:
        with workspace.reading() as conn:
            conn.set_progress_handler(stop.is_set, _LOOK_EVERY)
            try:
                return [read(conn)]
            except sqlite3.OperationalError:
                if not stop.is_set():
                    raise
                return []

    return in_background(page, work, lambda found: [then(each) for each in found])


def close_dialog(dialog: Screen[Any]) -> None:
    """Close a dialog of work that has ended, and whatever was opened over it meanwhile."""
    app = dialog.app
    if dialog not in app.screen_stack:
        return
    while app.screen is not dialog:
        app.pop_screen()
    dialog.dismiss(None)
