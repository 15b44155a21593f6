"""Sheets and files made for tests. All people and companies are invented."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from importers.inspection import Inspection, understand
from importers.reading.ooxml import span
from importers.reading.workbook import Cell, Sheet, Workbook
from importers.tables.table import Table

SHEET_PART = "xl/worksheets/sheet1.xml"


def make_sheet(
    rows: Sequence[Sequence[Cell]], *, name: str = "名簿", merged: Iterable[str] = (), **facts: Any
) -> Sheet:
    """A sheet as the reader would give it; ``[]`` is a blank row."""
    return Sheet(
        name,
        [list(row) if any(cell != "" for cell in row) else [] for row in rows],
        merged=tuple(found for text in merged if (found := span(text))),
        **facts,
    )


def understood(*sheets: Sheet, file: str = "一覧.xlsx") -> Inspection:
    """What is found in a workbook of these sheets."""
    return understand(Workbook(file, "xlsx", None, "calamine", "0" * 64, sheets))


def only_table(sheet: Sheet, file: str = "一覧.xlsx") -> Table:
    """The one table of a sheet."""
    (table,) = understood(sheet, file=file).tables
    return table


def fields(table: Table) -> dict[str, str | None]:
    """Header to field."""
    return {column.header: column.field for column in table.columns}


def xlsx(fill: Callable[[Worksheet], None] | None = None) -> bytes:
    """An .xlsx with a small roster, changed by ``fill``."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名簿"
    for row in (["氏名", "期"], ["青空花子", "3期"], ["白雲次郎", 4]):
        sheet.append(row)
    if fill:
        fill(sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def repacked(
    content: bytes,
    edit: Callable[[str, bytes], bytes | None] = lambda _, part: part,
    extra: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """The zip with every part passed through ``edit`` (None drops it) and parts added."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = edit(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in extra:
            new.writestr(name, part)
    return packed.getvalue()


def in_sheet(before: str, after: str) -> Callable[[str, bytes], bytes]:
    """An edit that replaces text in the first worksheet's XML."""

    def edit(name: str, part: bytes) -> bytes:
        return part.replace(before.encode(), after.encode()) if name == SHEET_PART else part

    return edit
