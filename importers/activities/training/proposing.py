"""Propose what lists of trainings add: runs, sessions, trainees, marks, certificates."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from importers.activities.activity import (
    Choice,
    Contradiction,
    Layout,
    ListTable,
    Place,
    Subject,
    SubjectState,
)
from importers.activities.training.layout import (
    AssignmentColumn,
    SessionColumn,
    TrainingLayout,
    from_data,
    to_data,
)
from importers.activities.training.proposal import PersonPlan, RunPlan, TrainingProposal
from importers.activities.training.telling import RowTold, key_of, tell
from importers.activities.training.weighing import Weighing, by_key_of, merged, weigh
from smeic_tui.domain.training.facts import Run
from smeic_tui.errors import Reason
from smeic_tui.japanese.dates import PartialDate, fiscal_year
from smeic_tui.japanese.fold import fold
from smeic_tui.store.journal.uids import new_uid
from smeic_tui.store.training.attendance_book import Book, book
from smeic_tui.store.training.trainings import runs

_UNREAD_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Group:
    """The tables that tell of one run."""

    key: str
    tables: tuple[tuple[ListTable, TrainingLayout], ...]

    @property
    def first(self) -> tuple[ListTable, TrainingLayout]:
        """The one that names it."""
        return self.tables[0]


def propose(
    conn: sqlite3.Connection, tables: Sequence[ListTable], choices: Mapping[str, Choice]
) -> TrainingProposal:
    """What these tables would add. Writes nothing."""
    known = runs(conn)
    subjects: list[Subject] = []
    against: list[Contradiction] = []
    plans: list[RunPlan] = []
    layouts: dict[Place, Layout] = {}
    for group in _groups(tables):
        state, run, year = _resolved(group, known, choices)
        uid = run.uid if run is not None else new_uid() if state == "new" else ""
        for table, layout in group.tables:
            kept = replace(layout, uid=uid, fiscal_year=layout.fiscal_year or year)
            layouts[table.place] = Layout("training", to_data(kept))
        held = book(conn, run.id) if run is not None else None
        told, waiting, unread = _told(group, year)
        subjects.append(_subject(group, state, uid, year, told, waiting, unread))
        if state in ("new", "known") and year is not None:
            plan, found = _plan(group, uid, year, held, told, choices)
            plans.append(plan)
            against += found
    facts = sum(map(_facts, plans))
    return TrainingProposal(
        "training", tuple(subjects), tuple(against), layouts, facts, tuple(plans)
    )


def _facts(plan: RunPlan) -> int:
    people = sum(each.facts for each in plan.people)
    return (plan.run_id is None) + len(plan.sessions) + len(plan.assignments) + people


def _groups(tables: Sequence[ListTable]) -> Iterator[_Group]:
    found: dict[tuple[str, int | None], list[tuple[ListTable, TrainingLayout]]] = {}
    for table in tables:
        layout = from_data(table.layout.data)
        found.setdefault((fold(layout.title), layout.fiscal_year), []).append((table, layout))
    for listed in found.values():
        table, layout = listed[0]
        yield _Group(f"{table.file}/{table.sheet}/{layout.place}", tuple(listed))


def _resolved(
    group: _Group, known: Sequence[Run], choices: Mapping[str, Choice]
) -> tuple[SubjectState, Run | None, int | None]:
    """Whether the run is on file: as chosen, else by title and year, never by a guess."""
    layout = group.first[1]
    year, chosen = layout.fiscal_year, choices.get(group.key)
    if chosen is not None:
        if chosen.verdict == "leave_out":
            return "left_out", None, year
        if chosen.verdict == "is":
            found = next((run for run in known if run.uid == chosen.uid), None)
            return ("known", found, found.fiscal_year) if found else ("unclear", None, year)
        today = date.today()
        this = fiscal_year(PartialDate(today.year, today.month, today.day))
        return "new", None, year or this
    if year is None:
        return "unclear", None, None
    same = [run for run in known if run.fiscal_year == year]
    named = [run for run in same if fold(run.title) == fold(layout.title)]
    if len(named) == 1:
        return "known", named[0], year
    return ("new", None, year) if not named else ("unclear", None, year)


def _told(
    group: _Group, year: int | None
) -> tuple[dict[int, tuple[str, list[RowTold]]], int, list[str]]:
    """By person, the name and what the rows tell; how many rows wait; cells not understood."""
    told: dict[int, tuple[str, list[RowTold]]] = {}
    waiting = 0
    unread: list[str] = []
    for table, layout in group.tables:
        dated = replace(layout, fiscal_year=layout.fiscal_year or year)
        for row in table.rows:
            found = tell(dated, row.record)
            unread += found.unread
            if row.person is None:
                waiting += 1
            else:
                told.setdefault(row.person, (row.name, []))[1].append(found)
    return told, waiting, unread


def _subject(
    group: _Group,
    state: SubjectState,
    uid: str,
    year: int | None,
    told: Mapping[int, tuple[str, list[RowTold]]],
    waiting: int,
    unread: Sequence[str],
) -> Subject:
    table, layout = group.first
    people = [merged(each) for _, each in told.values()]
    marks = Counter[str](mark.kind for each in people for _, mark in each.marks)
    states = Counter[str](each.state or "applied" for each in people)
    counted = (("trainees", states), ("marks", marks))
    sessions = [s for _, each in group.tables for s in each.sessions]
    notes: list[Reason] = []
    if year is None:
        notes.append(Reason("training_year_unknown", {"title": layout.title}))
    if sessions and all(each.rule is None for _, each in group.tables):
        notes.append(Reason("training_rule_unknown", {}))
    lengthless = sum(s.minutes is None for s in sessions)
    if lengthless:
        notes.append(Reason("training_hours_unknown", {"count": lengthless}))
    if unread:
        few = ", ".join(dict.fromkeys(unread[:_UNREAD_SHOWN]))
        notes.append(Reason("training_cells_unread", {"count": len(unread), "cells": few}))
    details: dict[str, str | int | None] = {"fiscal_year": year, "sessions": len(sessions)}
    return Subject(
        group.key,
        state,
        uid,
        layout.title,
        None,
        str(year) if year is not None else None,
        layout.place,
        table.file,
        table.sheet,
        details,
        {part: dict(found) for part, found in counted if found},
        waiting,
        tuple(notes),
    )


def _plan(
    group: _Group,
    uid: str,
    year: int,
    held: Book | None,
    told: Mapping[int, tuple[str, list[RowTold]]],
    choices: Mapping[str, Choice],
) -> tuple[RunPlan, list[Contradiction]]:
    layout = group.first[1]
    at = Weighing(group.key, group.first[0].file, held, choices)
    people: list[PersonPlan] = []
    against: list[Contradiction] = []
    for person, (name, rows) in told.items():
        plan, found = weigh(at, person, name, merged(rows))
        against += found
        if plan.facts:
            people.append(plan)
    rule = next((each.rule for _, each in group.tables if each.rule is not None), None)
    return (
        RunPlan(
            uid,
            held.run.id if held else None,
            layout.title,
            year,
            rule,
            tuple(_new_sessions(group, held)),
            tuple(_new_assignments(group, held)),
            tuple(people),
        ),
        against,
    )


def _new_sessions(group: _Group, held: Book | None) -> Iterator[SessionColumn]:
    known = set(by_key_of(held.course)) if held else set()
    for _, layout in group.tables:
        for session in layout.sessions:
            if key_of(session) not in known:
                known.add(key_of(session))
                yield session


def _new_assignments(group: _Group, held: Book | None) -> Iterator[AssignmentColumn]:
    known = {a.title for a in held.course.assignments} if held else set()
    for _, layout in group.tables:
        for each in layout.assignments:
            if each.title not in known:
                known.add(each.title)
                yield each
