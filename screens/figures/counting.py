"""Counting on a thread: the tables first, then what is worth a look, with how far it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from threading import Event
from typing import TYPE_CHECKING

from screens.background import in_background
from smeic_tui.domain.groups import ALUMNI
from smeic_tui.domain.quality import Concern
from smeic_tui.store.figures.concerns import Asked, counts
from smeic_tui.store.figures.quality import Figures, figures
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing

_MANY = 5000
"""People from which it is shown how far the count is: less takes no time to see."""


def count(
    page: Undoing,
    asked: Asked,
    *,
    tell: Callable[[str], object],
    counted: Callable[[Figures], object],
    checked: Callable[[Mapping[Concern, int]], object],
) -> Event:
    """Count everything; every function is called on the UI thread.

    Args:
        page: Whose count it is.
        asked: Today, and what counts as old.
        tell: How far it is, in words.
        counted: The tables.
        checked: How many people each concern is about; always last.

    Returns:
        The event that stops it.
    """
    desk = page.desk
    workspace = desk.workspace

    def work(stop: Event) -> Mapping[Concern, int]:
        def on_screen(answer: Callable[[], object]) -> None:
            if page.is_attached and not stop.is_set():
                answer()

        def people(done: int) -> None:
            if done >= _MANY:
                said = t("quality.counting", done=f"{done:,}")
                desk.call_later(on_screen, lambda: tell(said))

        with workspace.reading() as conn:
            # A count that nobody waits for any more ends at once.
            conn.set_progress_handler(stop.is_set, 100_000)
            try:
                found = figures(conn, asked.year, people)
                desk.call_later(on_screen, lambda: counted(found))
                many = found.people[ALUMNI] >= _MANY

                def concerns(done: int, total: int) -> None:
                    if many:
                        said = t("quality.checking", done=done, total=total)
                        desk.call_later(on_screen, lambda: tell(said))

                return counts(conn, asked, concerns)
            except sqlite3.OperationalError:
                if not stop.is_set():
                    raise
                return {}

    return in_background(page, work, checked)
