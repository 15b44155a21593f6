"""What a table shows: rows read a window at a time, and columns measured in cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

T = TypeVar("T")
Tone = Literal["", "dim", "strong", "alert", "urgent"]
"""How a row looks; whatever it means must also stand in a cell as a word."""


class RowView(NamedTuple):
    """One row, ready to be shown."""

    key: int
    """What the row stands for, e.g. a person's id; unique in the list."""
    cells: tuple[str, ...]
    """Text of each column, in the order of the table's columns."""
    tone: Tone = ""
    """How the row looks."""


class Rows(Protocol):
    """A list that may be long: the table asks only for what it paints."""

    def __len__(self) -> int:
        """How many rows there are."""

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows from ``start`` up to ``stop``; both lie in the list."""

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Keys of these rows; cheap even for all of them (selecting all, finding a row again)."""


class ListRows:
    """Rows held in memory, for lists that are short by nature."""

    def __init__(self, rows: Sequence[RowView] = ()) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """A slice."""
        return self.rows[start:stop]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys of a slice."""
        return [row.key for row in self.rows[start:stop]]


class MadeRows(Generic[T]):
    """Records held in memory whose words are made as they are scrolled to."""

    def __init__(
        self, items: Sequence[T], make: Callable[[T], RowView], key: Callable[[T], int]
    ) -> None:
        """Take the records.

        Args:
            items: In the order of the list.
            make: One row.
            key: What the row stands for, without making it.
        """
        self._items = items
        self._make = make
        self._key = key

    def __len__(self) -> int:
        return len(self._items)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a part of the list."""
        return [self._make(item) for item in self._items[start:stop]]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """What the rows of a part stand for."""
        return [self._key(item) for item in self._items[start:stop]]


class Column(NamedTuple):
    """One column of a table."""

    title: str
    """Heading."""
    width: int
    """Cells in a table of less than 100 cells; 0 hides the column there."""
    wide: int | None = None
    """Cells in a wider table; None is the same as ``width``."""
    grow: int = 0
    """Share of the cells left over, against the other columns that grow."""
    right: bool = False
    """Flush right (numbers)."""
    spare: bool = False
    """Left out where not all columns fit: half a word in each of them says less."""


WIDE_TABLE = 100
"""Cells from which a table uses the wide widths."""
_LEAST = 8
"""Cells below which a growing column does not shrink."""


def column_widths(columns: Sequence[Column], room: int) -> list[int]:
    """Cells of each column in a table with so much room; one blank cell stands between columns."""
    wide = room >= WIDE_TABLE
    widths = [c.wide if wide and c.wide is not None else c.width for c in columns]
    for i in reversed(range(len(columns))):
        if columns[i].spare and _left(widths, room) < 0:
            widths[i] = 0
    growing = [i for i, cells in enumerate(widths) if cells > 0 and columns[i].grow]
    left = _left(widths, room)
    if left < 0:
        for i in reversed(growing):
            given = min(-left, max(widths[i] - _LEAST, 0))
            widths[i] -= given
            left += given
    elif growing:
        shares = sum(columns[i].grow for i in growing)
        rest = left
        for i in growing[:-1]:
            part = left * columns[i].grow // shares
            widths[i] += part
            rest -= part
        widths[growing[-1]] += rest
    return widths


def _left(widths: Sequence[int], room: int) -> int:
    """Cells that these columns leave over; negative where they do not fit."""
    shown = sum(cells > 0 for cells in widths)
    return room - sum(widths) - max(shown - 1, 0)
