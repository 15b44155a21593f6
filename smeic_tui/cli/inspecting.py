"""What ``smeic inspect`` prints for people; scripts read the document of ``--json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smeic_tui.cli.desk import as_json
from smeic_tui.text import lookup, t

if TYPE_CHECKING:
    from importers.inspection import Inspection
    from importers.tables.columns import Column
    from importers.tables.table import Table

_SURE = 0.8
_TOLD = 3
"""Warnings of one kind printed one by one; the others are counted."""


def tables_as_text(found: Inspection) -> Iterator[str]:
    """Every table with its columns, then what was left aside."""
    for table in found.tables:
        yield _table(table)
        for column in table.columns:
            yield t(
                "importing.column",
                letter=column.letter,
                header=column.header,
                field=_meaning(column),
            )
    for skipped in found.skipped:
        yield f"{skipped.sheet}: {as_json(skipped.reason)['message']}"


def warnings_as_text(found: Inspection) -> Iterator[str]:
    """The first warnings of each kind on each sheet, and how many more there are."""
    kinds = Counter((finding.sheet, finding.reason.code) for finding in found.warnings)
    told: Counter[tuple[str, str]] = Counter()
    for finding in found.warnings:
        kind = (finding.sheet, finding.reason.code)
        told[kind] += 1
        if told[kind] <= _TOLD:
            place = f"{finding.place}: " if finding.place else ""
            yield f"{place}{as_json(finding.reason)['message']}"
            if told[kind] == _TOLD < kinds[kind]:
                yield t("importing.more_warnings", count=kinds[kind] - _TOLD)


def _table(table: Table) -> str:
    return t(
        "importing.table",
        sheet=table.sheet.name,
        kind=t(f"importing.kind_{table.kind}"),
        range=table.place,
        rows=table.row_count,
    )


def _meaning(column: Column) -> str:
    if column.field is None:
        return t("importing.column_unknown")
    scope = t(f"import_screen.{column.scope}") if column.scope else ""
    meaning = scope + (lookup(f"import_screen.field_{column.field}") or column.field)
    return meaning if column.confidence >= _SURE else f"{meaning}?"
