"""Licences as rows of the list, and which of them a digit shows: pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from screens.listing.tabs import tab_line
from smeic_tui.domain.licences.assessment import Assessment, expires_within
from smeic_tui.domain.licences.rules import LicenceRules
from smeic_tui.exports.licence_words import expiry, lacking, urgency
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.licences.licence_holders import Holder
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.rows import Column, RowView, Tone

TABS = ("all", "soon", "expired", "suspended", "unconfirmed")
"""What the digits of the list show."""
ORDERS = ("expiry", "kana", "cohort", "missing")
"""How the list can be sorted."""
_TONES: dict[str, Tone] = {"soon": "alert", "urgent": "urgent", "over": "urgent"}


def holder_columns() -> tuple[Column, ...]:
    """Columns of the list."""
    return (
        Column(t("licence.column_expires"), 10),
        Column(t("licence.column_left"), 7, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("licence.column_theory"), 4, right=True),
        Column(t("licence.column_practice"), 6, right=True),
        Column(t("licence.column_situation"), 22, wide=34, grow=2),
        Column(t("roster.column.organisation"), 0, wide=20, grow=1),
    )


def holder_row(holder: Holder, rules: LicenceRules) -> RowView:
    """One licence with what is missing; whoever is no longer there says so."""
    found = holder.found
    known = found.state not in ("unknown", "unconfirmed")
    cells = (
        expiry(found.period) if known else "",
        _left(found),
        holder.name,
        "" if holder.cohort is None else str(holder.cohort),
        f"{found.theory}/{found.needed_theory}" if known else "",
        f"{found.practice}/{found.needed_practice}" if known else "",
        _situation(holder, rules),
        short_company(holder.organisation),
    )
    is_quiet = not holder.is_around or not known
    return RowView(holder.person_id, cells, "dim" if is_quiet else row_tone(holder))


def _left(found: Assessment) -> str:
    if found.state == "suspended":
        return t("licence.stands_still")
    if found.state in ("unknown", "unconfirmed") or found.days_left is None:
        return ""
    return t("licence.days", days=found.days_left)


def _situation(holder: Holder, rules: LicenceRules) -> str:
    """Standing, what presses, what is missing; the column's title says that it is missing."""
    found = holder.found
    words = [t(f"person.standing.{holder.standing}")] if holder.standing != "active" else []
    if found.state in ("unknown", "unconfirmed", "suspended"):
        words.append(t(f"licence.state_{found.state}"))
    words.append(urgency(found, rules))
    if found.state not in ("unknown", "unconfirmed"):
        words.append(lacking(found) or t("licence.nothing_missing"))
    return " ".join(filter(None, words))


def row_tone(holder: Holder) -> Tone:
    """Amber and red; the same is said in words in the row."""
    return _TONES.get(holder.found.urgency, "")


def in_tab(holder: Holder, tab: str, rules: LicenceRules, on: date) -> bool:
    """Whether somebody stands in a tab. The dead and those who left are only in the first."""
    if tab == "all":
        return True
    if not holder.is_around:
        return False
    if tab == "soon":
        return expires_within(holder.found, rules.soon_months, on)
    if tab == "unconfirmed":
        return holder.found.state in ("unconfirmed", "unknown")
    return holder.found.state == tab


def tab_counts(holders: Sequence[Holder], rules: LicenceRules, on: date) -> tuple[int, ...]:
    """How many stand in each tab."""
    return tuple(sum(in_tab(holder, tab, rules, on) for holder in holders) for tab in TABS)


def tab_pieces(counts: Sequence[int], chosen: str, rules: LicenceRules) -> list[Piece]:
    """The tabs with how many stand in each, each with its digit."""
    months = rules.soon_months
    names = [
        f"{t(f'licence.tab_{tab}', months=months)} {count:,}"
        for tab, count in zip(TABS, counts, strict=True)
    ]
    return tab_line(names, TABS.index(chosen))


def ordered(holders: Sequence[Holder], order: str) -> Sequence[Holder]:
    """Sorted so; ``holders`` come by expiry."""
    keys: dict[str, Callable[[Holder], tuple[int, str]]] = {
        "kana": lambda h: (0, h.sort_kana),
        "cohort": lambda h: (h.cohort if h.cohort is not None else 10_000, h.sort_kana),
        "missing": lambda h: (-h.found.missing_theory - h.found.missing_practice, h.sort_kana),
    }
    return sorted(holders, key=keys[order]) if order in keys else holders
