"""Read files or a pasted table for a page: progress, cancel, passwords, refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from screens.background import Stop, close_dialog, in_background
from screens.importing.draft import Draft
from screens.importing.password import PasswordDialog
from screens.importing.refused import Refused, RefusedFiles
from smeic_tui.errors import SmeicError
from smeic_tui.text import t
from smeic_tui.widgets.progress import Progress

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from screens.importing.page import ImportPage

_LOCKED = ("password_needed", "password_wrong")


def read_files(page: ImportPage, paths: Sequence[Path], then: Callable[[Draft], object]) -> None:
    """Read and understand files off the UI thread.

    A refused file is said; the others go on. Where none is left, the page stays.

    Args:
        page: Whose work it is.
        paths: The files.
        then: Called with those that could be read, in the order of their days.
    """
    _Reading(page, paths, then).go_on()


def read_pasted(page: ImportPage, text: str, path: Path, then: Callable[[Draft], object]) -> None:
    """Read and understand a pasted table off the UI thread.

    Args:
        page: Whose work it is.
        text: The table as it came from the clipboard.
        path: Stands for it where a file would: its name is shown and kept with what is imported.
        then: Called when it could be read.
    """
    progress = Progress(t("import_screen.reading", file=path.name), lambda: stop.set())

    def work(stop: Stop) -> Inspection:
        from importers.inspection import inspect_text

        return inspect_text(text, path.name, cancel=stop)

    def close() -> None:
        close_dialog(progress)

    def done(inspection: Inspection) -> None:
        close()
        then(Draft((path,), [inspection]))

    def refused(error: SmeicError) -> None:
        close()
        page.desk.show_error(error)

    page.desk.push_screen(progress)
    stop = in_background(page, work, done, refused, stopped=close)


class _Reading:
    def __init__(
        self, page: ImportPage, paths: Sequence[Path], then: Callable[[Draft], object]
    ) -> None:
        self._page = page
        self._paths = tuple(dict.fromkeys(paths))
        self._then = then
        self._at = 0
        self._read: list[tuple[Path, Inspection]] = []
        self._refused: list[Refused] = []

    def go_on(self) -> None:
        """Read the next file, or hand over what was read."""
        if self._at < len(self._paths):
            self._read_one(self._paths[self._at], None)
        elif not self._refused:
            self._finish()
        elif len(self._paths) == 1:
            self._page.desk.show_error(self._refused[0].error)
        else:
            dialog = RefusedFiles(self._refused, others=len(self._read))
            self._page.desk.push_screen(dialog, lambda _: self._finish())

    def _finish(self) -> None:
        if not self._read:
            return
        read = self._read
        if len(read) > 1:
            from importers.planning.planner import in_date_order

            order = {id(i): n for n, i in enumerate(in_date_order([i for _, i in read]))}
            read = sorted(read, key=lambda each: order[id(each[1])])
        self._then(Draft(tuple(path for path, _ in read), [each for _, each in read]))

    def _read_one(self, path: Path, password: str | None) -> None:
        page = self._page
        title = t("import_screen.reading", file=path.name)
        if len(self._paths) > 1:
            title += "  " + t("frame.progress", done=self._at + 1, total=len(self._paths))
        progress = Progress(title, lambda: stop.set())

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
            self._read.append((path, inspection))
            self._next()

        def refused(error: SmeicError) -> None:
            close()
            if error.code in _LOCKED:
                self._ask(path, error)
            else:
                self._refuse(path, error)

        page.desk.push_screen(progress)
        stop = in_background(page, work, done, refused, stopped=close)

    def _ask(self, path: Path, error: SmeicError) -> None:
        def answered(word: str | None) -> None:
            if word:
                self._read_one(path, word)
            elif len(self._paths) > 1:
                self._refuse(path, error)

        wrong = error.code == "password_wrong"
        self._page.desk.push_screen(PasswordDialog(path.name, wrong=wrong), answered)

    def _refuse(self, path: Path, error: SmeicError) -> None:
        self._refused.append(Refused(path.name, error))
        self._next()

    def _next(self) -> None:
        self._at += 1
        self.go_on()
