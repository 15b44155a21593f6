"""The mix of cohorts while guests are chosen, in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from smeic_tui.domain.mixing import mix
from smeic_tui.store.people.cohorts import cohort_sizes, sizes_of
from smeic_tui.text import t

_EVEN = 0.95
"""From here on a group mixes about as chance would."""


def mix_words(conn: sqlite3.Connection, event_id: int, chosen: Collection[int]) -> str:
    """Selected people together with those who are coming: how many cohorts, how well mixed."""
    found = mix(sizes_of(conn, chosen, event_id), cohort_sizes(conn))
    told = t("event.mix", count=found.people, cohorts=found.cohorts, largest=found.largest)
    if found.ratio is None:
        return told
    verdict = "even" if found.ratio >= _EVEN else "uneven"
    return f"{told}   {t(f'event.mix_{verdict}', ratio=f'{found.ratio:.2f}')}"
