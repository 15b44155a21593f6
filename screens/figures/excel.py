"""Excel出力 of a table of figures: only counts, so no purpose is asked; the log names it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Event

from screens.background import in_background
from screens.forms.excel_output import free_name, typed_path
from screens.forms.form_dialog import FormDialog
from smeic_tui.errors import SmeicError
from smeic_tui.exports.sheet import SheetData
from smeic_tui.platforms import documents_folder
from smeic_tui.store.export_log import log_export
from smeic_tui.store.operation import Actor
from smeic_tui.text import t
from smeic_tui.widgets.form import Entry


class FiguresExcel(FormDialog[Path]):
    """Where to; Enter writes. Answers the path."""

    def __init__(self, sheet: SheetData) -> None:
        """Make the dialog.

        Args:
            sheet: The table.
        """
        self.sheet = sheet
        folder = documents_folder()
        self.folder = folder if folder.is_dir() else Path.home()
        proposed = free_name(self.folder, f"{sheet.title}_{date.today().isoformat()}")
        entries = [
            Entry("file", "form.file", str(proposed), fold=str.strip, required=True, cells=56)
        ]
        super().__init__(
            t("quality.excel_title", table=sheet.title), entries, verb_key="form.write"
        )

    def record(self, values: Mapping[str, str]) -> None:
        """Write the file, after a question where one of that name is there."""
        if self.desk.workspace.read_only:
            # What goes out is written down; where that is impossible nothing goes out.
            self.desk.show_error(SmeicError("db_read_only", path=str(self.desk.workspace.path)))
            return
        path = typed_path(values["file"], self.folder)
        if not path.exists():
            self._write(path)
            return
        from smeic_tui.widgets.confirm import Confirm

        question = Confirm(t("form.overwrite_title"), t("form.overwrite", name=path.name))
        self.app.push_screen(question, lambda yes: self._write(path) if yes else None)

    def _write(self, path: Path) -> None:
        from smeic_tui.exports.sheet import write_workbook

        if self._saving:
            return
        self._saving = True
        desk, sheet = self.desk, self.sheet

        def work(_stop: Event) -> Path:
            return write_workbook(path, sheet, forbid=[desk.workspace.path])

        def refused(error: SmeicError) -> None:
            self._saving = False
            desk.show_error(error)

        in_background(self, work, self._log, refused)

    def _log(self, path: Path) -> None:
        self._saving = False
        sheet = self.sheet

        def work(conn: sqlite3.Connection, actor: Actor) -> int:
            return log_export(
                conn,
                actor,
                layout="quality",
                columns=[column.key for column in sheet.columns],
                person_ids=(),
                condition=sheet.title,
                purpose=t("quality.excel_purpose"),
                recipient=None,
                file=path,
            )

        def logged(_number: int) -> None:
            self.dismiss(path)
            self.desk.notify(t("quality.written", path=path), timeout=8)

        self.save(work, logged)
