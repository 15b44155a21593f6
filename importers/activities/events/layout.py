"""How a list of events is read, as plain data that is kept with the import."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from importers.activities.events.marks import Mark
from smeic_tui.domain.past_attendance import Evidence, named_above, named_in
from smeic_tui.japanese.event_titles import EventTitle

Shape = Literal["matrix", "list", "log"]
"""``matrix``: people × events. ``list``: who came to one event. ``log``: a row for each person and
event, which its cells name, or the section it stands in."""
MAIN = "本会"
"""What the first part of an event is called where a list does not name it."""
PARTY = "懇親会"
_LONGEST = 200
"""Letters of a remark that are read."""


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A column of marks for one part of an event."""

    header: str
    """Its heading, by which a row's record keeps it."""
    letter: str
    """As Excel names it."""
    part: str
    """Which part."""
    starts: str | None = None
    """When the part begins, where its heading says so."""
    ticks: bool = False
    """It is ticked at the door; a blank is somebody who did not come."""
    says: Mark | None = None
    """What a tick in it says, where each answer has a column of its own: 会場, オンライン, 欠席."""


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """One event as a list tells of it."""

    place: str
    """Its columns, ``K:L``; of a list of one event the whole table, ``A4:I59``; in a log the cell
    that names it first, or the row of its section."""
    title: EventTitle
    """What its title says."""
    parts: tuple[PartColumn, ...]
    """Its columns of marks."""
    uid: str = ""
    """The event on file, once that is settled; empty while it is not, or left out."""
    named: str = ""
    """In a log: what the cells that name it say (`named_in`), else the section (`named_above`)."""
    part: str = MAIN
    """In a log: the part that the rows tell of."""


@dataclass(frozen=True)
class EventLayout:
    """One table of events."""

    shape: Shape
    events: tuple[ListedEvent, ...]
    """In the order of its columns."""
    legend: Mapping[str, Mark] = field(default_factory=dict)
    """What it says of its own marks."""
    sections: tuple[tuple[int, str], ...] = ()
    """Row and text of its section rows."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Where guests are rows: headings by what they tell (``note``, ``paid``, ``seat`` …, and in a
    log ``event``)."""
    walk_ins_from: int | None = None
    """Row from which on all are walk-ins, as the rows themselves say."""
    listed_came: bool = False
    """It has no column of marks for the first part: whoever is listed came."""

    @property
    def evidence(self) -> Evidence:
        """How good it is: what tells of each guest of an event is better than a matrix."""
        return "matrix" if self.shape == "matrix" else "list"

    def event_of(self, row: int, record: Mapping[str, str]) -> int | None:
        """Index of the event a guest's row is about; None where nothing names any of them."""
        if self.shape != "log":
            return 0
        headings = self.columns.get("event", ())
        if headings:
            return self._by_name.get(named_in(headings, record))
        return self._by_name.get(named_above(self.sections, self._by_name, row))

    @cached_property
    def _by_name(self) -> Mapping[str, int]:
        return {event.named: number for number, event in enumerate(self.events)}

    def section_of(self, row: int) -> str:
        """The section a row stands in; empty above the first one."""
        at = bisect_left(self.sections, (row, ""))
        return self.sections[at - 1][1][:_LONGEST] if at else ""

    def texts(self, record: Mapping[str, str], *what: str) -> list[str]:
        """The filled cells of a row that tell this."""
        headings = (heading for name in what for heading in self.columns.get(name, ()))
        texts = (record.get(heading, "").strip() for heading in headings)
        return [text[:_LONGEST] for text in texts if text]


def to_data(layout: EventLayout) -> dict[str, Any]:
    """As JSON keeps it."""
    return asdict(layout)


def from_data(data: Mapping[str, Any]) -> EventLayout:
    """Back from JSON."""
    return EventLayout(
        data["shape"],
        tuple(_event(each) for each in data["events"]),
        dict(data["legend"]),
        tuple((int(row), str(text)) for row, text in data["sections"]),
        {name: tuple(headings) for name, headings in data["columns"].items()},
        data["walk_ins_from"],
        bool(data["listed_came"]),
    )


def _event(data: Mapping[str, Any]) -> ListedEvent:
    return ListedEvent(
        data["place"],
        EventTitle(**data["title"]),
        tuple(PartColumn(**each) for each in data["parts"]),
        data["uid"],
        data.get("named", ""),
        data.get("part", MAIN),
    )


def part_names(events: Iterable[ListedEvent]) -> list[str]:
    """The parts several tellings of one event name, the first part first."""
    found = dict.fromkeys(
        name for event in events for name in (event.part, *(part.part for part in event.parts))
    )
    return sorted(found, key=lambda name: (name != MAIN, list(found).index(name)))


def headings_of(columns: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Headings by what they tell, from pairs of both."""
    found: dict[str, tuple[str, ...]] = {}
    for name, heading in columns:
        found[name] = (*found.get(name, ()), heading)
    return found
