"""Lists that arrived lately: spreadsheets in the usual folders, the newest first."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")
"""Names that are offered; what a file is, the reader judges by its content."""
WAITING = -1
"""Key of the row that leads to the review."""
_MOST = 200


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that may be a list."""

    path: Path
    """Where it is."""
    changed: datetime
    """When it was written (local time)."""


def is_list(name: str) -> bool:
    """Whether a file is offered: a spreadsheet, and not the mark of one open in Excel."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(("~$", "."))


def recent_lists(folders: Iterable[Path]) -> tuple[Recent, ...]:
    """The newest lists of these folders; a folder that cannot be read has none.

    Looks at the disk: not for the UI thread, a folder may be on a share.
    """
    found = [recent for folder in folders for recent in _in(folder)]
    found.sort(key=lambda recent: recent.changed, reverse=True)
    return tuple(found[:_MOST])


def _in(folder: Path) -> Iterator[Recent]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_list(entry.name) and entry.is_file():
                    at = datetime.fromtimestamp(entry.stat().st_mtime)
                    yield Recent(Path(entry.path), at)
    except OSError:
        return


def matching(recent: Sequence[Recent], text: str) -> list[int]:
    """Indices of the files whose name holds a text; all of them for a path or nothing."""
    wanted = _folded(text.strip())
    if not wanted or "/" in wanted or "\\" in wanted:
        return list(range(len(recent)))
    return [i for i, each in enumerate(recent) if wanted in _folded(each.path.name)]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def columns() -> tuple[Column, ...]:
    """Columns of the list of files."""
    return (
        Column(t("import_screen.column_at"), 11),
        Column(t("import_screen.column_file"), 36, grow=3),
        Column(t("import_screen.column_folder"), 14, grow=1),
    )


def file_row(index: int, recent: Recent, now: datetime) -> RowView:
    """One file."""
    at = recent.changed
    shown = at.strftime("%m-%d %H:%M" if at.year == now.year else "%Y-%m-%d")
    return RowView(index, (shown, recent.path.name, recent.path.parent.name))


def waiting_row(count: int) -> RowView:
    """The way to the rows that wait for a decision."""
    name = t("import_screen.waiting_row", count=f"{count:,}")
    return RowView(WAITING, ("", name, t("import_screen.waiting_note")), "strong")
