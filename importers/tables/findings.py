"""What is worth a second look in a table: lost zeros, error cells, lines left off."""

from __future__ import annotations

from collections.abc import Iterator

from importers.reading.workbook import Address, Finding, shown
from importers.tables.table import Table
from smeic_tui.errors import Reason

_LOST_ZERO = {"tel": (9, 10), "mobile": (9, 10), "fax": (9, 10), "zip": (5, 6)}
"""Digits that are left of a phone number or postcode that Excel took for a number."""


def findings(table: Table) -> Iterator[Finding]:
    """Warnings about one table, in reading order of each kind."""
    sheet, raw = table.sheet, table.raw
    if not raw.header_rows:
        yield Finding(
            sheet.name, _address(table, raw.span.top, raw.span.left), Reason("header_missing")
        )
    if table.turned:
        yield Finding(sheet.name, _address(table, raw.span.top, raw.span.left), Reason("turned"))
    if raw.form_rows:
        yield Finding(sheet.name, None, Reason("form_rows", {"rows": raw.form_rows}))
    rows = set(raw.data_rows)
    if hidden := len(rows & sheet.hidden_rows):
        yield Finding(sheet.name, None, Reason("hidden_rows", {"rows": hidden, "all": len(rows)}))
    headers = [c.header for c in table.columns if c.index in sheet.hidden_columns]
    if headers:
        yield Finding(sheet.name, None, Reason("hidden_columns", {"headers": headers}))
    commented = {row for row, index in sheet.comments if raw.span.left <= index <= raw.span.right}
    if commented & rows:
        yield Finding(sheet.name, None, Reason("commented", {"rows": len(commented & rows)}))
    for row, index in sorted(sheet.errors):
        if row in rows and raw.span.left <= index <= raw.span.right:
            text = shown(sheet.at(row, index))
            yield Finding(
                sheet.name, _address(table, row, index), Reason("error_cell", {"text": text})
            )
    for column in table.columns:
        digits = _LOST_ZERO.get(column.field or "", ())
        at = column.index - 1
        for row in raw.data_rows if digits else ():
            cells = sheet.rows[row - 1]
            cell = cells[at] if at < len(cells) else ""
            if cell.__class__ is int and len(str(cell)) in digits:
                reason = Reason("lost_zero", {"text": str(cell)})
                yield Finding(sheet.name, _address(table, row, column.index), reason)


def _address(table: Table, row: int, column: int) -> Address:
    """The cell in the sheet as it is."""
    return (column, row) if table.turned else (row, column)
