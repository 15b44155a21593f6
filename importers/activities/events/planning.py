"""Plan series, events and parts: what is new, what the file holds, what a list fills in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from importers.activities.events.layout import MAIN, part_names
from importers.activities.events.lists import Lists
from importers.activities.events.proposal import EventPlan, PartPlan, SeriesPlan
from importers.activities.events.resolving import Meant
from importers.activities.events.words import yen_in
from smeic_tui.domain.event_series import series_key
from smeic_tui.domain.events import Series

_SAME_FEE = 0.8
"""Share of the amounts that are one amount, from which it is the fee of the part."""


class EventPlanning:
    """Plans the events of an import; the series they belong to are collected.

    Args:
        lists: The lists.
        held: The series on file by id.
        today: ISO date: what was before it is over.
    """

    def __init__(self, lists: Lists, held: Mapping[int, Series], today: str) -> None:
        self._lists = lists
        self._held = held
        self._today = today
        self.series: dict[str, SeriesPlan] = {}
        """By key, the series of the events planned so far."""

    def plan(self, meant: Meant) -> EventPlan:
        """What is to be written of one event."""
        title, event = meant.title, meant.on_file
        key = self._series_of(meant)
        names = part_names([t.listed for t in meant.tellings]) or [MAIN]
        if MAIN not in names and event is None:
            names.insert(0, MAIN)
        known = {part.name: part.id for part in event.parts} if event is not None else {}
        used = {part.part for t in meant.tellings for _, part in self._lists.said(t)}
        parts = [
            self._part(meant, name, known.get(name))
            for name in names
            if name in known or name in used or event is None
        ]
        day = event.held_on if event is not None and event.held_on else title.day
        return EventPlan(
            meant.uid,
            event.id if event is not None else None,
            key,
            None if key is not None else title.name,
            title.number,
            title.day,
            title.venue,
            title.starts,
            tuple(parts),
            bool(day and day < self._today[: len(day)]),
        )

    def series_of(self, meant: Meant) -> SeriesPlan | None:
        """The series of an event that was planned."""
        group = meant.group
        if group is None:
            return None
        for plan in self.series.values():
            if plan.series_id is not None:
                if plan.series_id == group.series:
                    return plan
            elif plan.key == series_key(group.names[0]) and meant.title.number is not None:
                return plan
        return None

    def _series_of(self, meant: Meant) -> str | None:
        """The key of its series; an event without 回次 and companions is named by its title."""
        group, title = meant.group, meant.title
        if meant.on_file is not None and meant.on_file.series_id is None:
            return None
        if group is None or (group.series is None and title.number is None):
            return None
        names = [t.listed.title.name for t in meant.tellings if t.listed.title.name]
        held = self._held.get(group.series) if group.series is not None else None
        key = f"{group.series}" if held is not None else series_key(group.names[0])
        provisional = any(t.listed.title.provisional for t in meant.tellings)
        before = self.series.get(key)
        told = [*(before.aliases if before else ()), *names]
        if held is not None:
            known = {held.name, *held.aliases, *held.former_names}
            new = tuple(dict.fromkeys(name for name in told if name not in known))
            self.series[key] = SeriesPlan(key, held.id, held.name, new, held.is_provisional)
            return key
        every = dict.fromkeys([*([before.name] if before else []), *told])
        name = max(every, key=lambda n: (len(n), n.isascii()))
        was = before.provisional if before else False
        aliases = tuple(each for each in every if each != name)
        self.series[key] = SeriesPlan(key, None, name, aliases, was or provisional)
        return key

    def _part(self, meant: Meant, name: str, part_id: int | None) -> PartPlan:
        columns = [c for t in meant.tellings for c in t.listed.parts if c.part == name]
        starts = next((c.starts for c in columns if c.starts), None)
        if starts is None and name == MAIN:
            starts = meant.title.starts
        online = any(
            part.part == name and part.told.status == "online"
            for telling in meant.tellings
            for _, part in self._lists.said(telling)
        )
        return PartPlan(name, part_id, starts, online, None if name == MAIN else self._fee(meant))

    def _fee(self, meant: Meant) -> int | None:
        """Yen that nearly all guests paid."""
        amounts = Counter(
            yen
            for telling in meant.tellings
            for row, _ in self._lists.rows(telling)
            for text in self._lists.layouts[telling.place].texts(row.record, "paid")
            if (yen := yen_in(text)) is not None
        )
        if not amounts:
            return None
        (amount, count), *_ = amounts.most_common(1)
        return amount if amount and count >= _SAME_FEE * amounts.total() else None
