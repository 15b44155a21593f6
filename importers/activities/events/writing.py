"""Write what lists of events told, within the operation of the import or of a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from importers.activities.activity import Layout, ListRow, Proposal
from importers.activities.events.layout import from_data
from importers.activities.events.proposal import EventPlan, EventsProposal, SeriesPlan
from importers.activities.events.sayings import Said, weigh
from importers.activities.events.telling import tell
from smeic_tui.store.events.event_facts import (
    add_parts,
    evidence_of,
    held_facts,
    part_ids,
    write_told,
)
from smeic_tui.store.events.events import (
    add_alias,
    add_event,
    add_series,
    event,
    event_id_of,
    roles,
    set_role,
)
from smeic_tui.store.journal.operation import Operation, Value


def write(op: Operation, proposal: Proposal, real: Callable[[int], int]) -> None:
    """Write a proposal: series, events, parts, then what is told about people.

    Args:
        op: The operation of the import.
        proposal: What was shown: a `EventsProposal`.
        real: The id of a person whom the plan added.
    """
    assert isinstance(proposal, EventsProposal)
    series = {each.key: _write_series(op, each) for each in proposal.series}
    for plan in proposal.events:
        _write_event(op, plan, series)
    parts = {plan.uid: part_ids(op.conn, plan.uid) or {} for plan in proposal.events}
    for fact in proposal.told:
        person = real(fact.person)
        write_told(op, parts[fact.event][fact.part], person, fact.told, fact.held, fact.day)
    for given in proposal.roles:
        set_role(op, event_id_of(op.conn, given.event), real(given.person), given.role)


def _write_series(op: Operation, plan: SeriesPlan) -> int:
    series_id = plan.series_id
    if series_id is None:
        values: dict[str, Value] = {"name": plan.name, "is_provisional": int(plan.provisional)}
        series_id = add_series(op, values)
    for alias in plan.aliases:
        add_alias(op, series_id, alias)
    return series_id


def _write_event(op: Operation, plan: EventPlan, series: Mapping[str, int]) -> None:
    if plan.event_id is not None:
        held = event(op.conn, plan.event_id)
        known: dict[str, Value] = {
            "number": held.number,
            "held_on": held.held_on,
            "venue": held.venue,
        }
        told: dict[str, Value] = {
            "number": plan.number,
            "held_on": plan.held_on,
            "venue": plan.venue,
        }
        # A list fills in what the file does not know; it overwrites nothing.
        news = {c: v for c, v in told.items() if v is not None and known[c] is None}
        op.update("event", plan.event_id, news)
        new = [(p.name, p.starts, p.online) for p in plan.parts if p.part_id is None]
        add_parts(op, plan.event_id, new)
        return
    values: dict[str, Value] = {
        "uid": plan.uid,
        "series_id": series[plan.series] if plan.series is not None else None,
        "title": plan.title,
        "number": plan.number,
        "held_on": plan.held_on,
        "venue": plan.venue,
        "status": "closed" if plan.is_past else "open",
    }
    parts: list[dict[str, Value]] = [
        {"name": p.name, "starts": p.starts, "fee": p.fee, "is_online": int(p.online)}
        for p in plan.parts
    ]
    add_event(op, values, parts)


def settle(op: Operation, layout: Layout, row: ListRow) -> None:
    """Write what one row told that waited for its person.

    What the file holds about the person by now is weighed as in an import. An event that was taken
    back meanwhile is left alone.
    """
    if row.person is None:
        return
    listed = from_data(layout.data)
    told = tell(listed, row.row, row.record)
    for number, each in enumerate(listed.events):
        if told.event not in (None, number):
            continue
        parts = part_ids(op.conn, each.uid) if each.uid else None
        if parts is None:
            continue
        event_id = event_id_of(op.conn, each.uid)
        day = event(op.conn, event_id).held_on
        held = held_facts(op.conn, event_id)
        for part in told.parts:
            part_id = parts.get(part.part)
            if part.event != number or part_id is None:
                continue
            fact = held.get((part_id, row.person))
            source = None
            if fact is not None:
                source = (fact, evidence_of(op.conn, fact, each.uid, row.person))
            said = [Said(part.told, listed.evidence, "", row.name)]
            weighed = weigh("", "", part.part, row.person, said, source, {})
            if weighed.told is not None:
                write_told(op, part_id, row.person, weighed.told, fact, day)
        if told.role is not None and row.person not in roles(op.conn, event_id):
            set_role(op, event_id, row.person, told.role)
