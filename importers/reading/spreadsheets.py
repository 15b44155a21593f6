"""Values of a workbook by python-calamine, shown as their number formats show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from importers.reading.archive import Archive
from importers.reading.biff import read_biff
from importers.reading.dressing import SheetContent, dress
from importers.reading.foreign_sheets import without_foreign_sheets
from importers.reading.ods import read_ods
from importers.reading.ooxml_structure import read_ooxml
from importers.reading.structure import Structure
from importers.reading.workbook import MAX_COLUMNS, MAX_ROWS, Cell, Span
from importers.reading.xlsb import read_xlsb
from smeic_tui.errors import SmeicError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_BLANK_ROWS = 2_000
"""Reading stops after so many blank rows: what follows is a stray cell."""


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


def read_sheets(content: bytes, archive: Archive | None, form: str = "") -> Iterator[SheetContent]:
    """All worksheets in order.

    Args:
        content: The file.
        archive: The checked zip of a modern workbook, for formats and structure.
        form: ``xls``, ``xlsb`` or ``ods``; anything else with an archive is an .xlsx.

    Raises:
        SmeicError: ``corrupt``, ``too_many_rows``, ``too_many_columns``, ``far_cell``.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    # The value reader parses without holding Python's lock, so the structure is read beside it.
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(_structure_reader(content, archive, form))
        if archive:
            archive.read_unread()
        book = _open(content, archive if form in ("xlsx", "xlsm") else None)
        for index, metadata in enumerate(book.sheets_metadata):
            if metadata.typ not in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet):
                continue
            sheet = _values(book, index, metadata.name)
            sheet.hidden = metadata.visible != SheetVisibleEnum.Visible
            structure = reading.result()
            if metadata.name in structure.sheets:
                dress(sheet, structure, structure.sheets[metadata.name])
            yield sheet


def _open(content: bytes, archive: Archive | None) -> CalamineWorkbook:
    """Open the values; what a workbook lists beside its worksheets must not keep them back."""
    try:
        return open_values(content)
    except SmeicError as error:
        less = without_foreign_sheets(archive) if archive and error.code == "corrupt" else None
        if less is None:
            raise
        return open_values(less)


def _structure_reader(
    content: bytes, archive: Archive | None, form: str
) -> Callable[[], Structure]:
    """What reads the structure; the archive's parts are unpacked and checked before it runs."""
    if archive is None:
        return partial(read_biff, content)
    if form == "ods":
        return partial(read_ods, archive.read(archive.find("content.xml") or "content.xml"))
    if form == "xlsb":
        return read_xlsb(archive)
    return read_ooxml(archive)


def _values(book: CalamineWorkbook, index: int, name: str) -> SheetContent:
    from python_calamine import CalamineError

    try:
        worksheet = book.get_sheet_by_index(index)
        merged = worksheet.merged_cell_ranges or ()
        raw = worksheet.to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)
    except (CalamineError, OSError, ValueError) as error:
        raise SmeicError("corrupt") from error
    sheet = SheetContent(name)
    sheet.structure.facts.merged.extend(
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
