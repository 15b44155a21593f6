"""A list is written, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from smeic_tui.exports.name_cards import CardSheet
from smeic_tui.exports.sheet import SheetData, Writing, write_workbook


@dataclass(frozen=True, slots=True)
class Written:
    """A list that was written."""

    path: Path
    """Where it is."""
    people: tuple[int, ...]
    """Whom it holds."""
    columns: tuple[str, ...]
    """Keys of its columns, for the export log."""
    left_out: int = 0
    """People who belong to it but may not be named or reached."""
    rows: int = 0
    """Lines of it; somebody may stand in several, and a line may stand for nobody."""


def write_list(
    path: Path,
    listed: SheetData,
    *others: SheetData | CardSheet,
    people: Iterable[int],
    left_out: int = 0,
    rows: int = 0,
    **how: Unpack[Writing],
) -> Written:
    """Write a list as the first sheet of a workbook.

    Args:
        path: The file.
        listed: The list; its columns are those of the export log.
        others: Sheets behind it.
        people: Whom it holds.
        left_out: People who belong to it but may not be named or reached.
        rows: Lines of it, where they are told.
        how: See `Writing`.

    Raises:
        SmeicError: those of ``write_workbook``.
    """
    where = write_workbook(path, listed, *others, **how)
    keys = tuple(column.key for column in listed.columns)
    return Written(where, tuple(people), keys, left_out, rows)
