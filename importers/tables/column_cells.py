"""The cells of a table's columns, as far as they are looked at to tell what a column means."""

from __future__ import annotations

from collections.abc import Sequence

from importers.reading.workbook import Sheet, shown
from importers.tables.columns import Column
from importers.tables.search import RawTable

SAMPLE = 200
"""Data rows looked at to judge a column by its cells."""


class ColumnCells:
    """The filled cells of columns in the first data rows."""

    def __init__(self, sheet: Sheet, table: RawTable) -> None:
        self._rows = [sheet.rows[row - 1] for row in table.data_rows[:SAMPLE]]
        self._read: dict[int, list[str]] = {}

    def of(self, column: Column) -> Sequence[str]:
        """Texts of the filled cells."""
        at = column.index - 1
        if at not in self._read:
            texts = [shown(row[at]).strip() for row in self._rows if at < len(row)]
            self._read[at] = [text for text in texts if text]
        return self._read[at]
