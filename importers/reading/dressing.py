"""Put what a sheet says beside its values together with them: formats, colours, errors."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from importers.reading.number_formats import is_date, renderer
from importers.reading.structure import SheetStructure, Structure
from importers.reading.workbook import Cell, shown

FILLS_UP_TO = 5_000
"""Rows up to which fills are looked for: striped lists of 100,000 rows would cost seconds."""


@dataclass(slots=True)
class SheetContent:
    """One sheet, read."""

    name: str
    """As on the tab."""
    rows: list[list[Cell]] = field(default_factory=list)
    """Values; blank rows are empty."""
    hidden: bool = False
    """The tab is hidden."""
    structure: SheetStructure = field(default_factory=SheetStructure)
    """What the sheet says beside its values."""
    fills: list[tuple[int, int, str]] = field(default_factory=list)
    """(row, column, colour)."""
    struck: list[tuple[int, int]] = field(default_factory=list)
    """(row, column)."""
    fills_cut: bool = False
    """Fills below row 5,000 were not looked at."""
    cut_after: int = 0
    """The row after which reading stopped, 0 if it did not."""


def dress(sheet: SheetContent, structure: Structure, own: SheetStructure) -> None:
    """Show the values by their formats, and note fills, strikes and errors."""
    merged = sheet.structure.facts.merged
    sheet.structure = own
    own.facts.merged = own.facts.merged or merged
    rows, styles = sheet.rows, structure.styles
    for row, column, index in own.facts.styled:
        if row > len(rows) or index >= len(styles):
            continue
        style = styles[index]
        if style.fill and row <= FILLS_UP_TO:
            sheet.fills.append((row, column, style.fill))
        elif style.fill:
            sheet.fills_cut = True
        if style.struck:
            sheet.struck.append((row, column))
        if column > len(rows[row - 1]) or not style.shows_otherwise:
            continue
        value = rows[row - 1][column - 1]
        show = renderer(style.number_format, structure.epoch_1904)
        serial = _serial(value, structure.epoch_1904) if is_date(style.number_format) else value
        if show and not isinstance(serial, str):
            rows[row - 1][column - 1] = show(serial)
    for texts in (own.shown, own.facts.errors):
        for (row, column), text in texts.items():
            if row > len(rows) or column > len(rows[row - 1]):
                continue
            # A number shown as it is stays a number: text would hide that its zero was lost.
            if text != shown(rows[row - 1][column - 1]):
                rows[row - 1][column - 1] = text


def _serial(value: Cell, epoch_1904: bool) -> Cell:
    """Turn the ISO text of a date back into the number its format wants."""
    if not isinstance(value, str):
        return value
    epoch = dt.datetime(1904, 1, 1) if epoch_1904 else dt.datetime(1899, 12, 30)
    try:
        if ":" in value and "-" not in value:
            hours, minutes, *seconds = (int(part) for part in value.split(":"))
            return (hours * 3600 + minutes * 60 + sum(seconds)) / 86_400
        return (dt.datetime.fromisoformat(value) - epoch) / dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return value
