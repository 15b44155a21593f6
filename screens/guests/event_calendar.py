"""The calendar file of an event, for Outlook: one key, no question; it names nobody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from screens.background import Stop, in_background
from screens.forms.writing import free_name, output_folder
from smeic_tui.domain.events import Event
from smeic_tui.text import t

if TYPE_CHECKING:
    from screens.past.undoing import Undoing


def write_calendar(page: Undoing, event: Event) -> None:
    """Write it into the documents folder under a free name, and say where."""
    desk = page.desk

    def work(_stop: Stop) -> Path:
        from smeic_tui.exports import calendar_file
        from smeic_tui.exports.names import file_name

        stem = file_name(calendar_file.file_stem(event), suffix="")
        path = free_name(output_folder(), stem, ".ics")
        return calendar_file.write_calendar(path, event, forbid=[desk.workspace.path])

    def then(path: Path) -> None:
        desk.notify(t("event.calendar_written", path=path), timeout=8)

    in_background(page, work, then)
