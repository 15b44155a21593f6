"""How a list falls on paper: A4, no column cut, letters a hand's length away can be read.

Excel shrinks a sheet until it is as wide as the page, however small its letters become. So columns
that are wide for a few long values give way first and break their lines; only then is the print
made smaller, and a list of very many columns goes over two pages side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from smeic_tui.exports.cells import AS_TEXT, Kind, Value
from smeic_tui.exports.widths import NARROWEST, WIDEST, cells_of

MARGIN_MM = 10.0
"""Beside the list."""
SIGNED_MM = 10.0
"""Height of a row in which somebody signs; a hand needs 9 mm."""
READABLE = 0.8
"""Of 11 points: letters of a list that is read standing, at a door or on a table."""
SMALLEST = 0.65
"""Letters of a list for the desk."""
_LONG_SIDE_MM, _SHORT_SIDE_MM = 297.0, 210.0
_MM_PER_CHARACTER = 7 * 25.4 / 96
"""A column's width counts digits of the workbook's font: 7 pixels of 1/96 inch."""
_POINTS_PER_MM = 72 / 25.4
_LINE_POINTS = 19.0
"""A line of 游ゴシック in 11 points."""
_HIGHEST = 400.0
"""Points; Excel makes no row higher than 409."""
_TWO_PAGES = 1.8
_OF_A_WIDTH = 0.9
"""Of a column's characters, what letters of 游ゴシック fill: they are wider than its digits."""
_NARROW = 12
"""Characters below which breaking a text into lines makes it no better."""
_LONGEST, _LONGEST_UPRIGHT = 130, 84
"""Cells of a line at the top of a page, across and upright."""
_ARROW = 2
"""Characters of a heading's last line that the filter's button covers."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet is printed for."""

    heading: str = ""
    """What it is of, after its title at the top of each page: event, day, place."""
    personal: bool = True
    """It holds people: a line says to handle it with care."""
    portrait: bool = False
    """Upright: a list of few columns."""
    least: float = SMALLEST
    """How small the print may become before the list goes over two pages side by side."""
    row_mm: float | None = None
    """Height of a row on paper; None for as high as its text."""

    @property
    def width(self) -> float:
        """Characters beside each other on a page that is not made smaller."""
        side = _SHORT_SIDE_MM if self.portrait else _LONG_SIDE_MM
        return (side - 2 * MARGIN_MM) / _MM_PER_CHARACTER


DESK = Paper()
"""A list of people for the desk."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column as wide as its values want it."""

    kind: Kind
    width: float
    """Characters, its heading in one line."""
    content: float
    """Characters its values take."""
    header: str
    fixed: bool = False
    """Its width was asked for."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """Columns as they fall on paper."""

    widths: tuple[float, ...]
    """Characters; of hidden columns too."""
    broken: frozenset[int]
    """Columns, from 0, whose text breaks into lines."""
    scale: float
    """Of the print, at most 1."""
    pages: int
    """Beside each other."""
    headers: tuple[str, ...]
    """Headings of the columns."""

    def lines(self, row: Sequence[Value]) -> int:
        """Lines the longest text of a row takes."""
        most = 1
        for place, value in enumerate(row):
            if isinstance(value, str) and (place in self.broken or "\n" in value):
                most = max(most, _lines(value, self.widths[place]))
        return most

    def height(self, row: Sequence[Value], millimetres: float | None) -> float | None:
        """Points of a row as high as its text, and at least so high on paper; None for one line."""
        lines = self.lines(row)
        if millimetres is None and lines == 1:
            return None
        least = (millimetres or 0) * _POINTS_PER_MM / self.scale
        return min(_HIGHEST, max(least, lines * _LINE_POINTS))

    @property
    def header_height(self) -> float:
        """Points of the row of headings, which break where they are long."""
        return max(map(_lines, self.headers, self.widths), default=1) * _LINE_POINTS + 3


def _lines(text: str, width: float) -> int:
    """Lines of a text in a column so wide."""
    # Wide characters take two cells: a shorter text is not measured, of 100,000 rows nearly all.
    room = _OF_A_WIDTH * width - 1
    if 2 * len(text) < room and "\n" not in text:
        return 1
    return sum(max(1, ceil(cells_of(line) / room)) for line in text.split("\n"))


def fitted(columns: Sequence[Wanted], paper: Paper) -> Fitted:
    """Fit columns to the paper.

    Args:
        columns: As wide as they want to be.
        paper: What for.
    """
    room = paper.width / paper.least
    widths, broken = _within(columns, room)
    pages = 1
    if _total(columns, widths) > room:
        # Beside each other, the columns that stay in sight stand on both pages.
        pages = 2
        widths, broken = _within(columns, room * _TWO_PAGES)
    total = max(_total(columns, widths), 1)
    headers = tuple("" if column.hidden else column.header for column in columns)
    return Fitted(widths, broken, min(1, pages * paper.width / total), pages, headers)


def _within(columns: Sequence[Wanted], room: float) -> tuple[tuple[float, ...], frozenset[int]]:
    """Widths that come to no more than the room, as far as they may; whose texts break."""
    widths = [column.width for column in columns]
    if _total(columns, widths) > room:
        widths = [_under_two_lines(column) for column in columns]
    cap = _cap(columns, widths, room)
    giving = {place for place, column in enumerate(columns) if _gives_way(column)}
    broken = {place for place in giving if min(widths[place], cap) < columns[place].content}
    for place in giving:
        widths[place] = min(widths[place], cap)
    # As wide as a column gets: there are longer texts in it.
    broken |= {place for place in giving if columns[place].content >= WIDEST}
    broken |= {n for n, column in enumerate(columns) if column.fixed and column.kind == "text"}
    return tuple(widths), frozenset(broken)


def _total(columns: Sequence[Wanted], widths: Sequence[float]) -> float:
    return sum(w for column, w in zip(columns, widths, strict=True) if not column.hidden)


def _under_two_lines(column: Wanted) -> float:
    """The width with a heading in two lines."""
    if column.fixed:
        return column.width
    words = [cells_of(word) for word in column.header.split()]
    # One word breaks between characters, of which a Japanese one takes two cells.
    longest = max(words, default=0) if len(words) > 1 else 2 * ceil(sum(words) / 4)
    return min(column.width, max(NARROWEST, column.content, longest + _ARROW))


def _gives_way(column: Wanted) -> bool:
    """Texts break between any two characters; a number or a day would become ####."""
    breaks = column.kind == "text" or column.kind in AS_TEXT
    return breaks and not column.fixed and not column.hidden


def _cap(columns: Sequence[Wanted], widths: Sequence[float], room: float) -> float:
    """The width that columns which give way may have at most."""
    giving = sorted(w for c, w in zip(columns, widths, strict=True) if _gives_way(c))
    left = room - (_total(columns, widths) - sum(giving))
    for place, width in enumerate(giving):
        share = left / (len(giving) - place)
        if width > share:
            return max(_NARROW, floor(share))
        left -= width
    return max([_NARROW, *giving])


def heading_of(paper: Paper, title: str) -> str:
    """What stands at the top of each page, as far as it has room there."""
    room = _LONGEST_UPRIGHT if paper.portrait else _LONGEST
    text = "  ".join(word for word in (title, paper.heading) if word)
    while cells_of(text) > room:
        text = text[:-2] + "…"
    return text
