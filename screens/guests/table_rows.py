"""席次: who sits where at one part, table by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from screens.guests.event_pages import Shown
from screens.guests.known import Known
from screens.guests.words import answer_words
from smeic_tui.domain.events import Part
from smeic_tui.domain.seats import table_order
from smeic_tui.japanese.legal_forms import short_company
from smeic_tui.store.events.guests import Guest
from smeic_tui.text import t
from smeic_tui.widgets.rows import Column, RowView

_TOLD_BY_NUMBER = 6
"""Tables whose guests are counted one by one beside the search box; it has room for no more."""


def part_of_tables(known: Known) -> Part:
    """The part whose tables are shown at first: the first one with any, else the first one."""
    planned = {part_id for guest in known.guests for part_id in guest.tables}
    parts = known.event.parts
    return next((part for part in parts if part.id in planned), parts[0])


def tables_page(known: Known, shown: Sequence[Guest], part: Part) -> Shown:
    """The page.

    Args:
        known: The event.
        shown: The guests that a search leaves.
        part: The part whose tables are meant.
    """
    there = [guest for guest in shown if guest.sits_at(part.id)]
    there.sort(key=lambda g: table_order(g.tables.get(part.id)))
    columns = (
        Column(t("field.table_no"), 8),
        Column(t("roster.column.cohort"), 2, right=True),
        Column(t("roster.column.name"), 14, wide=18),
        Column(t("roster.column.organisation"), 16, wide=28, grow=2),
        Column(t("roster.column.title"), 12, wide=16, grow=1),
        Column(part.name, 12, wide=14),
    )
    return Shown(
        columns, [_row(g, part) for g in there], t("event.nobody_seated"), tables_told(known, part)
    )


def tables_told(known: Known, part: Part) -> str:
    """``本会  1:6名 2:5名 未定:3名``: how many sit at each table, companions included.

    Of many tables, how many there are and how full: ``懇親会  20卓 1卓8〜9名  未定:3名``.
    """
    count: Counter[str] = Counter()
    for guest in known.guests:
        if guest.sits_at(part.id):
            count[guest.tables.get(part.id, "")] += 1 + guest.along_at(part.id)[0]
    named = sorted((table for table in count if table), key=table_order)
    listed = sorted(count, key=table_order)
    told = []
    if len(named) > _TOLD_BY_NUMBER:
        full = [count[table] for table in named]
        sizes = {"tables": len(named), "least": min(full), "most": max(full)}
        told.append(t("event.tables_many", **sizes))
        listed = [table for table in listed if not table]
    told += [
        t("event.table_count", table=table or t("event.no_table"), count=count[table])
        for table in listed
    ]
    return "  ".join([part.name, " ".join(told)])


def _row(guest: Guest, part: Part) -> RowView:
    came = guest.came.get(part.id)
    words = answer_words(guest.replies.get(part.id))
    if guest.role is not None:
        words = f"{t(f'event.role_{guest.role}')} {words}".strip()
    cells = (
        guest.tables.get(part.id, ""),
        "" if guest.cohort is None else str(guest.cohort),
        guest.name,
        short_company(guest.organisation),
        guest.title,
        t("event.has_come") if came else words,
    )
    return RowView(guest.person_id, cells)
