"""A trainee as a row: state, decision, prospect, certificate."""

from __future__ import annotations

from collections.abc import Sequence

from screens.listing.tabs import tab_line
from smeic_tui.domain.training.facts import TRAINEE_STATES
from smeic_tui.domain.training.forecast import Forecast
from smeic_tui.exports.training_words import certificate_short, outlook_short
from smeic_tui.store.training.attendance_book import Book
from smeic_tui.store.training.trainees import Listed
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.rows import Column, RowView, Tone
from smeic_tui.widgets.show import widest

TABS = ("all", "applied", "in_class", "refused", "completed", "not_completed", "withdrawn")
"""What the digits choose."""
_OF_TAB = {"in_class": ("accepted", "attending")}


def in_tab(listed: Listed, tab: str) -> bool:
    """Whether a trainee belongs to a tab."""
    return tab == "all" or listed.trainee.state in _OF_TAB.get(tab, (tab,))


def tab_pieces(everybody: Sequence[Listed], tab: str) -> list[Piece]:
    """The tabs with their digits and counts."""
    names = []
    for name in TABS:
        count = sum(in_tab(each, name) for each in everybody)
        names.append(f"{t(f'training.tab.{name}')} {count}")
    return tab_line(names, TABS.index(tab))


def trainee_columns() -> tuple[Column, ...]:
    """State, cohort, name, company, days, prospect, certificate, why."""
    return (
        Column(
            t("training.column.state"), widest(t(f"training.state.{s}") for s in TRAINEE_STATES)
        ),
        Column(t("roster.column.cohort"), 3, right=True),
        Column(t("training.column.name"), 13, wide=14),
        Column(t("training.column.organisation"), 0, 20),
        Column(t("training.column.applied_on"), 10),
        Column(t("training.column.decided_on"), 10),
        Column(t("training.column.outlook"), 8),
        Column(t("training.column.certificate"), 14, grow=1),
        Column(t("training.column.reason"), 0, 16, grow=1),
    )


def trainee_row(book: Book, listed: Listed, found: Forecast | None) -> RowView:
    """One trainee; whoever is out of the run is dim."""
    trainee = listed.trainee
    numbers = [certificate_short(c) for c in book.certificates if c.person_id == trainee.person_id]
    in_class = trainee.state in ("accepted", "attending")
    tone: Tone = ""
    if trainee.state in ("refused", "withdrawn", "not_completed"):
        tone = "dim"
    elif found is not None and found.outlook == "impossible":
        tone = "alert"
    cells = (
        t(f"training.state.{trainee.state}"),
        "" if listed.cohort is None else str(listed.cohort),
        listed.name,
        listed.organisation,
        trainee.applied_on or "",
        trainee.ended_on or trainee.decided_on or "",
        outlook_short(trainee, found) if in_class and found else "",
        " ".join(numbers),
        trainee.reason or trainee.note or "",
    )
    return RowView(trainee.person_id, cells, tone)
