"""Text from data in Markdown files: it stays text, and the file is written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from smeic_tui.exports.clean import clean
from smeic_tui.exports.safe_file import writing


def escaped(text: str) -> str:
    """Text as Markdown that shows just this text; most signs mean something only at the start."""
    line = re.sub(r"([\\`*_{}\[\]<>|~&])", r"\\\1", " ".join(clean(text).split()))
    return re.sub(r"^(\d+(?=[.)])|(?=[-+#=:]))", r"\1\\", line)


def write_text(path: Path, text: str, forbid: Collection[Path]) -> Path:
    """Write a text file; where it is.

    Args:
        path: The file to make or replace.
        text: All of it.
        forbid: Databases that must not be overwritten.

    Raises:
        SmeicError: those of `safe_file.writing`.
    """
    with writing(path, forbid=forbid) as draft:
        draft.temporary.write_text(text, encoding="utf-8", newline="\n")
    return draft.path
