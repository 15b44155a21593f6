"""Number formats, fills and structure of an old .xls, read from its own records.

The value reader gives values and dates of these files, nothing else: 0012 would arrive as 12, and
a hidden row like any other. Records of BIFF5 and BIFF8 ([MS-XLS]); older files give values only.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from importers.reading.biff_strings import (
    CONTINUE,
    SST,
    Record,
    cell_readings,
    notes,
    shared_readings,
)
from importers.reading.number_formats import BUILT_IN
from importers.reading.ooxml import Style
from importers.reading.structure import ERRORS, SheetStructure, Structure
from importers.reading.workbook import Span

_BOF, _EOF = 0x0809, 0x000A
_FORMAT, _XF, _FONT, _DATEMODE, _BOUNDSHEET, _NAME = 0x041E, 0xE0, 0x31, 0x22, 0x85, 0x18
_ROW, _COLINFO, _MERGED, _PANE, _WINDOW2 = 0x0208, 0x7D, 0xE5, 0x41, 0x023E
_MULRK, _MULBLANK, _BOOLERR, _FORMULA = 0xBD, 0xBE, 0x0205, 0x06
_CELLS = frozenset({0x0203, 0xFD, 0x0204, 0xD6, _BOOLERR, _FORMULA, 0x027E, 0x0201})
_BIFF8, _BIFF5 = 0x0600, 0x0500
_FILEPASS = 0x2F
_ODD = (OSError, struct.error, IndexError, ValueError, KeyError)
"""What reading records of another kind raises."""
_PRINT_TITLES, _FILTER = 0x07, 0x0D
_AREA_3D = frozenset({0x3B, 0x5B, 0x7B})
_BUILT_IN_NAME, _HIDDEN_ROW, _FROZEN, _STRUCK = 0x20, 0x20, 0x08, 0x08
_SOLID = 1
_NO_COLOURS = frozenset({1, 9, 64, 65})
"""White, and the system's own."""


def read_biff(content: bytes) -> Structure:
    """The structure of an .xls; empty where its records are not understood."""
    try:
        return _Reader(_stream(content)).read()
    except _ODD:
        # Values come from another reader, which decides whether the file is sound.
        return Structure()


def asks_for_password(content: bytes) -> bool:
    """Whether the records are encrypted, in whatever way."""
    try:
        return any(kind == _FILEPASS for kind, _ in _records(_stream(content), 0))
    except _ODD:
        return False


def _stream(content: bytes) -> bytes:
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(BytesIO(content)) as ole:
        stream: bytes = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read()
    return stream


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one substream, to its end."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        # A chart inside a sheet is a substream of its own.
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


class _Reader:
    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._wide = True
        self._codes = dict(BUILT_IN)
        self._struck: list[bool] = []
        self._formats: list[tuple[int, int, str]] = []
        self._places: list[tuple[str, int]] = []
        self._titles: dict[int, tuple[int, int]] = {}
        self._filters: dict[int, Span] = {}
        self._strings: list[bytes] = []
        self._found = Structure()

    def read(self) -> Structure:
        last = 0
        for kind, data in _records(self._stream, 0):
            if kind == _BOF:
                version = struct.unpack_from("<H", data)[0]
                if version not in (_BIFF8, _BIFF5):
                    return self._found
                self._wide = version == _BIFF8
            elif kind == SST or (kind == CONTINUE and last in (SST, CONTINUE) and self._strings):
                self._strings.append(data)
            else:
                self._global(kind, data)
            last = kind
        for font, code, fill in self._formats:
            struck = self._struck[font] if font < len(self._struck) else False
            style = Style(self._codes.get(code, "General"), fill, struck)
            self._found.styles.append(style)
        mattering = self._found.mattering()
        readings = _readings(self._strings)
        for number, (name, offset) in enumerate(self._places, 1):
            sheet = SheetStructure(print_titles=self._titles.get(number))
            sheet.facts.autofilter = self._filters.get(number)
            _read_sheet(sheet, _records(self._stream, offset), mattering)
            if self._wide:
                sheet.readings = cell_readings(_records(self._stream, offset), readings)
                sheet.comments = notes(_records(self._stream, offset))
            self._found.sheets[name] = sheet
        return self._found

    def _global(self, kind: int, data: bytes) -> None:
        if kind == _FORMAT:
            length = 2 if self._wide else 1
            self._codes[struct.unpack_from("<H", data)[0]] = self._text(data, 2, length)
        elif kind == _FONT:
            if len(self._struck) == 4:
                self._struck.append(False)  # there is no font 4
            self._struck.append(bool(data[2] & _STRUCK))
        elif kind == _XF:
            font, code = struct.unpack_from("<HH", data)
            self._formats.append((font, code, self._fill(data)))
        elif kind == _DATEMODE:
            self._found.epoch_1904 = data[0] == 1
        elif kind == _BOUNDSHEET:
            self._places.append((self._text(data, 6, 1), struct.unpack_from("<I", data)[0]))
        elif kind == _NAME and self._wide and data[0] & _BUILT_IN_NAME and data[3] == 1:
            self._name(data)

    def _text(self, data: bytes, at: int, length: int) -> str:
        size = int.from_bytes(data[at : at + length], "little")
        at += length
        if not self._wide:
            return data[at : at + size].decode("cp932", "replace")
        if data[at] & 1:
            return data[at + 1 : at + 1 + 2 * size].decode("utf-16-le", "replace")
        return data[at + 1 : at + 1 + size].decode("latin-1")

    def _fill(self, data: bytes) -> str:
        if not self._wide or len(data) < 20:
            return ""
        pattern = struct.unpack_from("<I", data, 14)[0] >> 26
        colour = struct.unpack_from("<H", data, 18)[0] & 0x7F
        return f"indexed{colour}" if pattern == _SOLID and colour not in _NO_COLOURS else ""

    def _name(self, data: bytes) -> None:
        """Rows repeated on each page, and the filter's range, both kept as names."""
        sheet, kind = struct.unpack_from("<H", data, 8)[0], data[15]
        at = 16
        while at < len(data):
            if data[at] in _AREA_3D:
                top, bottom, left, right = struct.unpack_from("<HHHH", data, at + 3)
                if kind == _FILTER:
                    self._filters[sheet] = Span(top + 1, left + 1, bottom + 1, right + 1)
                elif kind == _PRINT_TITLES and left == 0 and right >= 255:
                    self._titles[sheet] = (top + 1, bottom + 1)
                at += 11
            else:
                at += 3 if data[at] == 0x29 else 1


def _readings(strings: list[bytes]) -> dict[int, str]:
    try:
        return shared_readings(strings) if strings else {}
    except _ODD:
        # Furigana is a proposal: a file that cuts its strings in its own way goes without.
        return {}


def _read_sheet(sheet: SheetStructure, records: Iterator[Record], wanted: frozenset[int]) -> None:
    facts = sheet.facts
    split, frozen = 0, False
    for kind, data in records:
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            if style in wanted:
                facts.styled.append((row + 1, column + 1, style))
            if kind == _BOOLERR and data[7]:
                facts.errors[row + 1, column + 1] = ERRORS.get(data[6], "#N/A")
            elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
                facts.errors[row + 1, column + 1] = ERRORS.get(data[8], "#N/A")
        elif kind in (_MULRK, _MULBLANK):
            row, first = struct.unpack_from("<HH", data)
            step = 6 if kind == _MULRK else 2
            for number, at in enumerate(range(4, len(data) - 2, step)):
                style = struct.unpack_from("<H", data, at)[0]
                if style in wanted:
                    facts.styled.append((row + 1, first + number + 1, style))
        elif kind == _ROW and data[12] & _HIDDEN_ROW:
            facts.hidden_rows.append(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLINFO and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            facts.hidden_columns.extend(range(first + 1, min(last, 255) + 2))
        elif kind == _MERGED:
            count = struct.unpack_from("<H", data)[0]
            for number in range(count):
                top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * number)
                facts.merged.append(Span(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _PANE:
            split = struct.unpack_from("<H", data, 2)[0]
        elif kind == _WINDOW2:
            frozen = bool(data[0] & _FROZEN)
    facts.frozen_rows = split if frozen else 0
