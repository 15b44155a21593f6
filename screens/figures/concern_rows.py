"""気になる点 as rows: how many people each concern is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smeic_tui.domain.quality import CONCERNS, Concern
from smeic_tui.exports.figure_words import concern_meaning, concern_name
from smeic_tui.text import t
from smeic_tui.widgets.lines import Side
from smeic_tui.widgets.rows import Column, RowView


def concern_columns() -> tuple[Column, ...]:
    """The number first: it is what is looked at."""
    return (
        Column(t("quality.column.people"), 8, right=True),
        Column(t("quality.column.concern"), 40, grow=1),
    )


def concern_rows(counts: Mapping[Concern, int], years: int) -> Sequence[RowView]:
    """A row a concern, always in the same place; those about nobody say so.

    Args:
        counts: How many people each is about.
        years: Years after which a verification is old.
    """
    return [
        RowView(
            number,
            (
                f"{counts[concern]:,}" if counts[concern] else t("quality.concern.none"),
                concern_name(concern, years),
            ),
            "" if counts[concern] else "dim",
        )
        for number, concern in enumerate(CONCERNS)
    ]


def concern_told(concern: Concern, count: int, years: int) -> Sequence[tuple[Side, Side]]:
    """The marked concern in full, and what Enter does."""
    opens = t("quality.opens", count=f"{count:,}") if count else t("quality.none_to_open")
    return [
        ([(f" {concern_name(concern, years)}", "strong")], ""),
        ([(f" {opens}", "dim")], ""),
        ([(f" {concern_meaning(concern, years)}", "dim")], ""),
    ]
