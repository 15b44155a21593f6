"""Numbers as staff type them: any width of digits, with or without what is counted."""

from __future__ import annotations

import unicodedata

_AROUND = "第回名人点%年度分 "


def fold_count(text: str) -> str:
    """``１２名`` as ``12``, ``第3回`` as ``3``; what is no number stays without these words."""
    return unicodedata.normalize("NFKC", text).strip().strip(_AROUND)


def read_count(text: str, most: int = 99_999_999) -> int | None:
    """A whole number up to a limit; None for anything else, also for nothing."""
    level = fold_count(text)
    if not level.isascii() or not level.isdigit() or len(level) > 8:
        return None
    return int(level) if int(level) <= most else None
