"""The cells of one column, each text read once: lists say the same again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from importers.reading.workbook import Cell, shown
from importers.tables.table import DataRow
from importers.values.single_cells import says_nothing
from smeic_tui.japanese.clean import clean, is_clean

T = TypeVar("T")

_REMEMBERED = 4096
"""Different texts of a column that are remembered; names and mails are read anew."""


class ColumnReader(dict[str, T]):
    """From the text of a cell to its value, for one column of a table.

    Args:
        read: Given the text, stripped and not empty; None where the row takes a closer look.
        blank: The value of an empty cell, and of one that takes a closer look.
        words: Whether a word for nothing (なし, 不明) is an empty cell.
    """

    def __init__(self, read: Callable[[str], T | None], blank: T, *, words: bool = True) -> None:
        super().__init__({"": blank})
        self._read = read
        self._blank = blank
        self._words = words
        self.refused: set[str] = set()
        """Texts that were met and take a closer look."""

    def __missing__(self, text: str) -> T:
        plain = text.strip()
        if not plain or (self._words and says_nothing(plain)):
            value = self._blank
        else:
            found = self._read(plain)
            if found is None:
                self.refused.add(text)
                return self._blank
            value = found
        if len(self) < _REMEMBERED:
            self[text] = value
        return value


class Block:
    """Some rows of a table, turned to columns.

    Args:
        rows: At least one.
    """

    def __init__(self, rows: Sequence[DataRow]) -> None:
        self.rows = rows
        self.doubtful: set[int] = set()
        """Indices of rows that take a closer look."""
        self._columns: list[Sequence[Cell]] = list(
            zip(*[row.resolved for row in rows], strict=True)
        )

    def read(self, place: int, reader: ColumnReader[T]) -> list[T]:
        """The values of a column; rows that take a closer look are noted.

        Args:
            place: Index of the column in the table.
            reader: Of this column.
        """
        texts = _texts(self._columns[place])
        reader.refused.clear()
        values = [reader[text] for text in texts]
        if reader.refused:
            self.doubt(n for n, text in enumerate(texts) if text in reader.refused)
        return values

    def doubt(self, rows: Iterable[int]) -> None:
        """Note rows that take a closer look."""
        self.doubtful.update(rows)


def _texts(cells: Sequence[Cell]) -> Sequence[str]:
    """Cells as they are shown, without what acts or hides; most columns are that already."""
    texts = [cell if cell.__class__ is str else shown(cell) for cell in cells]
    if is_clean("".join(texts)):
        return texts
    return [clean(text, keep_lines=True) for text in texts]
