"""Furigana that Excel kept from typing: ``<rPh>`` in shared and inline strings of an .xlsx.

No spreadsheet library gives it out. It is what was typed into the input method before conversion:
mostly the reading of the name, sometimes not (髙橋 typed as はしごだか), so it is only proposed.
Found by a search of the XML instead of a parse: a list without furigana costs one look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from importers.reading.workbook import Address, column_number
from smeic_tui.japanese.kana import is_kana

MAX_ROW = 20_000
"""Rows up to which furigana is looked for: beyond them a list was not typed by hand."""
_STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_PHONETIC = re.compile(
    r'<(?:\w+:)?rPh\b[^>]*?\bsb="(\d+)"[^>]*?\beb="(\d+)"[^>]*>(.*?)</(?:\w+:)?rPh>', re.DOTALL
)
_TEXT = re.compile(r"<(?:\w+:)?t\b[^>/]*>([^<]*)</(?:\w+:)?t>")
_SHARED_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d+)"[^>]*?\st="s"[^>]*>'
    rb"(?:<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>(\d+)<"
)
_INLINE_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d+)"[^>]*>\s*<(?:\w+:)?is>(.*?)</(?:\w+:)?is>',
    re.DOTALL,
)


def shared_readings(content: bytes) -> dict[int, str]:
    """Index of a shared string to its reading, for those that have one in kana.

    Args:
        content: The part ``sharedStrings.xml``.
    """
    if b"rPh" not in content:
        return {}
    return {
        index: reading
        for index, string in enumerate(_STRING.finditer(content))
        if string[1] and b"rPh" in string[1] and (reading := reading_of(string[1]))
    }


def cell_readings(content: bytes, shared: dict[int, str]) -> dict[Address, str]:
    """Cells of one worksheet to the reading of their text.

    Args:
        content: The worksheet part.
        shared: What `shared_readings` found.
    """
    found: dict[Address, str] = {}
    if shared:
        _collect(found, ((m, shared.get(int(m[3]), "")) for m in _SHARED_CELL.finditer(content)))
    if b"rPh" in content:
        inline = _INLINE_CELL.finditer(content)
        _collect(found, ((m, reading_of(m[3])) for m in inline if b"rPh" in m[3]))
    return found


def _collect(found: dict[Address, str], cells: Iterable[tuple[re.Match[bytes], str]]) -> None:
    for match, reading in cells:
        row = int(match[2])
        if row > MAX_ROW:
            return
        if reading:
            found[row, column_number(match[1].decode())] = reading


def reading_of(string: bytes) -> str:
    """The whole text read out; empty where a part without furigana is no kana itself.

    The places ``sb`` and ``eb`` count in UTF-16, so that a name with 𠮷 counts one more.
    """
    text = string.decode("utf-8", "replace")
    base = "".join(unescape(part) for part in _TEXT.findall(_PHONETIC.sub("", text)))
    units = base.encode("utf-16-le", "surrogatepass")
    if is_kana(base):
        return ""
    reading = "".join(_parts(units, text)).strip()
    return reading if is_kana(reading) else ""


def _parts(units: bytes, text: str) -> Iterator[str]:
    at = 0
    for start, end, inner in _PHONETIC.findall(text):
        first, last = 2 * int(start), 2 * int(end)
        if first < at:
            continue
        yield units[at:first].decode("utf-16-le", "replace")
        yield "".join(unescape(part) for part in _TEXT.findall(inner))
        at = last
    yield units[at:].decode("utf-16-le", "replace")
