"""All rows of a table, typed, with what identifies a row and what disqualifies it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from importers.reading.workbook import shown
from importers.tables.table import DataRow, Table
from importers.values.annotations import (
    Annotated,
    annotations_by_row,
    of_people,
    with_annotations,
)
from importers.values.row_record import Recorder, fingerprint_with
from importers.values.row_values import RowValues
from importers.values.table_reader import TableReader
from smeic_tui.domain.matching.identity import Identity
from smeic_tui.errors import Reason
from smeic_tui.japanese.several_names import several_names

_NO_NAME = Reason("no_name")
_HIDDEN = Reason("row_hidden")
BLOCK = 1_000
"""Rows that are typed at a time: some 10 ms."""


class ReadRow(NamedTuple):
    """One row, ready to be matched."""

    row: int
    """Row number as Excel shows it."""
    cohort: int | None
    """期 by sheet or section."""
    values: RowValues
    """What it says."""
    record: Mapping[str, str]
    """As written, by heading."""
    fingerprint: str
    """Of all it says, without its running number."""
    problem: Reason | None
    """Why it cannot be imported."""

    def identity(self) -> Identity:
        """Its keys, made anew each time: they are needed once, and 100,000 of them are 60 MB."""
        return self.values.identity()


def read_rows(table: Table, *, hidden: bool = False) -> Iterator[ReadRow]:
    """The rows of a table in order.

    Args:
        table: The table.
        hidden: Rows hidden in Excel count like the others; otherwise they are rejected, and said.
    """
    reader = TableReader(table)
    recorder = Recorder(table.columns, table.activity.about if table.activity else "")
    about = table.activity.about_row if table.activity else None
    annotated = annotations_by_row(table)
    rows = table.rows()
    while block := list(islice(rows, BLOCK)):
        for row, typed in zip(block, reader.read(block), strict=True):
            values = typed
            if row.from_above:
                values = values._replace(notes=(*values.notes, *_led(table, row)))
            problem = _problem(values.name)
            if row.hidden and not hidden:
                problem = _HIDDEN
            read = ReadRow(
                row.row,
                row.cohort,
                values,
                recorder.record(row.resolved),
                recorder.fingerprint(row.resolved, row.cohort, about(row.row) if about else ""),
                problem,
            )
            told = annotated.get(row.row)
            yield read if told is None else _annotated(read, told, of_people(told, table.columns))


def _problem(name: str) -> Reason | None:
    if not name:
        return _NO_NAME
    names = several_names(name)
    return Reason("several_names", {"count": len(names), "text": name}) if names else None


def _led(table: Table, row: DataRow) -> Iterator[Reason]:
    """That a value of the person was not written in this row, but leads the group it stands in.

    Which event a row is about is shown with the event.
    """
    for at in row.from_above:
        column = table.columns[at]
        if column.field == "event":
            continue
        params = {"cell": column.cell(row.row), "header": column.header}
        yield Reason("from_above", {**params, "text": shown(row.resolved[at])})


def _annotated(row: ReadRow, told: Annotated, of_person: Annotated) -> ReadRow:
    """The row with what hangs on its cells: it says more, and is another row when that changes."""
    return row._replace(
        values=with_annotations(row.values, of_person),
        record={**row.record, **told},
        fingerprint=fingerprint_with(row.fingerprint, told),
    )
