"""Decide what a file is by its first bytes and parts, never by its suffix."""

from __future__ import annotations

import re

from importers.reading.archive import Archive
from importers.reading.delimited import utf16_without_bom
from smeic_tui.errors import SmeicError

OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)
"""First bytes and the name of the format, which is the same word in every language."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY_SHARE = 0.1
_HTML = re.compile(rb"<(?:!doctype html|html|head|meta|table|body|style)\b")
"""What web pages begin with that call themselves .xls."""


def sniff(content: bytes) -> str:
    """``zip``, ``ole2`` or ``text``.

    Raises:
        SmeicError: ``empty_file``, ``unknown_type``, or ``wrong_type`` naming what it is.
    """
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise SmeicError("empty_file")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if content.startswith(OLE2):
        return "ole2"
    for magic, kind in _MAGIC:
        if content.startswith(magic) and (len(magic) > 2 or _is_binary(content)):
            raise SmeicError("wrong_type", kind=kind)
    wide = content.startswith(_UTF16) or bool(utf16_without_bom(content))
    # Markup is ASCII: its letters stand out when the zero bytes of UTF-16 are dropped.
    head = content[:4096].replace(b"\0", b"") if wide else content[:4096]
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if head.startswith(b"mime-version:") or (head[:1] == b"<" and _HTML.search(head)):
        raise SmeicError("wrong_type", kind="HTML")
    if head.startswith(b"<?xml"):
        raise SmeicError("wrong_type", kind="XML")
    if wide:
        return "text"
    if _is_binary(content):
        raise SmeicError("unknown_type")
    return "text"


def _is_binary(content: bytes) -> bool:
    head = content[:8192]
    if b"\0" in head:
        return True
    controls = sum(1 for byte in head if byte < 9 or 13 < byte < 27)
    return controls > _BINARY_SHARE * len(head)


def zip_kind(archive: Archive) -> str:
    """``xlsx``, ``xlsm``, ``xlsb`` or ``ods``.

    Raises:
        SmeicError: ``wrong_type``, or ``protection_unknown`` (an .ods behind a password).
    """
    names = {name.lower() for name in archive.names}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "xl/workbook.xml" in names:
        return "xlsm" if "xl/vbaproject.bin" in names else "xlsx"
    if any(name.startswith("word/") for name in names):
        raise SmeicError("wrong_type", kind="Word")
    if any(name.startswith("ppt/") for name in names):
        raise SmeicError("wrong_type", kind="PowerPoint")
    if "mimetype" in names:
        declared = archive.read(archive.find("mimetype") or "mimetype")
        if b"opendocument.spreadsheet" in declared:
            manifest = archive.find("META-INF/manifest.xml")
            if manifest and b"encryption-data" in archive.read(manifest):
                raise SmeicError("protection_unknown")
            return "ods"
        if b"opendocument" in declared:
            raise SmeicError("wrong_type", kind="OpenDocument")
    if "[content_types].xml" in names:
        types = archive.read(archive.find("[Content_Types].xml") or "")
        if b"spreadsheetml" in types:
            return "xlsx"
    raise SmeicError("wrong_type", kind="ZIP")
