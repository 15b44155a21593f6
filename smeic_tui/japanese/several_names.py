"""Cells that hold the names of several people: 青空 花子、木星 次郎."""

from __future__ import annotations

import re

from smeic_tui.japanese.kana import is_kana
from smeic_tui.japanese.names import is_latin, parse_name

_BETWEEN = frozenset("、，,;；／/・＆&\n\r")
_PARTED = re.compile(f"[{''.join(sorted(_BETWEEN))}]+")


def several_names(text: str) -> tuple[str, ...]:
    """The names in a cell, where each part is a whole name; empty for one name, however written.

    ジョン・スミス, ``Smith, John`` and 山田太郎・花子 are not taken apart: no part of them is sure
    to be the whole name of somebody else.
    """
    if _BETWEEN.isdisjoint(text):
        return ()
    parts = tuple(part.strip() for part in _PARTED.split(text) if part.strip())
    return parts if len(parts) > 1 and all(map(_is_whole, parts)) else ()


def _is_whole(text: str) -> bool:
    name = parse_name(text)
    foreign = is_kana(name.text.replace(" ", "").replace("\u3000", "")) or is_latin(name.text)
    return bool(name.family and name.given) and not foreign
