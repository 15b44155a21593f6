"""The numbers of cases as rows of a table: the same on screen, in Excel and on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smeic_tui.domain.case_counts import CaseCounts, PublishedYear, YearCounts, published
from smeic_tui.domain.cases import STAGES, Stage
from smeic_tui.exports.cells import Value
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData
from smeic_tui.text import t


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row: what it counts, and a number a stage; None where no number is told."""

    label: str
    began: int | None
    """New cases of the year; None in other rows."""
    by_stage: Mapping[Stage, int | None]
    """Stages it counts; None where the number is not told."""

    def cells(self) -> list[Value]:
        """Label and numbers as they are shown."""
        told: list[Value] = [self.label, self.began]
        for stage in STAGES:
            number = self.by_stage.get(stage)
            hidden = stage in self.by_stage and number is None
            told.append(t("export.masked") if hidden else number)
        return told


def count_rows(counts: CaseCounts, *, outside: bool = False) -> tuple[CountRow, ...]:
    """Rows of the table: now, then two a fiscal year, the latest first.

    Args:
        counts: The numbers.
        outside: As they are published; how many began stands only in the table for the office.
    """
    told = published(counts) if outside else counts
    rows = [CountRow(t("case.count_now"), None, told.by_stage)]
    began = {year.year: None if outside else year.began for year in counts.years}
    years: Sequence[YearCounts | PublishedYear] = tuple(reversed(told.years))
    for place, year in enumerate(years):
        reached = t("case.count_reached", year=year.year)
        rows.append(CountRow(reached, began[year.year], year.reached))
        key = "case.count_standing" if place else "case.count_standing_now"
        rows.append(CountRow(t(key, year=year.year), None, year.standing))
    return tuple(rows)


def count_headers() -> tuple[str, ...]:
    """Headings of the columns."""
    stages = (t(f"case.stage_{stage}") for stage in STAGES)
    return (t("case.count_row"), t("case.count_began"), *stages)


def counts_sheet(counts: CaseCounts, *, outside: bool = False) -> SheetData:
    """The table as a sheet."""
    keys = ("row", "began", *STAGES)
    columns = [
        Column(key, header, "number" if number else "text")
        for number, (key, header) in enumerate(zip(keys, count_headers(), strict=True))
    ]
    rows: Sequence[Sequence[Value]] = [r.cells() for r in count_rows(counts, outside=outside)]
    title = t("case.count_published_sheet" if outside else "case.count_sheet")
    return SheetData(title, columns, rows, frozen_columns=1, paper=Paper(personal=False))
