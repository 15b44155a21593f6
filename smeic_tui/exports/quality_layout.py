"""The tables of figures as sheets: as the screen shows them, counts and shares as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from smeic_tui.domain.groups import Group
from smeic_tui.domain.quality import FIELDS, STALE_YEARS, Concern
from smeic_tui.exports.cells import Value
from smeic_tui.exports.figure_words import (
    axis_name,
    concern_meaning,
    concern_name,
    field_name,
    group_name,
    percent,
    value_name,
)
from smeic_tui.exports.paper import Paper
from smeic_tui.exports.sheet import Column, SheetData
from smeic_tui.store.figures.quality import Distribution, Figures
from smeic_tui.text import t


def _group_columns(figures: Figures) -> list[Column]:
    """A count and a share for each group."""
    columns: list[Column] = []
    for number, group in enumerate(figures.people):
        name = group_name(group)
        columns.append(Column(f"people_{number}", name, "number"))
        columns.append(Column(f"share_{number}", t("quality.share", group=name), "number"))
    return columns


def _cells(figures: Figures, counts: Mapping[Group, int]) -> list[Value]:
    cells: list[Value] = []
    for group, people in figures.people.items():
        cells += [counts[group], percent(counts[group], people)]
    return cells


def fill_sheet(figures: Figures) -> SheetData:
    """Fill rates: a row a field, two columns a group."""
    columns = [Column("field", t("quality.column.item")), *_group_columns(figures)]
    rows: list[Sequence[Value]] = [[t("quality.people"), *_cells(figures, figures.people)]]
    rows += [[field_name(field), *_cells(figures, figures.filled[field])] for field in FIELDS]
    return SheetData(
        t("quality.tab.fill"), columns, rows, frozen_columns=1, paper=Paper(personal=False)
    )


def diversity_sheet(figures: Figures) -> SheetData:
    """Distributions: a row a value of an axis, unknown and the index last."""
    columns = [
        Column("axis", t("quality.column.axis")),
        Column("value", t("quality.column.value")),
        *_group_columns(figures),
    ]
    rows = [row for spread in figures.distributions.values() for row in _spread(figures, spread)]
    return SheetData(
        t("quality.tab.diversity"), columns, rows, frozen_columns=2, paper=Paper(personal=False)
    )


def _spread(figures: Figures, spread: Distribution) -> Iterator[Sequence[Value]]:
    axis = axis_name(spread.axis)
    for value in (*spread.values, None):
        counts = {group: spread.count(group, value) for group in figures.people}
        yield [axis, value_name(spread, value), *_cells(figures, counts)]
    cells: list[Value] = []
    for group in figures.people:
        difference = spread.difference(group)
        cells += [None, None if difference is None else round(100 * difference)]
    yield [axis, t("quality.difference"), *cells]


def concerns_sheet(counts: Mapping[Concern, int], years: int = STALE_YEARS) -> SheetData:
    """What is worth a look: a row a concern."""
    columns = [
        Column("concern", t("quality.column.concern")),
        Column("people", t("quality.column.people"), "number"),
        Column("meaning", t("quality.column.meaning")),
    ]
    rows: list[Sequence[Value]] = [
        [concern_name(concern, years), number, concern_meaning(concern, years)]
        for concern, number in counts.items()
    ]
    return SheetData(t("quality.tab.concerns"), columns, rows, paper=Paper(personal=False))
