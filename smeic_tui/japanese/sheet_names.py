"""Which words of a line are the name, where nobody on file tells: to register somebody new."""

from __future__ import annotations

from smeic_tui.japanese.fold import key
from smeic_tui.japanese.name_cut import cut_name
from smeic_tui.japanese.names import is_latin
from smeic_tui.japanese.sheet_lines import SheetLine
from smeic_tui.japanese.surnames import readings

_SPACE = "\u3000"
"""Between the parts of a name in kanji."""


def name_and_company(line: SheetLine) -> tuple[str, str]:
    """Name and company as they seem to stand on a line: by the table of family names."""
    words, notes = line.words, " ".join(line.notes)
    if len(words) < 2 or all(is_latin(word) for word in words):
        return " ".join(words), notes
    if _is_family(words[0]):
        return _SPACE.join(words[:2]), " ".join((*words[2:], *line.notes))
    if len(words) > 2 and _is_family(words[-2]):
        return _SPACE.join(words[-2:]), " ".join((*words[:-2], *line.notes))
    if _is_family(words[-1]) or cut_name(words[-1]) is not None:
        return words[-1], " ".join((*words[:-1], *line.notes))
    return _SPACE.join(words), notes


def _is_family(word: str) -> bool:
    return key(word) in readings()
