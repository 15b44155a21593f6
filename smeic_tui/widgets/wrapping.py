"""A text in lines: Japanese breaks between characters, words and numbers stay whole."""

from __future__ import annotations

import re

from smeic_tui.widgets.show import cleaned, width

_WORD = 12
"""Cells of the longest Japanese word that is carried over whole."""
_OPENING = "「『（【("
_NAME = re.compile(f"[{_OPENING}]*[!-~]*\\Z")
"""What stays whole at the end of a line: the name of a key, a number, a date, a bracket's begin."""
_NEVER_FIRST = "。、，．）」』】・ー…!?！？"
"""Signs that stay with what is before them."""


def wrapped(text: str, cells: int) -> list[str]:
    """A text in lines of at most so many cells; never empty, and no line breaks of its own."""
    lines: list[str] = []
    line, used = "", 0
    for character in cleaned(text):
        taken = width(character)
        if used + taken > cells and line:
            head, line = _parted(line, character, cells)
            lines.append(head)
            used = width(line)
        if not line and character == " " and lines:
            continue
        line += character
        used += taken
    return [*lines, line]


def _parted(line: str, character: str, cells: int) -> tuple[str, str]:
    """What stays on a full line, and what goes to the next one before this character."""
    head, blank, tail = line.rpartition(" ")
    # A date or a word stays whole where a blank is near.
    whole = tail.isascii() or width(tail) <= _WORD
    if blank and whole and head.strip() and character != " ":
        return head, tail
    if line[-1] in _OPENING or "!" <= character <= "~":
        name = _NAME.search(line)
        start = name.start() if name else len(line)
        carried = width(line[start:]) + width(character)
        if start < len(line) and line[:start].strip() and carried <= min(_WORD, cells):
            return line[:start], line[start:]
    last = line[-1]
    fits = width(last) + width(character) <= cells
    if character in _NEVER_FIRST and line[:-1].strip() and last != " " and fits:
        return line[:-1], last
    return line, ""
