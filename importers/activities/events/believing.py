"""Settle for every person and part what is believed, and what contradicts it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from importers.activities.activity import Choice, Contradiction
from importers.activities.events.lists import Lists
from importers.activities.events.proposal import EventPlan, FactPlan, RolePlan
from importers.activities.events.resolving import Meant
from importers.activities.events.sayings import Said, weigh
from smeic_tui.domain.events import Role
from smeic_tui.domain.past_attendance import Evidence, Told, disagree
from smeic_tui.store.events.event_facts import (
    NOTHING,
    HeldFact,
    evidence_of,
    held_facts,
    listed_people,
)
from smeic_tui.store.events.events import roles


class Believing:
    """Weighs what the lists of an import say against each other and against the file.

    Args:
        conn: Any connection.
        lists: The lists.
        choices: What staff said about contradictions.
        today: ISO date: nobody came yet to what is later.
    """

    def __init__(
        self,
        conn: sqlite3.Connection,
        lists: Lists,
        choices: Mapping[str, Choice],
        today: str,
    ) -> None:
        self._conn = conn
        self._lists = lists
        self._choices = choices
        self._today = today

    @cached_property
    def _listed(self) -> Mapping[str, Mapping[int, Evidence]]:
        return listed_people(self._conn)

    def facts(self, meant: Meant, plan: EventPlan) -> tuple[list[FactPlan], list[Contradiction]]:
        """What is new about the people of one event, and the contradictions."""
        day = (meant.on_file.held_on if meant.on_file is not None else None) or plan.held_on
        held: Mapping[tuple[int, int], HeldFact] = {}
        listed: Mapping[int, Evidence] = {}
        if meant.on_file is not None:
            held = held_facts(self._conn, meant.on_file.id)
            listed = self._listed.get(meant.uid, {})
        ids = {part.name: part.part_id for part in plan.parts}
        facts: list[FactPlan] = []
        against: list[Contradiction] = []
        for (part, person), sayings in self._said(meant, day).items():
            part_id = ids.get(part)
            fact = held.get((part_id, person)) if part_id is not None else None
            weighed = weigh(
                f"{meant.tellings[0].key}/{part}/{sayings[0].source}",
                meant.tellings[0].key,
                part,
                person,
                sayings,
                self._source(fact, meant.uid, person, listed.get(person), sayings),
                self._choices,
            )
            against += weighed.contradictions
            if weighed.told is not None and part in ids:
                facts.append(FactPlan(meant.uid, part, person, weighed.told, fact, day))
        return facts, against

    def _source(
        self,
        fact: HeldFact | None,
        uid: str,
        person: int,
        listed: Evidence | None,
        sayings: Sequence[Said],
    ) -> tuple[HeldFact, Evidence] | None:
        """What the file holds, and from where; a blank in a list of another shape counts."""
        if fact is not None and (fact.attendance_id is not None or fact.reply_id is not None):
            if not any(disagree(each.told.status, fact.status) for each in sayings):
                # Where nothing contradicts, nobody asks: it costs a look into all rows of a person.
                return fact, "list"
            return fact, evidence_of(self._conn, fact, uid, person)
        if listed is not None and listed not in {each.evidence for each in sayings}:
            return fact or NOTHING, listed
        return None if fact is None else (fact, "matrix")

    def _said(self, meant: Meant, day: str | None) -> dict[tuple[str, int], list[Said]]:
        found: dict[tuple[str, int], list[Said]] = {}
        coming = day is not None and day > self._today[: len(day)]
        for telling in meant.tellings:
            place = f"{telling.file} {telling.sheet}!"
            evidence = self._lists.layouts[telling.place].evidence
            for row, part in self._lists.parts(telling):
                if row.person is None:
                    continue
                says = _announced(part.told) if coming else part.told
                said = Said(says, evidence, f"{place}{part.letter}{row.row}", row.name)
                found.setdefault((part.part, row.person), []).append(said)
        return found

    def roles(self, meant: Meant) -> Iterator[RolePlan]:
        """Roles that the file does not know; of people who have one, it stays."""
        known: dict[int, Role] = {}
        if meant.on_file is not None:
            known = roles(self._conn, meant.on_file.id)
        for telling in meant.tellings:
            if telling.shape == "matrix":
                continue
            for row, told in self._lists.rows(telling):
                if row.person is None or told.role is None or row.person in known:
                    continue
                known[row.person] = told.role
                yield RolePlan(meant.uid, row.person, told.role)


def _announced(told: Told) -> Told:
    """Of an event to come nobody came yet: what stands there is an answer."""
    if told.attended:
        return Told("no_show", "yes", fee=told.fee)
    return replace(told, replied=told.answer) if told.answer else told
