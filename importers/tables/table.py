"""A table that was understood: its columns, its context, and its rows with what holds for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from importers.reading.workbook import Address, Cell, Sheet, Span, shown
from importers.tables.columns import Column
from importers.tables.contents import company_form
from importers.tables.context import Context
from importers.tables.headings import Scope
from importers.tables.kinds import Kind
from importers.tables.row_kinds import dittos, is_ditto
from importers.tables.search import RawTable, SectionRow
from smeic_tui.japanese.cohorts import find_cohorts, parse_cohort

if TYPE_CHECKING:
    from importers.activities.activity import Layout

_COMPANY = frozenset({"company", "affiliation", "company_role"})
_SHARED = _COMPANY | {
    None,
    *("company_kana", "corporate_number", "department", "role", "industry", "size", "capital"),
    *("cohort", "graduated", "entered", "prefecture", "category", "workgroup", "advisor", "note"),
    *("referrer", "attend", "party", "format", "speciality", "job", "met_at"),
}
_LEADING = frozenset({"cohort", "graduated", "entered"})
_GROUPS, _GROUP_SIZE = 2, 3
"""Groups a column leads at least, and rows in each on average: then a blank is as above."""
_PLACES = frozenset({"zip", "address", "address2", "tel", "fax", "url"})


class DataRow(NamedTuple):
    """One data row, with everything that holds for it."""

    row: int
    """Row number, as Excel shows it."""
    cells: tuple[Cell, ...]
    """One value a column of the table, as a person sees it; merged cells filled."""
    resolved: tuple[Cell, ...]
    """The same with ``〃`` and ``同上`` replaced by what they repeat, or by nothing."""
    section: SectionRow | None
    """The section row above, if any."""
    cohort: int | None
    """Of the section, else of the sheet or title; the row's own cohort column goes before it."""
    hidden: bool
    """The row is hidden in Excel."""
    struck: bool
    """Its name (or most of it) is struck through."""
    fill: str
    """Background of its first filled cell, empty if none."""
    from_above: tuple[int, ...] = ()
    """Places of blank cells of ``resolved`` that hold what leads the group, from a row above."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table, understood."""

    sheet: Sheet
    """Where it stands."""
    raw: RawTable
    """Its place: header rows, data rows, sections, notes."""
    columns: tuple[Column, ...]
    """What each column means."""
    kind: Kind
    """What it is about."""
    context: Context
    """Cohort and as-of date of the whole table."""
    activity: Layout | None = None
    """How its rows are read beyond the person, where they tell more."""

    @property
    def row_count(self) -> int:
        """Number of data rows."""
        return len(self.raw.data_rows)

    @property
    def turned(self) -> bool:
        """The table lies on its side: its rows are columns of the sheet."""
        return self.raw.turned is not None

    @property
    def place(self) -> str:
        """Where it stands, as Excel says it: ``A4:Q651``."""
        span = self.raw.span
        return str(Span(span.left, span.top, span.right, span.bottom) if self.turned else span)

    @property
    def legend(self) -> Mapping[str, str]:
        """Background colour to what a coloured cell outside the table calls it (``物故者``).

        The word stands in the coloured cell, or on its right if that is not coloured itself.
        """
        span, fills = self.raw.span, self.sheet.fills
        found: dict[str, str] = {}
        for (row, column), colour in fills.items():
            if span.top <= row <= span.bottom and span.left <= column <= span.right:
                continue
            text = shown(self.sheet.at(row, column)).strip()
            if not text and (row, column + 1) not in fills:
                text = shown(self.sheet.at(row, column + 1)).strip()
            if text:
                found.setdefault(colour, text)
        return found

    def columns_of(self, field: str) -> tuple[Column, ...]:
        """The columns with this meaning, from left to right."""
        return tuple(column for column in self.columns if column.field == field)

    def rows(self) -> Iterator[DataRow]:
        """The data rows in order."""
        return _rows(self)


def _rows(table: Table) -> Iterator[DataRow]:
    sheet, raw = table.sheet, table.raw
    left, right = raw.span.left, raw.span.right
    width = right - left + 1
    merges = _downward_merges(sheet, raw.span, raw.data_rows[0] - 1)
    names = [c.index for c in table.columns if c.field in {"name", "family", "given"}]
    sections = iter(raw.sections)
    coming = next(sections, None)
    section: SectionRow | None = None
    cohort = table.context.cohort
    above: list[Cell] = [""] * width
    marks = dittos()
    filled = {row for row, _ in sheet.fills}
    led = _led(table)
    for row in raw.data_rows:
        while coming and coming.row < row:
            section, coming = coming, next(sections, None)
            found = find_cohorts(section.text)
            cohort = found[0] if len(found) == 1 else table.context.cohort
            above = [""] * width
        cells = sheet.rows[row - 1][left - 1 : right]
        if len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        if merges:
            cells = [
                sheet.at(merges[row, column], column) if (row, column) in merges else cell
                for column, cell in enumerate(cells, left)
            ]
        resolved = cells
        if not marks.isdisjoint(cells):
            resolved = _without_dittos(table.columns, cells, above)
        from_above = [at for at in led if resolved[at] == "" and above[at] != ""]
        for at in from_above:
            resolved = [*resolved[:at], above[at], *resolved[at + 1 :]]
        above = resolved
        written = tuple(cells)
        yield DataRow(
            row,
            written,
            written if resolved is cells else tuple(resolved),
            section,
            cohort,
            row in sheet.hidden_rows,
            bool(sheet.struck) and _is_struck(sheet, row, names or range(left, right + 1)),
            _fill(sheet, row, left, right) if row in filled else "",
            tuple(from_above),
        )


def _led(table: Table) -> list[int]:
    """The columns whose value stands in the first row of a group and holds for those below.

    Only a list of people that names each 期 once, in order, is read so: elsewhere a blank may be
    somebody who has none. A date leads only along with the 期, in the very same rows: a few dates
    alone are what is known of a few people. In a log of attendance the event leads where most rows
    leave it blank, and all its cells stand in the same rows: else a blank is not known.
    """
    if events := [at for at, column in enumerate(table.columns) if column.field == "event"]:
        filled = [_filled_rows(table, table.columns[at]) for at in events]
        grouped = 2 * len(filled[0]) <= len(table.raw.data_rows)
        return events if grouped and all(rows == filled[0] for rows in filled) else []
    if table.kind != "people" or table.activity is not None:
        return []
    leading = [_filled_rows(table, c) for c in table.columns_of("cohort") if _leads(table, c)]
    return [
        at
        for at, column in enumerate(table.columns)
        if column.field in _LEADING and leading and _filled_rows(table, column) in leading
    ]


def _filled_rows(table: Table, column: Column) -> list[int]:
    return [row for row in table.raw.data_rows if table.sheet.at(row, column.index) != ""]


def _leads(table: Table, column: Column) -> bool:
    """Whether each 期 stands once, in order, in the first row of a group."""
    rows, filled = table.raw.data_rows, _filled_rows(table, column)
    if rows[0] not in filled or len(filled) < _GROUPS or len(filled) * _GROUP_SIZE > len(rows):
        return False
    numbers = [parse_cohort(table.sheet.at(row, column.index)) for row in filled]
    known = [number for number in numbers if number is not None]
    return len(known) == len(filled) and (
        all(one < other for one, other in pairwise(known))
        or all(one > other for one, other in pairwise(known))
    )


def _without_dittos(columns: Sequence[Column], cells: list[Cell], above: list[Cell]) -> list[Cell]:
    """Put in what ditto marks repeat, as far as two people can share it.

    Nobody has another's name or mail; a phone or place is shared only by people of one company:
    elsewhere 同上 is left blank, for it may mean "as on the form" or nothing at all.
    """
    resolved = [
        cell if not is_ditto(cell) else before if column.field in _SHARED else ""
        for column, cell, before in zip(columns, cells, above, strict=True)
    ]
    companies = [at for at, column in enumerate(columns) if column.field in _COMPANY]
    if any(resolved[at] != "" and resolved[at] == above[at] for at in companies):
        for at, column in enumerate(columns):
            if is_ditto(cells[at]) and column.field in _PLACES:
                resolved[at] = above[at]
    return resolved


def _downward_merges(sheet: Sheet, span: Span, header: int) -> Mapping[Address, int]:
    """(row, column) of cells covered from above in the body -> the row that holds their value."""
    covered: dict[Address, int] = {}
    for merged in sheet.merged:
        if header < merged.top <= span.bottom and merged.bottom > merged.top:
            column = merged.left
            for row in range(merged.top + 1, min(merged.bottom, span.bottom) + 1):
                covered[row, column] = merged.top
    return covered


def _is_struck(sheet: Sheet, row: int, columns: range | list[int]) -> bool:
    return any((row, column) in sheet.struck for column in columns)


def _fill(sheet: Sheet, row: int, left: int, right: int) -> str:
    return next(
        (colour for c in range(left, right + 1) if (colour := sheet.fills.get((row, c)))), ""
    )


def fields_of(table: Table, row: DataRow) -> dict[str, str | int]:
    """The row by canonical field: text as seen, the cohort a number; blanks left out.

    Home and work have fields of their own (``tel_home``); of several columns with one meaning the
    first filled one counts.
    """
    fields: dict[str, str | int] = {}
    for column, cell in zip(table.columns, row.resolved, strict=True):
        text = shown(cell)
        if column.field is None or not text.strip():
            continue
        name = field_key(column.field, column.scope)
        if column.field == "cohort":
            number = parse_cohort(cell)
            fields.setdefault(name, text if number is None else number)
        else:
            fields.setdefault(name, text)
    if row.cohort is not None:
        fields.setdefault("cohort", row.cohort)
    if row.section and company_form(row.section.text) and not table.columns_of("company"):
        fields.setdefault("company", row.section.text.strip())
    return fields


def field_key(field: str, scope: Scope | None) -> str:
    """``tel`` and home → ``tel_home``."""
    return f"{field}_{scope}" if scope else field
