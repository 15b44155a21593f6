"""A table as the search hands it over: where it stands, before its columns have a meaning."""

from __future__ import annotations

from dataclasses import dataclass

from importers.reading.workbook import Sheet, Span
from smeic_tui.errors import Reason


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A row that heads the rows below it, such as ``【第3期】``."""

    row: int
    """Where it stands."""
    text: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table before its columns have a meaning."""

    header_rows: tuple[int, ...]
    """Rows of the header; empty where there is none and the cells alone tell the columns."""
    span: Span
    """From the header's first row to the last data row."""
    names: tuple[tuple[str, str, tuple[str, ...]], ...]
    """(name, as written, parts) of each column."""
    data_rows: tuple[int, ...]
    """Row numbers of the data."""
    sections: tuple[SectionRow, ...]
    """Section rows that have data below them."""
    titles: tuple[str, ...]
    """What stands above the header, nearest last."""
    notes: tuple[SectionRow, ...]
    """Remarks and totals inside and below."""
    form_rows: int = 0
    """Numbered but empty lines left off at the end."""
    known: int = 0
    """How many headings are known."""
    above: tuple[str, ...] = ()
    """Titles of the sheet's first table, of a further one below it."""
    turned: Sheet | None = None
    """The sheet with rows and columns exchanged, where the table lies on its side: all numbers of
    rows and columns here count in it."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What a sheet holds."""

    tables: tuple[RawTable, ...]
    """From top to bottom."""
    skipped: Reason | None = None
    """Why there is no table, if there is none."""
