"""The line above a list: the search box on the left, counts and order on the right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Unpack

from textual.app import ComposeResult

from smeic_tui.text import t
from smeic_tui.widgets.lines import Lines, Piece, Side
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.record_table import RecordTable
from smeic_tui.widgets.search_box import SearchBox
from smeic_tui.widgets.show import cleaned, cut, width

_LABEL = 7
"""Cells before the box."""
_BOX = 36
"""Hundredths of the line that the box takes."""
_BLANKS = re.compile(" {2,}")


class SearchBar(Lines):
    """A line that holds the search box and paints its label and what it found around it."""

    DEFAULT_CSS = f"""
    SearchBar {{ background: $surface; layout: horizontal; }}
    SearchBar SearchBox {{ margin-left: {_LABEL}; width: {_BOX}%; }}
    """

    def __init__(
        self,
        search: Callable[[str], None],
        table: RecordTable,
        *,
        placeholder: str = "",
        **named: Unpack[Named],
    ) -> None:
        """Make the line; the arguments are those of `SearchBox`."""
        self._label = f" {t('frame.search')}"
        super().__init__([(self._label, "dim")], **named)
        self.box = SearchBox(search, table, placeholder=placeholder, id="search")
        self._right: Sequence[Piece] = ()

    def compose(self) -> ComposeResult:
        """The box."""
        yield self.box

    def found(self, right: Side) -> None:
        """Show counts, filter and order; painted in the frame of the key that changed them.

        Args:
            right: The count first. Where there is little room, blanks go and then the longest of
                the other pieces is cut: the box never covers them.
        """
        self._right = [(right, "")] if isinstance(right, str) else right
        self._fit()

    def on_resize(self) -> None:
        """There is more room, or less."""
        self._fit()

    def _fit(self) -> None:
        wide = self.outer_size.width or self.app.size.width
        room = wide - _LABEL - wide * _BOX // 100 - 1
        self.put([(self._label, "dim")], squeezed(self._right, room))


def squeezed(pieces: Sequence[Piece], room: int) -> Sequence[Piece]:
    """The pieces in so many cells: with single blanks, and then all but the first one cut."""
    taken = sum(width(cleaned(text)) for text, _ in pieces)
    if taken <= room:
        return pieces
    close = [(_BLANKS.sub(" ", cleaned(text)), tone) for text, tone in pieces]
    over = sum(width(text) for text, _ in close) - room
    if over > 0 and len(close) > 1:
        longest = max(range(1, len(close)), key=lambda n: width(close[n][0]))
        text, tone = close[longest]
        close[longest] = cut(text, max(width(text) - over, 1)), tone
    return close
