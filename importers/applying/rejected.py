"""Write the rows that could not be imported as a workbook, ready to be mended and imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from importers.planning.plan import Plan, RowPlan
from smeic_tui.exports.sheet import Column, SheetData, write_workbook
from smeic_tui.text import render, t


def write_rejected(plan: Plan, folder: Path) -> Path | None:
    """Write rejected rows with a column 取込結果, a sheet a table; None when there are none.

    Args:
        plan: The plan that was applied.
        folder: Where the file goes; it is named after the first list.
    """
    tables: dict[tuple[int, int], list[RowPlan]] = {}
    for row in plan.rows:
        if row.outcome == "rejected" and not row.known:
            tables.setdefault((row.source, row.table), []).append(row)
    if not tables:
        return None
    sheets = [_sheet(plan, source, table, rows) for (source, table), rows in tables.items()]
    stem = Path(plan.sources[0].workbook.file).stem
    return write_workbook(folder / f"{stem}_{t('importing.rejected')}.xlsx", *sheets)


def _sheet(plan: Plan, source: int, table: int, rows: Sequence[RowPlan]) -> SheetData:
    understood = plan.sources[source].tables[table]
    headers = [column.header for column in understood.columns]
    columns = [Column(str(number), header) for number, header in enumerate(headers)]
    columns.append(Column("result", t("importing.result")))
    return SheetData(
        understood.sheet.name or plan.sources[source].workbook.file,
        columns,
        [[*_cells(row.record, headers), _why(row)] for row in rows],
    )


def _cells(record: Mapping[str, str], headers: Sequence[str]) -> list[str]:
    return [record.get(header, "") for header in headers]


def _why(row: RowPlan) -> str:
    return " ".join(render("reason", reason.code, reason.params) for reason in row.reasons)
