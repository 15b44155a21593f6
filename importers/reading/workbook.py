"""What the reader hands over: sheets as plain rows of values, with the facts about them beside.

Rows and columns are counted from 1, as Excel shows them. A list of 100,000 people must stay small,
so a cell is a bare value and everything rare about cells sits in sparse maps by (row, column).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smeic_tui.errors import Reason

Cell = str | int | float
"""An empty cell is ``""``; a cell with a number format is already the text the format shows, a date
is ISO text; numbers remain only where Excel shows them unformatted."""

Address = tuple[int, int]
"""(row, column), both from 1."""

MAX_ROWS = 101_000
"""Rows of a sheet that are read: 100,000 people and whatever stands above and below them."""
MAX_COLUMNS = 200
"""Columns of a sheet that are read."""
MAX_CELL = 32_767
"""Characters an Excel cell holds."""
APART = "\uffff"
"""Stands between cells on their way from the child: no character, and none that cells may keep."""

_GENERAL_DIGITS = 11
"""Excel's General format shows at most 11 characters of a fraction."""


def shown(cell: Cell) -> str:
    """The text a person sees in the cell; integers without ``.0``."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(cell, f".{_GENERAL_DIGITS}g")
    return str(cell)


def column_letter(column: int) -> str:
    """``1`` → ``A``, ``27`` → ``AA``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int, *, turned: bool = False) -> str:
    """``C12``; in a table that lies on its side rows and columns are exchanged."""
    return f"{column_letter(row)}{column}" if turned else f"{column_letter(column)}{row}"


def column_number(letters: str) -> int:
    """``A`` → ``1``, ``AA`` → ``27``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class Span(NamedTuple):
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{column_letter(self.left)}{self.top}:{column_letter(self.right)}{self.bottom}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth telling about a cell, a sheet or the file."""

    sheet: str
    """Name of the sheet; empty for the whole file."""
    address: Address | None
    """The cell, if it is about one."""
    reason: Reason
    """What was found."""

    @property
    def place(self) -> str:
        """``名簿!P7``, ``P7`` in a text file, ``名簿`` or empty."""
        if self.address is None:
            return self.sheet
        row, column = self.address
        cell = f"{column_letter(column)}{row}"
        return f"{self.sheet}!{cell}" if self.sheet else cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; what a format cannot tell (a CSV has no fills) stays empty."""

    name: str
    """As written on the tab; empty for a text file."""
    rows: list[list[Cell]]
    """``rows[0]`` is row 1. A blank row is an empty list; rows may be ragged."""
    hidden: bool = False
    """The tab is hidden."""
    merged: tuple[Span, ...] = ()
    """Merged ranges; only the top left cell has a value."""
    hidden_rows: frozenset[int] = frozenset()
    """Rows hidden by hand or by a filter."""
    hidden_columns: frozenset[int] = frozenset()
    """Hidden columns."""
    autofilter: Span | None = None
    """The filter's range; its first row is a header."""
    print_titles: tuple[int, int] | None = None
    """First and last row repeated on each printed page."""
    frozen_rows: int = 0
    """How many rows stay in sight when scrolling (0: none)."""
    fills: Mapping[Address, str] = field(default_factory=dict)
    """Solid background of cells, as ``FFFF00`` or a theme colour's name."""
    struck: frozenset[Address] = frozenset()
    """Cells struck through."""
    errors: frozenset[Address] = frozenset()
    """Cells that show an error such as ``#DIV/0!``; the row holds its text."""
    readings: Mapping[Address, str] = field(default_factory=dict)
    """Furigana that Excel kept from typing, in kana: a proposal, since the cell may have been
    typed by another reading and converted."""
    comments: Mapping[Address, str] = field(default_factory=dict)
    """Comments on cells."""
    links: Mapping[Address, str] = field(default_factory=dict)
    """Addresses outside the file that cells lead to."""

    def at(self, row: int, column: int) -> Cell:
        """The value of a cell, ``""`` outside the filled part."""
        if not 0 < row <= len(self.rows):
            return ""
        cells = self.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read."""

    file: str
    """The file's name without its folder."""
    format: str
    """``xlsx``, ``xlsm``, ``xls``, ``xlsb``, ``ods``, ``csv`` or ``tsv``, by content."""
    encoding: str | None
    """Of a text file; None for a workbook."""
    reader: str
    """What read the values: ``calamine`` or ``csv``."""
    sha256: str
    """Of the file's bytes, hexadecimal: the same file is recognised by it."""
    sheets: tuple[Sheet, ...]
    """In the file's order."""
    warnings: tuple[Finding, ...] = ()
    """What the reader changed or could not read."""
