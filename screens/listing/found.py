"""People found by something else than a search, and how their lines say why they are listed."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from screens.listing.rows import Hits
from smeic_tui.widgets.rows import RowView

_KANA = 2
"""Column of the kana, where a note stands as the reason of a search does in the roster."""


@dataclass(frozen=True, slots=True)
class Found:
    """People, in the order they are listed."""

    ids: array[int]
    """Who."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """By id, what stands in place of the kana: the value the person is listed for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the lists a screen offers by digit."""

    label: str
    """What these people have in common."""
    find: Callable[[sqlite3.Connection], Found]
    """Finds them anew: whoever was put right is gone the next time."""


class Noted:
    """Hits of the roster, some with a note in place of the kana."""

    def __init__(self, hits: Hits, notes: Mapping[int, str]) -> None:
        self._hits = hits
        self._notes = notes

    def __len__(self) -> int:
        return len(self._hits)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of a part of the list."""
        return [self._with_note(row) for row in self._hits.window(start, stop)]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Ids of a part of the list."""
        return self._hits.keys(start, stop)

    def _with_note(self, row: RowView) -> RowView:
        note = self._notes.get(row.key)
        if not note:
            return row
        return row._replace(cells=(*row.cells[:_KANA], note, *row.cells[_KANA + 1 :]))
