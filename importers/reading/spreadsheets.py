"""Values of a workbook by python-calamine, shown as their number formats show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from importers.reading.archive import Archive
from importers.reading.number_formats import is_date, renderer, shows_whole_date
from importers.reading.ooxml import Package, Style, read_package
from importers.reading.phonetics import cell_readings, shared_readings
from importers.reading.sheet_scan import SheetFacts, check_extent, scan
from importers.reading.workbook import MAX_COLUMNS, MAX_ROWS, Address, Cell, Span
from smeic_tui.errors import SmeicError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_BLANK_ROWS = 2_000
"""Reading stops after so many blank rows: what follows is a stray cell."""
_FILLS_UP_TO = 5_000
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
    facts: SheetFacts = field(default_factory=SheetFacts)
    """Structure."""
    fills: list[tuple[int, int, str]] = field(default_factory=list)
    """(row, column, colour)."""
    struck: list[tuple[int, int]] = field(default_factory=list)
    """(row, column)."""
    print_titles: tuple[int, int] | None = None
    """Rows repeated when printing."""
    fills_cut: bool = False
    """Fills below row 5,000 were not looked at."""
    cut_after: int = 0
    """The row after which reading stopped, 0 if it did not."""
    readings: dict[Address, str] = field(default_factory=dict)
    """Furigana kept from typing, by cell."""


def open_values(content: bytes) -> CalamineWorkbook:
    """Open the file for its values.

    Raises:
        SmeicError: ``corrupt`` or ``password_needed``.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        return load_workbook(BytesIO(content))
    except PasswordError as error:
        raise SmeicError("password_needed") from error
    except (CalamineError, OSError, ValueError) as error:
        raise SmeicError("corrupt") from error


def read_sheets(content: bytes, archive: Archive | None) -> Iterator[SheetContent]:
    """All worksheets in order.

    Args:
        content: The file.
        archive: The checked zip of an .xlsx, for formats and structure; None for other formats.

    Raises:
        SmeicError: ``corrupt``, ``too_many_rows``, ``too_many_columns``, ``far_cell``.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    package = read_package(archive) if archive else None
    parts = {part.name: part for part in package.sheets} if package else {}
    # The value reader parses without holding Python's lock, so the search runs beside it.
    with ThreadPoolExecutor(1) as pool:
        found: dict[str, Future[SheetFacts]] = {}
        readings: dict[str, Future[dict[Address, str]]] = {}
        if archive and package:
            wanted = _mattering(package.styles)
            strings = archive.find(package.strings) if package.strings else None
            spoken = shared_readings(archive.read(strings)) if strings else {}
            for name, part in parts.items():
                xml = archive.read(archive.find(part.path) or part.path)
                check_extent(xml, name)
                found[name] = pool.submit(scan, xml, wanted)
                if spoken or b"rPh" in xml:
                    readings[name] = pool.submit(cell_readings, xml, spoken)
            archive.read_unread()
        book = open_values(content)
        for index, metadata in enumerate(book.sheets_metadata):
            if metadata.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
                continue
            sheet = _values(book, index, metadata.name)
            sheet.hidden = metadata.visible != SheetVisibleEnum.Visible
            if package and metadata.name in found:
                sheet.facts = found[metadata.name].result()
                sheet.print_titles = parts[metadata.name].print_titles
                _dress(sheet, package)
                if metadata.name in readings:
                    sheet.readings = readings[metadata.name].result()
            yield sheet


def _values(book: CalamineWorkbook, index: int, name: str) -> SheetContent:
    from python_calamine import CalamineError

    try:
        worksheet = book.get_sheet_by_index(index)
        merged = worksheet.merged_cell_ranges or ()
        raw = worksheet.to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)
    except (CalamineError, OSError, ValueError) as error:
        raise SmeicError("corrupt") from error
    sheet = SheetContent(name)
    sheet.facts.merged.extend(
        Span(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merged
    )
    blank = 0
    for values in raw:
        row: list[Cell] = [v if v.__class__ is str else _plain(v) for v in values]
        if row.count("") == len(row):
            row = []
            blank += 1
            if blank > MAX_BLANK_ROWS:
                sheet.cut_after = len(sheet.rows) - blank + 1
                break
        else:
            blank = 0
        sheet.rows.append(row)
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()
    if len(sheet.rows) > MAX_ROWS:
        rows = worksheet.total_height
        raise SmeicError("too_many_rows", sheet=name, rows=rows, limit=MAX_ROWS)
    if raw and len(raw[0]) > MAX_COLUMNS:
        width = max((len(row) - _trailing(row) for row in sheet.rows), default=0)
        if width > MAX_COLUMNS:
            raise SmeicError("too_many_columns", sheet=name, columns=width, limit=MAX_COLUMNS)
        sheet.rows = [row[:MAX_COLUMNS] for row in sheet.rows]
    return sheet


def _trailing(row: list[Cell]) -> int:
    """How many empty cells end the row."""
    return next((i for i, cell in enumerate(reversed(row)) if cell != ""), len(row))


def _plain(value: object) -> Cell:
    """A value without its format: integers as such, dates as ISO text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int):
        return value
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        text = f"{value.hour}:{value.minute:02d}"
        return f"{text}:{value.second:02d}" if value.second else text
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


def _mattering(styles: tuple[Style, ...]) -> list[int]:
    """Styles whose cells must be looked at one by one.

    A whole date needs no look: the value reader knows it for a date and gives it as one.
    """
    return [
        index
        for index, style in enumerate(styles)
        if style.fill or style.struck or _shows_otherwise(style.number_format)
    ]


def _shows_otherwise(code: str) -> bool:
    return renderer(code) is not None and not shows_whole_date(code)


def _dress(sheet: SheetContent, package: Package) -> None:
    """Show the values by their formats, and note fills, strikes and errors."""
    rows = sheet.rows
    for row, column, index in sheet.facts.styled:
        if row > len(rows) or index >= len(package.styles):
            continue
        style = package.styles[index]
        if style.fill and row <= _FILLS_UP_TO:
            sheet.fills.append((row, column, style.fill))
        elif style.fill:
            sheet.fills_cut = True
        if style.struck:
            sheet.struck.append((row, column))
        if column > len(rows[row - 1]) or not _shows_otherwise(style.number_format):
            continue
        value = rows[row - 1][column - 1]
        show = renderer(style.number_format, package.epoch_1904)
        serial = _serial(value, package.epoch_1904) if is_date(style.number_format) else value
        if show and not isinstance(serial, str):
            rows[row - 1][column - 1] = show(serial)
    for (row, column), text in sheet.facts.errors.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
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
