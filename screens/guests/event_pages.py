"""The pages of one event by digit: what each lists, as rows made by pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from screens.listing.tabs import tab_line
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.rows import Column, RowView

PageName = Literal["overview", "waves", "list", "door", "tables", "after"]
PAGES: tuple[PageName, ...] = get_args(PageName)
"""By digit; the door is a screen of its own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page lists."""

    columns: Sequence[Column]
    rows: Sequence[RowView]
    empty: str
    """What stands there while it has no rows."""
    told: str = ""
    """What the search line says at its right end beside the count."""
    people: Mapping[int, int] | None = field(default=None)
    """By row, whom it is about; None where each row is a person by id."""

    def person(self, key: int) -> int | None:
        """Whom a row is about."""
        return key if self.people is None else self.people.get(key)


def page_pieces(chosen: PageName) -> list[Piece]:
    """The pages, each with its digit."""
    return tab_line([t(f"event.page_{page}") for page in PAGES], PAGES.index(chosen))
