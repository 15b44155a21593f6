"""What is to be done today, and where the three stages stand: a list of small providers.

Each provider gives figures: a code whose sentence the catalogue has (``today.<code>``), a number,
what fills the sentence, and what stands behind the number. A part of the program that has work of
its own adds one line to ``WORK`` or ``STAGES``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from smeic_tui.domain.bodies import holds_on
from smeic_tui.domain.case_counts import count as count_cases
from smeic_tui.domain.licences.assessment import expires_within
from smeic_tui.domain.referrals.dates import Due, due_now, of_introduction, of_referral
from smeic_tui.domain.referrals.numbers import numbers
from smeic_tui.errors import Param
from smeic_tui.store.bodies import bodies
from smeic_tui.store.cases import cases
from smeic_tui.store.events import events
from smeic_tui.store.events.event_counts import counts_of
from smeic_tui.store.events.invitations import waves
from smeic_tui.store.file import backup
from smeic_tui.store.imports import imports
from smeic_tui.store.licences import licences
from smeic_tui.store.licences.licence_holders import holders
from smeic_tui.store.referrals.introductions import introductions
from smeic_tui.store.referrals.referrals import referrals
from smeic_tui.store.today.actions_due import actions_due
from smeic_tui.store.training import trainings

SOON = timedelta(days=7)
"""How far ahead actions are shown."""
_EVENTS = 3
"""Events whose replies are shown, the next ones."""
_BACKUP_AGE = timedelta(days=1)
_IN_DAYS = 48
"""Hours from which an age is told in days."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the figures are of."""

    conn: sqlite3.Connection
    path: Path
    """The file: its backups lie beside it."""
    now: datetime

    @property
    def today(self) -> date:
        """The day."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and what it opens."""

    code: str
    """Stable name; its sentence is ``today.<code>``."""
    count: int
    opens: str
    """What stands behind the number, by the name the screen knows."""
    key: int | None = None
    """Which record, where it is one."""
    params: Mapping[str, Param] = field(default_factory=dict)
    """What else the sentence says."""
    is_late: bool = False
    """Something is overdue."""


Provider = Callable[[Asked], Iterable[Figure]]


# Today's work


def open_replies(asked: Asked) -> Iterator[Figure]:
    """Of the next events: until when an answer is asked for, and how many have not answered."""
    today = asked.today.isoformat()
    coming = [
        event
        for event in reversed(events.events(asked.conn, since=today))
        if event.status == "open" and event.held_on
    ]
    for event in coming[:_EVENTS]:
        left = counts_of(asked.conn, event.id).open
        sent = [w.deadline for w in waves(asked.conn, event.id) if w.sent_on and w.deadline]
        until = min((day for day in sent if day >= today), default=max(sent, default=None))
        params: dict[str, Param] = {
            "series": event.series,
            "number": event.number,
            "title": event.title,
            "deadline": until or event.held_on,
        }
        if left:
            late = until is not None and until < today
            yield Figure("replies", left, "event", event.id, params, is_late=late)


def actions(asked: Asked) -> Iterator[Figure]:
    """What staff promised on the telephone: overdue, and due this week."""
    today = asked.today.isoformat()
    late = len(actions_due(asked.conn, (asked.today - timedelta(days=1)).isoformat()))
    week = (asked.today + SOON).isoformat()
    soon = len(actions_due(asked.conn, week)) - late
    if late:
        yield Figure("actions_late", late, "actions", is_late=True, params={"day": today})
    if soon:
        yield Figure("actions_soon", soon, "actions")


def bringing_due(asked: Asked) -> Iterator[Figure]:
    """Referrals and introductions with something due today or before."""
    found: list[Due] = []
    for referral in referrals(asked.conn):
        found += of_referral(referral, asked.today)
    for introduction in introductions(asked.conn):
        found += of_introduction(introduction, asked.today)
    due = due_now(found)
    for kind, code in (("referral", "referrals_due"), ("introduction", "introductions_due")):
        of_kind = [each for each in due if each.kind == kind]
        if of_kind:
            late = any((each.overdue or 0) > 0 for each in of_kind)
            yield Figure(code, len(of_kind), code, is_late=late)


def licences_expiring(asked: Asked) -> Iterator[Figure]:
    """Licences of those who are still there that expire within the months of the rules."""
    rules = licences.rules(asked.conn)
    soon = sum(
        holder.standing not in ("deceased", "withdrawn")
        and expires_within(holder.found, rules.soon_months, asked.today)
        for holder in holders(asked.conn, asked.today)
    )
    if soon:
        yield Figure("licences", soon, "licences", params={"months": rules.soon_months})


def imports_waiting(asked: Asked) -> Iterator[Figure]:
    """Rows of lists that wait for a decision."""
    waiting = imports.queue_length(asked.conn)
    if waiting:
        yield Figure("imports", waiting, "review")


def backup_age(asked: Asked) -> Iterator[Figure]:
    """How old the newest backup is, in hours; a file without one says so."""
    found = backup.backups(asked.path)
    newest = max((backup.stamp(each) for each in found), default=None)
    if newest is None:
        yield Figure("no_backup", 0, "backup", is_late=True)
        return
    age = max(asked.now - newest, timedelta())
    hours = int(age.total_seconds() // 3600)
    if hours >= _IN_DAYS:
        yield Figure("backup_days", age.days, "backup", is_late=True)
    else:
        code = "backup_hours" if hours else "backup_fresh"
        yield Figure(code, hours, "backup", is_late=age > _BACKUP_AGE)


# The three stages


def across_cohorts(asked: Asked) -> Iterator[Figure]:
    """期を超えた交流: events of the fiscal year and alumni who came to any of them."""
    first = f"{asked.today.year - (asked.today.month < 4)}-04-01"
    held, coming = events_until_and_after(asked.conn, asked.today)
    came = len(alumni_who_came(asked.conn, first, asked.today.isoformat()))
    yield Figure("events_held", len(held), "events_held")
    yield Figure("alumni_came", came, "came", params={"since": first})
    yield Figure("events_coming", len(coming), "events_coming")


def events_until_and_after(
    conn: sqlite3.Connection, today: date
) -> tuple[frozenset[int], frozenset[int]]:
    """Ids of the events held this fiscal year, today's among them, and of those to come."""
    first = f"{today.year - (today.month < 4)}-04-01"
    every = [e for e in events.events(conn, since=first) if e.status != "cancelled"]
    held = frozenset(e.id for e in every if e.held_on and e.held_on <= today.isoformat())
    return held, frozenset(e.id for e in every) - held


def alumni_who_came(conn: sqlite3.Connection, since: str, until: str) -> tuple[int, ...]:
    """Alumni who came themselves to any event of these days, both included, by 五十音."""
    rows = conn.execute(
        "SELECT DISTINCT attendance.person_id, sort_kana FROM attendance "
        "JOIN event_part ON event_part.id = event_part_id "
        "JOIN event ON event.id = event_part.event_id "
        "JOIN roster_row ON roster_row.person_id = attendance.person_id "
        "WHERE proxy IS NULL AND roster_row.kind = 'alumnus' AND event.status <> 'cancelled' "
        "AND held_on BETWEEN ?1 AND ?2 ORDER BY sort_kana, attendance.person_id",
        (since, until),
    )
    return tuple(person_id for person_id, _ in rows)


def making_cases(asked: Asked) -> Iterator[Figure]:
    """事例づくり: cases, those that became business, working groups at work, trainings."""
    today = asked.today.isoformat()
    counts = count_cases(cases.cases(asked.conn), today)
    yield Figure("cases", counts.total, "cases")
    yield Figure("cases_business", counts.by_stage["business"], "cases")
    groups = [
        each
        for each in bodies.bodies(asked.conn)
        if each.kind == "working_group" and holds_on(None, each.ended, today)
    ]
    yield Figure("groups", len(groups), "bodies")
    yield Figure("trainings", len(trainings.runs(asked.conn)), "training")


def opening_up(asked: Asked) -> Iterator[Figure]:
    """オープン化: outsiders who came in, those who joined, reports owed, introductions."""
    found = numbers(referrals(asked.conn), asked.today)
    yield Figure("referrals", found.total, "referrals")
    yield Figure("referrals_joined", found.at("joined").count, "referrals")
    yield Figure("reports_owed", found.reports_owed, "referrals", is_late=bool(found.reports_owed))
    yield Figure("introductions", len(introductions(asked.conn)), "introductions")


WORK: tuple[tuple[str, Provider], ...] = (
    ("replies", open_replies),
    ("actions", actions),
    ("bringing", bringing_due),
    ("licences", licences_expiring),
    ("imports", imports_waiting),
    ("backup", backup_age),
)
"""Today's work: name of a line (``today.line.<name>``) and who provides it, in order."""
STAGES: tuple[tuple[str, Provider], ...] = (
    ("stage_1", across_cohorts),
    ("stage_2", making_cases),
    ("stage_3", opening_up),
)
"""One line a stage of the centre's mission."""

Lines = tuple[tuple[str, tuple[Figure, ...]], ...]


def figures(asked: Asked) -> tuple[Lines, Lines]:
    """Today's work and the stages: lines that have something to say, each with its figures."""
    work = tuple((name, tuple(provide(asked))) for name, provide in WORK)
    stages = tuple((name, tuple(provide(asked))) for name, provide in STAGES)
    return tuple(line for line in work if line[1]), stages
