"""Names that every system and Excel accept: of files and of sheets."""

from __future__ import annotations

import re
from collections.abc import Collection
from unicodedata import normalize

from smeic_tui.exports.clean import clean, cut_utf16

SHEET_TITLE_LENGTH = 31
"""Excel's limit, in UTF-16 units: a 𠮷 counts two."""
_FILE_NAME_BYTES = 180
"""Linux and macOS allow 255 bytes; this leaves room for a date and `` (2)``."""
_NOT_IN_FILES = re.compile(r'[\\/:*?"<>|\s~$%\x00-\x1f]+')
_NOT_IN_SHEETS = re.compile(r"[\\/?*\[\]:\n\t]+")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""Names that Windows takes for devices whatever the suffix."""


def file_name(title: str, suffix: str = ".xlsx", fallback: str = "list") -> str:
    """A file name from what a list is called: ``第8回 鼎談会/招待`` → ``第8回_鼎談会_招待.xlsx``.

    Japanese stays; it is composed (NFC), as Windows compares names by code points.
    """
    stem = _NOT_IN_FILES.sub("_", normalize("NFC", clean(title))).strip("_. -")
    stem = stem.encode()[:_FILE_NAME_BYTES].decode(errors="ignore").rstrip("_. -")
    if _DEVICES.match(stem):
        stem = f"_{stem}"
    return (stem or fallback) + suffix


def sheet_title(title: str, taken: Collection[str] = (), fallback: str = "Sheet") -> str:
    """A sheet title Excel opens without repair, different from those already taken."""
    bare = _NOT_IN_SHEETS.sub(" ", clean(title)).strip("' ")
    # Excel keeps "History" for itself.
    if not bare or bare.casefold() == "history":
        bare = f"{bare}_" if bare else fallback
    used = {other.casefold() for other in taken}
    found = cut_utf16(bare, SHEET_TITLE_LENGTH).rstrip("' ")
    number = 1
    while found.casefold() in used:
        number += 1
        mark = f" ({number})"
        found = cut_utf16(bare, SHEET_TITLE_LENGTH - len(mark)).rstrip("' ") + mark
    return found
