"""Needs, free consultants and engagements as rows: pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from screens.listing.tabs import tab_line
from smeic_tui.domain.engagements import STATES, Engagement
from smeic_tui.exports.licence_words import left
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.licences.licence_holders import Holder
from smeic_tui.store.training.engagements import Need
from smeic_tui.text import t
from smeic_tui.widgets.lines import Piece
from smeic_tui.widgets.rows import Column, RowView
from smeic_tui.widgets.show import widest

TABS = ("needs", "free", "all")
"""What the digits show."""
_NAMED = 2
"""Helpers who are named in a row; of more, how many."""


def columns_of(tab: str) -> tuple[Column, ...]:
    """Columns of one of the three lists."""
    if tab == "needs":
        return (
            Column(t("engagement.column_company"), 20, wide=28, grow=1),
            Column(t("engagement.column_need"), 16, wide=22, grow=1),
            Column(t("engagement.column_asked"), 12, wide=18),
            Column(t("engagement.column_helpers"), 22, wide=34, grow=2),
        )
    if tab == "free":
        return (
            Column(t("engagement.column_consultant"), 14, wide=18),
            Column(t("roster.column.cohort"), 2, right=True),
            Column(t("licence.column_practice"), 6, right=True),
            Column(t("licence.column_left"), 12, right=True),
            Column(t("engagement.column_offers"), 20, wide=40, grow=2),
            Column(t("roster.column.organisation"), 14, wide=24, grow=1),
        )
    return (
        Column(t("engagement.column_consultant"), 12, wide=18),
        Column(t("engagement.column_company"), 14, wide=22, grow=1),
        Column(t("engagement.column_theme"), 10, wide=18, grow=1),
        Column(t("engagement.column_started"), 10),
        Column(t("engagement.column_days"), 4, right=True),
        Column(t("engagement.column_state"), widest(t(f"engagement.state_{s}") for s in STATES)),
        Column(t("engagement.column_outcome"), 8, wide=20, grow=2),
    )


def need_row(number: int, need: Need) -> RowView:
    """One need with who could answer it; its number in the list is its key."""
    names = [each.name for each in need.helpers[:_NAMED]]
    more = len(need.helpers) - len(names)
    who = t("frame.between").join(names) or t("engagement.nobody")
    if more > 0:
        who = f"{who} {t('engagement.more', count=more)}"
    cells = (short_company(need.organisation), need.label, need.person, who)
    return RowView(number, cells, "" if need.helpers else "dim")


def free_row(each: Holder, offers: str) -> RowView:
    """One consultant who is free, with the 実務 that is still missing."""
    found = each.found
    cells = (
        each.name,
        "" if each.cohort is None else str(each.cohort),
        f"{found.practice}/{found.needed_practice}",
        left(found),
        offers,
        short_company(each.organisation),
    )
    return RowView(each.person_id, cells, "alert" if found.missing_practice else "")


def engagement_row(each: Engagement) -> RowView:
    """One engagement."""
    outcome = each.outcome or ""
    if each.has_points:
        outcome = f"{t('engagement.counted')} {outcome}".rstrip()
    cells = (
        each.person,
        short_company(each.organisation) or each.host,
        each.theme or "",
        each.started_on or "",
        "" if each.days is None else str(each.days),
        t(f"engagement.state_{each.state}"),
        outcome,
    )
    return RowView(each.id, cells, "dim" if each.state in ("done", "dropped") else "")


def tab_pieces(counts: Sequence[int], chosen: str) -> list[Piece]:
    """The three lists with how long each is."""
    names = [
        f"{t(f'engagement.tab_{tab}')} {count:,}" for tab, count in zip(TABS, counts, strict=True)
    ]
    return tab_line(names, TABS.index(chosen))
