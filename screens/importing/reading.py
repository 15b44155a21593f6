"""Read a file for a page: progress, cancel, password, refusals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from screens.background import Stop, close_dialog, in_background
from screens.importing.password import PasswordDialog
from smeic_tui.errors import SmeicError
from smeic_tui.text import t
from smeic_tui.widgets.progress import Progress

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from screens.importing.page import ImportPage


def read_file(
    page: ImportPage,
    path: Path,
    then: Callable[[Inspection], object],
    password: str | None = None,
) -> None:
    """Read and understand a file off the UI thread; a refusal is shown and the page stays.

    Args:
        page: Whose work it is.
        path: The file.
        then: Called with what it holds.
        password: Opens a protected file.
    """
    progress = Progress(t("import_screen.reading", file=path.name), lambda: stop.set())

    def work(stop: Stop) -> Inspection:
        from importers.inspection import inspect

        def advance(rows: int) -> None:
            note = t("import_screen.rows_read", count=f"{rows:,}")
            page.app.call_later(progress.advance, 0, 0, note)

        return inspect(path, password=password, on_progress=advance, cancel=stop)

    def close() -> None:
        close_dialog(progress)

    def done(inspection: Inspection) -> None:
        close()
        then(inspection)

    def refused(error: SmeicError) -> None:
        close()
        if error.code not in ("password_needed", "password_wrong"):
            page.desk.show_error(error)
            return
        question = PasswordDialog(path.name, wrong=error.code == "password_wrong")
        page.desk.push_screen(
            question, lambda word: read_file(page, path, then, word) if word else None
        )

    page.desk.push_screen(progress)
    stop = in_background(page, work, done, refused, stopped=close)
