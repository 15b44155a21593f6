"""Number formats, fills and structure of an .xlsb, read from its binary parts ([MS-XLSB])."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from importers.reading.archive import Archive
from importers.reading.number_formats import BUILT_IN
from importers.reading.ooxml import Style, relations_of
from importers.reading.structure import ERRORS, SheetStructure, Structure
from importers.reading.workbook import Span

_FMT, _FONT, _FILL, _XF, _CELL_XFS, _CELL_XFS_END = 44, 43, 45, 47, 617, 618
_WB_PROP, _BUNDLE_SHEET = 153, 156
_ROW, _COL_INFO, _MERGE, _PANE, _FILTER = 0, 60, 176, 151, 161
_CELLS = range(1, 12)
_ERROR_CELLS = frozenset({3, 11})
_HIDDEN_ROW, _STRUCK, _SOLID, _WHITE = 0x10, 0x08, 1, (255, 255, 255)

Record = tuple[int, bytes]


def read_xlsb(archive: Archive) -> Callable[[], Structure]:
    """Unpack and check the parts now; they are read when the result is called.

    Raises:
        SmeicError: ``corrupt`` or ``zip_bomb``.
    """
    relations = {
        key: (kind, path)
        for key, kind, path in relations_of(archive, "xl/_rels/workbook.bin.rels", "xl")
    }
    styles = next((path for kind, path in relations.values() if kind == "styles"), "")
    sheets = {key: path for key, (kind, path) in relations.items() if kind == "worksheet"}
    parts = {
        key: archive.read(found) for key, path in sheets.items() if (found := archive.find(path))
    }
    book, style = archive.find("xl/workbook.bin"), archive.find(styles)
    return partial(
        _read, archive.read(book) if book else b"", archive.read(style) if style else b"", parts
    )


def _read(book: bytes, styles: bytes, sheets: Mapping[str, bytes]) -> Structure:
    found = Structure()
    try:
        found.styles = list(_styles(styles))
        wanted = found.mattering()
        for kind, data in _records(book):
            if kind == _WB_PROP:
                found.epoch_1904 = bool(data[0] & 1)
            elif kind == _BUNDLE_SHEET:
                key, at = _text(data, 8)
                name, _ = _text(data, at)
                if key in sheets:
                    found.sheets[name] = _sheet(sheets[key], wanted)
    except (struct.error, IndexError, ValueError, KeyError):
        # Values come from another reader, which decides whether the file is sound.
        return Structure()
    return found


def _records(part: bytes) -> Iterator[Record]:
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[at] << 7)
            at += 1
        size = shift = 0
        for _ in range(4):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[at : at + size]
        at += size


def _text(data: bytes, at: int) -> tuple[str, int]:
    size = struct.unpack_from("<I", data, at)[0]
    if size == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * size
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _styles(part: bytes) -> Iterator[Style]:
    codes, struck, fills = dict(BUILT_IN), list[bool](), list[str]()
    in_cells = False
    for kind, data in _records(part):
        if kind == _FMT:
            codes[struct.unpack_from("<H", data)[0]] = _text(data, 2)[0]
        elif kind == _FONT:
            struck.append(bool(data[2] & _STRUCK))
        elif kind == _FILL:
            fills.append(_colour(data))
        elif kind in (_CELL_XFS, _CELL_XFS_END):
            in_cells = kind == _CELL_XFS
        elif kind == _XF and in_cells:
            _, code, font, fill = struct.unpack_from("<HHHH", data)
            yield Style(
                codes.get(code, "General"),
                fills[fill] if fill < len(fills) else "",
                struck[font] if font < len(struck) else False,
            )


def _colour(data: bytes) -> str:
    pattern, kind, index, tint = struct.unpack_from("<IBBh", data)
    red, green, blue = data[8:11]
    if pattern != _SOLID or not kind:
        return ""
    if kind >> 1 == 2:
        return "" if (red, green, blue) == _WHITE else f"{red:02X}{green:02X}{blue:02X}"
    if kind >> 1 == 3:
        return "" if (index, tint) == (0, 0) else f"theme{index}{tint or ''}"
    return f"indexed{index}" if kind >> 1 == 1 and index not in (1, 9, 64, 65) else ""


def _sheet(part: bytes, wanted: frozenset[int]) -> SheetStructure:
    sheet = SheetStructure()
    facts = sheet.facts
    row = 0
    for kind, data in _records(part):
        if kind == _ROW:
            row = struct.unpack_from("<I", data)[0] + 1
            if data[11] & _HIDDEN_ROW:
                facts.hidden_rows.append(row)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", data)
            if style & 0xFFFFFF in wanted:
                facts.styled.append((row, column + 1, style & 0xFFFFFF))
            if kind in _ERROR_CELLS:
                facts.errors[row, column + 1] = ERRORS.get(data[8], "#N/A")
        elif kind == _COL_INFO and data[16] & 1:
            first, last = struct.unpack_from("<II", data)
            facts.hidden_columns.extend(range(first + 1, min(last, first + 255) + 2))
        elif kind in (_MERGE, _FILTER):
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            span = Span(top + 1, left + 1, bottom + 1, right + 1)
            if kind == _MERGE:
                facts.merged.append(span)
            else:
                facts.autofilter = span
        elif kind == _PANE and data[28] & 1:
            facts.frozen_rows = int(struct.unpack_from("<d", data, 8)[0])
    return sheet
