"""The zip around an .xlsx or .ods, opened only after it has been shown harmless.

A hostile archive names the same entry twice, lies about sizes, or unpacks to gigabytes; XML with a
DOCTYPE can expand entities. Everything is counted in real bytes before any parser sees the file.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from smeic_tui.errors import SmeicError

MAX_ENTRIES = 1_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
_RATIO_FROM = 1024 * 1024
"""Smaller entries may compress as they like: a page of equal cells reaches 400 without any harm."""
_ENCRYPTED_FLAG = 0x1
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_XML = (".xml", ".rels", ".vml")


class Archive:
    """A zip whose directory was checked; parts are unpacked under one budget for the whole file."""

    def __init__(self, content: bytes) -> None:
        """Check the directory.

        Raises:
            SmeicError: ``corrupt``, ``zip_bomb``, ``zip_duplicate_entries`` or ``zip_encrypted``.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise SmeicError("corrupt") from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise SmeicError("zip_bomb")
        self._entries = {_plain(entry.filename): entry for entry in entries}
        if len(self._entries) < len(entries):
            raise SmeicError("zip_duplicate_entries")
        if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
            raise SmeicError("zip_encrypted")
        self._left = MAX_UNPACKED
        self._unpacked: set[str] = set()

    @property
    def names(self) -> list[str]:
        """Names of all parts, with forward slashes."""
        return list(self._entries)

    def find(self, name: str) -> str | None:
        """The part of this name in whatever case, or None."""
        wanted = name.lower()
        return next((found for found in self._entries if found.lower() == wanted), None)

    def read(self, name: str) -> bytes:
        """Unpack one part.

        Raises:
            SmeicError: ``zip_bomb``, ``corrupt`` or ``xml_entities``.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise SmeicError("corrupt")
        again = name in self._unpacked
        allowed = MAX_UNPACKED if again else self._left
        allowed = min(allowed, max(_RATIO_FROM, MAX_RATIO * entry.compress_size))
        try:
            with self._zip.open(entry) as part:
                content = part.read(allowed + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise SmeicError("corrupt") from error
        if len(content) > allowed:
            raise SmeicError("zip_bomb")
        if not again:
            self._unpacked.add(name)
            self._left -= len(content)
        if name.lower().endswith(_XML) and _declares_type(content):
            raise SmeicError("xml_entities")
        return content

    def read_unread(self) -> None:
        """Unpack every part not yet asked for, only to count and check it."""
        for name in self._entries:
            if name not in self._unpacked:
                self.read(name)


def _declares_type(content: bytes) -> bool:
    """Whether XML holds a DOCTYPE, also where it is written in UTF-16."""
    if b"\0" in content[:4]:
        return any(mark in content for mark in _DOCTYPES[1:])
    return _DOCTYPES[0] in content


def _plain(name: str) -> str:
    """Some programs write backslashes and a leading slash."""
    return name.replace("\\", "/").lstrip("/")
