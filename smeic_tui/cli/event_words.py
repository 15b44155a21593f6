"""What commands print about events as JSON, and what they call them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smeic_tui.cli.desk import as_json
from smeic_tui.domain.event_counts import EventCounts, PartCounts
from smeic_tui.domain.events import Attendance, Event, Part, Reply, Wave
from smeic_tui.errors import SmeicError
from smeic_tui.text.names import event_name


def name_of(event: Event) -> str:
    """What an event is called."""
    return event_name(event.series, event.number, event.title)


def event_json(event: Event, counts: EventCounts) -> dict[str, Any]:
    """One line of ``event list --json``."""
    return {
        "event": event.id,
        "uid": event.uid,
        "name": name_of(event),
        "series": event.series,
        "number": event.number,
        "title": event.title,
        "theme": event.theme,
        "held_on": event.held_on,
        "venue": event.venue,
        "online_address": event.online_address,
        "host": event.host,
        "group": event.body,
        "stage": event.stage,
        "status": event.status,
        "counts": counts_json(counts),
    }


def counts_json(counts: EventCounts) -> dict[str, Any]:
    """The numbers of an event; `domain.event_counts` says what each means."""
    return {
        "invited": counts.invited,
        "drafted": counts.drafted,
        "replied": counts.replied,
        "open": counts.open,
        "yes": counts.yes,
        "came": counts.came,
        "roles": dict(counts.roles),
        "parts": [_part_json(part) for part in counts.parts],
    }


def _part_json(part: PartCounts) -> dict[str, Any]:
    names = (
        *("name", "yes", "onsite", "online", "no", "undecided", "cancelled", "waiting"),
        *("companions", "came", "came_online", "walk_ins", "proxies", "came_companions"),
        "no_shows",
    )
    room = part.room
    return {name: getattr(part, name) for name in names} | {
        "capacity": room.capacity,
        "taken": room.taken,
        "left": room.left,
    }


def wave_json(wave: Wave) -> dict[str, Any]:
    """One wave of invitations."""
    return {
        "number": wave.number,
        "channel": wave.channel,
        "sent_on": wave.sent_on,
        "deadline": wave.deadline,
        "people": wave.people,
    }


def reply_json(reply: Reply, part: str, uid: str, name: str) -> dict[str, Any]:
    """One reply."""
    return {
        "person": uid,
        "name": name,
        "part": part,
        "answer": reply.answer,
        "mode": reply.mode,
        "seat": reply.seat,
        "companions": reply.companions,
        "companion_names": reply.companion_names,
        "via": reply.via,
        "at": reply.replied_at,
        "note": reply.note,
    }


def attendance_json(found: Attendance, part: str, uid: str, name: str) -> dict[str, Any]:
    """One attendance."""
    return {
        "person": uid,
        "name": name,
        "part": part,
        "mode": found.mode,
        "at": found.came_at,
        "walk_in": found.is_walk_in,
        "companions": found.companions,
        "companion_names": found.companion_names,
        "proxy": found.proxy,
        "table": found.table_no,
    }


def conflict_json(reason: Any, uid: str | None, name: str | None) -> dict[str, Any]:
    """One thing that does not fit together."""
    return as_json(reason) | {"person": uid, "name": name}


def parts_of(event: Event, names: Sequence[str]) -> list[Part]:
    """The parts of these names, the first part for none.

    Raises:
        SmeicError: ``part_unknown``.
    """
    if not names:
        return list(event.parts[:1])
    by_name = {p.name: p for p in event.parts}
    if not by_name.keys() >= set(names):
        raise SmeicError("part_unknown")
    return [by_name[name] for name in names]
