"""A list as an Excel workbook that opens ready to read, filter and print.

openpyxl makes the package: styles, header, widths, print set-up. The rows are streamed between the
head and the tail of its sheet: through openpyxl's own cells 100,000 rows of 12 columns took 13 s
and a copy of the list in the system's temporary folder, this way 2 s and none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import IO, TypedDict, Unpack
from zipfile import ZIP_DEFLATED, ZipFile

from smeic_tui.errors import Reason, SmeicError
from smeic_tui.exports.cells import CellWriter, Kind, Value, cell_writer
from smeic_tui.exports.name_cards import CardSheet
from smeic_tui.exports.names import sheet_title
from smeic_tui.exports.package import MAX_ROWS, Package
from smeic_tui.exports.paper import DESK, Fitted, Paper, Wanted, fitted
from smeic_tui.exports.safe_file import writing
from smeic_tui.exports.widths import column_width, content_width

_SAMPLE_ROWS = 1_000
"""Widths are measured on the first rows only: a cap of 40 makes the rest cost without gain."""
_BLOCK = 500
"""Rows between two looks at the cancel flag: about 10 ms."""
_COMPRESSION = 3
"""zlib level: 6 took half as long again for 4 % less."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list."""

    key: str
    """The field it shows; the export log names columns by it."""
    header: str
    """What stands in the first row."""
    kind: Kind = "text"
    """What it holds."""
    width: float | None = None
    """Width in characters; None fits it to the contents."""
    hidden: bool = False
    """Not shown, e.g. the uid by which a changed list finds its people again after sorting."""


@dataclass(frozen=True, slots=True)
class SheetData:
    """One sheet."""

    title: str
    """Its title, shortened to what Excel allows; also at the top of each page."""
    columns: Sequence[Column]
    """Its columns, left to right."""
    rows: Iterable[Sequence[Value]]
    """Its rows, each as long as ``columns``; read once, so that a query can be streamed."""
    frozen_columns: int = 0
    """How many columns stay in sight beside the header row."""
    hidden: bool = False
    """Whether the sheet is hidden."""
    paper: Paper = DESK
    """What it is printed for."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How a long export is followed and stopped; every function is called on the writing thread."""

    progress: Callable[[int], object] = lambda done: None
    """Told how many rows are written so far."""
    cancelled: Callable[[], bool] = lambda: False
    """Asked every 500 rows; True ends the export and leaves no file."""
    note: Callable[[Reason], object] = lambda reason: None
    """Told what the reader should know: ``export_cut`` (cell, sheet), ``export_beside``
    (asked, written)."""


class Writing(TypedDict, total=False):
    """How a workbook is written, whatever it holds."""

    forbid: Collection[Path]
    """Databases that must not be overwritten; see `safe_file.writing`."""
    watch: Watch | None
    """Progress, cancel and notes."""
    password: str | None
    """Encrypt the file so that Excel asks for it (2 s per 100 MB)."""


def write_workbook(path: Path, *sheets: SheetData | CardSheet, **how: Unpack[Writing]) -> Path:
    """Write sheets to an .xlsx file.

    Args:
        path: The file to make or replace, wholly or not at all.
        sheets: At least one that is not hidden.
        how: See `Writing`.

    Returns:
        Where the file is: beside ``path`` if Excel has that open.

    Raises:
        SmeicError: ``export_cancelled``, ``export_too_large``, ``export_protect_failed`` and those
            of `safe_file.writing`.
        ValueError: no visible sheet, or a row that is not as long as the columns.
    """
    if all(isinstance(sheet, SheetData) and sheet.hidden for sheet in sheets):
        raise ValueError("a workbook needs a visible sheet")
    watch, password = how.get("watch") or Watch(), how.get("password")
    with writing(path, forbid=how.get("forbid", ())) as draft:
        if password is None:
            with draft.temporary.open("wb") as file:
                _write(file, sheets, watch)
        else:
            from smeic_tui.exports.protect import protected

            # In memory, so that the open text never touches the disk.
            plain = BytesIO()
            _write(plain, sheets, watch)
            draft.temporary.write_bytes(protected(plain.getvalue(), password))
    if draft.path != path:
        watch.note(Reason("export_beside", {"asked": path.name, "written": draft.path.name}))
    return draft.path


def _write(file: IO[bytes], sheets: Sequence[SheetData | CardSheet], watch: Watch) -> None:
    """Write the whole package; the archive is closed on every way out."""
    package = Package()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        titles: list[str] = []
        rows_before = 0
        for number, data in enumerate(sheets, 1):
            titles.append(sheet_title(data.title, titles))
            if isinstance(data, CardSheet):
                archive.writestr(
                    f"xl/worksheets/sheet{number}.xml", package.add_cards(titles[-1], data)
                )
                continue
            rows_before += _write_sheet(
                archive, package, number, data, titles[-1], rows_before, watch
            )
        package.write_rest(archive)
    watch.progress(rows_before)


def _write_sheet(
    archive: ZipFile,
    package: Package,
    number: int,
    data: SheetData,
    title: str,
    rows_before: int,
    watch: Watch,
) -> int:
    """Write one sheet and return how many rows it has without its header."""
    if isinstance(data.rows, Sized) and len(data.rows) >= MAX_ROWS:
        raise SmeicError("export_too_large", rows=len(data.rows), limit=MAX_ROWS - 1)
    coming = iter(data.rows)
    sample = list(islice(coming, _SAMPLE_ROWS))
    by_column = list(zip(*sample, strict=True)) if sample else [()] * len(data.columns)
    wanted = [
        Wanted(
            column.kind,
            column.width or column_width(column.kind, column.header, values),
            content_width(column.kind, values),
            column.header,
            fixed=column.width is not None,
            hidden=column.hidden,
        )
        for column, values in zip(data.columns, by_column, strict=True)
    ]
    fit = fitted(wanted, data.paper)
    sheet = package.add_sheet(
        title, wanted, fit, data.paper, frozen_columns=data.frozen_columns, hidden=data.hidden
    )

    def was_cut(cell: str) -> None:
        watch.note(Reason("export_cut", {"cell": cell, "sheet": title}))

    writers = [
        cell_writer(
            column.kind, sheet.letters[index], sheet.styles, was_cut, breaks=index in fit.broken
        )
        for index, column in enumerate(data.columns)
    ]
    count = 0
    with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
        part.write(sheet.head())
        for block in _blocks(chain(sample, coming), writers, fit, data.paper.row_mm):
            if watch.cancelled():
                raise SmeicError("export_cancelled")
            count += len(block)
            if count >= MAX_ROWS:
                raise SmeicError("export_too_large", rows=count, limit=MAX_ROWS - 1)
            part.write("".join(block).encode())
            watch.progress(rows_before + count)
        part.write(sheet.tail(last_row=count + 1))
    return count


def _blocks(
    rows: Iterable[Sequence[Value]],
    writers: Sequence[CellWriter],
    fit: Fitted,
    row_mm: float | None,
) -> Iterator[list[str]]:
    """The rows below the header as XML, some hundred at a time."""

    def height(row: Sequence[Value]) -> str:
        points = fit.height(row, row_mm)
        if points is None:
            return ""
        # Without the mark a row follows its text when staff change it.
        kept = ' customHeight="1"' if row_mm else ""
        return f' ht="{points:.2f}"{kept}'

    numbered = enumerate(rows, 2)
    while block := [
        f'<row r="{number}"{height(row)}>'
        + "".join([write(value, number) for write, value in zip(writers, row, strict=True)])
        + "</row>"
        for number, row in islice(numbered, _BLOCK)
    ]:
        yield block
