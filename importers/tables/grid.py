"""A sheet seen as texts at places, with its merged ranges; what the table search looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from importers.reading.workbook import MAX_COLUMNS, Address, Sheet, Span, shown

_MAX_COVERED = 200_000
"""Covered cells kept; a hostile file can merge whole sheets many times over."""
_KEPT_ROWS = 4_096
"""Rows whose filled cells are kept: the search asks for the same few rows hundreds of times."""


_column = itemgetter(0)


class Grid:
    """Quick questions about a sheet. Rows and columns count from 1; outside everything is blank."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = len(sheet.rows)
        self.width = min(MAX_COLUMNS, max(map(len, sheet.rows[:1_000]), default=0))
        self._filled: dict[int, list[tuple[int, str]]] = {}
        self._covering: dict[Address, Span] = {}
        self._starting: dict[int, list[Span]] = {}
        for merged in sheet.merged:
            span = Span(
                merged.top,
                merged.left,
                min(merged.bottom, self.height),
                min(merged.right, MAX_COLUMNS),
            )
            size = (span.bottom - span.top + 1) * (span.right - span.left + 1)
            if size <= 1 or len(self._covering) + size > _MAX_COVERED:
                continue
            self._starting.setdefault(span.top, []).append(span)
            for row in range(span.top, span.bottom + 1):
                for column in range(span.left, span.right + 1):
                    self._covering[row, column] = span

    def text(self, row: int, column: int) -> str:
        """What the cell shows, stripped; blank for white space."""
        return shown(self.sheet.at(row, column)).strip()

    def filled(self, row: int, left: int = 1, right: int = MAX_COLUMNS) -> list[tuple[int, str]]:
        """(column, text) of the cells of a row that show something."""
        if not 0 < row <= self.height:
            return []
        found = self._filled.get(row)
        if found is None:
            found = [
                (column, text)
                for column, cell in enumerate(self.sheet.rows[row - 1], 1)
                if cell != "" and (text := shown(cell).strip())
            ]
            if len(self._filled) >= _KEPT_ROWS:
                self._filled.clear()
            self._filled[row] = found
        if not found or (left <= found[0][0] and right >= found[-1][0]):
            return found
        at = bisect_left(found, left, key=_column)
        return found[at : bisect_right(found, right, at, key=_column)]

    def any_filled(self, top: int, bottom: int, left: int, right: int) -> bool:
        """Whether a rectangle holds anything."""
        return any(self.filled(row, left, right) for row in range(top, bottom + 1))

    def merge_of(self, row: int, column: int) -> Span | None:
        """The merged range a cell belongs to."""
        return self._covering.get((row, column))

    def merged_at(self, row: int) -> list[Span]:
        """Merged ranges whose first row this is."""
        return self._starting.get(row, [])

    def right_of(self, row: int, column: int) -> int:
        """The last column a cell reaches when merged."""
        merged = self._covering.get((row, column))
        return merged.right if merged else column

    def value(self, row: int, column: int) -> Address:
        """The place that holds the value shown at a cell: the corner of its merged range."""
        merged = self._covering.get((row, column))
        return (merged.top, merged.left) if merged else (row, column)
