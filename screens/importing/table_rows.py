"""Tables that were found, and their columns, as rows: pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from smeic_tui.text import lookup, render, t
from smeic_tui.widgets.rows import Column, RowView

if TYPE_CHECKING:
    from importers.inspection import Inspection, Skipped
    from importers.tables.columns import Column as TableColumn
    from importers.tables.table import Table

PEOPLE_KINDS = frozenset({"people", "replies", "licences", "cards"})
"""Kinds of tables that can be imported; the plan knows the same."""
_SURE = 0.9
_EXAMPLES = 40
"""Rows looked through for an example of a column."""


def table_columns() -> tuple[Column, ...]:
    """Columns of the list of tables."""
    return (
        Column(t("import_screen.column_sheet"), 16, wide=24),
        Column(t("import_screen.column_kind"), 14, wide=16),
        Column(t("import_screen.column_header"), 6),
        Column(t("import_screen.column_rows"), 7, right=True),
        Column(t("import_screen.column_note"), 20, grow=1),
    )


def table_row(index: int, table: Table) -> RowView:
    """One table: what it is and what is known about it."""
    known = sum(column.field is not None for column in table.columns)
    notes = []
    if table.kind not in PEOPLE_KINDS:
        notes.append(t("import_screen.not_yet"))
    else:
        notes.append(t("import_screen.columns_known", all=len(table.columns), known=known))
        if table.context.as_of is not None:
            notes.append(t("import_screen.as_of", date=table.context.as_of.iso))
        if table.context.cohort is not None:
            notes.append(t("import_screen.cohort", cohort=table.context.cohort))
        if table.sheet.hidden:
            notes.append(t("import_screen.hidden"))
    cells = (
        table.sheet.name,
        t(f"import_screen.kind_{table.kind}"),
        t("import_screen.header_row", row=table.raw.header_rows[-1])
        if table.raw.header_rows
        else t("import_screen.no_header_row"),
        t("import_screen.rows", count=f"{table.row_count:,}"),
        "  ".join(notes),
    )
    return RowView(index, cells, "" if table.kind in PEOPLE_KINDS else "dim")


def skipped_row(index: int, skipped: Skipped) -> RowView:
    """A sheet without a table, with the reason."""
    reason = render("reason", skipped.reason.code, skipped.reason.params)
    return RowView(index, (skipped.sheet, "", "", "", reason), "dim")


def rows_of(inspection: Inspection) -> list[RowView]:
    """All tables, then what was left aside."""
    rows = [table_row(i, table) for i, table in enumerate(inspection.tables)]
    rows += [skipped_row(len(rows) + i, each) for i, each in enumerate(inspection.skipped)]
    return rows


def chosen_at_first(inspection: Inspection) -> set[int]:
    """Tables that are imported unless somebody says otherwise: lists of people on visible sheets.

    Where all lists of people are hidden, none is.
    """
    return {
        i
        for i, table in enumerate(inspection.tables)
        if table.kind in PEOPLE_KINDS and not table.sheet.hidden
    }


def what_it_is(kind: str) -> str:
    """What a table is and whether it can be imported, as one sentence."""
    return t("import_screen.is_people" if kind in PEOPLE_KINDS else f"import_screen.is_{kind}")


def column_columns() -> tuple[Column, ...]:
    """Columns of the list of columns."""
    return (
        Column("", 2),
        Column(t("import_screen.column_heading"), 18, wide=26),
        Column(t("import_screen.column_meaning"), 20),
        Column(t("import_screen.column_why"), 18),
        Column(t("import_screen.column_example"), 12, grow=1),
    )


def column_rows(table: Table) -> list[RowView]:
    """Every column: what it was taken for, on what evidence, and its first value."""
    examples = _examples(table)
    return [column_row(i, column, examples[i]) for i, column in enumerate(table.columns)]


def column_row(index: int, column: TableColumn, example: str) -> RowView:
    """One column; one without a meaning is kept and says so."""
    meaning = t("import_screen.kept") if column.field is None else field_label(column)
    cells = (column.letter, column.header, meaning, why(column), example)
    return RowView(index, cells, "dim" if column.field is None else "")


def field_label(column: TableColumn) -> str:
    """What a column means, with home or work before it."""
    scope = t(f"import_screen.{column.scope}") if column.scope else ""
    return scope + (lookup(f"import_screen.field_{column.field}") or str(column.field))


def why(column: TableColumn) -> str:
    """On what the meaning of a column rests."""
    if column.field is None or column.why is None:
        return ""
    word = t(f"import_screen.why_{column.why}")
    return word if column.confidence >= _SURE else t("import_screen.doubtful", why=word)


def _examples(table: Table) -> Sequence[str]:
    from importers.reading.workbook import shown

    found = [""] * len(table.columns)
    for row in islice(table.rows(), _EXAMPLES):
        for i, cell in enumerate(row.cells):
            found[i] = found[i] or shown(cell).strip()
        if all(found):
            break
    return found
