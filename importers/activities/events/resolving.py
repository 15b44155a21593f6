"""Which event a list means: one on file, one that another list tells of too, or a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.activities.activity import Choice, Place
from importers.activities.events.layout import EventLayout, ListedEvent, Shape
from smeic_tui.domain.event_series import Group, Held, group_names, series_key
from smeic_tui.domain.events import Event, Series
from smeic_tui.errors import Reason
from smeic_tui.japanese.event_titles import EventTitle
from smeic_tui.store.journal.uids import new_uid


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one list tells of it."""

    key: str
    """Names it in choices."""
    place: Place
    """Its table."""
    number: int
    """Its index in the layout of that table."""
    shape: Shape
    listed: ListedEvent
    file: str
    sheet: str


@dataclass(slots=True)
class Meant:
    """One event that lists mean."""

    uid: str
    on_file: Event | None
    title: EventTitle
    """What the lists say together, the list of the event before the matrix."""
    group: Group | None
    """The names of its series."""
    tellings: list[Telling] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Resolved:
    """All events of an import."""

    meant: tuple[Meant, ...]
    left_out: tuple[Telling, ...]
    unclear: tuple[tuple[Telling, Reason], ...]


def tellings_of(
    tables: Sequence[tuple[Place, str, str, EventLayout]],
) -> list[Telling]:
    """Every event of every table: ``(place, file, sheet, layout)``."""
    return [
        Telling(f"{file}/{sheet}/{listed.place}", place, number, layout.shape, listed, file, sheet)
        for place, file, sheet, layout in tables
        for number, listed in enumerate(layout.events)
    ]


def resolve(
    tellings: Sequence[Telling],
    events: Sequence[Event],
    series: Sequence[Series],
    choices: Mapping[str, Choice],
) -> Resolved:
    """Settle which event each telling means.

    Args:
        tellings: The events of the lists.
        events: Those on file.
        series: Those on file, with their other names.
        choices: What staff said.
    """
    return _Resolving(events, series, choices).resolve(tellings)


class _Resolving:
    def __init__(
        self, events: Sequence[Event], series: Sequence[Series], choices: Mapping[str, Choice]
    ) -> None:
        self._events = events
        self._series = series
        self._choices = choices
        self._meant: list[Meant] = []
        self._group_of: dict[str, Group] = {}

    def resolve(self, tellings: Sequence[Telling]) -> Resolved:
        left_out = [t for t in tellings if self._verdict(t) == "leave_out"]
        rest = [t for t in tellings if t not in left_out]
        self._group(rest)
        unclear: list[tuple[Telling, Reason]] = []
        # The list of one event names it in full; a matrix abbreviates.
        for telling in sorted(rest, key=lambda t: t.shape == "matrix"):
            reason = self._place(telling)
            if reason is not None:
                unclear.append((telling, reason))
        for meant in self._meant:
            self._note(meant)
        order = {telling.key: at for at, telling in enumerate(tellings)}
        self._meant.sort(key=lambda m: min(order[t.key] for t in m.tellings))
        return Resolved(tuple(self._meant), tuple(left_out), tuple(unclear))

    def _verdict(self, telling: Telling) -> str:
        chosen = self._choices.get(telling.key)
        return chosen.verdict if chosen is not None else ""

    def _group(self, tellings: Sequence[Telling]) -> None:
        known = [
            (each.id, name)
            for each in self._series
            for name in (each.name, *each.aliases, *each.former_names)
        ]
        told = [
            Held(t.listed.title.name, t.listed.title.number, t.listed.title.day)
            for t in tellings
            if t.listed.title.name is not None and self._verdict(t) != "is"
        ]
        held = [Held(e.series, e.number, e.held_on, e.series_id) for e in self._events if e.series]
        for group in group_names([*held, *told], known):
            for name in group.names:
                self._group_of[series_key(name)] = group

    def _of_title(self, title: EventTitle) -> Group | None:
        return None if title.name is None else self._group_of.get(series_key(title.name))

    def _place(self, telling: Telling) -> Reason | None:
        """Put a telling to the event it means; why it is unclear, where it is."""
        title, verdict = telling.listed.title, self._verdict(telling)
        group = self._of_title(title)
        if verdict == "is":
            wanted = self._choices[telling.key].uid
            chosen = next((e for e in self._events if e.uid == wanted), None)
            if chosen is not None:
                self._add(telling, self._on_file(chosen), group)
                return None
        if verdict != "new":
            # Compared before anything is asked of it: a log has thousands of events.
            here = next(
                (
                    m
                    for m in self._meant
                    if _is_same(title, m.title, group is not None and group is m.group)
                    and not self._chosen_new(m)
                ),
                None,
            )
            if here is not None:
                self._add(telling, here, group)
                return None
            found = self._find_on_file(title, group)
            if found is not None:
                self._add(telling, self._on_file(found), group)
                return None
        if title.name is None:
            return Reason("event_unnamed")
        if title.number is None and title.day is None and verdict != "new":
            return Reason("event_undated", {"name": title.name})
        meant = Meant(new_uid(), None, title, group)
        self._meant.append(meant)
        self._add(telling, meant, group)
        return None

    def _chosen_new(self, meant: Meant) -> bool:
        return any(self._verdict(t) == "new" for t in meant.tellings)

    def _on_file(self, event: Event) -> Meant:
        found = next((m for m in self._meant if m.on_file is event), None)
        if found is None:
            title = EventTitle(event.series or event.title, event.number, event.held_on)
            found = Meant(event.uid, event, title, self._of_title(title))
            self._meant.append(found)
        return found

    def _add(self, telling: Telling, meant: Meant, group: Group | None) -> None:
        meant.tellings.append(telling)
        if meant.group is None:
            meant.group = group
        meant.title = meant.title.filled(telling.listed.title)

    def _find_on_file(self, title: EventTitle, group: Group | None) -> Event | None:
        of_series = group.series if group is not None else None
        for event in self._events:
            held = EventTitle(event.series or event.title, event.number, event.held_on)
            one = of_series is not None and event.series_id == of_series
            if not one and event.series_id is None and title.name and event.title:
                one = series_key(title.name) == series_key(event.title)
            if _is_same(title, held, one):
                return event
        if title.name is None and title.day is not None:
            that_day = [e for e in self._events if e.held_on == title.day]
            return that_day[0] if len(that_day) == 1 else None
        return None

    def _note(self, meant: Meant) -> None:
        """What was guessed, and where the lists name different days."""
        names = {t.listed.title.name for t in meant.tellings}
        for name, why in meant.group.joined if meant.group is not None else ():
            if name in names and meant.group is not None:
                other = max((n for n in meant.group.names if n != name), key=len)
                meant.notes.append(Reason(f"series_{why}", {"name": name, "series": other}))
        meant.notes += _doubts(meant)
        days = {t.listed.title.day for t in meant.tellings} - {None}
        if meant.on_file is not None and meant.on_file.held_on:
            days.add(meant.on_file.held_on)
        if len(days) > 1:
            told = " / ".join(sorted(str(day) for day in days))
            meant.notes.append(Reason("event_days_differ", {"days": told}))


def _doubts(meant: Meant) -> Iterator[Reason]:
    """What is odd about the day that the lists write: its weekday, or that it has no year."""
    titles = [telling.listed.title for telling in meant.tellings]
    odd = next((title for title in titles if title.weekday), None)
    if odd is not None:
        yield Reason("event_weekday_differs", {"day": odd.day or "", "weekday": odd.weekday or ""})
    known = meant.title.day or (meant.on_file is not None and meant.on_file.held_on)
    yearless = next((title.yearless for title in titles if title.yearless), None)
    if yearless and not known:
        yield Reason("event_year_unknown", {"day": yearless})


def _is_same(one: EventTitle, other: EventTitle, same_series: bool) -> bool:
    if not same_series:
        return False
    if one.number is not None and other.number is not None:
        near = one.day is None or other.day is None or one.day[:7] == other.day[:7]
        return one.number == other.number and near
    return one.day is not None and one.day == other.day


def layout_with(layout: EventLayout, uids: Mapping[int, str]) -> EventLayout:
    """A layout whose events know who they are on file; those left out have no uid."""
    events = tuple(
        replace(event, uid=uids.get(number, "")) for number, event in enumerate(layout.events)
    )
    return replace(layout, events=events)
