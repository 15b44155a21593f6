"""The sheet as Excel shows it, as far as it helps to see whether the header was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from textual import events
from textual.message import Message

from smeic_tui.text import t
from smeic_tui.widgets.named import Named
from smeic_tui.widgets.record_table import GUTTER, RecordTable
from smeic_tui.widgets.rows import Column, ListRows, RowView, Tone
from smeic_tui.widgets.show import cleaned, width

if TYPE_CHECKING:
    from importers.reading.workbook import Sheet
    from importers.tables.table import Table

MOST_HEADER_ROWS = 3
_MARK = 6
"""Cells of the word that says what a row is."""
_NUMBER = 5
"""Cells of the row number."""
_LEAST, _MOST = 4, 18
"""Cells of a column."""
_LOOK = 30
"""Rows below the header that are measured."""
_ABOVE = 3
"""Rows above the header that stay in sight."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sheet, and which of its rows are what."""

    sheet: Sheet
    """The sheet."""
    table: Table | None
    """The table that is shown, if one was found."""
    header: tuple[int, ...]
    """Rows of the header, found or being chosen; empty where there is none."""


class PictureRows:
    """Rows of a sheet from a column on, made as they are scrolled."""

    def __init__(self, marked: Marked, first: int) -> None:
        self._marked = marked
        self._first = first
        raw = marked.table.raw if marked.table is not None else None
        self._data = frozenset(raw.data_rows) if raw is not None else frozenset()
        sections = raw.sections if raw is not None else ()
        notes = raw.notes if raw is not None else ()
        self._words = dict.fromkeys((note.row for note in notes), "mark_note")
        self._words |= dict.fromkeys((section.row for section in sections), "mark_section")
        self._words |= dict.fromkeys(marked.header, "mark_header")

    def __len__(self) -> int:
        return len(self._marked.sheet.rows)

    def window(self, start: int, stop: int) -> Sequence[RowView]:
        """Rows of the sheet; the key is the row number."""
        return [self._row(number) for number in range(start + 1, stop + 1)]

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """Row numbers."""
        return range(start + 1, stop + 1)

    def _row(self, number: int) -> RowView:
        from importers.reading.workbook import shown

        word = self._words.get(number)
        cells = self._marked.sheet.rows[number - 1][self._first :]
        mark = t(f"import_screen.{word}") if word else ""
        tone: Tone = "strong" if word == "mark_header" else "" if number in self._data else "dim"
        return RowView(number, (mark, str(number), *(shown(cell) for cell in cells)), tone)


def picture_columns(sheet: Sheet, around: int, first: int, room: int) -> tuple[Column, ...]:
    """What the row is, its number, and as many columns with their letters as fit.

    Args:
        sheet: The sheet.
        around: The row from which cells are measured.
        first: The first column, from 0.
        room: Cells in all.
    """
    from importers.reading.workbook import column_letter, shown

    columns = [Column("", _MARK), Column("", _NUMBER, right=True)]
    left = room - GUTTER - 1 - _MARK - _NUMBER - 1
    # Titles above the header run over their neighbours, as in Excel.
    near = sheet.rows[around - 1 : around + _LOOK]
    many = max(map(len, near), default=0)
    for index in range(first, many):
        texts = (cleaned(shown(row[index])) for row in near if index < len(row))
        cells = max(_LEAST, min(_MOST, max(map(width, texts), default=0)))
        if left < _LEAST + 1:
            break
        columns.append(Column(column_letter(index + 1), min(cells, left - 1)))
        left -= cells + 1
    return tuple(columns)


class SheetPicture(RecordTable, can_focus=True):
    """The rows around the header; while it is being moved, arrows and 1 to 3 do it."""

    @dataclass
    class Decided(Message):
        """The header was moved: Enter."""

        picture: SheetPicture
        header: tuple[int, ...]

        @property
        def control(self) -> SheetPicture:
            """The widget, for ``@on`` selectors."""
            return self.picture

    def __init__(self, *, follow: Callable[[RowView | None], None], **named: Unpack[Named]) -> None:
        super().__init__((), follow=follow, **named)
        self.can_focus = False
        self._marked: Marked | None = None
        self._first = 0

    @property
    def moving(self) -> bool:
        """Whether the header is being moved."""
        return self.can_focus

    @property
    def cut_off(self) -> bool:
        """Whether columns are out of sight."""
        if self._marked is None:
            return False
        near = self._marked.sheet.rows[:_LOOK]
        shown = len(self.columns) - 2
        return bool(self._first) or max(map(len, near), default=0) > self._first + shown

    @property
    def header(self) -> tuple[int, ...]:
        """The rows that are marked as the header."""
        return self._marked.header if self._marked is not None else ()

    def put(self, marked: Marked | None) -> None:
        """Show a sheet from its first column, or nothing."""
        self._first = 0
        self._show(marked, stay=False)

    def _show(self, marked: Marked | None, *, stay: bool) -> None:
        self._marked = marked
        if marked is None:
            self.show_columns(())
            self.show(ListRows())
            return
        top = marked.header[0] if marked.header else 1
        room = self.size.width or self.app.size.width
        self.show_columns(picture_columns(marked.sheet, top, self._first, room))
        rows = PictureRows(marked, self._first)
        if stay:
            self.show(rows, index=top - 1)
            return
        # The cursor's row is kept in view: from below it, the header is seen with what follows.
        self.show(rows, index=0)
        self.move_to(top + max(0, self.page - _ABOVE - 3))
        self.move_to(top - 1)

    def on_resize(self) -> None:
        """More or fewer columns fit."""
        self._show(self._marked, stay=self.moving)

    def sideways(self, step: int) -> None:
        """Show the columns further right or left."""
        if self._marked is None:
            return
        rows = self._marked.sheet.rows[:_LOOK]
        last = max(map(len, rows), default=1) - 1
        self._first = max(0, min(self._first + step, last))
        self._show(self._marked, stay=True)

    # Moving the header

    def begin(self) -> None:
        """Let the arrows move the header."""
        marked = self._marked
        if marked is None or not len(marked.sheet.rows):
            return
        self.can_focus = True
        self.screen.set_focus(self)
        self._mark(marked.header[0] if marked.header else 1, max(1, len(marked.header)))

    def end(self) -> None:
        """The header stays where it is now."""
        self.can_focus = False

    def choose_count(self, count: int) -> None:
        """Let the header have so many rows."""
        self._mark(self.header[0], count)

    def _mark(self, top: int, count: int) -> None:
        assert self._marked is not None
        sheet = self._marked.sheet
        top = max(1, min(top, len(sheet.rows)))
        count = max(1, min(count, MOST_HEADER_ROWS, len(sheet.rows) - top + 1))
        header = tuple(range(top, top + count))
        self._show(Marked(sheet, self._marked.table, header), stay=True)

    def move_to(self, index: int) -> None:
        """While the header is moved, arrows, page keys, wheel and click put it on a row."""
        if self.moving:
            self._mark(index + 1, len(self.header))
        else:
            super().move_to(index)

    def on_key(self, event: events.Key) -> None:
        """Enter decides; there is nothing to select."""
        if event.key == "enter" and self.moving:
            self.post_message(self.Decided(self, self.header))
        elif event.key != "space":
            return
        event.stop()
        event.prevent_default()
