"""A list as CSV that Excel opens without garbling it and without running it.

UTF-8 with a byte order mark and CRLF, as Excel on Windows expects. Excel takes a cell that begins
with ``=`` (and some others) for a formula even inside quotes, so such text gets a leading ``'``.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path

from smeic_tui.errors import Reason, SmeicError
from smeic_tui.exports.cells import Value, as_text
from smeic_tui.exports.safe_file import writing
from smeic_tui.exports.sheet import SheetData, Watch

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters a spreadsheet may run as a formula; full-width ones after Japanese input."""
_BLOCK = 500


def write_csv(
    path: Path,
    data: SheetData,
    *,
    forbid: Collection[Path] = (),
    watch: Watch | None = None,
    raw: bool = False,
) -> Path:
    """Write a list to a .csv file.

    Args:
        path: The file to make or replace, wholly or not at all.
        data: The list; hidden columns are left out.
        forbid: Databases that must not be overwritten.
        watch: Progress, cancel and notes.
        raw: Leave out the leading ``'``, for another program that reads no formulas.

    Returns:
        Where the file is: beside ``path`` if Excel has that open.

    Raises:
        SmeicError: ``export_cancelled`` and those of `safe_file.writing`.
    """
    watch = watch or Watch()
    shown = [index for index, column in enumerate(data.columns) if not column.hidden]
    with (
        writing(path, forbid=forbid) as draft,
        draft.temporary.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        out = csv.writer(file)
        out.writerow([_safe(data.columns[index].header, raw) for index in shown])
        count = 0
        for count, row in enumerate(data.rows, 1):
            out.writerow([_safe(row[index], raw) for index in shown])
            if count % _BLOCK == 0:
                watch.progress(count)
                if watch.cancelled():
                    raise SmeicError("export_cancelled")
        watch.progress(count)
    if draft.path != path:
        watch.note(Reason("export_beside", {"asked": path.name, "written": draft.path.name}))
    return draft.path


def _safe(value: Value, raw: bool) -> str:
    """A value as a cell; only text is made safe, a number -5 is a number."""
    text = as_text(value)
    if raw or not isinstance(value, str):
        return text
    return f"'{text}" if value.startswith(DANGEROUS) or text.startswith(DANGEROUS) else text
