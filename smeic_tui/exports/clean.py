"""Text that a file can hold: what no XML, CSV or Excel cell takes is put right before the save.

Only what cannot be stored is touched; wording, spaces and variant characters stay as written.
"""

from __future__ import annotations

import re

CELL_LENGTH = 32_767
"""Excel's limit for a cell, in UTF-16 units."""
CUT_MARK = "…"
"""Stands at the end of a text that was cut."""
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_CHECK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without control codes; all line breaks as ``\\n``, a lone surrogate as U+FFFD."""
    if not _TO_CHECK.search(text):
        return text
    if _SURROGATE.search(text):
        # Two halves that stand together are one character; a lone half becomes the visible mark.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", _BREAKS.sub("\n", text))


def fit_cell(text: str) -> tuple[str, bool]:
    """The text as long as a cell may be, and whether it had to be cut (it then ends in ``…``)."""
    # A character is at most two units: short text, nearly all of it, is not measured.
    if len(text) <= CELL_LENGTH // 2 or len(cut_utf16(text, CELL_LENGTH)) == len(text):
        return text, False
    return cut_utf16(text, CELL_LENGTH - len(CUT_MARK)) + CUT_MARK, True


def cut_utf16(text: str, units: int) -> str:
    """The longest beginning of at most this many UTF-16 units; no character is halved."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
