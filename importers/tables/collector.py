"""Walk down the rows under one header and tell data from sections, totals, notes and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from importers.reading.workbook import Cell
from importers.tables.event_lines import event_in
from importers.tables.grid import Grid
from importers.tables.header import Header
from importers.tables.header_names import column_names, column_span
from importers.tables.headers import headers_at
from importers.tables.headings import fold, look_up
from importers.tables.raw_table import RawTable, SectionRow
from importers.tables.row_kinds import (
    RowKind,
    heads_remark,
    is_note_row,
    is_remark,
    is_total_row,
    lone_kind,
    may_be_total,
)
from smeic_tui.japanese.names import parse_name

_TRAILING_NUMBERS = 3
"""So many numbered but empty lines at the end are a printed form; fewer are nameless records."""
_WORD_AND_REMARK = 2
_CAPTION = 5
"""Rows of a caption over another table, at most."""
_TITLE_CELLS = 3
"""Cells over which the title of an event spreads at most: name, day, place."""
_KEYS = ("name", "family", "company", "affiliation")
_PEOPLE = ("name", "family")


class Collector:
    """Walks down the rows under one header until the table ends.

    Args:
        grid: The sheet.
        header: Where the table begins.
        above: The first row whose text may be a title of it.
        beside: The columns above which its titles stand, where other tables stand beside it.
    """

    def __init__(
        self, grid: Grid, header: Header, above: int, beside: tuple[int, int] | None = None
    ) -> None:
        self._grid = grid
        self._header = header
        self._above = above
        self._beside = beside
        self._span = column_span(grid, header, beside)
        self._names = column_names(grid, self._span)
        rows = range(header.bottom, header.top - 1, -1)
        named = [grid.filled(row, self._span.left, self._span.right) for row in rows]
        self._headers = [names for names in named if len(names) > 1] or named[:1]
        self._labels = named[0] if named else []
        self._key_field, self._key = self._key_column()
        self._rows: list[int] = []
        self._numbered: list[int] = []
        self._sections: list[SectionRow] = []
        self._notes: list[SectionRow] = []
        self._lone: list[int] = []
        self.end = grid.height + 1
        """The row at which the search goes on: the next table's header."""

    def _key_column(self) -> tuple[str, int]:
        found: dict[str, int] = {}
        for offset, (_, _, parts) in enumerate(self._names):
            if parts and (heading := look_up(parts[-1])):
                found.setdefault(heading.field, self._span.left + offset)
        return next(((key, found[key]) for key in _KEYS if key in found), ("", self._span.left))

    @property
    def _is_of_people(self) -> bool:
        return self._key_field in _PEOPLE

    @property
    def last_data(self) -> int:
        """The last data row."""
        return self._rows[-1] if self._rows else self._header.bottom

    def collect(self) -> bool:
        """Read the rows; False if there is no data below the header."""
        left, right = self._span.left, self._span.right
        width = right - left + 1
        enough = max(3, width // 3)
        label_at, label = (self._labels or [(left, "")])[-1]
        label_at -= left
        top_at, top = self._headers[-1][-1] if len(self._headers) > 1 else (0, "")
        top_at -= left
        broken = False
        for row, cells in enumerate(self._grid.sheet.rows[self._header.bottom :], 1):
            row += self._header.bottom
            cells = cells[left - 1 : right]
            filled = len(cells) - cells.count("")
            if not filled:
                broken = True
                continue
            # Ordinary rows, 100,000 of them, must not cost more than this.
            if (
                filled >= enough
                and not broken
                and cells[0] != ""
                and (label_at >= len(cells) or cells[label_at] != label)
                and (not top or top_at >= len(cells) or cells[top_at] != top)
                and not may_be_total(cells)
            ):
                self._rows.append(row)
                continue
            kind = self._kind(row, cells, broken)
            if kind is None:
                self.end = row
                if caption := self._caption(row):
                    self._rows = [data for data in self._rows if data < caption[0]]
                break
            broken = kind not in (RowKind.DATA, RowKind.NUMBERED)
        self._drop_form_rows()
        return bool(self._rows)

    def _kind(self, row: int, cells: Sequence[Cell], broken: bool) -> RowKind | None:
        """What the row is, noted where it belongs; None where another table begins."""
        texts = self._grid.filled(row, self._span.left, self._span.right)
        if not texts:
            return RowKind.BLANK
        again = self._repeats(texts)
        titled = bool(self._lone) and self._lone[-1] >= row - _CAPTION
        if (broken or titled) and self._begins_another(row, again):
            return None
        if again:
            return RowKind.HEADER
        if len(texts) == 1:
            return self._take_lone(row, *texts[0])
        note = SectionRow(row, " ".join(text for _, text in texts))
        plain = [text for _, text in texts]
        if self._heads_event(row, plain):
            self._sections.append(note)
            return RowKind.SECTION
        if is_total_row(list(cells)):
            self._notes.append(note)
            return RowKind.TOTAL
        if (
            is_note_row(plain)
            or self._is_footnote(row, plain)
            or (broken and self._is_aside(row, texts))
        ):
            self._notes.append(note)
            return RowKind.NOTE
        self._rows.append(row)
        return RowKind.DATA

    def _heads_event(self, row: int, texts: Sequence[str]) -> bool:
        """Whether a few cells say which event those below came to: 第4回鼎談会, 2024/5/25.

        The first must name it with its 回次: a row without a name may hold a company and a day.
        """
        if not self._is_of_people or len(texts) > _TITLE_CELLS:
            return False
        title = event_in(texts[0])
        name = self._grid.text(row, self._key)
        nobody = name in ("", texts[0]) or any(sign.isdigit() for sign in name)
        return nobody and title is not None and title.number is not None

    def _take_lone(self, row: int, column: int, text: str) -> RowKind:
        merged = self._grid.merge_of(row, column)
        width = self._span.right - self._span.left + 1
        wide = merged is not None and merged.right - merged.left + 1 >= max(2, 0.6 * width)
        first = column <= self._span.left + 1 and width > 1
        key = column == self._key and not self._captions(row)
        guests = self._is_of_people
        kind = lone_kind(
            text, first=first, key=key, people=key and guests, wide=wide, guests=guests
        )
        if kind in (RowKind.DATA, RowKind.NUMBERED):
            self._rows.append(row)
            if kind is RowKind.NUMBERED:
                self._numbered.append(row)
        elif kind is RowKind.SECTION:
            self._sections.append(SectionRow(row, text))
            self._lone.append(row)
        else:
            self._notes.append(SectionRow(row, text))
        return kind

    def _captions(self, row: int) -> bool:
        """Whether the row stands between a blank row and another header, or begins its caption."""
        if self._cells(row - 1):
            return False
        for below in range(row + 1, row + _CAPTION):
            if any(header.known >= 2 for header in headers_at(self._grid, below)):
                return True
            if not 0 < len(self._cells(below)) <= _WORD_AND_REMARK:
                return False
        return False

    def _is_aside(self, row: int, texts: list[tuple[int, str]]) -> bool:
        """After a break, a few cells away from the column of names are a remark, not a record."""
        if heads_remark(texts[0][1]) and len(texts) <= _WORD_AND_REMARK:
            return True
        if self._grid.text(row, self._key):
            return False
        few = 0.5 if self._key_field else 0.3
        return len(texts) <= few * len(self._names)

    def _is_footnote(self, row: int, texts: list[str]) -> bool:
        """A few cells, one of them a remark, where nothing stands in the column of names."""
        key = self._grid.text(row, self._key)
        few = len(texts) <= min(3, 0.3 * len(self._names))
        return few and any(is_remark(text) for text in texts) and (not key or is_remark(key))

    def _repeats(self, texts: list[tuple[int, str]]) -> bool:
        return any(_is_again(texts, names) for names in self._headers)

    def _begins_another(self, row: int, again: bool) -> bool:
        apart = bool(self._caption(row))
        if again:
            return apart
        for header in headers_at(self._grid, row):
            overlaps = header.left <= self._span.right and header.right >= self._span.left
            if not overlaps:
                continue
            first = fold(self._grid.text(row, header.left))
            like = first == fold(self._grid.text(self._header.top, self._header.left))
            moved = header.left != self._header.left
            named = header.known >= 1 and (like or moved)
            if header.known >= 2 or header.prior or (apart and named):
                return True
        return False

    def _caption(self, row: int) -> range:
        """The rows between a blank one and this one that tell what is listed from here on.

        The first of them is a title alone; 番号 3, クラス名 1年2組 may stand below it.
        """
        top = row
        while top > row - _CAPTION and self._cells(top - 1):
            top -= 1
        rows = range(top, row)
        few = len(self._labels) > _WORD_AND_REMARK and all(
            len(self._cells(above)) <= _WORD_AND_REMARK for above in rows
        )
        # Whoever is named in one of them is somebody of this list.
        few = few and not any(self._names_somebody(above) for above in rows[1:])
        told = rows and rows[0] in self._lone and not self._cells(top - 1)
        return rows if told and (few or len(rows) == 1) else range(0)

    def _names_somebody(self, row: int) -> bool:
        """Whether a whole name stands in the column of names."""
        if not self._is_of_people:
            return False
        name = parse_name(self._grid.text(row, self._key))
        return name.family is not None and name.given is not None

    def _cells(self, row: int) -> list[tuple[int, str]]:
        return self._grid.filled(row, self._span.left, self._span.right)

    def _drop_form_rows(self) -> None:
        trailing = 0
        numbered = set(self._numbered)
        for row in reversed(self._rows):
            if row not in numbered:
                break
            trailing += 1
        self._form_rows = trailing if trailing >= _TRAILING_NUMBERS else 0
        if self._form_rows:
            del self._rows[-self._form_rows :]

    def _titles(self, row: int) -> list[str]:
        """The titles in a row: of tables side by side each has its own, or all share one."""
        cells = self._grid.filled(row)
        if self._beside is None or len(cells) == 1:
            return [text for _, text in cells]
        first, last = self._beside
        return [text for column, text in cells if first <= column <= last]

    def result(self) -> RawTable:
        """The table."""
        header, last = self._header, self.last_data
        titles = [text for row in range(self._above, header.top) for text in self._titles(row)]
        return RawTable(
            header_rows=tuple(range(header.top, header.bottom + 1)),
            span=self._span._replace(bottom=last),
            names=tuple(self._names),
            data_rows=tuple(self._rows),
            sections=tuple(section for section in self._sections if section.row < last),
            titles=tuple(titles),
            notes=tuple(self._notes),
            form_rows=self._form_rows,
            known=header.known,
        )


def _is_again(texts: list[tuple[int, str]], names: list[tuple[int, str]]) -> bool:
    """Whether a row holds the names of a header row, nearly all of them."""
    same = sum(1 for cell in texts if cell in names)
    return same >= 2 and same >= 0.7 * len(names)
