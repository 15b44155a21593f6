"""What an .xls keeps of its texts beside them: furigana in the shared strings, notes on cells.

Shared strings are one record cut into pieces ([MS-XLS] 2.4.265, 2.5.293): characters that go on in
the next piece begin there with a byte that says anew how wide they are; nothing else does.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

from importers.reading.workbook import Address
from smeic_tui.japanese.kana import is_kana

SST, CONTINUE = 0xFC, 0x3C
_LABEL, _NOTE, _OBJECT, _TEXT = 0xFD, 0x1C, 0x5D, 0x01B6
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
_COMMON, _NOTE_OBJECT = 0x15, 0x19
_PHONETIC = 1

Record = tuple[int, bytes]


def shared_readings(pieces: Sequence[bytes]) -> dict[int, str]:
    """Index of a shared string to its furigana, for those that have some in kana.

    Args:
        pieces: The data of the SST record and of the CONTINUE records behind it.

    Raises:
        struct.error, IndexError: the record is not what it should be.
    """
    strings = _Pieces(pieces)
    _, count = struct.unpack("<II", strings.take(8))
    found = {}
    for index in range(count):
        text, extension = strings.string()
        if extension and (reading := _reading(text, extension)):
            found[index] = reading
    return found


def cell_readings(records: Iterable[Record], shared: dict[int, str]) -> dict[Address, str]:
    """Cells of one sheet to the furigana of their text."""
    found = {}
    for kind, data in records if shared else ():
        if kind == _LABEL:
            row, column, _, index = struct.unpack_from("<HHHI", data)
            if index in shared:
                found[row + 1, column + 1] = shared[index]
    return found


def notes(records: Iterable[Record]) -> dict[Address, str]:
    """Texts of the notes of one sheet, by cell."""
    texts: dict[int, str] = {}
    cells: dict[int, Address] = {}
    owner: int | None = None
    length = 0
    for kind, data in records:
        if kind == _OBJECT:
            part, _, what, number = struct.unpack_from("<HHHH", data)
            owner = number if (part, what) == (_COMMON, _NOTE_OBJECT) else None
        elif kind == _TEXT:
            length = struct.unpack_from("<H", data, 10)[0]
        elif kind == CONTINUE and owner is not None and length:
            text = _decoded(data[1:], wide=bool(data[0] & _WIDE))[:length]
            texts[owner] = texts.get(owner, "") + text
            length -= len(text)
        elif kind == _NOTE:
            row, column, _, number = struct.unpack_from("<HHHH", data)
            cells[number] = (row + 1, column + 1)
    return {cell: texts[number].strip() for number, cell in cells.items() if texts.get(number)}


class _Pieces:
    """Reads on through the pieces of one record."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._number = self._at = 0

    def take(self, size: int) -> bytes:
        """So many bytes, over the borders of pieces."""
        taken = b""
        while len(taken) < size:
            piece = self._pieces[self._number]
            part = piece[self._at : self._at + size - len(taken)]
            taken += part
            self._at += len(part)
            if len(taken) < size:
                self._next()
        return taken

    def string(self) -> tuple[str, bytes]:
        """One string, and its extension: phonetic text, or nothing."""
        length, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        size = struct.unpack("<I", self.take(4))[0] if flags & _EXTENDED else 0
        text = self._characters(length, wide=bool(flags & _WIDE))
        self.take(4 * runs)
        return text, self.take(size)

    def _characters(self, length: int, *, wide: bool) -> str:
        text = ""
        while len(text) < length:
            piece = self._pieces[self._number]
            if self._at >= len(piece):
                piece = self._next()
                wide = bool(piece[0] & _WIDE)
                self._at = 1
            size = (length - len(text)) * (2 if wide else 1)
            part = piece[self._at : self._at + size]
            self._at += len(part)
            text += "".join(_units(part, wide=wide))
        # Counted in UTF-16, as the file counts; two halves become one character here.
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _next(self) -> bytes:
        self._number += 1
        self._at = 0
        return self._pieces[self._number]


def _units(part: bytes, *, wide: bool) -> Iterator[str]:
    if wide:
        return (chr(unit) for (unit,) in struct.iter_unpack("<H", part))
    return iter(part.decode("latin-1"))


def _decoded(part: bytes, *, wide: bool) -> str:
    return part.decode("utf-16-le" if wide else "latin-1", "replace")


def _reading(base: str, extension: bytes) -> str:
    """The whole text read out; empty where a part without furigana is no kana itself.

    ``ExtRst``: what it is, its size, the font, how many runs, how many characters; the phonetic
    text with its own length; then for each run where it begins in the phonetic text, where in the
    base, and how long its base is, all counted in UTF-16.
    """
    kind, _, _, count, _, length = struct.unpack_from("<HHIHHH", extension)
    if kind != _PHONETIC or not count or is_kana(base):
        return ""
    at = 14 + 2 * length
    phonetic, units = extension[14:at], base.encode("utf-16-le", "surrogatepass")
    runs = [struct.unpack_from("<HHH", extension, at + 6 * run) for run in range(count)]
    ends = [*(first for first, _, _ in runs[1:]), length]
    parts, done = [], 0
    for (first, start, size), end in zip(runs, ends, strict=True):
        parts += [units[done : 2 * start], phonetic[2 * first : 2 * end]]
        done = 2 * (start + size)
    reading = b"".join([*parts, units[done:]]).decode("utf-16-le", "replace").strip()
    return reading if is_kana(reading) else ""
