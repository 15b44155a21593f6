"""Propose what lists of events add: events, who came, what contradicts what."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from importers.activities.activity import (
    Choice,
    Contradiction,
    Layout,
    ListTable,
    Place,
    Subject,
    SubjectState,
)
from importers.activities.events.layout import (
    MAIN,
    from_data,
    part_names,
    to_data,
)
from importers.activities.events.proposal import (
    EventPlan,
    EventsProposal,
    FactPlan,
    PartPlan,
    RolePlan,
    SeriesPlan,
)
from importers.activities.events.resolving import (
    Meant,
    Resolved,
    Telling,
    layout_with,
    resolve,
    tellings_of,
)
from importers.activities.events.sayings import Said, weigh
from importers.activities.events.telling import RowTold, tell
from importers.activities.events.words import yen_in
from smeic_tui.domain.event_series import series_key
from smeic_tui.domain.events import Role
from smeic_tui.domain.past_attendance import Evidence, Status, Told, disagree
from smeic_tui.errors import Reason
from smeic_tui.store.event_facts import (
    NOTHING,
    HeldFact,
    evidence_of,
    held_facts,
    listed_people,
)
from smeic_tui.store.events import all_series, events, roles

_SAME_FEE = 0.8
"""Share of the amounts that are one amount, from which it is the fee of the part."""
_UNREAD_SHOWN = 3


def propose(
    conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
) -> EventsProposal:
    """What these tables would add. Writes nothing."""
    return _Proposing(conn, tables, choices).propose()


class _Proposing:
    def __init__(
        self, conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
    ) -> None:
        self._conn = conn
        self._choices = choices
        self._tables = tables
        self._layouts = {table.place: from_data(table.layout.data) for table in tables}
        self._told: dict[Place, list[RowTold]] = {
            table.place: [tell(self._layouts[table.place], r.row, r.record) for r in table.rows]
            for table in tables
        }
        self._series = {each.id: each for each in all_series(conn)}
        self._today = date.today().isoformat()

    def propose(self) -> EventsProposal:
        tellings = tellings_of(
            [(t.place, t.file, t.sheet, self._layouts[t.place]) for t in self._tables]
        )
        resolved = resolve(
            tellings, events(self._conn), tuple(self._series.values()), self._choices
        )
        series: dict[str, SeriesPlan] = {}
        planned = [self._event(meant, series) for meant in resolved.meant]
        told: list[FactPlan] = []
        given: list[RolePlan] = []
        against: list[Contradiction] = []
        for meant, plan in zip(resolved.meant, planned, strict=True):
            facts, found = self._facts(meant, plan)
            told += facts
            against += found
            given += self._roles(meant)
        new = [p for p in planned if p.event_id is None or any(x.part_id is None for x in p.parts)]
        written = len(told) + len(given) + len(new)
        written += sum(1 for s in series.values() if s.series_id is None or s.aliases)
        return EventsProposal(
            "events",
            tuple(self._subjects(resolved, series, tellings)),
            tuple(against),
            self._kept(resolved),
            written,
            tuple(series.values()),
            tuple(planned),
            tuple(told),
            tuple(given),
        )

    # Series, events and parts

    def _event(self, meant: Meant, series: dict[str, SeriesPlan]) -> EventPlan:
        title, event = meant.title, meant.on_file
        key = self._series_of(meant, series)
        names = part_names([t.listed for t in meant.tellings]) or [MAIN]
        if MAIN not in names and event is None:
            names.insert(0, MAIN)
        known = {part.name: part.id for part in event.parts} if event is not None else {}
        used = self._parts_used(meant)
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

    def _series_of(self, meant: Meant, series: dict[str, SeriesPlan]) -> str | None:
        """The series of an event; one that has no 回次 and no companions is named by its title."""
        group, title = meant.group, meant.title
        if meant.on_file is not None and meant.on_file.series_id is None:
            return None
        if group is None or (group.series is None and title.number is None):
            return None
        names = [t.listed.title.name for t in meant.tellings if t.listed.title.name]
        held = self._series.get(group.series) if group.series is not None else None
        key = f"{group.series}" if held is not None else series_key(group.names[0])
        provisional = any(t.listed.title.provisional for t in meant.tellings)
        before = series.get(key)
        told = [*(before.aliases if before else ()), *names]
        if held is not None:
            known = {held.name, *held.aliases, *held.former_names}
            new = tuple(dict.fromkeys(name for name in told if name not in known))
            series[key] = SeriesPlan(key, held.id, held.name, new, held.is_provisional)
            return key
        every = dict.fromkeys([*([before.name] if before else []), *told])
        name = max(every, key=lambda n: (len(n), n.isascii()))
        was = before.provisional if before else False
        aliases = tuple(each for each in every if each != name)
        series[key] = SeriesPlan(key, None, name, aliases, was or provisional)
        return key

    def _parts_used(self, meant: Meant) -> set[str]:
        return {
            part.part
            for telling, row in self._rows_of(meant)
            for part in row.parts
            if part.event == telling.number and part.told.status != "blank"
        }

    def _part(self, meant: Meant, name: str, part_id: int | None) -> PartPlan:
        columns = [c for t in meant.tellings for c in t.listed.parts if c.part == name]
        starts = next((c.starts for c in columns if c.starts), None)
        if starts is None and name == MAIN:
            starts = meant.title.starts
        online = any(
            part.told.status == "online"
            for telling, row in self._rows_of(meant)
            for part in row.parts
            if part.event == telling.number and part.part == name
        )
        fee = None if name == MAIN else self._fee(meant)
        return PartPlan(name, part_id, starts, online, fee)

    def _fee(self, meant: Meant) -> int | None:
        amounts = Counter(
            yen
            for telling in meant.tellings
            for row in self._table(telling.place).rows
            for text in self._layouts[telling.place].texts(row.record, "paid")
            if (yen := yen_in(text)) is not None
        )
        if not amounts:
            return None
        (amount, count), *_ = amounts.most_common(1)
        return amount if amount and count >= _SAME_FEE * amounts.total() else None

    def _table(self, place: Place) -> ListTable:
        return next(table for table in self._tables if table.place == place)

    def _rows_of(self, meant: Meant) -> Iterator[tuple[Telling, RowTold]]:
        for telling in meant.tellings:
            for row in self._told[telling.place]:
                yield telling, row

    # Facts

    def _facts(self, meant: Meant, plan: EventPlan) -> tuple[list[FactPlan], list[Contradiction]]:
        day = (meant.on_file.held_on if meant.on_file is not None else None) or plan.held_on
        said = self._said(meant, day)
        held: dict[tuple[int, int], HeldFact] = {}
        if meant.on_file is not None:
            held = held_facts(self._conn, meant.on_file.id)
        listed: Mapping[int, Evidence] = {}
        if meant.on_file is not None:
            listed = listed_people(self._conn, meant.uid)
        ids = {part.name: part.part_id for part in plan.parts}
        facts: list[FactPlan] = []
        against: list[Contradiction] = []
        for (part, person), sayings in said.items():
            part_id = ids.get(part)
            fact = held.get((part_id, person)) if part_id is not None else None
            weighed = weigh(
                f"{meant.tellings[0].key}/{part}/{sayings[0].source}",
                meant.tellings[0].key,
                part,
                person,
                sayings,
                self._source(fact, meant, person, listed.get(person), sayings),
                self._choices,
            )
            against += weighed.contradictions
            if weighed.told is not None:
                facts.append(FactPlan(meant.uid, part, person, weighed.told, fact, day))
        return [f for f in facts if f.part in ids], against

    def _source(
        self,
        fact: HeldFact | None,
        meant: Meant,
        person: int,
        listed: Evidence | None,
        sayings: Sequence[Said],
    ) -> tuple[HeldFact, Evidence] | None:
        """What the file holds, and from where; a blank in a list of another shape counts."""
        if fact is not None and (fact.attendance_id is not None or fact.reply_id is not None):
            if not any(disagree(each.told.status, fact.status) for each in sayings):
                # Where nothing contradicts, nobody asks: it costs a look into all rows of a person.
                return fact, "list"
            return fact, evidence_of(self._conn, fact, meant.uid, person)
        if listed is not None and listed not in {each.evidence for each in sayings}:
            return fact or NOTHING, listed
        return None if fact is None else (fact, "matrix")

    def _said(self, meant: Meant, day: str | None) -> dict[tuple[str, int], list[Said]]:
        found: dict[tuple[str, int], list[Said]] = {}
        coming = day is not None and day > self._today[: len(day)]
        for telling in meant.tellings:
            table = self._table(telling.place)
            for row, told in zip(table.rows, self._told[telling.place], strict=True):
                if row.person is None:
                    continue
                for part in told.parts:
                    if part.event != telling.number:
                        continue
                    source = f"{table.file} {table.sheet}!{part.letter}{row.row}".strip()
                    says = _announced(part.told) if coming else part.told
                    found.setdefault((part.part, row.person), []).append(
                        Said(says, telling.shape, source, row.name)
                    )
        return found

    def _roles(self, meant: Meant) -> Iterator[RolePlan]:
        known: dict[int, Role] = {}
        if meant.on_file is not None:
            known = roles(self._conn, meant.on_file.id)
        for telling in meant.tellings:
            if telling.shape != "list":
                continue
            rows = self._table(telling.place).rows
            for row, told in zip(rows, self._told[telling.place], strict=True):
                if row.person is None or told.role is None or row.person in known:
                    continue
                known[row.person] = told.role
                yield RolePlan(meant.uid, row.person, told.role)

    # What is shown and kept

    def _subjects(
        self,
        resolved: Resolved,
        series: Mapping[str, SeriesPlan],
        tellings: Sequence[Telling],
    ) -> Iterator[Subject]:
        by_key = {t.key: meant for meant in resolved.meant for t in meant.tellings}
        reasons = {telling.key: reason for telling, reason in resolved.unclear}
        for telling in tellings:
            meant = by_key.get(telling.key)
            if meant is not None:
                yield self._subject(telling, meant, series)
            else:
                state: SubjectState = "unclear" if telling.key in reasons else "left_out"
                notes = (reasons[telling.key],) if telling.key in reasons else ()
                yield Subject(
                    telling.key,
                    state,
                    "",
                    telling.listed.title.name or telling.sheet,
                    telling.listed.title.number,
                    telling.listed.title.day,
                    telling.listed.place,
                    telling.file,
                    telling.sheet,
                    _details(telling, None, None),
                    self._counts(telling),
                    self._waiting(telling),
                    notes,
                )

    def _subject(self, telling: Telling, meant: Meant, series: Mapping[str, SeriesPlan]) -> Subject:
        plan = next(iter(s for s in series.values() if self._is_of(meant, s)), None)
        unread = [cell for row in self._told[telling.place] for cell in row.unread]
        notes = list(meant.notes)
        letters = {part.letter for part in telling.listed.parts}
        strange = list(dict.fromkeys(text for letter, text in unread if letter in letters))
        if strange:
            told = " ".join(strange[:_UNREAD_SHOWN])
            notes.append(Reason("marks_unread", {"count": len(strange), "text": told}))
        return Subject(
            telling.key,
            "new" if meant.on_file is None else "known",
            meant.uid,
            event_label(meant, plan),
            meant.title.number,
            meant.title.day,
            telling.listed.place,
            telling.file,
            telling.sheet,
            _details(telling, meant, plan),
            self._counts(telling),
            self._waiting(telling),
            tuple(notes),
        )

    def _is_of(self, meant: Meant, plan: SeriesPlan) -> bool:
        group = meant.group
        if group is None:
            return False
        if plan.series_id is not None:
            return plan.series_id == group.series
        return plan.key == series_key(group.names[0]) and meant.title.number is not None

    def _counts(self, telling: Telling) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for row in self._told[telling.place]:
            for part in row.parts:
                if part.event == telling.number and part.told.status != "blank":
                    here = found.setdefault(part.part, {})
                    here[part.told.status] = here.get(part.told.status, 0) + 1
        return {
            part: {status: counts[status] for status in get_args(Status) if status in counts}
            for part, counts in sorted(found.items(), key=lambda pair: pair[0] != MAIN)
        }

    def _waiting(self, telling: Telling) -> int:
        rows = self._table(telling.place).rows
        return sum(
            row.person is None
            and any(p.event == telling.number and p.told.status != "blank" for p in told.parts)
            for row, told in zip(rows, self._told[telling.place], strict=True)
        )

    def _kept(self, resolved: Resolved) -> dict[Place, Layout]:
        uids: dict[Place, dict[int, str]] = {place: {} for place in self._layouts}
        for meant in resolved.meant:
            for telling in meant.tellings:
                uids[telling.place][telling.number] = meant.uid
        return {
            place: Layout("events", to_data(layout_with(layout, uids[place])))
            for place, layout in self._layouts.items()
        }


def _announced(told: Told) -> Told:
    """Of an event to come nobody came yet: what stands there is an answer."""
    if told.attended:
        return Told("no_show", "yes", fee=told.fee)
    return replace(told, replied=told.answer) if told.answer else told


def event_label(meant: Meant, series: SeriesPlan | None) -> str:
    """What an event is called without its 回次: its series, or its title."""
    event = meant.on_file
    name = series.name if series is not None else None
    if name is None and event is not None:
        name = event.series or event.title
    return name or meant.title.name or ""


def _details(
    telling: Telling, meant: Meant | None, series: SeriesPlan | None
) -> dict[str, str | int | None]:
    title = meant.title if meant is not None else telling.listed.title
    held = meant.on_file.series if meant is not None and meant.on_file is not None else None
    return {
        "series": series.name if series is not None else held,
        "written": telling.listed.title.name,
        "number": title.number,
        "title": None if series is not None or held else title.name,
        "held_on": title.day,
        "starts": title.starts,
        "venue": title.venue,
    }
