"""Common family names with their readings, to find where a name without a space is cut.

Written for this project from general knowledge of the most frequent family names; in the lists a
reading stands before the names that have it. The table only tells where a name *may* be cut: a
reading is never taken from it as a fact about a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smeic_tui.japanese.fold import key
from smeic_tui.japanese.surnames_a_so import A_TO_SO
from smeic_tui.japanese.surnames_ta_wa import TA_TO_WA


@cache
def readings() -> Mapping[str, frozenset[str]]:
    """Key of a family name -> its readings in hiragana. Built once, when a name has to be cut."""
    table: dict[str, set[str]] = {}
    for entry in (A_TO_SO + TA_TO_WA).replace("\n", "|").split("|"):
        words = entry.split()
        if not words:
            continue
        length = next(
            place for place, char in enumerate(words[0]) if not "\u3041" <= char <= "\u3096"
        )
        reading = words[0][:length]
        for name in (words[0][length:], *words[1:]):
            table.setdefault(key(name), set()).add(reading)
    return {name: frozenset(found) for name, found in table.items()}
