"""The rows of a table to typed values: most of them a column at a time, the others cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from importers.tables.table import DataRow, Table
from importers.values.cells import RowReader
from importers.values.neat_rows import NeatRows, is_neat
from importers.values.row_values import RowValues


class TableReader:
    """Reads the rows of one table; made once a table, because its columns do not change."""

    def __init__(self, table: Table) -> None:
        sheet = table.sheet
        self._careful = RowReader(table.columns, sheet.errors, table.legend, sheet.readings)
        self._neat = NeatRows(table.columns) if is_neat(table.columns) else None
        self._has_marks = bool(sheet.struck or sheet.fills or sheet.errors or sheet.readings)
        self._with_errors = {row for row, _ in sheet.errors}
        self._with_readings = {row for row, _ in sheet.readings}

    def read(self, rows: Sequence[DataRow]) -> list[RowValues]:
        """Some rows, typed.

        Args:
            rows: At least one.
        """
        if self._neat is None:
            return [self._careful.read(row) for row in rows]
        values, doubtful = self._neat.read(rows)
        if self._has_marks:
            doubtful.update(self._marked(rows, values))
        for number in doubtful:
            values[number] = self._careful.read(rows[number])
        return values

    def _marked(self, rows: Sequence[DataRow], values: Sequence[RowValues]) -> Iterator[int]:
        """Rows of which more than their texts counts: colours, errors, furigana Excel kept."""
        for number, row in enumerate(rows):
            if (
                row.struck
                or row.fill
                or row.row in self._with_errors
                or (row.row in self._with_readings and values[number].kana is None)
            ):
                yield number
