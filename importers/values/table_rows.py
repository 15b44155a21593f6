"""All rows of a table, typed, with what identifies a row and what disqualifies it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from importers.tables.table import Table
from importers.values.cells import RowReader, record_of
from importers.values.row_values import RowValues
from smeic_tui.domain.matching.identity import Identity
from smeic_tui.errors import Reason


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row, ready to be matched."""

    row: int
    """Row number as Excel shows it."""
    cohort: int | None
    """期 by sheet or section."""
    values: RowValues
    """What it says."""
    identity: Identity
    """Its keys; empty for a row that is rejected."""
    record: Mapping[str, str]
    """As written, by heading."""
    fingerprint: str
    """Of all it says, without its running number."""
    problem: Reason | None
    """Why it cannot be imported."""


def read_rows(table: Table, *, hidden: bool = False) -> Iterator[ReadRow]:
    """The rows of a table in order.

    Args:
        table: The table.
        hidden: Rows hidden in Excel count like the others; otherwise they are rejected, and said.
    """
    reader = RowReader(table.columns, table.sheet.errors, table.legend, table.sheet.readings)
    counters = {column.header for column in table.columns if column.field == "row_no"}
    for row in table.rows():
        values = reader.read(row)
        record = record_of(table.columns, row.resolved)
        problem = None if values.name else Reason("no_name")
        if row.hidden and not hidden:
            problem = Reason("row_hidden")
        yield ReadRow(
            row.row,
            row.cohort,
            values,
            values.identity() if problem is None else Identity(),
            record,
            _fingerprint(record, counters, row.cohort),
            problem,
        )


def _fingerprint(record: Mapping[str, str], counters: set[str], cohort: int | None) -> str:
    said = [[heading, text] for heading, text in record.items() if heading not in counters]
    text = json.dumps([cohort, said], ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
