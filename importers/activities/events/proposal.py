"""What an import would write about events, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from importers.activities.activity import Proposal
from smeic_tui.domain.events import Role
from smeic_tui.domain.past_attendance import Told
from smeic_tui.store.events.event_facts import HeldFact


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """A series that is new, or known by more names."""

    key: str
    """Names it within the proposal."""
    series_id: int | None
    """On file."""
    name: str
    aliases: tuple[str, ...]
    """Names that the file does not know yet."""
    provisional: bool


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One part of an event."""

    name: str
    part_id: int | None
    """On file."""
    starts: str | None
    online: bool
    """Somebody took part online."""
    fee: int | None
    """Yen, where all guests paid the same."""


@dataclass(frozen=True, slots=True)
class EventPlan:
    """An event that is new, or of which the lists know more."""

    uid: str
    event_id: int | None
    """On file."""
    series: str | None
    """Key of its series; None where its title alone names it."""
    title: str | None
    number: int | None
    held_on: str | None
    venue: str | None
    starts: str | None
    parts: tuple[PartPlan, ...]
    is_past: bool
    """Before today: it is closed."""


@dataclass(frozen=True, slots=True)
class FactPlan:
    """One fact that is believed and not on file."""

    event: str
    """uid of the event."""
    part: str
    person: int
    """Negative for somebody whom the import adds."""
    told: Told
    held: HeldFact | None
    day: str | None
    """Day of the event."""


@dataclass(frozen=True, slots=True)
class RolePlan:
    """A role that the file does not know."""

    event: str
    person: int
    role: Role


@dataclass(frozen=True, slots=True)
class EventsProposal(Proposal):
    """With what is written."""

    series: tuple[SeriesPlan, ...] = ()
    events: tuple[EventPlan, ...] = ()
    told: tuple[FactPlan, ...] = ()
    roles: tuple[RolePlan, ...] = ()
