"""Excel出力 of a table of figures: only counts, so no purpose is asked; the log names it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Event

from screens.background import in_background
from screens.forms.writing import WriteDialog
from smeic_tui.exports.sheet import SheetData
from smeic_tui.store.journal.export_log import log_export
from smeic_tui.store.journal.operation import Actor
from smeic_tui.text import t


class FiguresExcel(WriteDialog):
    """Where to; Enter writes. Answers the path."""

    def __init__(self, sheet: SheetData) -> None:
        """Make the dialog.

        Args:
            sheet: The table.
        """
        self.sheet = sheet
        title = t("quality.excel_title", table=sheet.title)
        super().__init__(title, (), f"{sheet.title}_{date.today().isoformat()}")

    def write(self, path: Path, values: Mapping[str, str]) -> None:
        """Write the table."""
        from smeic_tui.exports.sheet import write_workbook

        forbid, sheet = [self.desk.workspace.path], self.sheet

        def work(_stop: Event) -> Path:
            return write_workbook(path, sheet, forbid=forbid)

        in_background(self, work, self._log, self.give_up)

    def _log(self, path: Path) -> None:
        sheet = self.sheet

        def log(conn: sqlite3.Connection, actor: Actor) -> int:
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

        self.finish(path, log, t("quality.written", path=path))
