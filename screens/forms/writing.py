"""Files that leave the program: where they go, and the dialog that asks for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from screens.forms.form_dialog import FormDialog
from smeic_tui.errors import SmeicError
from smeic_tui.platforms import documents_folder
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry

if TYPE_CHECKING:
    from smeic_tui.app import SmeicApp


def output_folder() -> Path:
    """Where files go unless staff say otherwise: the documents folder, else home."""
    folder = documents_folder()
    return folder if folder.is_dir() else Path.home()


def free_name(folder: Path, stem: str, suffix: str = ".xlsx") -> Path:
    """A name that no file in the folder has: ``名簿.xlsx``, else ``名簿 (2).xlsx``."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path


def typed_path(text: str, folder: Path) -> Path:
    """Where a file goes: a bare name into the proposed folder, always as .xlsx."""
    path = Path(text).expanduser()
    path = path if path.is_absolute() else folder / path
    return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")


def can_log(desk: SmeicApp) -> bool:
    """Whether what goes out can be written down; where not it is said, and nothing goes out."""
    if desk.workspace.read_only:
        desk.show_error(SmeicError("db_read_only", path=str(desk.workspace.path)))
        return False
    return True


class WriteDialog(FormDialog[Path]):
    """Some lines and the file; Enter writes, after a question where there is one. Answers it."""

    def __init__(
        self, title: str, entries: Sequence[Entry], stem: str, folder: Path | None = None
    ) -> None:
        """Make the dialog.

        Args:
            title: Its heading.
            entries: Its lines above that of the file.
            stem: What the file is called unless staff say otherwise.
            folder: Where files go by default.
        """
        self.folder = folder or output_folder()
        proposed = str(free_name(self.folder, stem))
        file = Entry("file", "form.file", proposed, fold=str.strip, required=True, cells=56)
        super().__init__(title, (*entries, file), verb_key="form.write")

    def record(self, values: Mapping[str, str]) -> None:
        """Write the file, after a question where one of that name is there."""
        if not can_log(self.desk):
            return
        path = typed_path(values["file"], self.folder)
        if not path.exists():
            self._write_once(path, values)
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("form.overwrite_title"), t("form.overwrite", name=path.name))
        self.app.push_screen(question, lambda yes: self._write_once(path, values) if yes else None)

    def _write_once(self, path: Path, values: Mapping[str, str]) -> None:
        if not self._saving:
            self._saving = True
            self.write(path, values)

    def write(self, path: Path, values: Mapping[str, str]) -> None:
        """Begin to write; ends with ``finish``, or with ``give_up``."""
        raise NotImplementedError

    def give_up(self, error: SmeicError) -> None:
        """The file could not be written: the form stays open."""
        self._saving = False
        self.desk.show_error(error)

    def finish(
        self, path: Path, log: Callable[[sqlite3.Connection, Actor], int], told: str
    ) -> None:
        """The file is there: write it down, close and say so.

        Args:
            path: The file.
            log: Writes its line of the export log.
            told: What is said.
        """
        self._saving = False

        def logged(_number: int) -> None:
            self.dismiss(path)
            self.desk.notify(told, timeout=8)

        self.save(log, logged)
