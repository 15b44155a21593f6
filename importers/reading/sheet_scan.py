"""Search the XML of one worksheet for what its values alone do not say.

A search by pattern instead of a parse: only cells whose style matters are looked at, so a plain
sheet of 1.1 million cells costs the search for an attribute (60 ms) and no Python per cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from importers.reading.ooxml import span
from importers.reading.workbook import MAX_ROWS, Address, Span, column_letter, column_number
from smeic_tui.errors import SmeicError

# One literal space before an attribute keeps these searches at memory speed; every writer seen so
# far puts exactly one.
_CELL = re.compile(rb' r="([A-Z]{1,3})(\d+)"')
_FAR_COLUMN = re.compile(rb' r="([A-Z]{3}\d+)"[^>]*[^/]>')
_LETTERS = re.compile(rb' r="([A-Z]{1,2})\d')
_MAX_AREA = 12_000_000
"""Cells of the rectangle the value reader lays out, filled or not: 24 bytes each."""
_ERROR = re.compile(rb' t="e"')
_ERROR_TEXT = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_ATTRIBUTES = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_ROW = re.compile(rb'\sr="(\d+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\shidden="(?:1|true)"[^>]*>')


@dataclass(slots=True)
class SheetFacts:
    """Structure and styles of one sheet, as far as they matter."""

    merged: list[Span] = field(default_factory=list)
    """Merged ranges."""
    hidden_rows: list[int] = field(default_factory=list)
    """Hidden rows."""
    hidden_columns: list[int] = field(default_factory=list)
    """Hidden columns."""
    autofilter: Span | None = None
    """Range of the filter."""
    frozen_rows: int = 0
    """Rows above the pane split."""
    styled: list[tuple[int, int, int]] = field(default_factory=list)
    """(row, column, style index) of cells whose style matters."""
    errors: dict[Address, str] = field(default_factory=dict)
    """Cells that show an error, and its text."""


def scan(content: bytes, mattering: Iterable[int]) -> SheetFacts:
    """Collect the facts of a worksheet part.

    Args:
        content: The part's XML.
        mattering: Style indices whose cells are wanted.
    """
    facts = SheetFacts()
    start = content.find(b"sheetData")
    end = max(content.rfind(b"sheetData"), start)
    head = content[: max(start, 0)].decode("utf-8", "replace")
    tail = content[end:].decode("utf-8", "replace") if end > start else ""
    for name, attributes in _elements(head + tail):
        if name == "pane" and attributes.get("state", "").startswith("frozen"):
            facts.frozen_rows = int(float(attributes.get("ySplit", "0")))
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "0"))
            facts.hidden_columns.extend(range(first, min(last, first + 255) + 1))
        elif name == "autoFilter":
            facts.autofilter = span(attributes.get("ref", ""))
        elif name == "mergeCell" and (merged := span(attributes.get("ref", ""))):
            facts.merged.append(merged)
    if content.find(b' hidden="', start, end) >= 0:
        for row in _HIDDEN_ROW.finditer(content, start, end):
            if number := _ROW.search(row[0]):
                facts.hidden_rows.append(int(number[1]))
    facts.styled.extend(_styled(content, start, end, sorted(mattering)))
    for error in _ERROR.finditer(content, start, end):
        address = _address(content, error.start())
        text = _ERROR_TEXT.search(content, error.end(), error.end() + 10_000)
        if address:
            facts.errors[address] = text[1].decode("utf-8", "replace") if text else ""
    return facts


def check_extent(content: bytes, sheet: str) -> None:
    """Refuse a cell so far out that the value reader would fill gigabytes with blanks up to it.

    Empty rows and cells that only carry a format are harmless: they are not counted.

    Raises:
        SmeicError: ``far_cell`` with its address.
    """
    if cell := _FAR_COLUMN.search(content):
        raise SmeicError("far_cell", cell=f"{sheet}!{cell[1].decode()}")
    last = max(content.rfind(b"<v>"), content.rfind(b"<is>"))
    address = _address(content, content.rfind(b' r="', 0, last)) if last >= 0 else None
    if address and address[0] > MAX_ROWS:
        columns = {column_number(letters.decode()) for letters in _LETTERS.findall(content)}
        if address[0] * max(columns, default=1) > _MAX_AREA:
            raise SmeicError("far_cell", cell=f"{sheet}!{column_letter(address[1])}{address[0]}")


def _elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in re.finditer(r"<(?:\w+:)?(pane|col|autoFilter|mergeCell)\b([^>]*)>", text):
        yield tag[1], dict(_ATTRIBUTES.findall(tag[2]))


def _styled(
    content: bytes, start: int, end: int, mattering: list[int]
) -> Iterator[tuple[int, int, int]]:
    if not mattering:
        return
    wanted = re.compile(rb' s="(' + b"|".join(b"%d" % style for style in mattering) + rb')"')
    for match in wanted.finditer(content, start, end):
        if address := _address(content, match.start()):
            yield *address, int(match[1])


def _address(body: bytes, position: int) -> Address | None:
    """The address of the cell whose tag this position lies in; None for a row's style."""
    opening = body.rfind(b"<", 0, position)
    found = _CELL.search(body, opening, position + 40)
    if not found or body.find(b">", opening, found.start()) >= 0:
        return None
    return int(found[2]), column_number(found[1].decode())
