"""What an .ods shows in its cells, and its hidden and merged parts.

The file holds the shown text beside each value, so no number format has to be understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers.expat import ExpatError, ParserCreate

from importers.reading.ooxml import Style, span
from importers.reading.structure import SheetStructure, Structure
from importers.reading.workbook import MAX_COLUMNS, Span
from smeic_tui.errors import SmeicError
from smeic_tui.japanese.dates import parse_date

MAX_ROW = 20_000
"""Rows whose cells are looked at; below them values come without their format."""
_SHOWN = frozenset({"float", "percentage", "currency", "time"})


@dataclass(slots=True)
class _Cell:
    """The cell being read."""

    kind: str
    date: str
    style: str
    repeated: int
    across: int
    down: int
    texts: list[str]


def read_ods(content: bytes) -> Structure:
    """The structure of an .ods.

    Args:
        content: Its part ``content.xml``, checked to hold no DOCTYPE.

    Raises:
        SmeicError: ``corrupt``.
    """
    handler = _Handler()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise SmeicError("corrupt") from error
    return handler.found


class _Handler:
    """Follows rows and cells; repeated ones are counted, not laid out."""

    def __init__(self) -> None:
        self.found = Structure()
        self._indices: dict[str, int] = {}
        self._looks: dict[str, dict[str, str]] = {}
        self._style = ""
        self._sheet = SheetStructure()
        self._row = self._column = self._rows = 0
        self._cell: _Cell | None = None
        self._in_text = False
        self._comment: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if name == "style:style":
            self._style = attributes.get("style:name", "")
        elif kind in ("table-cell-properties", "text-properties") and self._style:
            self._looks.setdefault(self._style, {}).update(attributes)
        elif name == "table:table":
            self._sheet = SheetStructure()
            self.found.sheets[attributes.get("table:name", "")] = self._sheet
            self._row = self._column = 0
        elif name == "table:table-column":
            count = _count(attributes, "table:number-columns-repeated")
            if _hidden(attributes):
                hidden = range(self._column + 1, self._column + min(count, 256) + 1)
                self._sheet.facts.hidden_columns.extend(hidden)
            self._column += count
        elif name == "table:table-row":
            self._rows = _count(attributes, "table:number-rows-repeated")
            self._column = 0
            if _hidden(attributes) and self._row < MAX_ROW:
                last = min(self._row + self._rows, MAX_ROW)
                self._sheet.facts.hidden_rows.extend(range(self._row + 1, last + 1))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = _Cell(
                attributes.get("calcext:value-type", attributes.get("office:value-type", "")),
                attributes.get("office:date-value", ""),
                attributes.get("table:style-name", ""),
                _count(attributes, "table:number-columns-repeated"),
                _count(attributes, "table:number-columns-spanned"),
                _count(attributes, "table:number-rows-spanned"),
                [],
            )
        elif name == "office:annotation":
            self._comment = []
        elif name == "text:p" and self._comment is not None:
            self._comment.append("")
            self._in_text = True
        elif name == "text:p" and self._cell:
            self._cell.texts.append("")
            self._in_text = True
        elif name == "table:database-range" and "table:display-filter-buttons" in attributes:
            self._filter(attributes.get("table:target-range-address", ""))

    def text(self, text: str) -> None:
        if self._in_text and self._comment is not None:
            self._comment[-1] += text
        elif self._in_text and self._cell:
            self._cell.texts[-1] += text

    def end(self, name: str) -> None:
        if name == "text:p":
            self._in_text = False
        elif name == "office:annotation":
            if self._comment and self._row < MAX_ROW and self._column < MAX_COLUMNS:
                at = (self._row + 1, self._column + 1)
                self._sheet.comments[at] = "\n".join(self._comment).strip()
            self._comment = None
        elif name == "style:style":
            self._style = ""
        elif name == "table:table-row":
            self._row += self._rows
        elif name in ("table:table-cell", "table:covered-table-cell") and self._cell:
            cell, self._cell = self._cell, None
            if self._row < MAX_ROW and self._column < MAX_COLUMNS:
                self._keep(cell)
            self._column += cell.repeated

    def _filter(self, address: str) -> None:
        """``'第3期'.A3:'第3期'.J7``, or without the second name."""
        first, _, last = address.rpartition(":")
        sheet, _, start = first.rpartition(".")
        found = self.found.sheets.get(sheet.strip("$").strip("'").replace("''", "'"))
        if found:
            found.facts.autofilter = span(f"{start}:{last.rpartition('.')[2]}")

    def _keep(self, cell: _Cell) -> None:
        facts = self._sheet.facts
        row, column = self._row + 1, self._column + 1
        if cell.across > 1 or cell.down > 1:
            last = (row + cell.down - 1, column + cell.across - 1)
            facts.merged.append(Span(row, column, *last))
        if not cell.texts:
            return
        text = "\n".join(cell.texts)
        index = self._index(cell.style)
        columns = range(column, min(column + cell.repeated, MAX_COLUMNS + 1))
        for r in range(row, min(row + self._rows, MAX_ROW + 1)):
            for c in columns:
                if index is not None:
                    facts.styled.append((r, c, index))
                if cell.kind == "error":
                    facts.errors[r, c] = text
                elif cell.kind in _SHOWN:
                    self._sheet.shown[r, c] = text
                elif cell.kind == "date":
                    self._sheet.shown[r, c] = _date(cell.date, text)

    def _index(self, style: str) -> int | None:
        """The number of a style that colours or strikes; None for any other."""
        look = self._looks.get(style)
        if look is None:
            return None
        if style not in self._indices:
            colour = look.get("fo:background-color", "").lstrip("#").upper()
            fill = "" if colour in ("", "TRANSPARENT", "FFFFFF") else colour
            struck = look.get("style:text-line-through-style", "none") != "none"
            self._indices[style] = len(self.found.styles)
            self.found.styles.append(Style("General", fill, struck))
        index = self._indices[style]
        return index if self.found.styles[index].matters else None


def _date(value: str, text: str) -> str:
    """ISO, and only as exact as what is shown: a month stays a month."""
    day, _, clock = value.partition("T")
    found = parse_date(text)
    if found and found.month is None:
        return day[:4]
    if found and found.day is None:
        return day[:7]
    return f"{day}T{clock[:8]}" if clock.strip("0:.") and ":" in text else day


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() else 1


def _hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("table:visibility", "visible") in ("collapse", "filter")
