"""Propose what lists of events add: events, who came, what contradicts what."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from importers.activities.activity import Choice, Contradiction, Layout, ListTable, Place
from importers.activities.events.believing import Believing
from importers.activities.events.layout import to_data
from importers.activities.events.lists import Lists
from importers.activities.events.planning import EventPlanning
from importers.activities.events.proposal import EventsProposal, FactPlan, RolePlan
from importers.activities.events.resolving import Resolved, layout_with, resolve, tellings_of
from importers.activities.events.subjects import subjects
from smeic_tui.store.events.events import all_series, events


def propose(
    conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
) -> EventsProposal:
    """What these tables would add. Writes nothing."""
    lists = Lists(tables)
    series = all_series(conn)
    tellings = tellings_of([(t.place, t.file, t.sheet, lists.layouts[t.place]) for t in tables])
    resolved = resolve(tellings, events(conn), series, choices)
    today = date.today().isoformat()
    planning = EventPlanning(lists, {each.id: each for each in series}, today)
    believing = Believing(conn, lists, choices, today)
    planned = [planning.plan(meant) for meant in resolved.meant]
    told: list[FactPlan] = []
    given: list[RolePlan] = []
    against: list[Contradiction] = []
    for meant, plan in zip(resolved.meant, planned, strict=True):
        facts, contradictions = believing.facts(meant, plan)
        told += facts
        against += contradictions
        given += believing.roles(meant)
    new = [p for p in planned if p.event_id is None or any(x.part_id is None for x in p.parts)]
    named = [s for s in planning.series.values() if s.series_id is None or s.aliases]
    return EventsProposal(
        "events",
        tuple(subjects(lists, resolved, planning)),
        tuple(against),
        _kept(lists, resolved),
        len(told) + len(given) + len(new) + len(named),
        tuple(planning.series.values()),
        tuple(planned),
        tuple(told),
        tuple(given),
    )


def _kept(lists: Lists, resolved: Resolved) -> dict[Place, Layout]:
    """The layouts with the events they turned out to mean."""
    uids: dict[Place, dict[int, str]] = {place: {} for place in lists.layouts}
    for meant in resolved.meant:
        for telling in meant.tellings:
            uids[telling.place][telling.number] = meant.uid
    return {
        place: Layout("events", to_data(layout_with(layout, uids[place])))
        for place, layout in lists.layouts.items()
    }
