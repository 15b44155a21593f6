"""Cells that hold the names of several people: 青空 花子、木星 次郎."""

from __future__ import annotations

import re

from smeic_tui.japanese.fold import key
from smeic_tui.japanese.names import name_key, parse_name
from smeic_tui.japanese.surnames import readings

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
    keys = {name_key(part) for part in parts}
    return parts if len(keys) == len(parts) > 1 and all(map(_is_whole, parts)) else ()


def _is_whole(text: str) -> bool:
    """A known family name with a given name: 代表 取締役, 東京都 港区 and 退会 済 are none."""
    name = parse_name(text)
    return bool(name.given and name.family) and key(name.family or "") in readings()
