"""What a file holds: its tables, their columns and rows, and what was left aside and why.

The import builds on the same `Table` objects that ``smeic inspect`` shows.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importers.activities.activity import Layout
from importers.activities.registry import recognised
from importers.collection import no_collection
from importers.reading.reader import Progress, read_content, read_workbook
from importers.reading.workbook import Finding, Sheet, Workbook, shown
from importers.tables.column_meanings import read_columns
from importers.tables.context import read_context
from importers.tables.findings import findings
from importers.tables.kinds import is_summary, kind_of
from importers.tables.repeats import repeats
from importers.tables.search import RawTable, find_tables
from importers.tables.table import DataRow, Table, fields_of
from importers.tables.tracking import is_tracked, tracked
from smeic_tui.errors import Reason
from smeic_tui.text import render


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sheet or table that is not offered for import."""

    sheet: str
    """The sheet's name."""
    reason: Reason
    """Why."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything found in a file."""

    workbook: Workbook
    """The file as read."""
    tables: tuple[Table, ...]
    """In the order of sheets and rows."""
    skipped: tuple[Skipped, ...]
    """Sheets without a table, and tables that only count."""
    warnings: tuple[Finding, ...]
    """What was repaired, doubted or left out."""


def inspect(
    path: Path,
    *,
    password: str | None = None,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Inspection:
    """Read a file and say what it holds. Changes nothing.

    Raises:
        SmeicError: the file is refused; see `importers.reading.reader.read_workbook`.
    """
    return understand(
        read_workbook(path, password=password, on_progress=on_progress, cancel=cancel)
    )


def inspect_content(
    content: bytes, name: str, *, password: str | None = None, cancel: threading.Event | None = None
) -> Inspection:
    """Say what bytes from elsewhere than a file hold: standard input.

    Raises:
        SmeicError: as for `inspect`.
    """
    return understand(read_content(content, name, password=password, cancel=cancel))


def inspect_text(text: str, name: str, *, cancel: threading.Event | None = None) -> Inspection:
    """Say what pasted text holds: cells apart by tabs, as Excel puts them on the clipboard.

    Args:
        text: Cells with line breaks stand in quotes; CSV is understood as well.
        name: What to call it, and later where its values came from.
        cancel: Set it to stop.

    Raises:
        SmeicError: as for `inspect`.
    """
    return inspect_content(text.encode("utf-8", "surrogatepass"), name, cancel=cancel)


def understand(workbook: Workbook) -> Inspection:
    """The tables of a workbook that was read. A pure function."""
    with no_collection():
        return _understood(workbook)


def _understood(workbook: Workbook) -> Inspection:
    tables: list[Table] = []
    skipped: list[Skipped] = []
    warnings = list(workbook.warnings)
    for sheet in workbook.sheets:
        found = find_tables(sheet)
        if found.skipped:
            skipped.append(Skipped(sheet.name, found.skipped))
        for raw in found.tables:
            table = read_table(workbook, raw.turned or sheet, raw)
            first = [[shown(cell) for cell in row.cells] for row in _first(table, 50)]
            if is_summary(table.columns, first):
                skipped.append(Skipped(sheet.name, Reason("summary", {"range": table.place})))
                continue
            tables.append(table)
            warnings.extend(findings(table))
    warnings.extend(repeats(tables))
    return Inspection(workbook, tuple(tables), tuple(skipped), tuple(warnings))


def read_table(workbook: Workbook, sheet: Sheet, raw: RawTable) -> Table:
    """A table of a workbook, with what its columns mean and what it is about."""
    surroundings = surroundings_of(workbook, sheet, raw)
    columns = tracked(read_columns(sheet, raw, surroundings))
    context = read_context(sheet.name, raw.titles)
    table = Table(sheet, raw, columns, kind_of(columns, surroundings), context)
    return recognised(table, surroundings)


def surroundings_of(workbook: Workbook, sheet: Sheet, raw: RawTable) -> str:
    """File name, sheet name and titles, which say what a table is about."""
    return " ".join((workbook.file.rpartition(".")[0], sheet.name, *raw.titles))


def _first(table: Table, count: int) -> Iterator[DataRow]:
    for number, row in enumerate(table.rows()):
        if number == count:
            return
        yield row


def to_json(inspection: Inspection, records: int = 0) -> dict[str, Any]:
    """The document of ``smeic inspect --json``.

    Args:
        inspection: What was found.
        records: How many rows of each table to put out; negative for all.
    """
    workbook = inspection.workbook
    return {
        "file": workbook.file,
        "format": workbook.format,
        "encoding": workbook.encoding,
        "reader": workbook.reader,
        "sha256": workbook.sha256,
        "tables": [_table_json(table, records) for table in inspection.tables],
        "skipped": [
            {"sheet": skipped.sheet, **_reason_json(skipped.reason)}
            for skipped in inspection.skipped
        ],
        "warnings": [
            {"cell": finding.place, **_reason_json(finding.reason)}
            for finding in inspection.warnings
        ],
    }


def _reason_json(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "params": dict(reason.params),
        "message": render("reason", reason.code, reason.params),
    }


def _table_json(table: Table, records: int) -> dict[str, Any]:
    raw = table.raw
    as_of = table.context.as_of
    return {
        "sheet": table.sheet.name,
        "hidden": table.sheet.hidden,
        "kind": table.kind,
        "range": table.place,
        "turned": table.turned,
        "header_rows": list(raw.header_rows),
        "first_row": raw.data_rows[0],
        "last_row": raw.data_rows[-1],
        "row_count": table.row_count,
        "context": {
            "cohort": table.context.cohort,
            "as_of": as_of.iso if as_of else None,
            **({"round_trip": True} if is_tracked(table.columns) else {}),
        },
        **({"activity": _layout_json(table.activity)} if table.activity else {}),
        "columns": [
            {
                "letter": column.letter,
                "header": column.header,
                "header_raw": column.header_raw,
                "field": column.field,
                "scope": column.scope,
                "confidence": column.confidence,
                "why": column.why,
            }
            for column in table.columns
        ],
        "records": [
            _record_json(table, row)
            for row in (table.rows() if records < 0 else _first(table, records))
        ],
    }


def _layout_json(layout: Layout) -> dict[str, Any]:
    """How the table is read beyond people, as the import keeps it."""
    return {"name": layout.activity, **layout.data}


def _record_json(table: Table, row: DataRow) -> dict[str, Any]:
    values = {
        column.header: shown(cell) for column, cell in zip(table.columns, row.cells, strict=True)
    }
    return {"row": row.row, "values": values, "fields": fields_of(table, row)}
