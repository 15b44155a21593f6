"""Propose what the answers of a form add: who comes to which part, in the order of their time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from importers.activities.activity import (
    Choice,
    Layout,
    ListRow,
    ListTable,
    Place,
    Subject,
    SubjectState,
)
from importers.activities.referrals.from_form import is_news, told_by_form
from importers.activities.replies.layout import ReplyLayout, from_data, to_data
from importers.activities.replies.proposal import BroughtPlan, RepliesProposal, ReplyPlan
from importers.activities.replies.seating import Seating
from importers.activities.replies.telling import RowTold, introduced, tell
from smeic_tui.domain.events import Event
from smeic_tui.errors import Reason
from smeic_tui.store.events.events import events
from smeic_tui.store.imports import imports

_SHOWN = 3
"""Answers that were not understood, shown of each table."""


def subject_key(file: str, sheet: str, place: str) -> str:
    """Names the event of a table in choices."""
    return f"{file}/{sheet}/{place}"


def propose(
    conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
) -> RepliesProposal:
    """What these tables would add. Writes nothing."""
    return _Proposing(conn, tables, choices).propose()


class _Proposing:
    def __init__(
        self, conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
    ) -> None:
        self._conn = conn
        self._tables = tables
        self._choices = choices
        self._layouts = {table.place: from_data(table.layout.data) for table in tables}
        self._events = {event.uid: event for event in events(conn)}
        self._event_of = {table.place: self._meant(table) for table in tables}

    def propose(self) -> RepliesProposal:
        plans: list[ReplyPlan] = []
        notes: dict[Place, list[Reason]] = {}
        for event in dict.fromkeys(e for e in self._event_of.values() if isinstance(e, Event)):
            plans += self._answers(event, notes)
        brought = tuple(self._brought())
        return RepliesProposal(
            "replies",
            tuple(self._subject(table, plans, notes) for table in self._tables),
            (),
            {place: self._kept(place) for place in self._layouts},
            len(plans) + len(brought),
            tuple(plans),
            brought,
        )

    def _brought(self) -> Iterator[BroughtPlan]:
        """Outsiders who name an introducer, each once, whichever event they answer for."""
        seen: set[int] = set()
        for table in self._tables:
            if self._event_of[table.place] == "left_out":
                continue
            for row in table.rows:
                named, at = introduced(self._layouts[table.place], row.record)
                if row.person is None or row.person in seen or not named:
                    continue
                if is_news(self._conn, row.person):
                    seen.add(row.person)
                    yield BroughtPlan(row.person, told_by_form(named, at))

    # Which event

    def _meant(self, table: ListTable) -> Event | SubjectState:
        layout = self._layouts[table.place]
        chosen = self._choices.get(subject_key(table.file, table.sheet, layout.place))
        if chosen is not None and chosen.verdict == "leave_out":
            return "left_out"
        uid = chosen.uid if chosen is not None and chosen.verdict == "is" else layout.event
        event = self._events.get(uid)
        # Nobody can say yes to an event that does not take place.
        return "unclear" if event is None or event.status == "cancelled" else event

    def _kept(self, place: Place) -> Layout:
        event = self._event_of[place]
        uid = event.uid if isinstance(event, Event) else ""
        return Layout("replies", to_data(replace(self._layouts[place], event=uid)))

    # What was answered

    def _answers(self, event: Event, notes: dict[Place, list[Reason]]) -> Iterator[ReplyPlan]:
        seating = Seating(self._conn, event)
        rows = [
            (tell(self._layouts[table.place], row.record, event.parts), table, row)
            for table in self._tables
            if self._event_of[table.place] is event
            for row in table.rows
        ]
        self._note_unused(event, rows, notes)
        # Whoever answered twice means the later answer; a form that tells no time is in order.
        for told, table, row in sorted(rows, key=lambda each: each[0].at or ""):
            if row.person is None or self._told_before(event, told, row):
                continue
            for part_id, said in told.replies.parts.items():
                given = seating.news(part_id, row.person, said, told.at, told.note)
                if given is None:
                    continue
                replaces = seating.has_answered(part_id, row.person)
                place = seating.take(part_id, row.person, given)
                yield ReplyPlan(
                    *(table.place, row.row, event.uid, part_id, row.person, given, place),
                    replaces=replaces,
                )

    def _told_before(self, event: Event, told: RowTold, row: ListRow) -> bool:
        """Whether an import told this row of this event: what was answered since is not undone.

        Only of a form that tells no time; otherwise the time of the answer says it.
        """
        if told.at is not None or row.person is None or row.person < 0:
            return False
        for held in imports.rows_of_person(self._conn, row.person):
            if held.record == dict(row.record):
                kept = imports.batch(self._conn, held.batch_id).tables[held.table_no]
                if kept.get("activity", {}).get("data", {}).get("event") == event.uid:
                    return True
        return False

    def _note_unused(
        self,
        event: Event,
        rows: Sequence[tuple[RowTold, ListTable, ListRow]],
        notes: dict[Place, list[Reason]],
    ) -> None:
        """What could not be used of the answers, table by table."""
        names = {part.id: part.name for part in event.parts}
        unclear: dict[Place, list[str]] = {}
        no_part: Counter[Place] = Counter()
        online: Counter[tuple[Place, int]] = Counter()
        for told, table, row in rows:
            unclear.setdefault(table.place, []).extend(
                f"{row.row}: {text}" for text in told.replies.unclear
            )
            no_part[table.place] += len(told.replies.no_part)
            online.update((table.place, part_id) for part_id in told.replies.not_online)
        for place, texts in unclear.items():
            if texts:
                shown = " / ".join(texts[:_SHOWN])
                notes.setdefault(place, []).append(
                    Reason("reply_unclear", {"count": len(texts), "texts": shown})
                )
        for place, count in no_part.items():
            if count:
                notes.setdefault(place, []).append(Reason("reply_no_part", {"count": count}))
        for (place, part_id), count in online.items():
            notes.setdefault(place, []).append(
                Reason("reply_not_online", {"part": names[part_id], "count": count})
            )

    # What is shown

    def _subject(
        self, table: ListTable, plans: Sequence[ReplyPlan], notes: Mapping[Place, list[Reason]]
    ) -> Subject:
        event, layout = self._event_of[table.place], self._layouts[table.place]
        told = [*notes.get(table.place, ())]
        key = subject_key(table.file, table.sheet, layout.place)
        waiting = sum(row.person is None for row in table.rows)
        if not isinstance(event, Event):
            if event == "unclear":
                told.append(Reason("reply_event_unclear"))
            label = table.sheet or table.file
            return Subject(
                key,
                event,
                "",
                label,
                None,
                None,
                layout.place,
                table.file,
                table.sheet,
                waiting=waiting,
                notes=tuple(told),
            )
        own = [plan for plan in plans if plan.table == table.place]
        return Subject(
            key,
            "known",
            event.uid,
            event.series or event.title or "",
            event.number,
            event.held_on,
            layout.place,
            table.file,
            table.sheet,
            details={"event": event.id},
            counts=_counts(event, own),
            waiting=waiting,
            notes=(*told, *_waiting_notes(event, own)),
        )


def _counts(event: Event, plans: Sequence[ReplyPlan]) -> dict[str, dict[str, int]]:
    """By part, the new answers as they stand in the end."""
    last = {(plan.part_id, plan.person): plan for plan in plans}
    found: dict[str, dict[str, int]] = {}
    for part in event.parts:
        words = Counter(_word(plan) for (part_id, _), plan in last.items() if part_id == part.id)
        if words:
            found[part.name] = dict(words)
    return found


def _word(plan: ReplyPlan) -> str:
    if plan.given.answer != "yes":
        return f"said_{plan.given.answer}"
    if plan.place is not None and plan.place.waiting:
        return "said_waiting"
    return f"said_{plan.given.mode}"


def _waiting_notes(event: Event, plans: Sequence[ReplyPlan]) -> Iterator[Reason]:
    """Who would come onto the waiting list is said beforehand."""
    for part in event.parts:
        last = {plan.person: plan for plan in plans if plan.part_id == part.id}
        places = [plan.place for plan in last.values() if plan.place and plan.place.waiting]
        if places:
            yield Reason("reply_waiting", {"part": part.name, "count": len(places)})


def layout_for(layout: ReplyLayout, event_uid: str) -> Layout:
    """The layout of a table of which it is known for which event it answers."""
    return Layout("replies", to_data(replace(layout, event=event_uid)))
